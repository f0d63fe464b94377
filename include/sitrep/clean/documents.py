"""Read documents that are no web pages: plain texts, and JSON with given fields."""

import json
from collections.abc import Mapping
from datetime import UTC
from typing import Any

from sitrep.clean.charset import decode_body
from sitrep.clean.dates import date_document
from sitrep.clean.draft import Draft
from sitrep.clean.identity import canonical_url, is_web
from sitrep.clean.refusal import EMPTY, UNDECODABLE, RefusalError
from sitrep.clean.text import clean_text
from sitrep.clean.tidy import tidy_line
from sitrep.knowledge.countries import country_by_iso2, load_countries
from sitrep.records import Capture


def read_text(capture: Capture) -> Draft:
    """Read a plain text: its first line is the title where a blank line or residue follows.

    Raises
    ------
    RefusalError
        If it is no text.
    """
    return _draft(capture, {"text": decode_body(capture.body, capture.content_type)})


def read_document(capture: Capture) -> Draft:
    """Read a JSON document: one object with ``text`` and, if known, ``title``,
    ``published_at``, ``url``, ``authors``, ``language``, ``source`` (the publisher) and
    ``source_country`` (alpha-3 or alpha-2). Other fields are left alone.

    Raises
    ------
    RefusalError
        If it is not one JSON object, or its text is missing or no text.
    """  # noqa: D205
    try:
        fields = json.loads(decode_body(capture.body))
    except (ValueError, RecursionError) as error:
        raise RefusalError(UNDECODABLE, f"not JSON: {error}") from error
    if not isinstance(fields, dict):
        raise RefusalError(UNDECODABLE, "not one JSON object")
    if not isinstance(fields.get("text"), str):
        raise RefusalError(EMPTY, "no field text")
    return _draft(capture, fields)


def _draft(capture: Capture, fields: Mapping[str, Any]) -> Draft:
    content = clean_text(fields["text"])
    title = tidy_line(_text(fields, "title") or content.title or capture.hints.get("title", ""))
    given_url = _text(fields, "url")
    url = given_url if given_url and is_web(given_url) else capture.url
    canonical, _ = canonical_url(url)
    country = _text(fields, "source_country") or capture.hints.get("source_country")
    return Draft(
        canonical=canonical,
        origin=None,
        title=title,
        authors=_authors(fields),
        content=content,
        dating=date_document(
            fields.get("published_at"),
            hints=capture.hints,
            url=url,
            fetched_at=capture.fetched_at.astimezone(UTC),
        ),
        declared_language=_text(fields, "language"),
        url=url,
        source_name=_text(fields, "source") or capture.hints.get("source_name"),
        source_country=_alpha3(country),
    )


def _text(fields: Mapping[str, Any], name: str) -> str | None:
    value = fields.get(name)
    return value.strip() or None if isinstance(value, str) else None


def _authors(fields: Mapping[str, Any]) -> tuple[str, ...]:
    given = fields.get("authors", fields.get("byline", []))
    names = [given] if isinstance(given, str) else given if isinstance(given, list) else []
    return tuple(line for name in names if isinstance(name, str) and (line := tidy_line(name)))


def _alpha3(code: str | None) -> str | None:
    if code is None:
        return None
    code = code.upper()
    if code in load_countries():
        return code
    country = country_by_iso2(code)
    return country.iso3 if country else None
