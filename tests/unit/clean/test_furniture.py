"""Furniture goes by its names; the story stays, whatever it is called."""

import time

import pytest
from lxml.html import document_fromstring

from sitrep.clean.article_body import ArticleBody, read_article_body
from sitrep.clean.furniture import is_lead, strip_furniture

LINE = "Flood water broke through the old dyke near the lock early on Tuesday, the board said."
STORY = "".join(f"<p>{LINE} Part {number}.</p>" for number in range(10))
NONE = read_article_body({})


def left(html: str, given: ArticleBody = NONE) -> str:
    tree = document_fromstring(f"<html><body>{html}</body></html>")
    strip_furniture(tree, given)
    return tree.text_content()


@pytest.mark.parametrize(
    "names",
    [
        'class="photo-caption"',
        'class="imageCaption"',
        'class="article__related-stories"',
        'class="ReadMore"',
        'id="newsletter_box"',
        'data-component="share-tools"',
        'class="comment-list"',
        'class="author-bio"',
        'role="complementary"',
        "hidden",
        'aria-hidden="true"',
    ],
)
def test_it_goes_by_a_word_in_its_names(names):
    assert "Furniture" not in left(f"{STORY}<div {names}>Furniture</div>after")
    assert left(f"{STORY}<div {names}>Furniture</div>after").endswith("after")


@pytest.mark.parametrize("tag", ["nav", "footer", "aside", "figcaption", "figure", "form"])
def test_it_goes_by_its_tag(tag):
    assert "Furniture" not in left(f"{STORY}<{tag}>Furniture</{tag}>")


@pytest.mark.parametrize("names", ['class="ads-enabled"', 'id="aside-related"', 'class="nav"'])
def test_what_holds_the_story_stays(names):
    assert "Part 9" in left(f"<div {names}>{STORY}</div>")
    assert "Part 9" in left(f"<form>{STORY}</form>")
    assert "Title" in left(f"{STORY}<div {names}><h1>Title</h1></div>")
    assert "Body" in left(f'{STORY}<div {names}><p itemprop="articleBody">Body</p></div>')


def test_a_word_on_every_paragraph_is_no_sign():
    paragraphs = "".join(f'<p class="share-{n}">{LINE} Part {n}.</p>' for n in range(10))
    assert "Part 9" in left(paragraphs)


def test_captions_go_however_long_they_are():
    figure = f"<figure><figcaption>{LINE * 5}</figcaption></figure>"
    assert left(figure * 4 + "<p>The army moved.</p>") == "The army moved."
    assert left(f"<figcaption hidden><nav>x</nav></figcaption>{STORY}").startswith("Flood")


def test_doubtful_words_take_little():
    last = f'<div class="promo"><p>{LINE}</p><p>{LINE}</p></div>'
    assert left(STORY + last).count(LINE) == 12
    assert "Log in" not in left(STORY + '<div class="promo">Log in</div>')


def test_comments_may_be_longer_than_the_story():
    comments = f'<div id="comments">{STORY.replace("Part", "Comment") * 3}</div>'
    assert "Comment" not in left(STORY + comments)


def test_words_of_the_publishers_own_text_stay():
    said = "“We had warned the council twice since the spring, and it did nothing,” she said."
    page = f'{STORY}<aside class="pullquote">{said}</aside>'
    assert "warned" not in left(page)
    assert "warned" in left(page, read_article_body({"articleBody": f"{LINE} {said}"}))


def test_leads_are_known_by_their_names():
    def lead(names):
        return is_lead(document_fromstring(f"<p {names}>x</p>").find(".//p"))

    assert lead('class="article__standfirst"')
    assert lead('class="leadText"')
    assert not lead('class="image-description"')
    assert not lead('class="leader"')
    assert not lead("")


def test_hostile_pages_take_no_time():
    deep = '<div class="share related">' * 200 + LINE
    wide = '<div class="share-x comment_y">x</div>' * 18_000
    start = time.process_time()
    left(deep + wide)
    assert time.process_time() - start < 2
