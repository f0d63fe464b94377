"""Sources of kind ``page_list``: a page of links, such as a section front."""

from datetime import datetime
from itertools import islice

from cssselect import SelectorError
from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from sitrep.errors import FetchError
from sitrep.fetch.links import web_url
from sitrep.fetch.listing import ListedPage, Pages, Reader
from sitrep.fetch.sources import Source

# The parser takes some seconds for a tag of so many bytes, and an hour for one of ten times that.
MAX_BYTES = 500_000
MAX_LINKS = 5000

_MAX_TITLE_CHARS = 300


async def list_pages(source: Source, reader: Reader, now: datetime) -> Pages:  # noqa: ARG001
    """Yield the pages that the links of a page lead to, in its order."""
    document = await reader.read(source.url or "", if_changed=True)
    if document is not None:
        for page in read_links(document.body, document.url, selector=source.selector or "a"):
            yield page


def read_links(body: bytes, base_url: str, *, selector: str) -> list[ListedPage]:
    """Return the pages that the links chosen by a CSS selector lead to, each once. Pure.

    Parameters
    ----------
    selector : str
        Chooses links, or elements that hold them: ``"main h3 a"``, ``".teaser"``.

    Returns
    -------
    list of ListedPage
        The title of a page is the longest text of its links. Of a page without end, the
        first :data:`MAX_BYTES` and :data:`MAX_LINKS` are read.

    Raises
    ------
    FetchError
        If the page cannot be read, or the selector chooses no link: sites change.
    """
    try:
        # The encoding matters for titles alone, which are hints.
        tree = document_fromstring(body[:MAX_BYTES], parser=HTMLParser(encoding="utf-8"))
        chosen = tree.cssselect(selector)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FetchError(f"{base_url} is no page of links: {error}.") from error
    except SelectorError as error:
        raise FetchError(f"{selector!r} is no CSS selector: {error}.") from error
    base = web_url(base_url, tree.xpath("string(//base/@href)")) or base_url
    titles: dict[str, str] = {}
    for link in islice((link for node in chosen for link in node.iter("a")), MAX_LINKS):
        if url := web_url(base, link.get("href")):
            title = " ".join(link.text_content().split())[:_MAX_TITLE_CHARS]
            titles[url] = max(titles.get(url, ""), title, key=len)
    titles.pop(web_url(base_url, base_url), None)
    if not titles:
        raise FetchError(f"{base_url} has no link that {selector!r} chooses.")
    return [ListedPage(url=url, title=title) for url, title in titles.items()]
