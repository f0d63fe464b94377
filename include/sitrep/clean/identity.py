"""Say which article a page is: its canonical URL, its ids, and where a copy comes from."""

import hashlib
import ipaddress
import re
import unicodedata
from urllib.parse import urldefrag, urljoin, urlsplit

from courlan import clean_url, extract_domain

from sitrep.records import stable_id

_SECTION_STEPS = 3
_SECTION = re.compile(r"[a-z]+(?:-[a-z]+)?", re.IGNORECASE)


def canonical_url(url: str, *declared: str | None) -> tuple[str, str | None]:
    """Return the URL that stands for an article, and that of another outlet's original.

    Parameters
    ----------
    url : str
        Where the page was found.
    *declared : str or None
        What the page says: ``link rel=canonical``, ``og:url``. The first that is good counts.

    Returns
    -------
    canonical : str
        A declared URL of the same registrable domain, else ``url``; without trackers and
        fragment. A page from a folder may declare any.
    origin : str or None
        A declared URL of another domain: the page is a copy of that one.
    """
    own = normal_url(url)
    from_web = is_web(url)
    origin = None
    for text in declared:
        candidate = normal_url(_joined(url, (text or "").strip()))
        if not is_web(candidate) or _is_front_page(candidate):
            continue
        if not from_web or same_site(candidate, url):
            return candidate, origin
        origin = origin or candidate
    return own, origin


def normal_url(url: str) -> str:
    """Return a web URL without trackers, fragment and default port; others as they are."""
    if not is_web(url):
        return url
    return clean_url(urldefrag(url).url) or url


def same_site(one: str, other: str) -> bool:
    """Say whether two URLs are of one registrable domain."""
    return site_of(one) == site_of(other)


def site_of(url: str) -> str:
    """Return the registrable domain of a URL, or its host where there is none.

    Examples
    --------
    >>> site_of("https://news.delta-wire.co.uk/a")
    'delta-wire.co.uk'
    """
    host = (urlsplit(url).hostname or "").lower()
    if (domain := extract_domain(url)) is not None:
        return domain.lower()
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return ".".join(host.split(".")[-2:])
    return host


def is_web(url: str) -> bool:
    """Say whether this is an absolute URL of the web."""
    try:
        return url.startswith(("http://", "https://")) and bool(urlsplit(url).hostname)
    except ValueError:
        return False


def root_of(url: str) -> str:
    """Return the address of a site's front page, without its last slash."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def is_section(url: str) -> bool:
    """Say whether an address looks like that of a section or a tag, and not of an article.

    Examples
    --------
    >>> is_section("https://a.example/world/"), is_section("https://a.example/world/a-b-c-1")
    (True, False)
    """
    parts = urlsplit(url)
    steps = [step for step in parts.path.split("/") if step]
    return not parts.query and len(steps) <= _SECTION_STEPS and all(map(_SECTION.fullmatch, steps))


def hash_text(text: str) -> str:
    """Return the SHA-256 of a clean text in hex: equal texts, equal hashes."""
    return hashlib.sha256(text.encode()).hexdigest()


def article_id(canonical: str) -> str:
    """Return the id of the article at a canonical URL."""
    return stable_id("article", canonical)


def revision_id(article: str, title: str, text_hash: str) -> str:
    """Return the id of one wording of an article."""
    return stable_id("revision", article, title, text_hash)


def slug(name: str) -> str:
    """Return a source id made of an outlet's name.

    Examples
    --------
    >>> slug("The Savanna Standard")
    'the-savanna-standard'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return words or f"source-{stable_id('source', name)[:8]}"


def _joined(url: str, text: str) -> str:
    try:
        return urljoin(url, text) if text else ""
    except ValueError:
        return ""


def _is_front_page(url: str) -> bool:
    # Some sites declare their front page as canonical for every article.
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query
