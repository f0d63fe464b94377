"""The parties of a document read so far, with what a reference needs to know of each."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sitrep.extract.noun_phrases import head_of
from sitrep.extract.party import Party
from sitrep.extract.tree import SUBJECTS, Tree
from sitrep.knowledge.genders import gender_of_name, gender_of_noun

_OPENING, _CLOSING, _STRAIGHT = frozenset({"“", "``"}), frozenset({"”", "''"}), frozenset({'"'})
ANY = "any"  # stands for every sector, and for none
_REMEMBERED = 60  # mentions that are looked at for one reference


@dataclass(frozen=True, slots=True)
class Mention:
    """A party, the head of its words, its sentence and its grammar."""

    party: Party
    head: int
    sentence: int
    is_subject: bool
    is_plural: bool
    gender: str | None


class Mentions:
    """Grows in reading order."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.found: list[Mention] = []
        self.sentence_of = sentence_numbers(tree)
        self.quote_of = quote_numbers(tree)
        self._genders: dict[str, str] = {}
        self._by_noun: defaultdict[str, list[int]] = defaultdict(list)
        self._by_word: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)

    def add(self, party: Party) -> None:
        """Remember a party; places and adjectives are nobody to be referred to."""
        if party.kind in {"place", "demonym", "thing"}:
            return
        tree = self.tree
        head = head_of(tree, party.start, party.end)
        gender = self._gender(party, head)
        self._index(party)
        self.found.append(
            Mention(
                party=party,
                head=head,
                sentence=self.sentence_of[party.start],
                is_subject=_is_subject(tree, head),
                is_plural=self._is_plural(party, head),
                gender=gender,
            )
        )

    def last_of_noun(self, noun: str | None, *, before: int) -> int:
        """Return the number of the last agent or person of a country with that noun, or -1."""
        return self._last(self._by_noun.get(noun, ()), before) if noun is not None else -1

    def last_with_word(self, word: str, sector: str | None, *, before: int) -> int:
        """Return the number of the last body with that word and sector in its name, or -1."""
        return self._last(self._by_word.get((word, sector), ()), before)

    def _index(self, party: Party) -> None:
        if party.kind == "agent" or (party.kind == "named" and party.is_person):
            if party.noun is not None and party.country:
                self._by_noun[party.noun].append(len(self.found))
        elif party.kind == "named":
            for word in set(self.tree.lower[party.start : party.end]):
                self._by_word[word, party.sector].append(len(self.found))
                self._by_word[word, ANY].append(len(self.found))

    def _last(self, numbers: Sequence[int], before: int) -> int:
        ended = (n for n in reversed(numbers) if self.found[n].party.end <= before)
        return next(ended, -1)

    def recent(self, sentence: int, sentences: int) -> list[Mention]:
        """Return the last mentions in so many sentences before this one, the nearest first."""
        nearby = self.found[-_REMEMBERED:]
        return [m for m in reversed(nearby) if sentence - m.sentence <= sentences]

    def learn_gender(self, party: Party, gender: str) -> None:
        """Remember that a person was called "he" or "she"."""
        if party.name:
            self._genders.setdefault(party.name, gender)

    def _gender(self, party: Party, head: int) -> str | None:
        if not party.is_person:
            return None
        if party.name and (known := self._genders.get(party.name)):
            return known
        tree = self.tree
        if party.kind in {"named", "pronoun"}:
            before = tree.lower[party.start - 1] if party.start else ""
            found = gender_of_noun(before) or gender_of_name(tree.words[party.start])
            found = found or (gender_of_noun(party.noun) if party.noun else None)
        else:
            found = gender_of_noun(tree.lower[head])
        if found and party.name:
            self._genders[party.name] = found
        return found

    def _is_plural(self, party: Party, head: int) -> bool:
        tree = self.tree
        if party.kind == "pronoun":
            return tree.lower[party.start] in {"they", "them", "their", "theirs", "we", "us", "our"}
        if any(tree.deps[child] == "conj" for child in tree.children[head]):
            return True
        return party.kind == "agent" and tree.tags[head] in {"NNS", "NNPS"}


def _is_subject(tree: Tree, head: int) -> bool:
    """Return whether a party is a subject, or whose the subject is: "Kenya's minister said its"."""
    owned = tree.heads[head] if tree.deps[head] == "nmod:poss" else head
    return tree.deps[owned] in SUBJECTS


def sentence_numbers(tree: Tree) -> list[int]:
    """Return the number of each token's sentence."""
    numbers, number = [], -1
    for i in range(len(tree)):
        number += tree.starts[i] == i
        numbers.append(number)
    return numbers


def quote_numbers(tree: Tree) -> list[int]:
    """Return for each token the number of the quotation that it stands in, 0 outside of any.

    A quotation ends with its paragraph, as newspapers open it anew in the next one.
    """
    numbers, number, is_open = [], 0, False
    for word in tree.words:
        if "\n\n" in word:
            is_open = False
        elif word in _OPENING or (word in _STRAIGHT and not is_open):
            is_open, number = True, number + 1
        elif word in _CLOSING or word in _STRAIGHT:
            is_open = False
        numbers.append(number if is_open else 0)
    return numbers
