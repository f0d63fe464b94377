"""RSS and Atom in their many shapes."""

import pytest

from sitrep.errors import FetchError
from sitrep.fetch.kinds.rss import read_feed

BASE = "https://delta-wire.example/feeds/world.xml"

RSS = b"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Delta Wire</title>
<item><title>Army &amp;amp; rebels
  agree</title><link>https://delta-wire.example/a?x=1&amp;y=2</link>
  <pubDate>Sat, 10 Sep 2022 18:55:00 +0300</pubDate><dc:creator>Helen Marlowe</dc:creator></item>
<item><title>Relative</title><link>/b#top</link></item>
<item><title>No link</title></item>
<item><title>By guid</title><guid isPermaLink="true">https://delta-wire.example/c</guid></item>
<item><title>Mail</title><link>mailto:desk@delta-wire.example</link></item>
<item><title>No URL</title><link>http://[oops</link></item>
<item><title>Again</title><link>/b</link></item>
<item><title>Bad date</title><link>/d</link><pubDate>yesterday</pubDate></item>
</channel></rss>"""

ATOM = """<?xml version="1.0" encoding="iso-8859-1"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title>
<entry><title type="html">&lt;b&gt;Mis\u00e8re&lt;/b&gt; ends</title>
<link rel="alternate" href="../news/a.html"/><updated>2023-04-16T10:00:00Z</updated>
<author><name>Lina Khoury</name></author></entry></feed>""".encode("latin-1")


def test_rss():
    first, relative, by_guid, bad_date = read_feed(RSS, BASE)
    assert first.url == "https://delta-wire.example/a?x=1&y=2"
    assert first.title == "Army & rebels agree"
    assert first.published_at == "2022-09-10T15:55:00+00:00"
    assert first.author == "Helen Marlowe"
    assert relative.url == "https://delta-wire.example/b"
    assert by_guid.url == "https://delta-wire.example/c"
    assert (bad_date.published_at, bad_date.hints) == (None, {"title": "Bad date"})


def test_atom():
    (entry,) = read_feed(ATOM, BASE)
    assert entry.url == "https://delta-wire.example/news/a.html"
    assert entry.title == "Misère ends"
    assert entry.hints["published_at"] == "2023-04-16T10:00:00+00:00"


def test_a_feed_without_entries_is_a_feed():
    assert read_feed(b"<rss version='2.0'><channel><title>T</title></channel></rss>", BASE) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Not found</body></html>",
        b"{}",
        b"\x00\xff",
        b"/etc/hostname",
        b"http://a.b",
    ],
)
def test_what_is_no_feed_is_said_so(body):
    with pytest.raises(FetchError, match=r"world\.xml is not a feed"):
        read_feed(body, BASE)


def test_entities_that_feeds_define_are_not_expanded():
    levels = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' if n else '<!ENTITY e0 "boom">' for n in range(12)
    )
    bomb = (
        f'<?xml version="1.0"?><!DOCTYPE rss [{levels}]><rss version="2.0"><channel>'
        "<item><title>&e11;</title><link>https://delta-wire.example/a</link></item>"
        "</channel></rss>"
    ).encode()
    assert all(len(entry.title) < 1000 for entry in read_feed(bomb, BASE))


def test_entities_cannot_read_files():
    body = (
        b'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        b'<rss version="2.0"><channel><item><title>&x;</title>'
        b"<link>https://delta-wire.example/a</link></item></channel></rss>"
    )
    assert all("root:" not in entry.title for entry in read_feed(body, BASE))


def test_a_broken_feed_gives_what_can_be_read():
    assert len(read_feed(RSS[:700], BASE)) >= 2
