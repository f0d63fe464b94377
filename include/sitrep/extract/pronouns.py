"""Whom a pronoun means: the fitting party before it that the sentence is most about."""

from collections.abc import Mapping
from types import MappingProxyType

from sitrep.extract.mentions import Mention, Mentions
from sitrep.extract.party import Party
from sitrep.extract.subjects import subject_of
from sitrep.extract.tree import SUBJECTS, Tree

# How many sentences back an antecedent may stand.
MAX_SENTENCES = 3
_SHE = frozenset({"she", "her", "hers", "herself"})
_HE = frozenset({"he", "him", "his", "himself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_BODIES = frozenset({"named", "agent", "government", "country", "pronoun"})
# Nouns in the singular that are many people: "the police said they".
_MANY = frozenset(
    """police family crowd public staff crew team mob people militia gang group army junta
    government band couple opposition clergy infantry media press""".split()
)
# What speaks for an antecedent, beside being near; weighed on news, interviews and court records.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"sentence": -1.0, "token": -0.01, "subject": 1.0, "pronoun": 0.8, "named": 0.2,
     "other_voice": -1.0, "one_for_many": -1.0, "parallel": 0.3}
)  # fmt: skip


def meant_by_pronoun(mentions: Mentions, pronoun: Party) -> Party | None:
    """Return the antecedent of a pronoun of the third person, or None."""
    tree, i = mentions.tree, pronoun.start
    word = tree.lower[i]
    if word not in _HE | _SHE | _IT | _THEY or tree.deps[i] == "expl":
        return None
    here = mentions.sentence_of[i]
    rivals = _subjects_beside(tree, i, word)
    same = frozenset(tree.lower[rival] for rival in rivals)
    best: float | None = None
    meant: Mention | None = None
    for mention in mentions.recent(here, MAX_SENTENCES):
        if not _agrees(tree, word, mention) or _clashes(tree, i, mention, rivals):
            continue
        if tree.lower[mention.head] in same:  # "the general thanked him": another than the general
            continue
        score = _score(mentions, i, word, mention)
        if best is None or score > best:
            best, meant = score, mention
    if meant is None:
        return None
    if word in _HE | _SHE:
        mentions.learn_gender(meant.party, "f" if word in _SHE else "m")
    return meant.party


def _score(mentions: Mentions, i: int, word: str, mention: Mention) -> float:
    """Return how much speaks for an antecedent: near, a subject, a name, gone on with."""
    tree, party = mentions.tree, mention.party
    score = WEIGHTS["sentence"] * (mentions.sentence_of[i] - mention.sentence)
    score += WEIGHTS["token"] * (i - party.start)
    score += WEIGHTS["subject"] * mention.is_subject
    score += WEIGHTS["pronoun"] * (party.kind == "pronoun")
    score += WEIGHTS["named"] * (party.kind == "named")
    score += WEIGHTS["other_voice"] * (mentions.quote_of[i] != mentions.quote_of[party.start])
    if word in _THEY and not mention.is_plural and party.noun not in _MANY:
        score += WEIGHTS["one_for_many"]
    return score + WEIGHTS["parallel"] * (mention.is_subject == (tree.deps[i] in SUBJECTS))


def _agrees(tree: Tree, word: str, mention: Mention) -> bool:
    """Return whether number, gender and person of a pronoun and a party agree."""
    party = mention.party
    before = tree.lower[party.start] if party.kind == "pronoun" else ""
    if word in _HE | _SHE:
        if before in _IT | _THEY or not party.is_person or mention.is_plural:
            return False
        return mention.gender is None or mention.gender == ("f" if word in _SHE else "m")
    if word in _IT:
        is_one = not mention.is_plural and before not in _THEY
        return not party.is_person and party.kind in _BODIES and is_one
    if before:
        return before in _THEY
    if mention.is_plural:
        return True
    return not party.is_person and party.kind in {"named", "agent"}


def _subjects_beside(tree: Tree, i: int, word: str) -> frozenset[int]:
    """Return the subjects of the clause in which a pronoun is no subject: it means another."""
    if word in _REFLEXIVE or tree.deps[i] in SUBJECTS or tree.deps[i] == "nmod:poss":
        return frozenset()
    above = tree.heads[i]
    return frozenset(subject_of(tree, above).tokens) if tree.is_verbal(above) else frozenset()


def _clashes(tree: Tree, i: int, mention: Mention, rivals: frozenset[int]) -> bool:
    """Return whether grammar forbids that a pronoun means a party: "the army shelled it"."""
    head = mention.head
    return (
        mention.party.start >= i
        or head in rivals
        or head in tree.children[i]
        or head == tree.heads[i]
    )
