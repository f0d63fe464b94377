"""Slips of the parser that the tags give away, and that would turn an event around."""

from collections.abc import Callable
from dataclasses import dataclass, field

from spacy.tokens import Doc

# Farther from a word nothing is looked for, so that the time grows with the text and no faster.
_REACH = 60
_BOUNDS = frozenset({"least", "most"})
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve"})
_NOUNS = frozenset({"NN", "NNS"})
_BARE = frozenset({"obl", "obl:unmarked", "obl:agent"})
_PAST_TAGS = frozenset({"VBD", "VBN"})
_CONJUNCTIONS = frozenset({"after", "before", "since", "as", "until"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
_OF_CLAUSE = frozenset({"nsubj", "aux", "obj", "obl", "obl:unmarked"})
_OF_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "parataxis"})
# Verbs that go together: who is killed, and who is wounded.
_HARMING = frozenset(
    "kill wound injure hurt arrest detain damage destroy displace capture abduct kidnap".split()
)
# Verbs whose complement tells what their subject is: "became president".
_COPULAR = frozenset("become remain seem appear stay feel look turn prove sound".split())
# Names of these kinds tell when or how much.
_NO_OBJECTS = frozenset({"DATE", "TIME", "PERCENT", "QUANTITY", "ORDINAL"})


@dataclass(frozen=True, slots=True)
class _Parse:
    """The relations and heads of a document, mended in place, and what hangs on each word."""

    doc: Doc
    deps: list[str]
    heads: list[int]
    passive: frozenset[int] = field(init=False)
    perfect: frozenset[int] = field(init=False)
    cased: frozenset[int] = field(init=False)
    with_object: set[int] = field(init=False)

    def __post_init__(self) -> None:
        """Note which words have an auxiliary, a preposition or an object."""
        deps = list(enumerate(self.deps))
        under = {
            "passive": frozenset(self.heads[i] for i, dep in deps if dep == "aux:pass"),
            "perfect": frozenset(
                self.heads[i] for i, dep in deps if dep == "aux" and self.doc[i].lower_ in _HAVE
            ),
            "cased": frozenset(self.heads[i] for i, dep in deps if dep == "case"),
            "with_object": {self.heads[i] for i, dep in deps if dep == "obj"},
        }
        for name, words in under.items():
            object.__setattr__(self, name, words)

    def has_child(self, head: int, dep: str, within: range) -> bool:
        """Return whether a word of a stretch hangs on ``head`` under a relation."""
        return any(self.heads[k] == head and self.deps[k] == dep for k in within)


def _before(i: int) -> range:
    return range(max(0, i - _REACH), i)


def _behind(i: int, length: int) -> range:
    return range(i + 1, min(length, i + _REACH))


def mend_relations(doc: Doc, deps: list[str], heads: list[int]) -> None:
    """Mend the relations and heads of a document in place; subjects last, by the objects found."""
    parse = _Parse(doc, deps, heads)
    for mends in (_MENDS, {"nsubj:pass": _make_active}):
        for i in range(len(doc)):
            mend = mends.get(deps[i])
            if mend is not None:
                mend(parse, i)


def _raise_finite(parse: _Parse, verb: int) -> None:
    """Put a finite verb over the noun that it was hung on: "forces *shelled* positions"."""
    deps, heads = parse.deps, parse.heads
    noun = heads[verb]
    if parse.doc[verb].tag_ != "VBD" or noun > verb or verb not in parse.with_object:
        return
    heads[verb] = verb if heads[noun] == noun else heads[noun]
    deps[verb] = deps[noun]
    heads[noun], deps[noun] = verb, "nsubj"


def _crossing_subject(parse: _Parse, noun: int) -> None:
    """Give a noun before a verb to it, not to its object: "the *military* fired shots"."""
    deps, heads, doc = parse.deps, parse.heads, parse.doc
    verb = heads[heads[noun]]
    is_across = noun < verb < heads[noun] and deps[heads[noun]] == "obj"
    if is_across and doc[noun].tag_ in _NOUNS and not parse.has_child(verb, "nsubj", _before(verb)):
        heads[noun], deps[noun] = verb, "nsubj"


def _mend_modifier(parse: _Parse, i: int) -> None:
    for mend in (_raise_finite, _raise_over_object, _crossing_subject, _part_from_noun):
        if parse.deps[i] == "amod":
            mend(parse, i)


def _join_verbs(parse: _Parse, verb: int) -> None:
    """Join a verb to the verb before it, not to its object: "killed 13 and *injured* 23 others"."""
    deps, heads, doc = parse.deps, parse.heads, parse.doc
    noun = heads[verb]
    before = max(verb - 1, 0)
    if doc[before].tag_ == "CD" and (heads[before], deps[before]) == (noun, "conj"):
        heads[before], deps[before] = verb, "nsubj:pass"  # "were killed and *12* injured"
    first = heads[noun]
    is_past = doc[verb].tag_ in _PAST_TAGS and doc[first].tag_ in _PAST_TAGS
    if not (is_past and first < noun < verb and doc[noun].pos_ in _NOMINAL):
        return
    if doc[verb].lemma_ not in _HARMING or doc[first].pos_ != "VERB":
        return
    heads[verb] = first
    for i in _behind(verb, len(doc)):
        if heads[i] == noun:
            heads[i], deps[i] = verb, "obj"
            parse.with_object.add(verb)
            return


def _part_from_noun(parse: _Parse, verb: int) -> None:
    """Make a verb of what the parser hung on its object: "killed 27 and *wounded* scores"."""
    deps, heads, doc = parse.deps, parse.heads, parse.doc
    noun = heads[verb]
    before = heads[noun]
    first = heads[before]
    is_joined = deps[noun] == "conj" and verb > 0 and deps[verb - 1] == "cc" and verb < noun
    if not is_joined or doc[verb].lemma_ not in _HARMING or doc[first].tag_ not in _PAST_TAGS:
        return
    if not first < before < verb or doc[first].lemma_ not in _HARMING:
        return
    heads[verb], deps[verb] = first, "conj"
    heads[verb - 1] = verb
    heads[noun], deps[noun] = verb, "obj"
    parse.with_object.add(verb)


def _raise_over_object(parse: _Parse, verb: int) -> None:
    """Put a verb with a subject over the noun behind it: "the agency *airdropped* food"."""
    deps, heads = parse.deps, parse.heads
    noun = heads[verb]
    is_verb = parse.doc[verb].tag_ in _PAST_TAGS and verb < noun
    if is_verb and parse.has_child(verb, "nsubj", _before(verb)):
        heads[verb] = verb if heads[noun] == noun else heads[noun]
        deps[verb] = deps[noun]
        heads[noun], deps[noun] = verb, "obj"
        parse.with_object.add(verb)


def _mend_object(parse: _Parse, i: int) -> None:
    deps, verb = parse.deps, parse.heads[i]
    if i > verb:
        _join_title(parse, i)
    elif verb in parse.perfect and not parse.has_child(verb, "nsubj", _before(verb)):
        has_other = parse.has_child(verb, "obj", _behind(verb, len(deps)))
        deps[i] = "nsubj" if has_other else deps[i]  # "its *troops* had taken control"


def _join_title(parse: _Parse, name: int) -> None:
    """Make a name behind an object its apposition: "the journalist *Andreyeva*"."""
    title = name - 1
    is_behind = (parse.heads[title], parse.deps[title]) == (parse.heads[name], "obj")
    if is_behind and parse.doc[name].tag_ == "NNP":
        parse.heads[name], parse.deps[name] = title, "appos"


def _make_active(parse: _Parse, subject: int) -> None:
    """Take a subject for the doer where no "was" stands: "attacks killed 27", "have trekked"."""
    verb = parse.heads[subject]
    is_past = parse.doc[verb].tag_ == "VBD" or parse.deps[verb] == "acl:relcl"
    is_active = is_past or verb in parse.perfect
    has_object = verb in parse.with_object and parse.deps[verb] in _OF_CLAUSES
    if verb in parse.passive or _is_second_passive(parse, subject):
        return
    if is_active or has_object:
        parse.deps[subject] = "nsubj"


def _second_subject(parse: _Parse, i: int) -> None:
    """Take a day behind the subject for a date: "the court *Tuesday* found".

    Another noun behind a verb of speech is what its clause is of: "police say a *raid* killed two";
    and the first is, where the clause stands between: "*rebels* have fled, pictures show".
    """
    verb = parse.heads[i]
    if not parse.has_child(verb, "nsubj", _before(i)):
        return
    if i < verb and _give_first_subject(parse, i, verb):
        return
    if parse.doc[i].ent_type_ == "DATE":
        parse.deps[i] = "obl:unmarked"
    elif i > verb and (clause := _clause_without_subject(parse, i, verb, "ccomp")) is not None:
        parse.heads[i] = clause


def _give_first_subject(parse: _Parse, second: int, verb: int) -> bool:
    """Give what stands before a clause that is told first to it; return whether one is."""
    deps, heads = parse.deps, parse.heads
    first = next(k for k in _before(second) if heads[k] == verb and deps[k] == "nsubj")
    between = range(first + 1, second)
    clause = next((k for k in between if heads[k] == verb and deps[k] == "ccomp"), None)
    if clause is None or parse.has_child(clause, "nsubj", between):
        return False
    for k in range(first, second):
        if heads[k] == verb and deps[k] in _OF_CLAUSE:
            heads[k] = clause
    return True


def _clause_without_subject(parse: _Parse, noun: int, head: int, dep: str) -> int | None:
    """Return the verb behind a noun that hangs on the same head and has no subject."""
    deps, heads, doc = parse.deps, parse.heads, parse.doc
    for i in _behind(noun, len(doc)):
        if heads[i] == head and deps[i] == dep:
            is_free = not parse.has_child(i, "nsubj", _before(i)) and i not in parse.passive
            return i if doc[i].tag_ == "VBD" and is_free else None
    return None


def _subject_of_time(parse: _Parse, noun: int) -> None:
    """Make a noun the subject of its clause of time: "after an *attack* on Friday killed six"."""
    deps, heads = parse.deps, parse.heads
    case = next((c for c in _before(noun) if heads[c] == noun and deps[c] == "case"), None)
    if case is None or parse.doc[case].lower_ not in _CONJUNCTIONS:
        return
    clause = _clause_without_subject(parse, noun, heads[noun], "advcl")
    if (
        clause is not None
        and clause in parse.with_object
        and not parse.has_child(clause, "mark", range(noun, clause))
    ):
        heads[noun], deps[noun] = clause, "nsubj"
        heads[case], deps[case] = clause, "mark"


def _part_of_pair(parse: _Parse, verb: int) -> None:
    """Read a second verb that shares "was": "one was killed and several others *wounded*"."""
    deps, heads, doc = parse.deps, parse.heads, parse.doc
    noun = heads[verb]
    first = heads[noun]
    is_pair = deps[noun] == "conj" and first in parse.passive and doc[verb].tag_ == "VBN"
    if is_pair and {doc[verb].lemma_, doc[first].lemma_} & _HARMING and first < noun < verb:
        heads[verb], deps[verb] = first, "conj"
        heads[noun], deps[noun] = verb, "nsubj:pass"


def _free_bound(parse: _Parse, i: int) -> None:
    """Take "at" for part of the number: "killed *at* least 15 people" has an object."""
    doc, noun = parse.doc, parse.heads[i]
    if doc[i].lower_ == "at" and i + 1 < len(doc) and doc[i + 1].lower_ in _BOUNDS:
        parse.deps[i] = "advmod"
        _make_object(parse, noun)


def _give_to_verb(parse: _Parse, noun: int) -> None:
    """Make a bare noun the object of the verb before it: "leaders *mobilised* militiamen"."""
    heads, doc = parse.heads, parse.doc
    verb = heads[heads[noun]]
    if noun in parse.cased or not heads[noun] < verb < noun or verb in parse.with_object:
        return
    if doc[verb].pos_ == "VERB" and doc[noun].pos_ in {"NOUN", "PROPN"}:
        heads[noun], parse.deps[noun] = verb, "obj"


def _object_behind(parse: _Parse, noun: int) -> None:
    """Make a noun without a preposition an object: "liberated more than 30 villages"."""
    _subject_of_time(parse, noun)
    if noun not in parse.cased and noun > parse.heads[noun]:
        _make_object(parse, noun)
    _count_before(parse, noun)


def _count_before(parse: _Parse, number: int) -> None:
    """Make a number before a second passive its subject: "were killed and *15* wounded"."""
    if _is_second_passive(parse, number):
        parse.deps[number] = "nsubj:pass"


def _is_second_passive(parse: _Parse, number: int) -> bool:
    """Return whether a number stands right before a participle that goes on with a passive."""
    doc, verb = parse.doc, parse.heads[number]
    is_before = verb == number + 1 and doc[number].tag_ in {"CD", "JJ"}
    is_second = parse.deps[verb] == "conj" and parse.heads[verb] in parse.passive
    return is_before and is_second and doc[verb].lower_.endswith(("ed", "en", "ght"))


def _make_object(parse: _Parse, noun: int) -> None:
    """Make a counted noun, or one behind a particle, an object: "called off the *strike*"."""
    doc, verb = parse.doc, parse.heads[noun]
    if doc[verb].pos_ != "VERB" or verb in parse.with_object or doc[noun].ent_type_ in _NO_OBJECTS:
        return
    between = range(verb + 1, noun)
    is_counted = parse.has_child(noun, "nummod", between) and not doc[noun].ent_type_
    if is_counted or parse.has_child(verb, "compound:prt", between):
        parse.deps[noun] = "obj"
        parse.with_object.add(verb)


def _object_noun(parse: _Parse, noun: int) -> None:
    """Make a noun an object where it isn't what somebody becomes: "suspended *lending*"."""
    doc, verb = parse.doc, parse.heads[noun]
    is_bare = doc[noun].tag_ in _NOUNS and noun > verb and noun not in parse.cased
    is_free = doc[verb].pos_ == "VERB" and verb not in parse.with_object
    if is_bare and is_free and doc[verb].lemma_ not in _COPULAR:
        parse.deps[noun] = "obj"


_MENDS: dict[str, Callable[[_Parse, int], None]] = {
    "amod": _mend_modifier,
    "compound": _crossing_subject,
    "obj": _mend_object,
    "conj": _join_verbs,
    "nsubj": _second_subject,
    "acl": _part_of_pair,
    "case": _free_bound,
    "nmod": _give_to_verb,
    "xcomp": _object_noun,
    **dict.fromkeys(_BARE, _object_behind),
}
