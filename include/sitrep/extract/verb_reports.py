"""Reports by verbs: "said that …", "denied the attack", "…, he said"."""

from collections.abc import Iterator

from sitrep.extract.report import NEGATIONS, WISHES, Report
from sitrep.extract.reporters import speakers_of
from sitrep.extract.tree import SUBJECTS, Tree
from sitrep.knowledge.reporting import Reporting, ReportingWord

# Kinds and verbs that report with a noun, too; the others only with a clause or a quotation.
_WITH_NOUN = frozenset({"claim", "confirmation", "admission", "denial", "doubt"})
_ANNOUNCING = frozenset({"announce", "report", "declare", "state", "allege", "describe"})
_REJECTING = frozenset(
    {"reject", "dismiss", "disavow", "brush off", "brush aside", "shrug off", "repudiate"}
)
# Expectations in the passive are plans, no claims: "troops are expected to withdraw".
_EXPECTING = frozenset({"expect", "anticipate", "project", "foresee", "schedule", "fear"})
_NEGATED_STANCE = {"affirms": "doubts", "denies": "affirms", "doubts": "affirms"}
_DECLINING = frozenset({"decline", "refuse", "fail", "unable"})
_YES_OR_NO = frozenset({"confirm", "deny"})
_CLAUSE = frozenset({"ccomp", "xcomp"})
_CONTENT = frozenset({"acl", "ccomp", "acl:relcl", "nmod"})
_ORDERING = frozenset({"statement", "estimate", "forecast"})
# Prepositions under which a verb of a kind has what it reports.
_OBLIQUE = {"accusation": frozenset({"of", "for", "over"}), "forecast": frozenset({"of"})}
_OBLIQUE_RELATIONS = frozenset({"advcl", "obl", "acl", "obl:arg"})


def reports_of_verb(
    tree: Tree, verb: int, word: ReportingWord, reporting: Reporting
) -> Iterator[Report]:
    """Yield what a verb reports, if it reports here."""
    if word.kind in WISHES or word.kind == "witness" or _has_other_particle(tree, verb, word):
        return
    content = list(_content_of_verb(tree, verb, word, reporting))
    is_plan = tree.lemmas[verb] in _EXPECTING and tree.is_passive(verb)
    if is_plan or _is_nobodys(tree, verb):
        return
    speakers = speakers_of(tree, verb, reporting)
    if not content and not (word.kind == "statement" and speakers):
        return
    yield Report(
        cue=cue_of_verb(tree, verb, word),
        stance=stance_of(tree, verb, word),
        kind=word.kind,
        speakers=speakers,
        content=tuple(content),
        is_hearsay=not speakers,
    )


def _has_other_particle(tree: Tree, verb: int, word: ReportingWord) -> bool:
    """Return whether a particle makes it another verb: "ruled out", "carried off"."""
    particles = {tree.lower[c] for c in tree.dependents(verb, {"compound:prt"})}
    return not particles.issubset(word.lemma.split())


def _is_nobodys(tree: Tree, verb: int) -> bool:
    """Return whether nobody reports: "no group has claimed responsibility"."""
    return any(
        tree.lower[i] in {"nobody", "none", "neither"}
        or tree.has_child(i, {"no", "neither"}, {"det"})
        for i in tree.dependents(verb, {"nsubj"})
    )


def _content_of_verb(
    tree: Tree, verb: int, word: ReportingWord, reporting: Reporting
) -> Iterator[int]:
    for child in tree.children[verb]:
        if tree.deps[child] in _CLAUSE and not _is_order(tree, verb, child, word):
            yield from (
                i for i in tree.conjuncts(child) if not _is_cue_of_same(tree, i, verb, reporting)
            )
        elif _is_clause(tree, verb, child):
            yield child
        elif _is_object(tree, child, word, reporting):
            yield from tree.conjuncts(child)
    above = _inserted_in(tree, verb)
    if above is not None:
        yield above
    elif _closes(tree, verb, word):
        yield tree.heads[verb]


def _is_order(tree: Tree, verb: int, child: int, word: ReportingWord) -> bool:
    """Return whether an infinitive is what somebody does or is told to do: "told them to leave"."""
    is_infinitive = tree.deps[child] == "xcomp" and tree.tags[child] == "VB"
    return is_infinitive and word.kind in _ORDERING and not tree.is_passive(verb)


def _is_clause(tree: Tree, verb: int, child: int) -> bool:
    relation = tree.deps[child]
    if relation == "parataxis":
        return child > verb and _opens_speech(tree, verb, child)
    return relation == "csubj:pass" or (relation == "csubj" and tree.is_passive(verb))


def _is_object(tree: Tree, child: int, word: ReportingWord, reporting: Reporting) -> bool:
    relation = tree.deps[child]
    if relation in {"obj", "nsubj:pass"}:
        return _takes_noun(tree, child, word, reporting)
    is_oblique = relation in _OBLIQUE_RELATIONS and word.kind in _OBLIQUE
    return is_oblique and tree.case(child) in _OBLIQUE[word.kind]


def _is_cue_of_same(tree: Tree, i: int, verb: int, reporting: Reporting) -> bool:
    """Return whether a conjunct is a cue that goes on with the subject: "said … and warned"."""
    if (
        tree.deps[i] != "conj"
        or tree.pos[i] != "VERB"
        or reporting.verb(tree.lemmas, tree.lower, i) is None
    ):
        return False
    return (
        not any(tree.deps[c].startswith("nsubj") for c in tree.children[i])
        and not any(tree.deps[c] in {"aux", "mark"} for c in tree.children[i])
        and tree.tags[i] == tree.tags[verb]
    )


def _opens_speech(tree: Tree, verb: int, child: int) -> bool:
    return any(tree.words[i] in {":", "“", '"'} for i in range(verb + 1, child))


def _takes_noun(tree: Tree, noun: int, word: ReportingWord, reporting: Reporting) -> bool:
    """Return whether a verb reports what its object names: "denied the attack".

    One rejects an offer, too: of such verbs only claims and the like are denied.
    """
    if word.lemma in _REJECTING:
        has_content = any(tree.deps[c] in _CONTENT for c in tree.children[noun])
        return has_content and reporting.noun(tree.lemmas[noun]) is not None
    return word.kind in _WITH_NOUN or word.lemma in _ANNOUNCING


def _inserted_in(tree: Tree, verb: int) -> int | None:
    """Return the clause that a cue stands inside or behind: "the town, he said, has fallen"."""
    head = tree.heads[verb]
    if tree.deps[verb] != "parataxis" or head == verb:
        return None
    if any(tree.deps[c] in _CLAUSE or tree.deps[c] == "obj" for c in tree.children[verb]):
        return None
    between = range(min(head, verb), max(head, verb))
    return None if any(tree.words[i] == ";" for i in between) else head


def _closes(tree: Tree, verb: int, word: ReportingWord) -> bool:
    """Return whether a cue that the parser coordinated ends the sentence: "…, X wrote on Y"."""
    if tree.deps[verb] != "conj" or word.kind not in {"statement", "report", "confirmation"}:
        return False
    has_own = any(tree.deps[c] in {"ccomp", "xcomp", "obj", "cc"} for c in tree.children[verb])
    first = min((c for c in tree.dependents(verb, SUBJECTS)), default=None)
    if has_own or first is None or first > verb:
        return False
    start = tree.subtree(first)[0]
    return tree.words[start - 1] in {",", "”", '"'} and start > tree.heads[verb]


def stance_of(tree: Tree, verb: int, word: ReportingWord) -> str:
    """Return the stance of a verb here: "did not confirm" doubts."""
    if _is_noncommittal(tree, verb):
        return "doubts"
    is_negated = tree.has_child(verb, NEGATIONS, {"advmod"}) or (
        tree.deps[verb] == "xcomp" and tree.lemmas[tree.heads[verb]] in _DECLINING
    )
    return _NEGATED_STANCE[word.stance] if is_negated else word.stance


def _is_noncommittal(tree: Tree, verb: int) -> bool:
    """Return whether somebody says neither yes nor no: "neither confirmed nor denied"."""
    first = tree.heads[verb] if tree.deps[verb] == "conj" else verb
    both = {tree.lemmas[i] for i in (first, *tree.dependents(first, {"conj"}))}
    return tree.lemmas[verb] in both & _YES_OR_NO and len(both & _YES_OR_NO) > 1


def cue_of_verb(tree: Tree, verb: int, word: ReportingWord) -> tuple[int, ...]:
    """Return the tokens of a verb and its particles."""
    rest = word.lemma.split()[1:]
    parts = [c for c in tree.children[verb] if tree.lower[c] in rest or tree.lemmas[c] in rest]
    return (verb, *(c for c in parts if 0 < c - verb <= len(rest)))
