"""Find the words that report events: by lemma and syntax, not by their order alone."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sitrep.extract.surroundings import Surroundings, words_of_sentence
from sitrep.extract.tree import SUBJECTS, Tree
from sitrep.extract.words import possible_lemmas
from sitrep.knowledge.support_verbs import load_support_verbs
from sitrep.knowledge.triggers import PREPOSITIONS, Trigger

# Words that may stand between the words of a phrase: "came under *heavy artillery* fire".
_BETWEEN = frozenset({"DET", "ADJ", "ADV", "NOUN", "PROPN", "NUM", "PRON", "PART", "PUNCT"})
_MAX_BETWEEN = 3
_POS = {"VERB": frozenset({"VERB"}), "NOUN": frozenset({"NOUN", "PROPN"})}
# "A group *called* the Front" is not called upon.
_NAMING = frozenset({"call", "name", "dub", "know"})
_CALLING = frozenset({"call", "deem", "label", "brand", "dub", "consider", "term"})
_SUSPECTING = frozenset({"suspect", "accuse", "allege"})
# How the parser hangs what is said of an object.
_SAID_OF = frozenset({"xcomp", "acl", "amod", "advmod", "advcl"})
# An event noun may stand before these without losing its meaning: "bombing campaign".
_TRANSPARENT = frozenset(
    ["campaign", "attempt", "operation", "site", "victim", "spree", "drive", "effort"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerMatch:
    """A trigger in the text: its head, and the tokens that were matched, in reading order.

    It is not sure where words that it requires are missing from its clause. ``distance`` counts
    the steps in the tree to the nearest of those words, where several triggers ask for some.
    """

    trigger: Trigger
    head: int
    tokens: tuple[int, ...]
    is_sure: bool = True
    distance: int = 0


class TriggerFinder:
    """Finds triggers; built once per process."""

    def __init__(self, triggers: Iterable[Trigger]) -> None:
        self._by_lemma: Mapping[str, list[_Pattern]] = defaultdict(list)
        for number, trigger in enumerate(triggers):
            for words in _spellings(trigger.words):
                pattern = _Pattern(number, trigger, words, _head_of(trigger, words))
                self._by_lemma[words[pattern.head]].append(pattern)

    def find(
        self,
        tree: Tree,
        surroundings: Surroundings,
        *,
        is_name: Callable[[int], bool],
        holds: Callable[[TriggerMatch, Collection[str]], bool],
    ) -> list[TriggerMatch]:
        """Return the triggers of a document in reading order, none overlapping.

        ``is_name`` tells the tokens of names, in which nothing is found; ``holds`` whether a
        match can be taken for an event, given the types that its sentence tells for sure,
        before the best of a place is chosen.
        """
        found = [
            (pattern, match)
            for i in range(len(tree))
            if tree.pos[i] in {"VERB", "NOUN", "PROPN", "ADJ"} and not is_name(i)
            for pattern, match in _with_distances(
                surroundings, list(self._at(tree, i, surroundings))
            )
        ]
        told_with: defaultdict[int, set[str]] = defaultdict(set)
        for _, match in found:
            if match.is_sure:
                told_with[tree.starts[match.head]].add(match.trigger.event_type)
        found = [
            (pattern, match)
            for pattern, match in found
            if holds(match, told_with[tree.starts[match.head]])
        ]
        taken: set[int] = set()
        chosen = []
        for _, match in sorted(found, key=_order):
            if match.head not in taken and taken.isdisjoint(match.tokens):
                taken.update(match.tokens)
                chosen.append(match)
        return sorted(chosen, key=lambda match: match.head)

    def by_words(self, tree: Tree, i: int) -> Iterator[TriggerMatch]:
        """Yield what matches at a token by its words alone, whatever else it asks for."""
        for pattern, tokens in self._by_words(tree, i, words_of_sentence(tree, i)):
            yield TriggerMatch(trigger=pattern.trigger, head=i, tokens=tokens)

    def _by_words(
        self, tree: Tree, i: int, sentence: Collection[str]
    ) -> Iterator[tuple["_Pattern", tuple[int, ...]]]:
        """Yield what matches at a token; most patterns lack a word in the whole sentence."""
        for lemma in sorted({tree.lemmas[i]} | possible_lemmas(tree.lower[i])):
            for pattern in self._by_lemma.get(lemma, ()):
                if not pattern.others.issubset(sentence):
                    continue
                tokens = pattern.match(tree, i)
                if tokens is not None:
                    yield pattern, tokens

    def _at(
        self, tree: Tree, i: int, surroundings: Surroundings
    ) -> Iterator[tuple["_Pattern", TriggerMatch]]:
        doubtful: list[tuple[_Pattern, TriggerMatch]] = []
        for pattern, tokens in self._by_words(tree, i, surroundings.sentence_words(i)):
            allowed = surroundings.allow(pattern.trigger, i, tokens)
            if allowed is False:
                continue
            match = TriggerMatch(
                trigger=pattern.trigger, head=i, tokens=tokens, is_sure=bool(allowed)
            )
            if match.is_sure:
                yield pattern, match
            else:
                doubtful.append((pattern, match))
        yield from _without_modes(doubtful)


def _with_distances(
    surroundings: Surroundings, found: list[tuple["_Pattern", TriggerMatch]]
) -> list[tuple["_Pattern", TriggerMatch]]:
    """Return the matches of one place; those that differ, with how near is what they ask for."""
    if len({(match.trigger.event_type, match.trigger.mode) for _, match in found}) < 2:
        return found
    return [
        (pattern, replace(match, distance=surroundings.distance(match.trigger, match.head)))
        for pattern, match in found
    ]


def _without_modes(
    doubtful: list[tuple["_Pattern", TriggerMatch]],
) -> Iterator[tuple["_Pattern", TriggerMatch]]:
    """Yield doubtful matches; where the same words have several modes, none of them holds."""
    modes: dict[tuple[tuple[int, ...], str], set[str | None]] = defaultdict(set)
    for _, match in doubtful:
        modes[match.tokens, match.trigger.event_type].add(match.trigger.mode)
    for pattern, match in doubtful:
        if (
            len(modes[match.tokens, match.trigger.event_type]) > 1
            and match.trigger.mode is not None
        ):
            yield pattern, replace(match, trigger=replace(match.trigger, mode=None))
        else:
            yield pattern, match


def _order(item: tuple["_Pattern", TriggerMatch]) -> tuple[bool, int, bool, int, bool, int]:
    pattern, match = item
    length, is_free, has_no_mode, number = pattern.preference
    return not match.is_sure, length, is_free, match.distance, has_no_mode, number


@dataclass(frozen=True, slots=True)
class _Pattern:
    number: int
    trigger: Trigger
    words: tuple[str, ...]
    head: int
    others: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Put the words beside the head together: without them nothing can match."""
        others = (*self.words[: self.head], *self.words[self.head + 1 :])
        object.__setattr__(self, "others", frozenset(others))

    @property
    def preference(self) -> tuple[int, bool, bool, int]:
        """Order as the data file says: longest, then with conditions, a mode, the first."""
        trigger = self.trigger
        is_free = not any(trigger.conditions)
        return (-len(self.words), is_free, trigger.mode is None, self.number)

    def match(self, tree: Tree, i: int) -> tuple[int, ...] | None:
        """Return the matched tokens if the trigger stands with its head at ``i``."""
        if not self._may_head(tree, i):
            return None
        found = [i]
        at = i
        for word in reversed(self.words[: self.head]):
            step = _find(tree, at, -1, word)
            if step is None or (self.trigger.pos == "NOUN" and _governs(tree, step, i)):
                return None
            found.append(at := step)
        behind = self._match_behind(tree, i)
        return None if behind is None else tuple(sorted([*found, *behind]))

    def _match_behind(self, tree: Tree, i: int) -> list[int] | None:
        """Return the tokens of the words behind the head, None where one is missing."""
        found: list[int] = []
        at = i
        following = self.words[self.head + 1 :]
        for word in following:
            step = _find(tree, at, 1, word, ends=word == following[-1])
            if step is None and self.trigger.pos == "VERB":
                step = _find_complement(tree, i, word)
            if step is not None:
                found.append(at := step)
            elif not self._has_elsewhere(tree, i, word):
                return None
        return found

    def _has_elsewhere(self, tree: Tree, i: int, word: str) -> bool:
        """Return whether a word hangs on the head: "met in Doha *with*", "*fire* was exchanged"."""
        if any(tree.lemmas[c] == word for c in tree.dependents(i, {"nsubj:pass"})):
            return True
        is_phrase = self.trigger.pos == "VERB" and word in PREPOSITIONS
        return is_phrase and _has_phrase(tree, i, word)

    def _may_head(self, tree: Tree, i: int) -> bool:
        pos, relation = tree.pos[i], tree.deps[i]
        if self.trigger.pos == "NOUN":
            is_other = _is_modifier(tree, i) or _is_name_for(tree, i)
            return pos in _POS["NOUN"] and not is_other
        if pos == "ADJ":  # "dozens were wounded", read as an adjective
            return tree.lower[i].endswith(("ed", "en", "t", "n")) and relation != "amod"
        if relation == "compound" or _is_description(tree, i):
            return False
        return pos == "VERB" and (relation != "amod" or len(self.words) > 1)


def _is_description(tree: Tree, i: int) -> bool:
    """Return whether a participle only tells who is meant: "a group called", "men accused of"."""
    if tree.deps[i] != "acl" or tree.tags[i] != "VBN":
        return False
    has_agent = any(tree.case(c) == "by" for c in tree.children[i])
    return tree.lemmas[i] in _NAMING or (tree.lemmas[i] in _SUSPECTING and not has_agent)


def _is_name_for(tree: Tree, i: int) -> bool:
    """Return whether a noun is what somebody calls something: "called the deal a *surrender*"."""
    return tree.deps[i] == "xcomp" and tree.lemmas[tree.heads[i]] in _CALLING


def _is_modifier(tree: Tree, i: int) -> bool:
    """Return whether an event noun only describes another: "attack helicopter", "in protest"."""
    if tree.lemmas[i] == "protest" and tree.case(i) == "in" and i > 0 and tree.lower[i - 1] == "in":
        return True
    if tree.deps[i] not in {"compound", "nmod:desc", "flat", "nmod:poss"}:
        return False
    head = tree.lemmas[tree.heads[i]]
    return head not in _TRANSPARENT and head not in load_support_verbs().series


def _find(tree: Tree, at: int, step: int, word: str, *, ends: bool = True) -> int | None:
    """Return the next token that is ``word``, past words that may stand between.

    A preposition that ends a phrase does not lie behind an object: "took it on Friday"; inside
    of one it may: "set it on fire".
    """
    for distance in range(1, _MAX_BETWEEN + 2):
        j = at + step * distance
        if not tree.starts[at] <= j < tree.ends[at]:
            return None
        if word in (tree.lemmas[j], tree.lower[j]):
            return j
        if tree.pos[j] not in _BETWEEN or (tree.pos[j] == "PUNCT" and tree.words[j] not in "-“\"'"):
            return None
        is_object = tree.deps[j] in {"obj", "iobj"}
        if tree.deps[j] in SUBJECTS or (ends and word in PREPOSITIONS and is_object):
            return None
    return None


def _has_phrase(tree: Tree, verb: int, preposition: str) -> bool:
    """Return whether a preposition leads to a phrase of a verb, wherever it stands behind it."""
    phrases = tree.dependents(verb, {"obl", "obl:arg"})
    has_object = bool(tree.dependents(verb, {"obj"}))
    return not has_object and any(i > verb and tree.case(i) == preposition for i in phrases)


def _governs(tree: Tree, verb: int, noun: int) -> bool:
    """Return whether a word is the noun's verb, not part of its phrase: "*freed* hostages"."""
    return tree.heads[noun] == verb and tree.pos[verb] == "VERB"


def _find_complement(tree: Tree, verb: int, word: str) -> int | None:
    """Return what is said of a verb's object, however far: "found Urban, a spokesman, *guilty*"."""
    for noun in tree.dependents(verb, {"obj", "nsubj:pass"}):
        for heads in (verb, noun):
            for child in tree.dependents(heads, _SAID_OF):
                if tree.lower[child] == word and child > verb:
                    return child
    return None


def _spellings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the words whole, and cut at hyphens as the tokeniser does."""
    yield words
    cut = tuple(" ".join(words).replace("-", " - ").split())
    if cut != words:
        yield cut


def _head_of(trigger: Trigger, words: tuple[str, ...]) -> int:
    head = trigger.head
    if len(words) == len(trigger.words):
        return head
    return len(" ".join(trigger.words[: head + 1]).replace("-", " - ").split()) - 1
