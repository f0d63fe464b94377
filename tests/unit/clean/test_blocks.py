"""A page is read as blocks of text, in order, with what is linked in them."""

import pytest
from lxml.html import document_fromstring

from sitrep.clean.blocks import key_of, read_blocks


def blocks(html: str):
    return read_blocks(document_fromstring(f"<html><body>{html}</body></html>"))


@pytest.mark.parametrize(
    ("html", "texts"),
    [
        ("<p>One</p><p>Two</p>", ["One", "Two"]),
        ("<div>One<p>Two</p>three</div>", ["One", "Two", "three"]),
        ("<p>The <b>ar</b>my <i>said</i>\n so.</p>", ["The army said so."]),
        ("<ul><li>One</li><li>Two <ul><li>Three</li></ul></li></ul>", ["One", "Two", "Three"]),
        ("<p> </p><script>x</script><style>y</style><p>One<noscript>z</noscript> two</p>",
         ["One two"]),
        ("", []),
    ],
)  # fmt: skip
def test_texts(html, texts):
    assert [block.text for block in blocks(html)] == texts


def test_lines_links_and_emphasis():
    (block,) = blocks('<p>One<br>two <a href="/x">three</a></p>')
    assert block.lines == ("One", "two three")
    assert (block.chars, block.link_chars) == (12, 5)
    assert not block.is_linked
    assert blocks('<p>See <a href="/x">all of this story</a></p>')[0].is_linked
    assert blocks("<p><em>Nora Grieg is a writer.</em></p>")[0].is_emphasis
    assert not blocks("<p>She <em>had</em> it.</p>")[0].is_emphasis
    assert blocks("<h3>More</h3>")[0].is_heading


def test_shapes_are_those_of_tag_class_and_container():
    one, two, three = blocks(
        '<div class="s"><p class="a">1</p><p class="a">2</p></div><p class="a">3</p>'
    )
    assert one.shape == two.shape != three.shape


def test_keys_are_what_is_the_same_however_it_is_set():
    assert key_of("“Kyiv’s  Army”") == key_of("KYIV's army") == "kyivsarmy"
