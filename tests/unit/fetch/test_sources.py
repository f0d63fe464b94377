"""The list of sources is checked when it is read."""

from collections import Counter
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
    listed = [source for source in sources if source.kind != "gdelt"]
    assert len({source.url for source in listed}) == len(listed)


def test_what_is_fetched_by_default_has_many_sides_too():
    enabled = [source for source in load_sources() if source.enabled]
    countries = Counter(source.country for source in enabled)
    assert len(enabled) >= 65
    assert len(countries) >= 40
    assert max(countries.values()) <= len(enabled) / 10
    assert len({source.language for source in enabled}) >= 8
    blocs = {
        "NATO": {"USA", "GBR", "FRA", "DEU", "POL", "TUR"},
        "BRICS": {"RUS", "CHN", "IND", "IRN", "BRA", "ZAF"},
        "Arab world": {"QAT", "SAU", "ARE"},
        "Africa": {"NGA", "ETH", "ZAF"},
        "Latin America": {"BRA", "ARG", "MEX", "URY"},
        "South-East Asia": {"IDN", "SGP", "THA"},
    }
    assert {name for name, members in blocs.items() if members <= set(countries)} == set(blocs)


def test_every_kind_that_lies_on_the_web_is_in_the_shipped_list():
    sources = load_sources()
    kinds = Counter(source.kind for source in sources)
    assert set(kinds) == set(SOURCE_KINDS) - {"folder"}
    assert all(not source.enabled for source in sources if source.kind in {"gdelt", "ccnews"})


def test_every_kind_can_be_fetched():
    assert {*LISTS, *ARCHIVES} == set(SOURCE_KINDS)


ENTRIES = {
    "rss": 'url = "https://d.example/feed"\ndomains = ["d.example"]\npattern = "/world/"',
    "sitemap": 'url = "https://d.example/sitemap.xml"\nmax_age_days = 2\npattern = "/world/"',
    "page_list": 'url = "https://d.example/"\nselector = "main h3 a"',
    "gdelt": 'files = "gkg"\nmax_age_days = 1\ndomains = ["d.example"]',
    "folder": 'path = "pages"',
    "ccnews": 'url = "s3://bucket/warc.paths.gz"\nlanguages = ["en", "fr"]',
}


def entry(kind: str, lines: str) -> str:
    return f'[[source]]\nsource_id = "x"\nname = "X"\nkind = "{kind}"\n{lines}\n'


@pytest.mark.parametrize(("kind", "lines"), ENTRIES.items())
def test_each_kind_has_its_keys(written, kind, lines):
    (source,) = load_sources(written(entry(kind, lines)))
    assert source.kind == kind
    assert source.path is None or source.url is None


@pytest.mark.parametrize(
    ("kind", "lines", "problem"),
    [
        ("rss", 'selector = "a"', "takes no selector"),
        ("rss", 'pattern = "("', "no regular expression"),
        ("rss", 'domains = "d.example"', "domains must be a list"),
        ("rss", "domains = [1]", "domains must be a list"),
        ("rss", "max_age_days = 1", "takes no max_age_days"),
        ("sitemap", "max_age_days = 0", "above 0"),
        ("sitemap", 'max_age_days = "1"', "whole number"),
        ("sitemap", "max_age_days = true", "whole number"),
        ("page_list", 'selector = "main >"', "no CSS selector"),
        ("gdelt", 'files = "mentions"', "export or gkg"),
        ("gdelt", 'path = "pages"', "takes no path"),
        ("folder", 'pattern = "x"', "takes no pattern"),
        ("ccnews", 'languages = ["English"]', "no ISO 639 code"),
        ("ccnews", 'path = "crawl"', "exclude each other"),
    ],
)
def test_mistakes_in_the_keys_of_a_kind_are_named(written, kind, lines, problem):
    location = {"folder": 'path = "pages"', "gdelt": ""}.get(kind, 'url = "https://d.example/x"')
    with pytest.raises(SourceListError, match=problem):
        load_sources(written(entry(kind, f"{location}\n{lines}")))


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://d.example/world/a", True),
        ("https://www.D.example:8080/world/a", True),
        ("https://notd.example/world/a", False),
        ("https://d.example.evil.example/world/a", False),
        ("https://d.example@evil.example/world/a", False),
        ("https://d.example/sport/a", False),
        ("http://[oops/world/", False),
    ],
)
def test_pages_are_wanted_by_domain_and_pattern(written, url, wanted):
    (source,) = load_sources(written(entry("rss", ENTRIES["rss"])))
    assert source.wants(url) is wanted
