"""The story of a page is found in the layouts that outlets give it."""

import pytest
from lxml.html import document_fromstring

from sitrep.clean.article_body import read_article_body
from sitrep.clean.furniture import strip_furniture
from sitrep.clean.story import extract_story

TITLE = "Dyke breaks near Harrow Lock"
LEAD = "Hundreds of families spent the night in a hall after the river rose faster than forecast."
STORY = [
    "Flood water broke through the old dyke early on Tuesday and ran into the lower streets.",
    "Nobody was hurt, but 340 households were taken to the hall, where volunteers gave out soup.",
    "“We had warned the council twice since spring,” said Nora Feldt, who runs the station.",
    "The mayor rejected that.",
    "He told reporters that the repair had been ordered in May and that no divers had come.",
    "Engineers expect the gap, about nine metres wide, to be closed by Thursday if it is dry.",
]


def p(lines, names=""):
    return "".join(f"<p {names}>{line}</p>" for line in lines)


def story(body, *, ld=None, description="", title=TITLE):
    tree = document_fromstring(f"<html><body>{body}</body></html>")
    given = read_article_body(ld or {})
    strip_furniture(tree, given)
    return extract_story(tree, given, description=description, title=title)


CARDS = "".join(
    f'<div class="card"><a href="/{n}"><h3>Minister {n} leaves the cabinet</h3></a>'
    f"<p>Minister {n} said on Monday that he would go, after weeks of quarrel over the budget.</p>"
    "</div>"
    for n in range(10)
)
BOX = '<div class="b"><a href="/x"><h3>Why dykes fail</h3></a><p>Old walls, new rain.</p></div>'
LINKS = (
    '<ul><li><a href="/1">Town prepares for a storm</a></li><li><a href="/2">Dykes</a></li></ul>'
)
H1 = f"<h1>{TITLE}</h1>"
HALF = p(STORY[:3]), p(STORY[3:])


@pytest.mark.parametrize(
    "body",
    [
        f"<article>{H1}<div class='b'>{p(STORY)}</div></article>",
        f"<div>{H1}" + "".join(f"<div class='par'>{line}</div>" for line in STORY) + "</div>",
        f"<div>{H1}<div class='txt'>{'<br><br>'.join(STORY)}</div></div>",
        f"<table><tr><td><a>Home</a></td><td>{H1}{p(STORY)}</td><td><a>Most read</a></td></table>",
        # One box for each paragraph.
        f"<main>{H1}" + "".join(f"<div class='t'><div>{p([s])}</div></div>" for s in STORY)
        + "</main>",
        # Boxes, links and adverts between paragraphs.
        f"<main>{H1}<div class='b'>{HALF[0]}{BOX}{HALF[1]}</div></main>",
        f"<main>{H1}<div class='b'>{HALF[0]}<h3>More on this</h3>{LINKS}{HALF[1]}</div></main>",
        f"<main>{H1}<div class='b'>{HALF[0]}</div><div>Ad</div><div class='b'>{HALF[1]}</div>"
        "</main>",
        # Boxes above and behind.
        f"<main>{H1}<div>Nora Grieg</div><div>3 hours ago</div><div class='b'>{p(STORY)}</div>"
        "</main>",
        f"<main>{H1}<div class='b'>{p(STORY)}</div><div class='end'><p>We welcome your views. Our "
        "rules say what may be written here.</p></div></main>",
        f"<main>{H1}<div class='b'>{p(STORY)}<p><em>Nora Grieg writes of rivers.</em></p></div>"
        "</main>",
        f"<main>{H1}<div class='b'>{p(STORY)}<h2>See also</h2></div></main>",
        # Longer teasers than the story, and the next story below it.
        f"<main>{H1}<div class='b'>{p(STORY)}</div></main><div class='grid'>{CARDS}</div>",
        f"<main><article>{H1}<div class='b'>{p(STORY)}</div></article>{CARDS}</main>",
        # A pulled quote, and the whole story again for small screens.
        f"<main>{H1}<div class='b'>{HALF[0]}<blockquote>We had warned the council twice since "
        f"spring</blockquote>{HALF[1]}</div></main>",
        f"<main>{H1}<div class='b'>{p(STORY)}{p(STORY)}</div></main>",
    ],
)  # fmt: skip
def test_layouts(body):
    assert story(f'<nav><a href="/">Home</a></nav>{body}<footer>© Courier</footer>') == STORY


def test_headings_lists_and_quotations_inside_the_story_stay():
    body = (
        f"<main>{H1}<div class='b'>{HALF[0]}<h2>What went wrong</h2>{HALF[1]}"
        "<ul><li>First, the gap is measured by divers.</li><li>Then sand is poured.</li></ul>"
        "<blockquote><p>Never again, says a sign at the lock.</p></blockquote></div></main>"
    )
    assert story(body) == [
        *STORY[:3], "What went wrong", *STORY[3:], "First, the gap is measured by divers.",
        "Then sand is poured.", "Never again, says a sign at the lock.",
    ]  # fmt: skip


def test_posts_of_a_live_blog_under_linked_headings_stay():
    posts = "".join(
        f'<div class="post"><h3><a href="#{n}">Post {n}</a></h3><p>{line}</p></div>'
        for n, line in enumerate(STORY)
    )
    assert [
        line for line in story(f"<main>{H1}<div>{posts}</div></main>") if line in STORY
    ] == STORY


@pytest.mark.parametrize(
    ("lead", "description"),
    [
        (f"<p class='standfirst'>{LEAD}</p>", ""),
        (f"<div class='article-lead'><p>{LEAD}</p></div>", ""),
        (f"<h2>{LEAD}</h2>", LEAD),
        (f"<div class='text-xl'>{LEAD}</div>", LEAD[:60] + "…"),
    ],
)
def test_the_summary_above_the_story_is_part_of_it(lead, description):
    body = f"<main><header>{H1}{lead}<p>Tuesday</p></header><div class='b'>{p(STORY)}</div></main>"
    assert story(body, description=description) == [LEAD, *STORY]


@pytest.mark.parametrize(
    "above",
    [
        f"{H1}<p class='lead'>In short</p>",
        f"{H1}<h2 class='lead'>{TITLE}</h2>",
        f"{H1}<p class='lead'>{STORY[0]}</p>",
    ],
)
def test_what_is_no_summary(above):
    body = f"<main><header>{above}</header><div class='b'>{p(STORY)}</div></main>"
    assert story(body, description=STORY[0]) == STORY


def test_the_publishers_own_text_replaces_a_page_without_one():
    ld = {"articleBody": "\n\n".join(STORY)}
    assert story("<div id='root'></div><p>Please enable scripts.</p>", ld=ld) == STORY


def test_the_publishers_own_text_tells_what_is_not_of_the_story():
    aside, tail = "The Courier is read in forty towns.", "It costs two coins a day, or ten a week."
    body = f"<main>{H1}<div class='b'>{HALF[0]}{p([aside])}{HALF[1]}{p([tail])}</div></main>"
    assert story(body) == [*STORY[:3], aside, *STORY[3:], tail]
    assert story(body, ld={"articleBody": " ".join(STORY)}) == STORY
    # A text that ends early says nothing of the rest.
    assert story(body, ld={"articleBody": " ".join(STORY[:3])}) == [
        *STORY[:3], aside, *STORY[3:], tail,
    ]  # fmt: skip


@pytest.mark.parametrize("body", ["", "<p></p>", LINKS, "<div>" * 300])
def test_pages_without_a_story(body):
    assert story(body) == []
