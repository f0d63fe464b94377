"""The publisher's own text helps where the page has less."""

import json

from lxml.html import document_fromstring

from sitrep.clean.article_body import read_article_body, read_embedded_body
from sitrep.clean.blocks import read_blocks

LINES = [f"Sentence number {n} of a story that is long enough to count here." for n in range(10)]


def page(*lines):
    return read_blocks(document_fromstring("".join(f"<p>{line}</p>" for line in lines) or "<p>"))


def test_its_paragraphs():
    assert read_article_body({"articleBody": "One.\r\n\r\nTwo &amp; three."}).paragraphs == (
        "One.", "Two & three.",
    )  # fmt: skip
    assert read_article_body({"articleBody": "<p>One.</p><p>Two<br>three</p>"}).paragraphs == (
        "One.", "Two", "three",
    )  # fmt: skip
    assert read_article_body({"articleBody": "&lt;p&gt;One.&lt;/p&gt;"}).paragraphs == ("One.",)
    assert read_article_body({"articleBody": ["x"]}).paragraphs == ()


def test_posts_of_a_live_blog():
    posts = [{"headline": "First", "articleBody": "One."}, {"articleBody": "Two."}, "x"]
    assert read_article_body({"liveBlogUpdate": posts}).paragraphs == ("First", "One.", "Two.")


def test_it_replaces_a_story_of_which_the_page_has_little():
    given = read_article_body({"articleBody": "\n".join(LINES)})
    assert given.better_than(LINES[:2], page(*LINES[:2])) == LINES
    assert given.better_than(LINES[:8], page(*LINES[:8])) == LINES[:8]
    assert given.better_than([], page()) == LINES
    short = read_article_body({"articleBody": "A teaser."})
    assert short.better_than([], page()) == []


def test_paragraphs_of_the_page_are_preferred():
    given = read_article_body({"articleBody": " ".join(LINES)})
    assert given.better_than(["Enable scripts."], page("Enable scripts.", *LINES)) == LINES
    assert given.better_than(["Enable scripts."], page()) == [" ".join(LINES)]


def test_what_it_holds():
    given = read_article_body({"articleBody": "“Kyiv’s army” moved."})
    assert given.holds("Kyiv's army")
    assert not given.holds("Kyiv fell")
    assert not given.holds("…")


def test_the_story_of_a_page_that_scripts_render():
    body = "".join(f"<p>{line}</p>" for line in LINES)
    for text in (
        json.dumps({"a": {"html": body}, "b": "x"}),
        "window.data = " + json.dumps({"html": body}).replace("<", "\\u003c") + ";",
    ):
        tree = document_fromstring(f"<html><body><div></div><script>{text}</script></body></html>")
        assert list(read_embedded_body(tree).paragraphs) == LINES
    with_story = document_fromstring(f"<html><body>{body}<script>{text}</script></body></html>")
    assert read_embedded_body(with_story).paragraphs == ()
    for text in ("", '"<p' + "x" * 500_000, '"<p>' * 100_000, '"<p>' + "\\" * 100_001 + '"'):
        tree = document_fromstring(f"<html><body><p>x</p><script>{text}</script></body></html>")
        assert read_embedded_body(tree).paragraphs == ()
