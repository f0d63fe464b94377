"""Where a clause begins and ends, told from the words between: no parser needed."""

from collections.abc import Iterable

from spacy.tokens import Doc, Span

# Words and marks at which another clause starts. Commas alone do not: "Kyiv, the capital, said".
BOUNDARIES = frozenset(
    "; : — – “ ” \" ( ) who which that while when after before because as but although though "
    "if since until whereas where whose".split()
)  # fmt: skip
# A clause that starts with one of these and has no subject shares that of the clause before.
SHARING = frozenset("who which that after before while and".split())


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
    if clause.start - 1 < sentence.start or doc[clause.start - 1].lower_ not in SHARING:
        return None
    return doc[sentence.start : clause.start - 1]


def _is_stop(doc: Doc, i: int, cues: set[int]) -> bool:
    token = doc[i]
    if i in cues or token.lower_ in BOUNDARIES:
        return True
    if token.text == "," and i + 1 < len(doc):
        return doc[i + 1].lower_ in {"and", "but", "while", "with", "after", "before"}
    return False
