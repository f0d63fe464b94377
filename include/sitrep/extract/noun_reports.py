"""Reports by nouns: "the claim that …", "reports of …", "its denial that …"."""

from collections.abc import Iterator
from dataclasses import replace

from sitrep.extract.report import NEGATIONS, WISHES, Report
from sitrep.extract.reporters import source_of, speakers_of
from sitrep.extract.tree import SUBJECTS, Tree
from sitrep.extract.verb_reports import cue_of_verb, stance_of
from sitrep.knowledge.reporting import Reporting, ReportingWord

# What is called so is denied: "the allegation that … was complete nonsense".
_FALSE = frozenset(
    """nonsense fabrication false untrue baseless lie unfounded groundless fiction propaganda fake
    invention disinformation wrong fantasy slander hoax fabricated""".split()
)
_VERIFYING = frozenset({"verify", "confirm", "corroborate", "substantiate"})
_MAX_RISE = 3
_RISING = frozenset({"obj", "obl", "nmod", "nsubj:pass", "advcl"})
_OWNER_POS = frozenset({"PROPN", "NOUN", "PRON", "ADJ"})


def reports_of_noun(
    tree: Tree, noun: int, word: ReportingWord, reporting: Reporting
) -> Iterator[Report]:
    """Yield what a noun reports; a verb over it says whose claim it is, and with what stance."""
    content = tuple(_content(tree, noun, word))
    if not content:
        return
    owners = source_of(tree, noun, reporting) if tree.lemmas[noun] in reporting.documents else ()
    owners = tuple(i for i in owners if i != noun) or tuple(_owners(tree, noun))
    above = _report_above(tree, noun, reporting, owners)
    if above is not None:
        yield replace(above, content=content)
        return
    is_doubted = tree.has_child(noun, {"no"}, {"det"}) or _is_unverified(tree, noun)
    yield Report(
        cue=(noun,),
        stance="doubts" if is_doubted else word.stance,
        kind=word.kind,
        speakers=owners,
        content=content,
        is_hearsay=not owners,
    )


def _content(tree: Tree, noun: int, word: ReportingWord) -> Iterator[int]:
    for child in tree.children[noun]:
        relation = tree.deps[child]
        is_clause = relation in {"acl", "ccomp", "acl:relcl"} and _is_content(tree, child)
        is_named = relation == "nmod" and tree.case(child) == "of" and word.kind != "statement"
        if is_clause or is_named:
            yield from tree.conjuncts(child)


def _is_content(tree: Tree, clause: int) -> bool:
    marks = [tree.lower[c] for c in tree.children[clause] if tree.deps[c] in {"mark", "case"}]
    subjects = [tree.lower[c] for c in tree.dependents(clause, {"nsubj", "nsubj:pass"})]
    if any(word in {"that", "which", "who"} for word in subjects):
        return False  # a relative clause: "the claim that drew anger"
    return any(mark in {"that", "of", "by"} for mark in marks) and "by" not in marks


def _is_unverified(tree: Tree, noun: int) -> bool:
    """Return whether the parser hung "could not be verified" on the noun itself."""
    return any(
        tree.lemmas[c] in _VERIFYING and tree.has_child(c, NEGATIONS, {"advmod"})
        for c in tree.children[noun]
    )


def _owners(tree: Tree, noun: int) -> Iterator[int]:
    for child in tree.children[noun]:
        relation = tree.deps[child]
        is_named = relation == "amod" and tree.words[child][0].isupper()
        if (
            relation == "nmod:poss"
            or (is_named and tree.pos[child] in _OWNER_POS)
            or (relation == "nmod" and tree.case(child) in {"by", "from"})
        ):
            yield child


def _report_above(
    tree: Tree, noun: int, reporting: Reporting, owners: tuple[int, ...]
) -> Report | None:
    """Return the report of the verb over a nominal cue, where that says whose claim it is.

    "said in a statement that", "denied accusations that", "the claim that … is false, he said".
    """
    i = noun
    for _ in range(_MAX_RISE):
        head, relation = tree.heads[i], tree.deps[i]
        if head == i:
            return None
        if relation in SUBJECTS and _is_false(tree, head):
            return _called_false(tree, head, reporting)
        word = reporting.verb(tree.lemmas, tree.lower, head) if tree.pos[head] == "VERB" else None
        if word is not None and word.kind not in WISHES and word.kind != "witness":
            return _by_verb(tree, head, word, reporting, owners)
        if relation not in _RISING:
            return None
        i = head
    return None


def _is_false(tree: Tree, head: int) -> bool:
    """Return whether a predicate calls its subject false: "proved false", "turned out a hoax"."""
    said = (head, *tree.dependents(head, {"xcomp"}))
    return any(tree.lemmas[i] in _FALSE for i in said)


def _called_false(tree: Tree, head: int, reporting: Reporting) -> Report:
    outer = _voice_over(tree, head, reporting)
    speakers = speakers_of(tree, outer, reporting) if outer is not None else ()
    cue = outer if outer is not None else head
    return Report(cue=(cue,), stance="denies", kind="denial", speakers=speakers, content=())


def _by_verb(
    tree: Tree, verb: int, word: ReportingWord, reporting: Reporting, owners: tuple[int, ...]
) -> Report | None:
    stance, speakers = stance_of(tree, verb, word), speakers_of(tree, verb, reporting)
    if stance == "affirms" and (owners or not speakers):
        return None
    return Report(
        cue=cue_of_verb(tree, verb, word),
        stance=stance,
        kind=word.kind,
        speakers=speakers,
        content=(),
        is_hearsay=not speakers,
    )


def _voice_over(tree: Tree, i: int, reporting: Reporting) -> int | None:
    """Return the reporting verb over, or inserted in, a clause."""
    inserted = [c for c in tree.dependents(i, {"parataxis"}) if tree.pos[c] == "VERB"]
    for verb in (*inserted, *tree.ancestors(i)):
        if tree.pos[verb] == "VERB" and reporting.verb(tree.lemmas, tree.lower, verb):
            return verb
    return None
