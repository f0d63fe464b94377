"""Score names: their words, labels, countries and points on the map."""

from collections.abc import Iterator

from benchmarks.coder_context import shown_around
from benchmarks.coder_matching import Spanned
from benchmarks.coder_settings import is_near
from benchmarks.coder_sheet import Sheet
from benchmarks.gold_documents import GoldDocument, GoldEntity, GoldSpan
from sitrep.coding import CodedDocument, Entity

# A numbered unit is a body; what is no name of a person, body, place or people is not scored.
LABELS = {"PERSON": "PERSON", "ORG": "ORG", "MILITARY_UNIT": "ORG", "GPE": "GPE", "LOC": "LOC",
          "FAC": "FAC", "NORP": "NORP"}  # fmt: skip
_GENITIVES = ("'s", "’s")
_Key = tuple[int, int, str]


def score_entities(sheet: Sheet, gold: GoldDocument, found: CodedDocument) -> None:
    """Add the names of one document, each everywhere it stands.

    A part of a listed name ("Marchuk" of "Olena Marchuk") is neither right nor wrong.
    """
    rights = dict(_gold_names(gold))
    guesses = dict(_found_names(found))
    right = rights.keys() & guesses.keys()
    false = {k for k in guesses.keys() - rights.keys() if not _is_part(k, found, gold)}
    sheet.count("entities", "words and label", gold=len(rights), predicted=len(right) + len(false),
                right=len(right))  # fmt: skip
    for key in sorted(right):
        _judge_country(sheet, found, rights[key], guesses[key])
    _judge_points(sheet, gold, guesses)
    for key in sorted(rights.keys() - right):
        sheet.tell("entities", f"missed {key[2]} {_where(found, key)}")
    for key in sorted(false):
        sheet.tell("entities", f"false {key[2]} {_where(found, key)}")


def _gold_names(gold: GoldDocument) -> Iterator[tuple[_Key, GoldEntity]]:
    for entity in gold.entities:
        if entity.label in LABELS:
            for span in entity.spans:
                yield (*_trimmed(gold.text, span), LABELS[entity.label]), entity


def _found_names(found: CodedDocument) -> Iterator[tuple[_Key, Entity]]:
    for entity in found.entities:
        if entity.label in LABELS:
            yield (*_trimmed(found.text, entity), LABELS[entity.label]), entity


def _trimmed(text: str, span: Spanned) -> tuple[int, int]:
    """Return the characters of a name without "the" and the genitive's s."""
    words = text[span.start : span.end]
    start = span.start + 4 * words.lower().startswith("the ")
    return start, span.end - 2 * words.endswith(_GENITIVES)


def _is_part(key: _Key, found: CodedDocument, gold: GoldDocument) -> bool:
    words = found.text[key[0] : key[1]].split()
    return any(
        LABELS.get(entity.label) == key[2] and set(words) < set(entity.words.split())
        for entity in gold.entities
    )


def _judge_country(sheet: Sheet, found: CodedDocument, gold: GoldEntity, guess: Entity) -> None:
    is_right = gold.country == guess.country
    sheet.judge("entities", "country of right names", is_right=is_right)
    if not is_right:
        told = f"country {guess.country or '-'}, not {gold.country or '-'}"
        sheet.tell("entities", f"{told} {shown_around(found, guess)}")


def _judge_points(sheet: Sheet, gold: GoldDocument, guesses: dict[_Key, Entity]) -> None:
    """Add places with gold coordinates: found, and of the found ones within 161 km."""
    points = {key[:2]: e for key, e in guesses.items() if e.lat is not None}
    for entity in gold.entities:
        for span in entity.spans if entity.lat is not None else ():
            guess = points.get(_trimmed(gold.text, span))
            near = guess is not None and is_near(entity, guess.lat, guess.lon)
            sheet.judge("entities", "places with a point within 161 km", is_right=near)
            if guess is not None:
                sheet.judge("entities", "of those with any point", is_right=near)
                if not near:
                    sheet.tell(
                        "entities",
                        f"point {guess.name} {guess.country} {guess.lat} {guess.lon}, not "
                        f"{entity.words} {entity.country} {entity.lat} {entity.lon} | {gold.name}",
                    )


def _where(found: CodedDocument, key: _Key) -> str:
    return shown_around(found, GoldSpan(key[0], key[1], ""))
