"""Resolve the links of lists of pages."""

from urllib.parse import urldefrag, urljoin

_WEB = ("http://", "https://")


def web_url(base_url: str, link: str | None) -> str:
    """Return where a link leads to on the web, without its fragment; empty if nowhere.

    Examples
    --------
    >>> web_url("https://delta-wire.example/news/", "../a#top")
    'https://delta-wire.example/a'
    >>> web_url("https://delta-wire.example/news/", "mailto:desk@delta-wire.example")
    ''
    """
    if not link or not link.strip():
        return ""
    try:
        url = urldefrag(urljoin(base_url, link.strip())).url
    except ValueError:  # brackets that hold no address
        return ""
    return url if url.startswith(_WEB) else ""
