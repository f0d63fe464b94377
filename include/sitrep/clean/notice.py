"""Tell pages that stand in place of a story: "page not found", a request for consent."""

import re
from urllib.parse import urlsplit

# What such a page is called, in the languages of the pages that we read.
_NOT_FOUND = (
    "(?:page|article|story|content) (?:was |is |could )?(?:not (?:be )?found|not available)",
    "(?:page|article|story|content) (?:is )?no longer (?:exists?|available)",
    "(?:page|article|story|content) does(?:n['’]t| not) exist",
    "seite (?:wurde )?nicht gefunden",
    "page (?:introuvable|non trouvée)",
    "página n(?:o|ão) encontrada",
    "pagina (?:non trovata|niet gevonden)",
    "(?:nie znaleziono strony|strona nie (?:istnieje|została znaleziona))",
    "страница не найдена",
    "сторінк[ау] не знайдено",
    "sayfa bulunamadı",
    "sida[n]? hittades inte",
    "siden (?:ble |blev )?ikke fun[nd]et",
    "ページが見つかりません",
    "页面(?:不存在|未找到)",
    "الصفحة غير موجودة",
)
_CONSENT = (
    "before you continue",
    "(?:your )?privacy (?:choices|settings|preferences)",
    "we value your privacy",
    "cookie (?:consent|settings|preferences)",
    "manage consent",
)
_BEFORE = r"\W*(?:(?:error|404|sorry|oops|the|this|that|die|la|le)\W+){0,4}"
_TITLE = re.compile(
    rf"{_BEFORE}(?:{'|'.join((*_NOT_FOUND, *_CONSENT))})(?!\w).{{0,40}}|\W*(?:error\s*)?404\W*",
    re.IGNORECASE,
)
_HOSTS = ("consent.", "cmp.", "privacy.", "login.", "auth.", "accounts.")


def is_notice(title: str, url: str) -> bool:
    """Say whether a page only tells that a story is not to be had here.

    Examples
    --------
    >>> is_notice("Page not found", "https://a.example/x"), is_notice("Dam is safe", "")
    (True, False)
    """
    host = urlsplit(url).hostname or ""
    return _TITLE.fullmatch(title) is not None or host.startswith(_HOSTS)
