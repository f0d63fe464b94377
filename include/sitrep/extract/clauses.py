"""Where a clause begins and ends, told from the words between: no parser needed."""

from collections.abc import Iterable

from spacy.tokens import Doc, Span

from sitrep.extract.function_words import CLAUSE_BOUNDARIES

# A clause that starts with one of these and has no subject shares that of the clause before.
SHARING = frozenset(["after", "before", "while", "and", "“", '"'])
MAX_ANTECEDENT_TOKENS = 3
RELATIVE = frozenset({"who", "which", "that"})


def clause_around(doc: Doc, trigger: Span, cues: Iterable[int] = ()) -> Span:
    """Return the clause of ``trigger``: from the boundary before it to the one after.

    Parameters
    ----------
    doc : Doc
        With sentences set.
    trigger : Span
        Lies in one sentence.
    cues : iterable of int
        Tokens of reporting cues ("said"): they bound a clause too.

    Returns
    -------
    Span
        Contains ``trigger``; never leaves its sentence.
    """
    sentence, stops = trigger.sent, set(cues)
    start = next(
        (
            i + 1
            for i in range(trigger.start - 1, sentence.start - 1, -1)
            if _is_stop(doc, i, stops)
        ),
        sentence.start,
    )
    end = next(
        (i for i in range(trigger.end, sentence.end) if _is_stop(doc, i, stops)), sentence.end
    )
    return doc[start:end]


def shared_subject_clause(doc: Doc, clause: Span) -> Span | None:
    """Return the stretch before ``clause`` that may hold its subject, or None.

    "Ukrainian forces, who advanced" and "forces arrived … and have struck" share theirs.
    """
    sentence = clause.sent
    if clause.start - 1 < sentence.start:
        return None
    link = doc[clause.start - 1].lower_
    if link in RELATIVE:  # the words just before it, comma or not
        return doc[max(sentence.start, clause.start - 2 - MAX_ANTECEDENT_TOKENS) : clause.start - 1]
    return doc[sentence.start : clause.start - 1] if link in SHARING else None


def _is_stop(doc: Doc, i: int, cues: set[int]) -> bool:
    token = doc[i]
    if i in cues or token.lower_ in CLAUSE_BOUNDARIES:
        return True
    if token.text == "," and i + 1 < len(doc):
        return doc[i + 1].lower_ in {"and", "but", "while", "with", "after", "before"}
    return False
