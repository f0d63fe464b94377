"""Who acts and who suffers in an event, told from the order of the words.

Without a parser this reads a clause from left to right: the first party that hangs on no
preposition is the subject, the first after the trigger its object; "by" names the agent of a
passive or of a noun.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from sitrep.extract.clauses import shared_subject_clause
from sitrep.extract.function_words import BE, DETERMINERS, PREPOSITIONS
from sitrep.extract.parties import Party
from sitrep.knowledge.triggers import Trigger

_ADVERBS = 4  # tokens that may stand between "was" and "destroyed"
_OBJECT_PREPOSITIONS = frozenset(["against", "with", "on", "at", "to", "of", "targeting"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """The parties of one event."""

    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()


def find_roles(
    doc: Doc, span: Span, trigger: Trigger, clause: Span, parties: Sequence[Party]
) -> Roles:
    """Return actors and recipients of the event that ``span`` reports in ``clause``."""
    here = [p for p in parties if clause.start <= p.start and p.end <= clause.end]
    demonyms = [p for p in here if p.kind == "demonym"]
    if trigger.pos == "VERB":
        here = [p for p in here if p.kind != "demonym"]
    before = [p for p in here if p.end <= span.start]
    after = [p for p in here if p.start >= span.end]
    if trigger.pos == "NOUN":
        return _roles_of_noun(doc, span, before, after)
    subjects = [p for p in before if not _hangs_on(doc, p, PREPOSITIONS)]
    if not subjects:  # "Ukrainian artillery had shelled": no agent noun that we know
        subjects = [
            p for p in demonyms if p.end <= span.start and not _hangs_on(doc, p, PREPOSITIONS)
        ]
    if not subjects and (shared := shared_subject_clause(doc, clause)) is not None:
        subjects = [
            p for p in parties if p.kind != "demonym"
            and shared.start <= p.start and p.end <= shared.end
            and not _hangs_on(doc, p, PREPOSITIONS)
        ]  # fmt: skip
    objects = [p for p in after if not _hangs_on(doc, p, PREPOSITIONS - _OBJECT_PREPOSITIONS)]
    if is_passive(doc, span, trigger):
        agents = [p for p in after if _hangs_on(doc, p, {"by", "from"})]
        return Roles(actors=_joined(doc, agents), recipients=_joined(doc, subjects))
    return Roles(
        actors=_joined(doc, subjects),
        recipients=_joined(doc, [p for p in objects if p.start - span.end <= 8]),
    )


def _roles_of_noun(doc: Doc, span: Span, before: Sequence[Party], after: Sequence[Party]) -> Roles:
    """Read "Russian shelling of …", "the shelling of X by Y", "X carried out strikes on Y"."""
    agents = [p for p in after if _hangs_on(doc, p, {"by"})]
    owner = [p for p in before if _stands_before(doc, p, span)]
    subjects = [p for p in before if p.kind != "demonym" and not _hangs_on(doc, p, PREPOSITIONS)]
    targets = [p for p in after if _hangs_on(doc, p, {"of", "on", "against", "at", "with"})]
    return Roles(
        actors=_joined(doc, agents or owner[-1:] or subjects),
        recipients=_joined(doc, targets),
    )


def _stands_before(doc: Doc, party: Party, span: Span) -> bool:
    between = doc[party.end : span.start]
    return len(between) <= 3 and not any(
        t.is_punct or t.lower_ in PREPOSITIONS or t.lower_ in DETERMINERS for t in between
    )


def _hangs_on(doc: Doc, party: Party, prepositions: frozenset[str] | set[str]) -> bool:
    i = party.start - 1
    while i >= 0 and (doc[i].lower_ in DETERMINERS or doc[i].like_num):
        i -= 1
    return i >= 0 and doc[i].lower_ in prepositions


def is_passive(doc: Doc, span: Span, trigger: Trigger) -> bool:
    """Return whether the grammatical subject of the trigger is the recipient."""
    if trigger.implies == "passive":
        return True
    word = doc[span.start]
    if trigger.pos != "VERB":
        return False
    if not word.lower_.endswith(("ed", "en", "n", "t", "d", "ne", "ck", "wn")):
        return False
    window = doc[max(word.sent.start, span.start - _ADVERBS) : span.start]
    return any(token.lower_ in BE for token in window) and not word.lower_.endswith("ing")


def _joined(doc: Doc, parties: Sequence[Party]) -> tuple[Party, ...]:
    """Return the first party and those that "and" or a comma joins to it; pronouns alone too."""
    if not parties:
        return ()
    joined = [parties[0]]
    for party in parties[1:]:
        between = [token.lower_ for token in doc[joined[-1].end : party.start]]
        if between not in (["and"], [","], [",", "and"], ["and", "the"], ["or"]):
            break
        joined.append(party)
    return tuple(party for party in joined if party.kind != "pronoun" or party.name)
