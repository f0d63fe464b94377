"""Why a page is turned away by cleaning, in the few words that the warehouse keeps."""

EMPTY = "empty"
UNDECODABLE = "undecodable"
NOT_AN_ARTICLE = "not an article"
TOO_SHORT = "too short"
PAYWALL = "paywall stub"
WRONG_TYPE = "wrong content type"
FUTURE = "future date"
LANGUAGE = "language not wanted"
REPEATED = "repeated"
FAILED = "cleaning failed"


class RefusalError(Exception):
    """A page makes no article; ``reason`` is one of this module's constants."""

    def __init__(self, reason: str, detail: str | None = None) -> None:
        super().__init__(reason if detail is None else f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
