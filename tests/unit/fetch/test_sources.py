"""The list of sources is checked when it is read."""

from pathlib import Path

import pytest

from sitrep.errors import SourceListError
from sitrep.fetch.kinds import ARCHIVES, LISTS
from sitrep.fetch.sources import SOURCE_KINDS, find_source, load_sources
from sitrep.records import SourceInfo

GOOD = """
[[source]]
source_id = "delta-wire"
name = "Delta Wire"
kind = "rss"
url = "https://delta-wire.example/feed.xml"
country = "GBR"
language = "en"

[[source]]
source_id = "drop"
name = "Drop folder"
kind = "folder"
path = "pages"
enabled = false
"""


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str) -> Path:
        path = tmp_path / "sources.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_sources_are_read_in_order(written):
    path = written(GOOD)
    wire, drop = load_sources(path)
    assert wire.info == SourceInfo(
        source_id="delta-wire", source_name="Delta Wire", source_country="GBR", source_kind="rss"
    )
    assert (wire.enabled, drop.enabled) == (True, False)
    assert drop.path == path.parent / "pages"
    assert find_source((wire, drop), "drop") is drop


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ('kind = "rss"', 'kind = "gopher"', "unknown kind 'gopher'"),
        ('source_id = "drop"', 'source_id = "delta-wire"', "listed twice"),
        ('url = "https://delta-wire.example/feed.xml"', "", "needs url"),
        ('url = "https', 'url = "ftp', "must start with http"),
        ('url = "https', 'path = "x"\nurl = "https', "takes no path"),
        ('country = "GBR"', 'county = "GBR"', "unknown key county"),
        ('country = "GBR"', 'country = "UK"', "no alpha-3 code"),
        ('language = "en"', 'language = "English"', "no ISO 639 code"),
        ('source_id = "drop"', 'source_id = "Drop Folder"', "joined by hyphens"),
        ('source_id = "drop"', 'source_id = "../drop"', "joined by hyphens"),
        ('name = "Drop folder"', "", "missing name"),
        ('name = "Drop folder"', "name = 3", "name must be text"),
        ("enabled = false", 'enabled = "no"', "true or false"),
        ("[[source]]", "[[sources]]", r"\[\[source\]\] tables"),
        ("[[source]]", "[[source", "cannot be read"),
    ],
)
def test_mistakes_are_named(written, before, after, problem):
    assert before in GOOD
    with pytest.raises(SourceListError, match=problem):
        load_sources(written(GOOD.replace(before, after)))


def test_a_file_that_is_missing_or_empty_is_named(written, tmp_path):
    with pytest.raises(SourceListError, match=r"nowhere\.toml"):
        load_sources(tmp_path / "nowhere.toml")
    with pytest.raises(SourceListError, match="tables"):
        load_sources(written(""))


def test_an_unknown_source_is_named_with_the_known_ones(written):
    with pytest.raises(SourceListError, match=r"'alpha'.*delta-wire, drop"):
        find_source(load_sources(written(GOOD)), "alpha")


def test_the_shipped_list_has_many_sides():
    sources = load_sources()
    countries = {source.country for source in sources}
    assert len(sources) >= 30
    assert {"UKR", "RUS", "CHN", "IRN", "ISR", "QAT", "IND", "PAK", "TUR", "USA", None} <= countries
    assert {"es", "fr", "de", "uk", "ru", "ar"} <= {source.language for source in sources}
    assert len({source.url for source in sources}) == len(sources)


def test_every_kind_can_be_fetched():
    assert {*LISTS, *ARCHIVES} == set(SOURCE_KINDS)
