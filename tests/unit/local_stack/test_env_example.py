import io
import re
from itertools import pairwise

from dotenv import dotenv_values

from local_stack.state_folder import ROOT
from sitrep.settings import Settings

TEXT = (ROOT / ".env.example").read_text(encoding="utf-8")
# Settings of the Dag, of `make up` and of the tests.
BESIDE_SETTINGS = {
    *("SITREP_SCHEDULE", "SITREP_RETRY_DELAY_S", "SITREP_API_PORT", "SITREP_TEST_WAREHOUSE_URL"),
}


def listed():
    return re.findall(r"^#?([A-Z][A-Z_]+)=", TEXT, flags=re.MULTILINE)


def test_it_lists_exactly_the_settings():
    fields = {f"SITREP_{name.upper()}" for name in Settings.model_fields}
    assert set(listed()) == fields | BESIDE_SETTINGS
    assert len(listed()) == len(set(listed()))


def test_every_setting_has_a_comment_above_it():
    lines = TEXT.splitlines()
    bare = [
        line
        for above, line in pairwise(lines)
        if re.match(r"#?[A-Z_]+=", line) and not re.match(r"# \w.*", above)
    ]
    assert bare == []


def test_what_it_shows_are_the_defaults(monkeypatch):
    for name in listed():
        monkeypatch.delenv(name, raising=False)
    defaults = Settings()
    shown = io.StringIO(re.sub(r"(?m)^#(?=[A-Z])", "", TEXT))
    for name, value in dotenv_values(stream=shown).items():
        monkeypatch.setenv(name, value or "")
    monkeypatch.delenv("SITREP_SOURCES")  # empty means: not set
    assert Settings() == defaults
