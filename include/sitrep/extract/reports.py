"""Who reports what: the verbs and nouns that put a clause into somebody's mouth."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sitrep.extract.subjects import subject_of
from sitrep.extract.tree import NOMINAL, SUBJECTS, Tree
from sitrep.knowledge.reporting import Reporting, ReportingWord

# Verbs that report only with a clause, a quotation or a colon: with a noun they mean a deed.
_WITH_NOUN = frozenset({"report", "claim", "confirmation", "admission", "denial", "doubt"})
_REJECTING = frozenset(
    {"reject", "dismiss", "disavow", "brush off", "brush aside", "shrug off", "repudiate"}
)
_ANNOUNCING = frozenset({"announce", "report", "declare", "state", "allege", "describe"})
# Kinds whose content is somebody's wish: it is no claim that something happened.
_WISHES = frozenset({"promise", "demand"})
_NEGATIONS = frozenset({"not", "n't", "never", "no", "n’t"})
_NEGATED_STANCE = {"affirms": "doubts", "denies": "affirms", "doubts": "affirms"}
_DECLINING = frozenset({"decline", "refuse", "fail", "unable"})
_CLAUSE = frozenset({"ccomp", "xcomp"})
_BREAKS = frozenset({",", "”", '"', "“", ";", ":", "—", "–", "(", ")"})
# What is called so is denied: "the allegation that … was complete nonsense".
_FALSE = frozenset(
    """nonsense fabrication false untrue baseless lie unfounded groundless fiction propaganda fake
    invention disinformation wrong fantasy slander hoax fabricated""".split()
)
_MAX_RISE = 3
_VERIFYING = frozenset({"verify", "confirm", "corroborate", "substantiate"})
# Expectations in the passive are plans, no claims: "troops are expected to withdraw".
_EXPECTING = frozenset({"expect", "anticipate", "project", "foresee", "schedule", "fear"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A cue, whose it is, and the heads of what it reports.

    ``speakers`` are tokens; none where nobody is named. ``content`` are the tokens whose
    subtrees are reported. ``kind`` is that of the cue.
    """

    cue: tuple[int, ...]
    stance: str
    kind: str
    speakers: tuple[int, ...]
    content: tuple[int, ...]
    is_hearsay: bool = False


def find_reports(tree: Tree, reporting: Reporting) -> list[Report]:
    """Return every report of a document in the order of their cues."""
    reports = []
    for i in range(len(tree)):
        if tree.pos[i] in {"VERB", "AUX"} and (word := reporting.verb(tree.lemmas, tree.lower, i)) is not None:
            reports.extend(_of_verb(tree, i, word, reporting))
        elif tree.pos[i] == "NOUN" and (word := reporting.noun(tree.lemmas[i])) is not None:
            reports.extend(_of_noun(tree, i, word, reporting))
        elif tree.lower[i] in reporting.hearsay and tree.pos[i] == "ADV":
            reports.append(_hearsay(tree, i))
        reports.extend(_according(tree, i, reporting))
    return reports


def content_reports(reports: Sequence[Report]) -> Mapping[int, Report]:
    """Return the report by each token that heads what it reports; the first cue counts."""
    found: dict[int, Report] = {}
    for report in reports:
        for token in report.content:
            found.setdefault(token, report)
    return found


def _of_verb(tree: Tree, verb: int, word: ReportingWord, reporting: Reporting) -> Iterator[Report]:
    if word.kind in _WISHES or word.kind == "witness":
        return
    content = list(_content_of_verb(tree, verb, word, reporting))
    is_plan = tree.lemmas[verb] in _EXPECTING and tree.is_passive(verb)
    if is_plan or _is_nobodys(tree, verb):
        return
    speakers = _speakers(tree, verb, reporting)
    if not content and not (word.kind == "statement" and speakers):
        return
    yield Report(
        cue=_cue(tree, verb, word),
        stance=_stance(tree, verb, word),
        kind=word.kind,
        speakers=speakers,
        content=tuple(content),
        is_hearsay=not speakers,
    )


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
        relation = tree.deps[child]
        if relation in _CLAUSE:
            yield from (i for i in tree.conjuncts(child) if not _is_cue_of_same(tree, i, verb, reporting))
        elif relation == "csubj:pass" or (relation == "csubj" and tree.is_passive(verb)) or (relation == "parataxis" and child > verb and _opens_speech(tree, verb, child)):
            yield child
        elif relation in {"obj", "nsubj:pass"} and _takes_noun(tree, child, word, reporting):
            yield from tree.conjuncts(child)
        elif word.kind == "accusation" and relation in {"advcl", "obl", "acl", "obl:arg"}:
            if tree.case(child) in {"of", "for", "over"}:
                yield from tree.conjuncts(child)
        elif word.kind == "forecast" and relation in {"obl", "obl:arg"} and tree.case(child) == "of":
            yield from tree.conjuncts(child)
    above = _inserted_in(tree, verb)
    if above is not None:
        yield above
    elif _closes(tree, verb, word):
        yield tree.heads[verb]


def _is_cue_of_same(tree: Tree, i: int, verb: int, reporting: Reporting) -> bool:
    """Return whether a conjunct is a cue that goes on with the subject: "said … and warned"."""
    if tree.deps[i] != "conj" or tree.pos[i] != "VERB" or reporting.verb(tree.lemmas, tree.lower, i) is None:
        return False
    return not any(tree.deps[c].startswith("nsubj") for c in tree.children[i]) and not any(
        tree.deps[c] in {"aux", "mark"} for c in tree.children[i]
    ) and tree.tags[i] == tree.tags[verb]


def _opens_speech(tree: Tree, verb: int, child: int) -> bool:
    return any(tree.words[i] in {":", "“", '"'} for i in range(verb + 1, child))


def _takes_noun(tree: Tree, noun: int, word: ReportingWord, reporting: Reporting) -> bool:
    """Return whether a verb reports what its object names: "denied the attack".

    One rejects an offer, too: of such verbs only claims and the like are denied.
    """
    if word.lemma in _REJECTING:
        return reporting.noun(tree.lemmas[noun]) is not None
    return word.kind in _WITH_NOUN or word.lemma in _ANNOUNCING


def _inserted_in(tree: Tree, verb: int) -> int | None:
    """Return the clause that a cue stands inside or behind: "the town, he said, has fallen"."""
    head = tree.heads[verb]
    if tree.deps[verb] != "parataxis" or head == verb:
        return None
    if any(tree.deps[c] in _CLAUSE for c in tree.children[verb]):
        return None
    return head


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


def _speakers(tree: Tree, verb: int, reporting: Reporting) -> tuple[int, ...]:
    subject = subject_of(tree, verb)
    if not subject.tokens and not subject.is_passive and (beside := _speaker_beside(tree, verb)):
        return source_of(tree, beside, reporting)
    if subject.is_passive:
        tokens = tuple(
            k
            for i in tree.dependents(verb, {"obl:agent", "obl"})
            if tree.deps[i] == "obl:agent" or tree.case(i) == "by"
            for k in tree.conjuncts(i)
        )
    else:
        tokens = subject.tokens
    return tuple(k for token in tokens for k in source_of(tree, token, reporting))


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
    if any(tree.pos[i] == "VERB" and tree.deps[i] not in {"amod", "acl"} for i in range(start, end)):
        return None
    return next(
        (i for i in range(start, end) if tree.pos[i] in NOMINAL and not start <= tree.heads[i] < end),
        None,
    )


def source_of(tree: Tree, token: int, reporting: Reporting, steps: int = 0) -> tuple[int, ...]:
    """Return who stands behind words that speak: "a statement by the army", "his lawyer's post"."""
    if tree.lemmas[token] not in reporting.documents or steps > 2:
        return (token,)
    owners = tree.dependents(token, {"nmod:poss"}) or [
        i for i in tree.dependents(token, {"nmod"}) if tree.case(i) in {"by", "from", "of"}
        and tree.pos[i] in NOMINAL
    ]
    if owners:
        return source_of(tree, owners[0], reporting, steps + 1)
    head = tree.heads[token]
    if tree.deps[token] == "obj" and tree.pos[head] == "VERB":
        above = subject_of(tree, head)
        if above.tokens and token not in above.tokens and not above.is_passive:
            return source_of(tree, above.tokens[0], reporting, steps + 1)
    taken = tree.dependents(token, {"acl"})
    for verb in taken:
        agents = [i for i in tree.dependents(verb, {"obl:agent", "obl"}) if tree.case(i) == "by"]
        if agents:
            return (agents[0],)
    return (token,)


def _stance(tree: Tree, verb: int, word: ReportingWord) -> str:
    is_negated = tree.has_child(verb, _NEGATIONS, {"advmod"}) or (
        tree.deps[verb] == "xcomp" and tree.lemmas[tree.heads[verb]] in _DECLINING
    )
    return _NEGATED_STANCE[word.stance] if is_negated else word.stance


def _cue(tree: Tree, verb: int, word: ReportingWord) -> tuple[int, ...]:
    rest = word.lemma.split()[1:]
    parts = [c for c in tree.children[verb] if tree.lower[c] in rest or tree.lemmas[c] in rest]
    return (verb, *(c for c in parts if 0 < c - verb <= len(rest)))


def _of_noun(tree: Tree, noun: int, word: ReportingWord, reporting: Reporting) -> Iterator[Report]:
    """Read "claims that …", "reports of …", "its denial that …"."""
    content = [
        i
        for child in tree.children[noun]
        if (tree.deps[child] in {"acl", "ccomp", "acl:relcl"} and _is_content(tree, child))
        or (tree.deps[child] == "nmod" and tree.case(child) == "of" and word.kind != "statement")
        for i in tree.conjuncts(child)
    ]
    if not content:
        return
    owners = source_of(tree, noun, reporting) if tree.lemmas[noun] in reporting.documents else ()
    owners = owners or tuple(_owners(tree, noun))
    owners = () if owners == (noun,) else owners
    if (above := _report_above(tree, noun, reporting, owners)) is not None:
        yield _with_content(above, tuple(content))
        return
    is_doubted = tree.has_child(noun, {"no"}, {"det"}) or _is_unverified(tree, noun)
    stance = "doubts" if is_doubted else word.stance
    yield Report(
        cue=(noun,), stance=stance, kind=word.kind, speakers=owners, content=tuple(content),
        is_hearsay=not owners,
    )  # fmt: skip


def _is_unverified(tree: Tree, noun: int) -> bool:
    """Return whether the parser hung "could not be verified" on the noun itself."""
    return any(
        tree.lemmas[c] in _VERIFYING and tree.has_child(c, _NEGATIONS, {"advmod"})
        for c in tree.children[noun]
    )


def _owners(tree: Tree, noun: int) -> Iterator[int]:
    for child in tree.children[noun]:
        relation = tree.deps[child]
        if relation in {"nmod:poss", "amod"} and tree.pos[child] in {"PROPN", "NOUN", "PRON", "ADJ"}:
            if relation == "nmod:poss" or tree.words[child][0].isupper():
                yield child
        elif relation == "nmod" and tree.case(child) in {"by", "from"}:
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
        if relation in SUBJECTS and tree.lemmas[head] in _FALSE:
            outer = _voice_over(tree, head, reporting)
            speakers = _speakers(tree, outer, reporting) if outer is not None else ()
            cue = outer if outer is not None else head
            return Report(cue=(cue,), stance="denies", kind="denial", speakers=speakers, content=())
        word = reporting.verb(tree.lemmas, tree.lower, head) if tree.pos[head] == "VERB" else None
        if word is not None and word.kind not in _WISHES and word.kind != "witness":
            stance, speakers = _stance(tree, head, word), _speakers(tree, head, reporting)
            if stance == "affirms" and (owners or not speakers):
                return None
            return Report(
                cue=_cue(tree, head, word), stance=stance, kind=word.kind, speakers=speakers,
                content=(), is_hearsay=not speakers,
            )  # fmt: skip
        if relation not in {"obj", "obl", "nmod", "nsubj:pass", "advcl"}:
            return None
        i = head
    return None


def _voice_over(tree: Tree, i: int, reporting: Reporting) -> int | None:
    """Return the reporting verb over, or inserted in, a clause."""
    inserted = [c for c in tree.dependents(i, {"parataxis"}) if tree.pos[c] == "VERB"]
    for verb in (*inserted, *tree.ancestors(i)):
        if tree.pos[verb] == "VERB" and reporting.verb(tree.lemmas, tree.lower, verb):
            return verb
    return None


def _with_content(report: Report, content: tuple[int, ...]) -> Report:
    return replace(report, content=content)


def _is_content(tree: Tree, clause: int) -> bool:
    marks = [tree.lower[c] for c in tree.children[clause] if tree.deps[c] in {"mark", "case"}]
    subjects = [tree.lower[c] for c in tree.dependents(clause, {"nsubj", "nsubj:pass"})]
    if any(word in {"that", "which", "who"} for word in subjects):
        return False  # a relative clause: "the claim that drew anger"
    return any(mark in {"that", "of", "by"} for mark in marks) and "by" not in marks


def _hearsay(tree: Tree, adverb: int) -> Report:
    return Report(
        cue=(adverb,), stance="affirms", kind="hearsay", speakers=(),
        content=(tree.heads[adverb],), is_hearsay=True,
    )  # fmt: skip


def _according(tree: Tree, i: int, reporting: Reporting) -> Iterator[Report]:
    """Read "according to the ministry": all of the clause that it hangs on is the ministry's."""
    if tree.deps[i] not in {"obl", "nmod", "advcl", "obl:unmarked", "parataxis", "advmod"}:
        return
    case = tree.case(i)
    head = tree.heads[i]
    cue: tuple[int, ...] = ()
    if case in {"according to", "per"}:
        cue = tuple(c for c in tree.children[i] if tree.deps[c] == "case")
        cue = (*cue, *(f for c in cue for f in tree.dependents(c, {"fixed"})))
        speakers = tuple(s for k in tree.conjuncts(i) for s in source_of(tree, k, reporting))
    elif tree.lower[i] == "according":
        cue, speakers = (i,), ()
        to = tree.dependents(i, {"obl", "nmod", "obl:arg", "xcomp"})
        speakers = tuple(s for k in to for s in source_of(tree, k, reporting))
        if to:
            cue = (i, *tree.dependents(to[0], {"case"}))
    elif tree.lower[i] in {"citing", "quoting"} and tree.deps[i] == "advcl":
        cue = (i,)
        speakers = tuple(
            s for k in tree.dependents(i, {"obj"}) for s in source_of(tree, k, reporting)
        )
    if cue and speakers:
        yield Report(
            cue=tuple(sorted(cue)), stance="affirms", kind="statement", speakers=speakers,
            content=(_clause_above(tree, head),),
        )  # fmt: skip


def _clause_above(tree: Tree, i: int) -> int:
    """Return the predicate of the main clause that a phrase hangs on."""
    while tree.heads[i] != i and (not tree.is_verbal(i) or tree.deps[i] in {"advcl", "acl"}):
        i = tree.heads[i]
    return i


def inserted_reports(reports: Sequence[Report]) -> list[Report]:
    """Return the reports without content: cues whose words stand in a quotation nearby."""
    return [report for report in reports if not report.content]


