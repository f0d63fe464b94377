"""Sitemaps come broken and hostile too."""

import pytest

from sitrep.errors import FetchError
from sitrep.fetch.kinds.sitemap import read_sitemap

BASE = "https://delta-wire.example/sitemap.xml"
ONE = "<url><loc>https://delta-wire.example/{}</loc></url>"


def bomb(*, name: str = "loc") -> bytes:
    levels = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "boom">' for n in range(12)
    )
    return (
        f"<!DOCTYPE urlset [{levels}]><urlset><url><{name}>&e11;</{name}></url></urlset>".encode()
    )


@pytest.mark.timeout(60)
def test_entities_are_not_expanded():
    assert read_sitemap(bomb(), BASE).pages == ()


def test_entities_cannot_read_files():
    body = (
        b'<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b"<urlset><url><loc>https://delta-wire.example/&x;</loc></url></urlset>"
    )
    assert all("root:" not in page.url for page in read_sitemap(body, BASE).pages)


def test_nothing_is_loaded_from_elsewhere(tmp_path):
    dtd = tmp_path / "evil.dtd"
    dtd.write_text('<!ENTITY x "expanded">')
    body = f'<!DOCTYPE urlset SYSTEM "{dtd.as_uri()}"><urlset>{ONE.format("&x;")}</urlset>'
    assert all("expanded" not in page.url for page in read_sitemap(body.encode(), BASE).pages)


def test_a_sitemap_that_breaks_off_gives_what_was_whole():
    body = f"<urlset>{ONE.format('a')}{ONE.format('b')}".encode()
    assert [page.url[-1] for page in read_sitemap(body, BASE).pages] == ["a", "b"]
    assert read_sitemap(body[:-20], BASE).pages[0].url[-1] == "a"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\x00" * 10,
        b"<html><body>Not found</body></html>",
        b"plain words",
        b"\x1f\x8b",
        b"\x1f\x8bnot gzip at all",
        b"{}",
        b"<rss version='2.0'/>",
    ],
)
def test_what_is_no_sitemap_is_said_so(body):
    with pytest.raises(FetchError, match="is not a sitemap"):
        read_sitemap(body, BASE)


@pytest.mark.timeout(60)
def test_nested_tags_end():
    with pytest.raises(FetchError):
        read_sitemap(b"<a>" * 3_000_000, BASE)
    assert read_sitemap(b"<urlset>" + b"<url>" * 2_000_000, BASE).pages == ()


@pytest.mark.parametrize("space", ["", ' xmlns="http://www.google.com/schemas/sitemap/0.84"'])
def test_its_namespace_does_not_matter(space):
    body = f"<urlset{space}>{ONE.format('a')}</urlset>".encode()
    assert len(read_sitemap(body, BASE).pages) == 1


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026-03-01T10:00:00+02:00", "2026-03-01T08:00:00+00:00"),
        ("2026-03-01", "2026-03-01T00:00:00+00:00"),
        ("2026-03-01T10:00Z", "2026-03-01T10:00:00+00:00"),
        ("2026-03", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00+14:00", None),
    ],
)
def test_dates_are_those_of_the_web(written, meant):
    body = f"<urlset><url><loc>/a</loc><lastmod> {written} </lastmod></url></urlset>".encode()
    (page,) = read_sitemap(body, BASE).pages
    assert page.updated_at == meant
