"""Score coded documents against the gold set: every part on one sheet."""

from collections.abc import Iterable
from statistics import fmean

from benchmarks.coder_claims import score_claims, score_modality
from benchmarks.coder_entities import score_entities
from benchmarks.coder_events import score_calm, score_events
from benchmarks.coder_matching import match_events
from benchmarks.coder_parties import score_parties
from benchmarks.coder_quantities import score_quantities
from benchmarks.coder_quotations import score_quotations
from benchmarks.coder_settings import score_dates, score_places
from benchmarks.coder_sheet import Sheet
from benchmarks.gold_documents import GoldDocument
from benchmarks.language_scores import Tally
from sitrep.coding import CodedDocument

# The parts whose measures have a mean that is of interest, and its name.
MEANS = {"types": "mean of the types' F", "modality": "mean F of these five values"}


def score_documents(pairs: Iterable[tuple[GoldDocument, CodedDocument]]) -> Sheet:
    """Return the scores of one coder; pure.

    Where and when, claims and the like are scored on matched events, optional ones included;
    detection, and parties end to end, leave the optional ones out.
    """
    sheet = Sheet()
    for gold, found in pairs:
        if gold.text != found.text:
            raise ValueError(f"{gold.name}: the coded text is not the gold text")
        matches = match_events(gold, found)
        score_events(sheet, gold, found, matches)
        score_calm(sheet, gold, found, matches)
        score_parties(sheet, found, matches)
        score_places(sheet, gold, found, matches)
        score_dates(sheet, found, matches)
        score_modality(sheet, found, matches)
        score_claims(sheet, found, matches)
        score_quantities(sheet, found, matches)
        score_quotations(sheet, gold, found)
        score_entities(sheet, gold, found)
    sheet.measures["types"] = dict(sorted(sheet.measures["types"].items()))
    return sheet


def macro_f1(sheet: Sheet, part: str) -> float:
    """Return the mean F of the measures of a part that have gold cases, in percent."""
    scores = [m.f1 for m in sheet.measures[part].values() if isinstance(m, Tally) and m.gold]
    return fmean(scores) if scores else 0.0


def all_figures(sheet: Sheet) -> dict[str, dict[str, dict[str, float]]]:
    """Return every figure, the means included, for a JSON file."""
    figures = sheet.figures()
    for part, name in MEANS.items():
        figures.setdefault(part, {})[name] = {"f1": round(macro_f1(sheet, part), 2)}
    return figures
