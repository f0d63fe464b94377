"""The documentation names what there is, and its links lead somewhere."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import typer.main
from click import Command, Group

from sitrep.cli.app import app
from sitrep.fetch.sources import SOURCE_KINDS
from sitrep.knowledge.actors import SECTORS
from sitrep.knowledge.ontology import load_ontology
from sitrep.settings import Settings
from sitrep.warehouse.build_marts import mart_sources
from sitrep.warehouse.quality import check_names

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
TEXT = {page.relative_to(ROOT).as_posix(): page.read_text(encoding="utf-8") for page in PAGES}

FENCE = re.compile(r"^```.*?^```", flags=re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", flags=re.MULTILINE)


def commands(command: Command, name: str = "sitrep") -> list[str]:
    if isinstance(command, Group):
        below = (commands(sub, f"{name} {key}") for key, sub in command.commands.items())
        return [found for group in below for found in group]
    return [name]


def make_targets() -> list[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return re.findall(r"^([a-z][a-z-]*):.*## ", makefile, flags=re.MULTILINE)


def dag_ids() -> list[str]:
    return [path.stem for path in sorted((ROOT / "dags").glob("*.py"))]


def settings() -> list[str]:
    return [f"SITREP_{name.upper()}" for name in Settings.model_fields]


def links() -> list[tuple[str, str]]:
    return [
        (page, target)
        for page, text in TEXT.items()
        for target in LINK.findall(FENCE.sub("", text))
        if "://" not in target and not target.startswith("mailto:")
    ]


def anchors(text: str) -> set[str]:
    """Return the anchors of a page as code hosts make them from its headings."""
    headings = (heading.lower() for heading in HEADING.findall(FENCE.sub("", text)))
    return {re.sub(r"[^\w\- ]", "", heading).replace(" ", "-") for heading in headings}


def mentions(page: str, name: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", TEXT[page]) is not None


@pytest.mark.parametrize("command", commands(typer.main.get_command(app)))
def test_every_command_is_described(command):
    assert mentions("docs/how_to.md", command)


@pytest.mark.parametrize("target", make_targets())
def test_every_target_of_make_is_described(target):
    assert mentions("docs/how_to.md", f"make {target}")


@pytest.mark.parametrize("name", settings())
def test_every_setting_is_described(name):
    assert f"| `{name}` " in TEXT["docs/how_to.md"]


@pytest.mark.parametrize("check", check_names())
def test_every_quality_check_is_described(check):
    assert f"| `{check}` " in TEXT["docs/how_to.md"]


@pytest.mark.parametrize("kind", SOURCE_KINDS)
def test_every_kind_of_source_is_described(kind):
    assert mentions("docs/how_to.md", kind)


@pytest.mark.parametrize("dag_id", dag_ids())
def test_every_dag_is_described(dag_id):
    assert mentions("docs/architecture.md", dag_id)


@pytest.mark.parametrize("mart", mart_sources())
def test_every_mart_is_described(mart):
    assert f"| `marts.{mart}` " in TEXT["docs/analysts.md"]


@pytest.mark.parametrize("sector", SECTORS)
def test_every_sector_is_listed_with_its_meaning(sector):
    assert re.search(rf"\| `{sector}` +\| {re.escape(SECTORS[sector])} ", TEXT["docs/naming.md"])


@pytest.mark.parametrize("event_type", load_ontology().types.values(), ids=lambda t: t.code)
def test_every_event_type_is_listed_with_its_definition_and_modes(event_type):
    page = TEXT["docs/naming.md"]
    assert re.search(rf"\| `{event_type.code}` .*\| {re.escape(event_type.definition)} ", page)
    modes = ", ".join(f"`{mode}`" for mode in event_type.modes)
    assert not modes or re.search(rf"\| `{event_type.code}` +\| {modes} ", page)


@pytest.mark.parametrize(("page", "target"), links())
def test_every_relative_link_leads_somewhere(page, target):
    path, _, anchor = unquote(target).partition("#")
    found = (ROOT / page).parent / path if path else ROOT / page
    assert found.exists(), f"{page} links to {target}"
    if anchor:
        assert anchor in anchors(found.read_text(encoding="utf-8"))


def test_the_readme_starts_with_the_two_commands():
    top = TEXT["README.md"].split("\n## ", 1)[0]
    assert "\nmake demo\n" in top
    assert "\nmake test\n" in top
