"""Find who reports what: the verbs, nouns and phrases that put a clause into somebody's mouth."""

from collections.abc import Iterator

from sitrep.extract.noun_reports import reports_of_noun
from sitrep.extract.report import Report
from sitrep.extract.reporters import source_of
from sitrep.extract.tree import Tree
from sitrep.extract.verb_reports import reports_of_verb
from sitrep.knowledge.reporting import Reporting

__all__ = ["Report", "find_reports"]

_HANGING = frozenset({"obl", "nmod", "advcl", "obl:unmarked", "parataxis", "advmod"})


def find_reports(tree: Tree, reporting: Reporting) -> list[Report]:
    """Return every report of a document in the order of their cues."""
    return [report for i in range(len(tree)) for report in _at(tree, i, reporting)]


def _at(tree: Tree, i: int, reporting: Reporting) -> Iterator[Report]:
    pos = tree.pos[i]
    if pos in {"VERB", "AUX"}:
        verb = reporting.verb(tree.lemmas, tree.lower, i)
        if verb is not None:
            yield from reports_of_verb(tree, i, verb, reporting)
    elif pos == "NOUN":
        noun = reporting.noun(tree.lemmas[i])
        if noun is not None:
            yield from reports_of_noun(tree, i, noun, reporting)
    elif pos == "ADV" and tree.lower[i] in reporting.hearsay:
        yield _hearsay(tree, i)
    if tree.deps[i] in _HANGING:
        yield from _according(tree, i, reporting)


def _hearsay(tree: Tree, adverb: int) -> Report:
    return Report(
        cue=(adverb,), stance="affirms", kind="hearsay", speakers=(),
        content=(tree.heads[adverb],), is_hearsay=True,
    )  # fmt: skip


def _according(tree: Tree, i: int, reporting: Reporting) -> Iterator[Report]:
    """Read "according to the ministry": all of the clause that it hangs on is the ministry's."""
    cue, sources = _cited(tree, i)
    speakers = tuple(s for k in sources for s in source_of(tree, k, reporting))
    if cue and speakers:
        yield Report(
            cue=tuple(sorted(cue)), stance="affirms", kind="statement", speakers=speakers,
            content=(_clause_above(tree, tree.heads[i]),),
        )  # fmt: skip


def _cited(tree: Tree, i: int) -> tuple[tuple[int, ...], list[int]]:
    """Return the cue and the sources of "according to X", as a phrase or as a clause."""
    if tree.case(i) in {"according to", "per"}:
        cases = tree.dependents(i, {"case"})
        fixed = [f for c in cases for f in tree.dependents(c, {"fixed"})]
        return (*cases, *fixed), tree.conjuncts(i)
    if tree.lower[i] == "according":
        to = tree.dependents(i, {"obl", "nmod", "obl:arg", "xcomp"})
        return (i, *(tree.dependents(to[0], {"case"}) if to else ())), to
    if tree.lower[i] == "words" and tree.case(i) == "in":  # "in the words of its spokesman"
        owners = tree.dependents(i, {"nmod", "nmod:poss"})
        return (*tree.dependents(i, {"case"}), i), owners
    if tree.lower[i] in {"citing", "quoting"} and tree.deps[i] == "advcl":
        return (i,), tree.dependents(i, {"obj"})
    return (), []


def _clause_above(tree: Tree, i: int) -> int:
    """Return the predicate of the main clause that a phrase hangs on."""
    while tree.heads[i] != i and (not tree.is_verbal(i) or tree.deps[i] in {"advcl", "acl"}):
        i = tree.heads[i]
    return i
