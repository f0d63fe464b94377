"""Who reports: the subject of a cue, the noun beside it, and who stands behind a paper."""

from collections.abc import Iterator

from sitrep.extract.subjects import subject_of
from sitrep.extract.tree import NOMINAL, Tree
from sitrep.knowledge.reporting import Reporting

_BREAKS = frozenset({",", "”", '"', "“", ";", ":", "—", "–", "(", ")"})
_MAX_OWNERS = 2


def speakers_of(tree: Tree, verb: int, reporting: Reporting) -> tuple[int, ...]:
    """Return the tokens of who speaks by a verb; none where nobody is named."""
    subject = subject_of(tree, verb)
    is_doubtful = not subject.tokens or _is_quoted(tree, subject.tokens[0], verb)
    if is_doubtful and not subject.is_passive and (beside := _speaker_beside(tree, verb)):
        return source_of(tree, beside, reporting)
    if subject.is_passive:
        tokens = tuple(k for i in agents_of(tree, verb) for k in tree.conjuncts(i))
    else:
        tokens = subject.tokens
    return tuple(k for token in tokens for k in source_of(tree, token, reporting))


def _is_quoted(tree: Tree, subject: int, verb: int) -> bool:
    """Return whether a quotation ends between a subject and its verb: it is not the speaker."""
    return any(tree.words[i] in {"”", '"'} for i in range(subject + 1, verb))


def agents_of(tree: Tree, verb: int) -> Iterator[int]:
    """Yield the agents of a passive: "was reported by the police"."""
    for i in tree.dependents(verb, {"obl:agent", "obl"}):
        if tree.deps[i] == "obl:agent" or tree.case(i) == "by":
            yield i


def source_of(tree: Tree, token: int, reporting: Reporting, steps: int = 0) -> tuple[int, ...]:
    """Return who stands behind words that speak: "a statement by the army", "his lawyer's post"."""
    if tree.lemmas[token] not in reporting.documents or steps > _MAX_OWNERS:
        return (token,)
    owner = next(_owners(tree, token), None)
    return (token,) if owner is None else source_of(tree, owner, reporting, steps + 1)


def _owners(tree: Tree, token: int) -> Iterator[int]:
    """Yield whose a paper is, by its own words, by who issues it, by who made it."""
    yield from tree.dependents(token, {"nmod:poss"})
    for i in tree.dependents(token, {"nmod"}):
        if tree.case(i) in {"by", "from", "of"} and tree.pos[i] in NOMINAL:
            yield i
    head = tree.heads[token]
    if tree.deps[token] == "obj" and tree.pos[head] == "VERB":
        above = subject_of(tree, head)
        if token not in above.tokens and not above.is_passive:
            yield from above.tokens[:1]
    for verb in tree.dependents(token, {"acl"}):
        yield from agents_of(tree, verb)


def _speaker_beside(tree: Tree, verb: int) -> int | None:
    """Return the noun right before or behind a cue that the parser hung elsewhere.

    Mostly in "… four soldiers, medics at the hospital said" and "…, said the deputy, …".
    """
    first, last = tree.starts[verb], tree.ends[verb]
    end = verb
    while end > first and (tree.pos[end - 1] in {"ADV", "AUX"} or tree.words[end - 1] == ","):
        end -= 1
    start = end
    while start > first and tree.words[start - 1] not in _BREAKS:
        start -= 1
    is_late = any(tree.words[i] in _BREAKS for i in range(first, start))
    if is_late and (found := _phrase_head(tree, start, end)) is not None:
        return found
    end = verb + 1
    while end < last and tree.words[end] not in _BREAKS:
        end += 1
    is_inverted = verb > first and tree.words[verb - 1] in _BREAKS
    return _phrase_head(tree, verb + 1, end) if is_inverted else None


def _phrase_head(tree: Tree, start: int, end: int) -> int | None:
    """Return the first noun of a stretch whose head lies outside, if no verb stands in it."""
    if any(
        tree.pos[i] == "VERB" and tree.deps[i] not in {"amod", "acl"} for i in range(start, end)
    ):
        return None
    return next(
        (
            i
            for i in range(start, end)
            if tree.pos[i] in NOMINAL and not start <= tree.heads[i] < end
        ),
        None,
    )
