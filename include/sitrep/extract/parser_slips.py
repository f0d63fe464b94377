"""Slips of the parser that the tags give away, and that would turn an event around."""

from spacy.tokens import Doc

_BOUNDS = frozenset({"least", "most"})
_HAVE = frozenset({"have", "has", "had", "'ve", "’ve"})
# Verbs whose complement tells what their subject is: "became president".
_COPULAR = frozenset("become remain seem appear stay feel look turn prove sound".split())
# Names of these kinds tell when or how much.
_NO_OBJECTS = frozenset({"DATE", "TIME", "PERCENT", "QUANTITY", "ORDINAL"})


def mend_relations(doc: Doc, deps: list[str], heads: list[int]) -> None:
    """Mend the relations and heads of a document in place.

    Past tense is finite: "forces shelled positions" has a verb and a subject, and no passive
    without "was". "killed at least 15 people" has an object, and so have "liberated more than 30
    villages" and "called off the strike".
    """
    passive = {heads[i] for i, dep in enumerate(deps) if dep == "aux:pass"}
    perfect = {heads[i] for i, dep in enumerate(deps) if dep == "aux" and doc[i].lower_ in _HAVE}
    cased = {heads[i] for i, dep in enumerate(deps) if dep == "case"}
    with_object = {heads[i] for i, dep in enumerate(deps) if dep == "obj"}
    for token in doc:
        i, dep = token.i, deps[token.i]
        if token.tag_ == "VBD" and dep == "amod" and heads[i] < i and i in with_object:
            _raise(deps, heads, i)
        elif dep == "nsubj:pass" and heads[i] not in passive:
            is_perfect = heads[i] in perfect and heads[i] in with_object
            if is_perfect or _is_finite(doc, deps, heads[i]):
                deps[i] = "nsubj"
        elif dep == "nsubj" and token.ent_type_ == "DATE" and _has_subject_before(deps, heads, i):
            deps[i] = "obl:unmarked"  # "the court *Tuesday* found"
        elif dep == "case" and token.lower_ == "at" and _is_bound(doc, i):
            deps[i] = "advmod"
            _make_object(doc, deps, heads, heads[i], with_object)
        elif dep == "nmod" and i not in cased and heads[i] < heads[heads[i]] < i:
            _give_to_verb(doc, deps, heads, i, with_object)
        elif dep in {"obl", "obl:unmarked"} and i not in cased and i > heads[i]:
            _make_object(doc, deps, heads, i, with_object)
        elif dep == "xcomp" and _is_object_noun(doc, i, heads[i], cased, with_object):
            deps[i] = "obj"


def _has_subject_before(deps: list[str], heads: list[int], i: int) -> bool:
    return any(heads[k] == heads[i] and deps[k] == "nsubj" for k in range(i))


def _is_object_noun(doc: Doc, noun: int, verb: int, cased: set[int], with_object: set[int]) -> bool:
    """Return whether a noun is what is done, not what somebody is: "suspended *lending*"."""
    return (
        doc[noun].tag_ in {"NN", "NNS"}
        and noun > verb
        and noun not in cased
        and verb not in with_object
        and doc[verb].pos_ == "VERB"
        and doc[verb].lemma_ not in _COPULAR
    )


def _give_to_verb(
    doc: Doc, deps: list[str], heads: list[int], noun: int, with_object: set[int]
) -> None:
    """Make a bare noun the object of the verb before it: "leaders *mobilised* militiamen"."""
    verb = heads[heads[noun]]
    if doc[verb].pos_ == "VERB" and verb not in with_object and doc[noun].pos_ in {"NOUN", "PROPN"}:
        heads[noun], deps[noun] = verb, "obj"


def _raise(deps: list[str], heads: list[int], verb: int) -> None:
    """Put a verb over the noun that it was hung on, which is its subject."""
    noun = heads[verb]
    heads[verb] = verb if heads[noun] == noun else heads[noun]
    deps[verb] = deps[noun]
    heads[noun], deps[noun] = verb, "nsubj"


def _is_bound(doc: Doc, i: int) -> bool:
    return i + 1 < len(doc) and doc[i + 1].lower_ in _BOUNDS


def _make_object(
    doc: Doc, deps: list[str], heads: list[int], noun: int, with_object: set[int]
) -> None:
    verb = heads[noun]
    if doc[verb].pos_ != "VERB" or verb in with_object or doc[noun].ent_type_ in _NO_OBJECTS:
        return
    between = range(verb + 1, noun)
    is_counted = any(heads[k] == noun and deps[k] == "nummod" for k in between)
    has_particle = any(heads[k] == verb and deps[k] == "compound:prt" for k in between)
    if has_particle or (is_counted and not doc[noun].ent_type_):
        deps[noun] = "obj"


def _is_finite(doc: Doc, deps: list[str], verb: int) -> bool:
    """Return whether a verb without "was" is in the active past: "the town that they took"."""
    return doc[verb].tag_ == "VBD" or deps[verb] == "acl:relcl"
