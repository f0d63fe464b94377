"""Whether an event is told as fact: its polarity and its modality.

From the event's predicate the search climbs the sentence: auxiliaries, negations and adverbs
beside it, then what governs it ("failed to", "plans to", "threat of"), until a report begins
or a word that leaves the event a fact.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sitrep.coding import EventDate
from sitrep.extract.course import course_of
from sitrep.extract.frames import Frame
from sitrep.extract.operator_words import IN_A_ROW, Operator, beside, is_negated
from sitrep.extract.to_come import goes_with_its_clause, is_purpose_of_journey, is_to_come
from sitrep.extract.tree import NOMINAL, SUBJECTS, Tree
from sitrep.knowledge.operators import Operators
from sitrep.knowledge.triggers import Trigger

# An event further back than this before publication is background; so is one of an earlier year.
HISTORICAL_DAYS = 300
_MAX_STEPS = 12
_MODALITIES = frozenset({"planned", "possible", "historical"})
# Prepositions by which a verb or noun governs an event noun: "threat of", "prevented from".
_GOVERNED = frozenset({"of", "for", "to", "from", "against", "about", "into", "with"})
# Types whose events are done at once: "is demanding" and "have fled since" are told as facts.
_MOMENTARY = frozenset(
    {"REQUEST", "ACCUSE", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE", "DEFECT"}
)
# Their modes that take time all the same.
_SLOW_MODES = frozenset({"investigate"})
_GROUPS = frozenset({"series", "wave", "number", "kind", "type", "round", "act"})
# What a crowd comes together to say is said when it comes.
_SAID_TOGETHER = frozenset({"PROTEST", "REQUEST", "SUPPORT", "ACCUSE"})
_PERIODS = frozenset({"year", "decade", "century"})
_SIGNS = frozenset("evidence sign indication trace proof".split())
_DECIDING = frozenset({"decide", "vote", "opt", "choose", "rule"})
_OF_GERUNDS = frozenset({"of", "from", "to", "about", "against", "on"})
_CLAUSAL = frozenset({"xcomp", "ccomp", "acl", "csubj", "advcl"})
_PREPOSITIONAL = frozenset({"nmod", "obl", "obl:arg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Polarity and modality of an event, with the words that made them so.

    ``reason`` says why the modality is what it is.
    """

    polarity: str
    modality: str
    reason: str = ""
    operators: tuple[Operator, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How an event is told: its date, the day of publication, and the kind of report over it.

    ``reported`` are the heads of what the document reports; ``background`` says that the words
    around the event tell of times long past.
    """

    event_type: str
    when: EventDate
    published: date
    reported: Collection[int] = ()
    report_kind: str | None = None
    background: bool = False


def status_of(
    tree: Tree,
    frame: Frame,
    trigger: Trigger,
    operators: Operators,
    *,
    telling: Telling,
    own_words: Collection[int] = (),
) -> Status:
    """Return the status of an event.

    ``own_words`` are the tokens of its triggers: "called off" negates once.

    A negation of a negated trigger asserts. The innermost modality counts.
    """
    found = tuple(_Climb(tree, operators, telling.reported).operators(frame))
    own = own_words if trigger.polarity else ()
    negations = sum(o.effect == "negated" and o.token not in own for o in found)
    if "not" in trigger.needs:  # "would *not* attend" is what the trigger tells
        negations = 0
    is_negated = (negations % 2 == 1) != (trigger.polarity == "negated")
    modality, reason = _modality(tree, frame, found, is_negated, telling)
    if trigger.modality is not None:
        modality, reason = trigger.modality, "so the trigger itself says"
    is_momentary = trigger.event_type in _MOMENTARY and trigger.mode not in _SLOW_MODES
    if modality == "ongoing" and is_momentary and not _is_kept_up(found):
        modality, reason = "actual", "such a deed is done at once, whatever the tense"
    return Status(
        polarity="negated" if is_negated else "asserted",
        modality=modality,
        reason=reason,
        operators=found,
    )


def _is_kept_up(found: tuple[Operator, ...]) -> bool:
    return any(operator.effect == "ongoing" for operator in found)


def is_background(when: EventDate, published: date) -> bool:
    """Return whether a date told in words makes an event background."""
    if when.start is None:
        return False
    is_last_year = when.precision == "year" and when.date_to.year < published.year
    return is_last_year or (published - when.date_to).days > HISTORICAL_DAYS


def _modality(
    tree: Tree, frame: Frame, found: tuple[Operator, ...], is_negated: bool, telling: Telling
) -> tuple[str, str]:
    said = telling.event_type in _SAID_TOGETHER  # "marched to demand"
    innermost = next(
        (o for o in found if o.effect in _MODALITIES and not (said and o.token in frame.core)), None
    )
    if innermost is not None and tree.pos[innermost.token] == "AUX":
        # "unlikely that they will": what governs the clause says more than "will".
        innermost = next((o for o in found if o.effect == "possible"), innermost)
    if innermost is not None and not (is_negated and innermost.is_attempt):
        word = repr(tree.words[innermost.token])
        if innermost.effect == "planned" and telling.report_kind == "forecast":
            return "possible", f"{word} in a forecast"
        return innermost.effect, f"{word} makes it so"
    if is_background(telling.when, telling.published):
        return "historical", "its date lies far before publication"
    if telling.background:
        return "historical", "told among things long past"
    if (reason := is_to_come(tree, frame, telling.when, telling.published)) is not None:
        return "planned", reason
    return course_of(
        tree, frame, found, telling.event_type, is_reported=telling.report_kind is not None
    )


@dataclass(frozen=True, slots=True)
class _Climb:
    """The way up from a predicate, and the operators on it."""

    tree: Tree
    words: Operators
    reported: Collection[int]

    def operators(self, frame: Frame) -> Iterator[Operator]:
        for token in reversed(frame.core):
            yield from beside(self.tree, token, self.words, frame.core)
        if frame.is_noun and frame.top != frame.trigger:
            effect = self.words.effect(self.tree, frame.top)
            is_topic = _is_only_a_topic(self.tree, frame.trigger, frame.top, effect)
            if effect is not None and effect != "transparent" and not is_topic:
                yield Operator(frame.top, effect)
            if self.tree.case(frame.trigger) == "for":
                yield from self._arrangement(frame.trigger)
        yield from self._above(frame.top)

    def _above(self, top: int) -> Iterator[Operator]:
        i: int | None = top
        for _ in range(_MAX_STEPS):
            if i is None:
                return
            found, i = self._step(i)
            yield from found

    def _step(self, i: int) -> tuple[Iterable[Operator], int | None]:
        """Return the operators one step up, and the token from which to go on, if any."""
        tree, head, relation = self.tree, self.tree.heads[i], self.tree.deps[i]
        if head == i or i in self.reported or relation in {"acl:relcl", "parataxis"}:
            return ((Operator(i, "possible"),) if _is_wished(tree, i) else ()), None
        if relation == "conj":
            return (beside(tree, head, self.words) if _shares(tree, i) else ()), head
        if relation == "advcl" and not _is_governed(tree, i):
            return self._step_of_adverbial(i, head)
        effect = self._effect(i, head, relation)
        if effect is None:
            return self._arrangement(i), None
        return (() if effect == "pass" else self._governor(head, effect)), head

    def _step_of_adverbial(self, i: int, head: int) -> tuple[Iterable[Operator], int | None]:
        """Return what :meth:`_step` does, for a clause that goes with the main one.

        A participle tells what came along, and is as true as the main clause; an infinitive a
        purpose; any other clause stands for itself.
        """
        tree = self.tree
        if not _is_attendant(tree, i):
            wish = Operator(i, self._governing_wish(head) or "planned")
            if _is_means(tree, i, head):
                return beside(tree, head, self.words), head
            return ((wish,) if _is_purpose(tree, i) else ()), None
        is_lasting = self.words.effect(tree, head) == "ongoing"  # "goes on deporting"
        lasting = (Operator(head, "ongoing"),) if is_lasting else ()
        # "used batons to clear the square, detaining ten"
        is_of_purpose = _is_purpose(tree, head) and tree.words[max(i - 1, 0)] == ","
        above = tree.heads[head] if is_of_purpose else head
        return (*lasting, *beside(tree, head, self.words)), above

    def _arrangement(self, i: int) -> Iterator[Operator]:
        """Yield what makes a meeting, or what somebody goes for, one that is to come."""
        tree, head = self.tree, self.tree.heads[i]
        if is_purpose_of_journey(tree, i):
            yield Operator(head, "planned")
        elif goes_with_its_clause(tree, i):
            above = self._above(head) if tree.tags[head] == "VB" else ()
            around = (*beside(tree, head, self.words), *above)
            yield from (operator for operator in around if operator.effect == "planned")

    def _governor(self, head: int, effect: str) -> Iterator[Operator]:
        if self._is_left_open(head, effect):
            yield Operator(head, "possible")
            return
        if effect != "transparent":
            yield Operator(head, effect, is_attempt=self.tree.lemmas[head] in self.words.attempts)
        if self.tree.lemmas[head] in self.words.attempts and _has_failed(self.tree, head):
            yield Operator(head, "negated")
        if effect != "historical":
            yield from beside(self.tree, head, self.words)

    def _is_left_open(self, head: int, effect: str) -> bool:
        """Return whether something is not ruled out, and so may be."""
        is_ruled = effect == "negated" and self.tree.lemmas[head] == "rule"
        return is_ruled and is_negated(self.tree, head, self.words)

    def _governing_wish(self, head: int) -> str | None:
        effect = self.words.effect(self.tree, head)
        return effect if effect in {"planned", "possible"} else None

    def _effect(self, i: int, head: int, relation: str) -> str | None:
        """Return the effect of a governor; "pass" looks further up, None ends the search."""
        tree = self.tree
        if relation in _CLAUSAL:
            return self._effect_on_clause(i, head, relation)
        if not _is_argument(tree, i):
            return None
        is_group = relation == "nmod" and tree.lemmas[head] in _GROUPS
        if is_group or (relation == "compound" and tree.pos[head] in NOMINAL):
            return "pass"
        return self._effect_on_noun(i, head, relation)

    def _effect_on_clause(self, i: int, head: int, relation: str) -> str | None:
        tree = self.tree
        if relation == "xcomp" and tree.pos[i] in NOMINAL and not tree.dependents(i, {"mark"}):
            return None  # "called it an attack"
        if _is_yet_to(tree, head) or _is_decided_against(tree, i, head) or _is_near(tree, head):
            return "negated"
        if relation == "xcomp" and tree.lemmas[head] == "be":
            return "planned"  # "are to withdraw"
        effect = self.words.effect(tree, head)
        is_considered = tree.tags[i] == "VBG" and tree.lemmas[head] in self.words.considered
        return "possible" if effect is None and is_considered else effect

    def _effect_on_noun(self, i: int, head: int, relation: str) -> str | None:
        tree, effect = self.tree, self.words.effect(self.tree, head)
        if tree.lemmas[head] in _PERIODS and tree.case(i) == "of":
            return "historical"  # "decades of violence"
        if tree.lemmas[head] in _SIGNS and tree.has_child(head, {"no"}, {"det"}):
            return "negated"  # "there is no evidence of an attack"
        if _is_only_a_topic(tree, i, head, effect):
            return None
        if _is_raised(tree, head):  # "the talks are likely to resume"
            return effect if effect in _MODALITIES else None
        if relation == "nsubj" and (effect != "negated" or tree.dependents(head, {"obj"})):
            return None
        return None if effect == "transparent" else effect


def _is_means(tree: Tree, i: int, head: int) -> bool:
    """Return whether an infinitive tells what something is used for: "should use jets to bomb"."""
    return tree.lemmas[head] == "use" and tree.tags[i] == "VB"


def _is_argument(tree: Tree, i: int) -> bool:
    """Return whether a noun is one that its governor may say something of."""
    relation = tree.deps[i]
    if relation in _PREPOSITIONAL:
        is_before = relation == "obl" and i < tree.heads[i]
        return tree.case(i) in _GOVERNED and not is_before
    return relation in {"obj", "nsubj", "nsubj:pass", "compound"}


def _is_yet_to(tree: Tree, head: int) -> bool:
    """Return whether something is still to come: "have yet to open fire"."""
    return tree.lemmas[head] in {"have", "be"} and tree.has_child(head, {"yet"}, {"advmod"})


def _is_wished(tree: Tree, i: int) -> bool:
    """Return whether a clause tells in the subjunctive what is wanted: "asked that he *leave*"."""
    own = {"aux", "aux:pass", "cop"}
    has_to = tree.has_child(i, {"to"}, {"mark"})
    return (
        tree.deps[i] == "ccomp"
        and tree.tags[i] == "VB"
        and not has_to
        and not tree.dependents(i, own)
        and bool(tree.dependents(i, SUBJECTS))
    )


def _is_near(tree: Tree, head: int) -> bool:
    """Return whether something all but happened: "came close to signing"."""
    return tree.lower[head] == "close" and tree.lemmas[tree.heads[head]] == "come"


def _is_decided_against(tree: Tree, i: int, head: int) -> bool:
    """Return whether it was decided that something is not to be: "voted against imposing"."""
    return tree.lemmas[head] in _DECIDING and any(
        tree.lower[c] == "against" for c in tree.dependents(i, {"mark", "case"})
    )


def _is_only_a_topic(tree: Tree, i: int, head: int, effect: str | None) -> bool:
    """Return whether a word takes a noun in another sense than that of its effect.

    "Goes on trial for the attack", "asked about the raid", "called the deal a mistake".
    """
    if effect == "ongoing" and tree.deps[i] in _PREPOSITIONAL:
        return tree.case(i) != "with"
    is_asked = tree.lemmas[head] == "ask" and tree.case(i) == "about"
    if tree.lemmas[head] != "call" or tree.deps[i] not in {"obj", "iobj"}:
        return is_asked
    return any(name != i for name in tree.dependents(head, {"xcomp", "obj", "iobj"}))


def _is_raised(tree: Tree, head: int) -> bool:
    """Return whether what is said of a subject is told by an infinitive: "is due to begin"."""
    is_said = tree.pos[head] == "ADJ" or tree.is_passive(head)
    return is_said and any(
        tree.tags[c] == "VB" or tree.has_child(c, {"to"}, {"mark"})
        for c in tree.dependents(head, {"xcomp"})
    )


def _has_failed(tree: Tree, attempt: int) -> bool:
    """Return whether an attempt failed: "tried to storm it but failed", "failed in a bid to"."""
    if tree.lemmas[tree.heads[attempt]] == "fail" and tree.case(attempt) == "in":
        return True
    return any(tree.lemmas[c] == "fail" for c in tree.dependents(attempt, {"conj"}))


def _shares(tree: Tree, i: int) -> bool:
    """Return whether a second verb takes over what stands beside the first."""
    own = {"aux", "aux:pass", *SUBJECTS}
    if any(tree.deps[c] in own for c in tree.children[i]):
        return False
    return not tree.has_child(i, {"but", "yet"}, {"cc"})


def _is_attendant(tree: Tree, i: int) -> bool:
    """Return whether a participle tells what came along with the main clause: ", killing three"."""
    if tree.tags[i] not in {"VBG", "VBN"}:
        return False
    return not any(tree.deps[c] in {"mark", "case"} for c in tree.children[i])


def _is_governed(tree: Tree, i: int) -> bool:
    """Return whether a gerund is governed by a verb: "stopped short of attacking"."""
    return tree.tags[i] == "VBG" and any(
        tree.lower[c] in _OF_GERUNDS for c in tree.dependents(i, {"mark", "case"})
    )


def _is_purpose(tree: Tree, i: int) -> bool:
    """Return whether an infinitive tells a purpose; what is "used to" do it does it."""
    head = tree.heads[i]
    if tree.deps[i] != "advcl" or tree.tags[i] != "VB" or tree.lemmas[head] == "use":
        return False
    if tree.lower[head] in IN_A_ROW:
        return False  # "are the *latest* to leave"
    return any(tree.lower[c] == "to" and tree.deps[c] == "mark" for c in tree.children[i])
