"""Put events together: trigger, roles, place, date, status, claim and quantities."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from sitrep.coding import Claim, Event, EventDate, EventPlace, Evidence, Sentence
from sitrep.extract.claims import Voice
from sitrep.extract.confidence import confidence_of
from sitrep.extract.confidence_features import features_of
from sitrep.extract.event_dates import find_event_date
from sitrep.extract.event_places import CARRIED, PHYSICAL, UNPINNED, find_event_places
from sitrep.extract.event_quantities import find_event_quantities
from sitrep.extract.explanation import Coded, Explanation, explain
from sitrep.extract.found_triggers import FoundTriggers, find_triggers
from sitrep.extract.happenings import Happening, does_harm, group_happenings
from sitrep.extract.reading import Reading, without_edges
from sitrep.extract.roles import Argument, RoleFinder, Roles
from sitrep.extract.speakers import claim_of
from sitrep.extract.status import Telling, is_background, status_of
from sitrep.extract.tree import Tree
from sitrep.extract.trigger_finder import TriggerFinder, TriggerMatch
from sitrep.knowledge.ontology import Ontology
from sitrep.knowledge.operators import load_operators
from sitrep.knowledge.role_frames import load_role_frames
from sitrep.language.values import TIME_LABELS
from sitrep.records import id_within

# Triggers longer than this are shown by their head alone.
MAX_TRIGGER_TOKENS = 6
_TALKERS = frozenset({"i", "we", "you"})
_PAST = frozenset({"VBD", "VBN"})
_CLAIMS = frozenset("allegation accusation claim charge assertion suggestion insinuation".split())
_KNOWN = frozenset({"the", "this", "that", "these", "those", "such", "both"})


class EventCoder:
    """Codes the events of documents; pure but for its ontology and triggers."""

    def __init__(self, *, ontology: Ontology, triggers: TriggerFinder) -> None:
        self._ontology = ontology
        self._triggers = triggers
        self._operators = load_operators()
        self._frames = load_role_frames()

    def code(self, reading: Reading, doc_id: str) -> Iterator[Event]:
        """Yield the events of a document in reading order; ``doc_id`` is part of their ids."""
        found = find_triggers(reading, self._triggers)
        yield from (coded.event for coded in self._coded(reading, doc_id, found))

    def explain(self, reading: Reading, doc_id: str) -> Iterator[Explanation]:
        """Yield why each event of :meth:`code` was coded as it was, in the same order."""
        found = find_triggers(reading, self._triggers)
        for coded in self._coded(reading, doc_id, found):
            yield explain(
                reading,
                coded,
                found,
                self._triggers,
                kind=self._ontology.types[coded.event.event_type],
                is_dropped=lambda match: _is_stance(reading, match),
            )

    def _coded(self, reading: Reading, doc_id: str, found: FoundTriggers) -> Iterator[Coded]:
        tree = reading.tree
        places = {mention.head for here in reading.place_mentions.values() for mention in here}
        times = {t.i for ent in reading.doc.ents if ent.label_ in TIME_LABELS for t in ent}
        no_targets = frozenset(places | times)
        roles = RoleFinder(tree, reading.participants, found.classes, self._frames, no_targets)
        before: Event | None = None
        happenings = group_happenings(tree, found.told)
        harmful = Counter(_sentence(tree, one) for one in happenings if does_harm(one))
        for happening in happenings:
            if _is_stance(reading, happening.main.match):
                continue
            if _is_about_talkers(reading, happening):
                continue
            is_only_harm = does_harm(happening) and harmful[_sentence(tree, happening)] == 1
            beside = _Beside(before, is_only_harm)
            coded = self._event(reading, doc_id, happening, roles, found, beside)
            before = coded.event
            yield coded

    def _event(
        self,
        reading: Reading,
        doc_id: str,
        happening: Happening,
        finder: RoleFinder,
        found: FoundTriggers,
        beside: "_Beside",
    ) -> Coded:
        tree, doc = reading.tree, reading.doc
        trigger = happening.main.match.trigger
        event_type, top = trigger.event_type, happening.frames[0].top
        named = happening.frames[0]
        voice = reading.claims.voice(named.trigger if named.is_noun else top)
        roles = _with_denier(_roles(happening, finder, event_type), voice, reading, top)
        reported = reading.claims.reported
        when = find_event_date(
            tree,
            happening.frames,
            reading.dates.get(tree.starts[top], ()),
            reported=reported,
            cue=voice.report.cue[0] if voice else None,
            published=reading.published,
        )
        status = status_of(
            tree,
            happening.frames[0],
            happening.status_trigger,
            self._operators,
            own_words={i for told in happening.told for i in told.match.tokens},
            telling=Telling(
                event_type=event_type,
                reported=reported,
                when=when,
                published=reading.published,
                report_kind=voice.report.kind if voice else None,
                background=when.start is None and _is_background(reading, top, beside.before),
            ),
        )
        numbers = reading.numbers.get(tree.starts[top], ())
        quantities = find_event_quantities(
            reading.text, tree, happening, numbers, found.heads, is_only_harm=beside.is_only_harm
        )
        span = _trigger_span(happening)
        words = doc[span[0] : span[1]]
        first = span[0]
        start, end = without_edges(reading.text, doc[tree.starts[first] : tree.ends[first]])
        event = Event(
            event_id=id_within(doc_id, "event", words.start_char, words.end_char, event_type),
            event_type=event_type,
            mode=trigger.mode,
            codes=self._ontology.codes(event_type, trigger.mode),
            sentence=Sentence(start=start, end=end),
            trigger=Evidence(start=words.start_char, end=words.end_char, text=words.text),
            actors=tuple(argument.party.participant(doc) for argument in roles.actors),
            recipients=tuple(argument.party.participant(doc) for argument in roles.recipients),
            places=_places(reading, happening, event_type, before=beside.before),
            date=when,
            polarity=status.polarity,
            modality=status.modality,
            claim=_claim(reading, voice),
            quantities=tuple(quantity for quantity, _ in quantities),
            confidence=0.0,
        )
        features = features_of(
            event, happening=happening, roles=roles, topic=found.topic, tree=tree
        )
        event = replace(event, confidence=confidence_of(features))
        return Coded(
            event=event,
            happening=happening,
            roles=roles,
            voice=voice,
            status=status,
            quantities=tuple(quantities),
        )


@dataclass(frozen=True, slots=True)
class _Beside:
    """The event before one, and whether no other of its sentence can do harm."""

    before: Event | None
    is_only_harm: bool


def _sentence(tree: Tree, happening: Happening) -> int:
    return tree.starts[happening.main.match.head]


def _is_background(reading: Reading, top: int, before: Event | None) -> bool:
    """Return whether an undated event is told among things long past.

    A date in its sentence says so, or the event before it in the same paragraph.
    """
    tree = reading.tree
    if tree.tags[top] in _PAST and tree.has_child(top, {"have"}, {"aux"}):
        return False
    first, last = tree.starts[top], tree.ends[top]
    for dated in reading.dates.get(first, ()):
        if first <= dated.head < last and dated.head < top:
            when = EventDate(
                date_from=dated.mention.date_from,
                date_to=dated.mention.date_to,
                precision=dated.mention.precision,
                reason=dated.mention.reason,
                start=dated.mention.start,
            )
            return is_background(when, reading.published)
    if before is None or before.modality != "historical":
        return False
    here = reading.doc[top].idx
    return tree.tags[top] in _PAST and "\n\n" not in reading.text[before.trigger.end : here]


def _roles(happening: Happening, finder: RoleFinder, event_type: str) -> Roles:
    """Return the parties of all frames of a happening, those of its main trigger first."""
    ordered = sorted(happening.told, key=lambda told: told is not happening.main)
    actors: dict[tuple[int, int], Argument] = {}
    recipients: dict[tuple[int, int], Argument] = {}
    cores = {i for told in happening.told for i in told.match.tokens}
    verbs = {
        i for told in happening.told if told.match.trigger.pos == "VERB" for i in told.match.tokens
    }
    for told in ordered:
        roles = finder.roles(told.frame, event_type, happening.main.match.trigger.mode)
        for found, known in ((roles.actors, actors), (roles.recipients, recipients)):
            for argument in found:
                span = (argument.party.start, argument.party.end)
                own = cores.intersection(range(*span))
                is_inside = not finder.is_somebody(argument.party) and (
                    argument.party.kind == "phrase" or not own.isdisjoint(verbs)
                )
                if not own or not is_inside:
                    known.setdefault(span, argument)
    for span in actors.keys() & recipients.keys():
        del recipients[span]
    return Roles(actors=tuple(actors.values()), recipients=tuple(recipients.values()))


def _trigger_span(happening: Happening) -> tuple[int, int]:
    match = happening.main.match
    first, last = match.tokens[0], match.tokens[-1]
    if last - first >= MAX_TRIGGER_TOKENS:
        return match.head, match.head + 1
    return first, last + 1


def _is_stance(reading: Reading, match: TriggerMatch) -> bool:
    """Return whether the words only say that something is claimed or denied: no event."""
    if match.trigger.event_type not in {"ACCUSE", "REJECT"}:
        return False
    return reading.claims.is_denial(match.head) or _is_about_claim(reading.tree, match)


def _is_about_claim(tree: Tree, match: TriggerMatch) -> bool:
    """Return whether it only speaks of a claim told before: "rejected *the allegation*"."""
    if match.trigger.event_type == "REJECT":
        return any(_is_known_claim(tree, i) for i in tree.dependents(match.head, {"obj"}))
    return _is_known_claim(tree, match.head)


def _is_known_claim(tree: Tree, noun: int) -> bool:
    if tree.lemmas[noun] not in _CLAIMS or not tree.has_child(noun, _KNOWN, {"det"}):
        return False
    return not tree.dependents(noun, {"nmod", "acl", "acl:relcl", "ccomp"})


def _is_about_talkers(reading: Reading, happening: Happening) -> bool:
    """Return whether "I", "we" or "you" do it in the writer's own voice: letters, not news."""
    frame = happening.main.frame
    is_witnessed = happening.main.match.trigger.event_type in PHYSICAL
    talkers = {"you"} if is_witnessed else _TALKERS
    is_theirs = not talkers.isdisjoint(reading.tree.lower[i] for i in frame.actor)
    return is_theirs and reading.claims.voice(frame.top) is None


def _with_denier(roles: Roles, voice: Voice | None, reading: Reading, top: int) -> Roles:
    """Read "claimed responsibility for the attack": who claims it did it."""
    if roles.actors or voice is None:
        return roles
    cue = [reading.tree.lemmas[i] for i in voice.report.cue]
    is_own = cue == ["claim"] and top in reading.tree.dependents(voice.report.cue[0], {"obj"})
    if "responsibility" not in cue and "credit" not in cue and not is_own:
        return roles
    parties = [reading.participants.party(i) for i in voice.report.speakers]
    actors = tuple(Argument(p, "claims responsibility") for p in parties if p is not None)
    return replace(roles, actors=actors)


def _places(
    reading: Reading, happening: Happening, event_type: str, *, before: Event | None
) -> tuple[EventPlace, ...]:
    """Return the event's places; those of the event before it where it has none of its own.

    They carry over within a paragraph only, and the reason says so.
    """
    found = find_event_places(
        reading.doc,
        reading.tree,
        happening.frames,
        reading.place_mentions.get(reading.tree.starts[happening.frames[0].top], ()),
        event_type=event_type,
        reported=reading.claims.reported,
    )
    if any(place.role == "event" for place in found) or before is None:
        return tuple(found)
    if event_type not in PHYSICAL or before.event_type not in PHYSICAL:
        return tuple(found)
    start = happening.main.match.head
    if "\n\n" in reading.text[before.trigger.end : reading.doc[start].idx]:
        return tuple(found)
    carried = tuple(
        replace(place, reason=CARRIED)
        for place in before.places
        if place.role == "event" and (place.precision or UNPINNED) < 6
    )
    return (*found, *carried)


def _claim(reading: Reading, voice: Voice | None) -> Claim:
    return claim_of(reading.doc, reading.tree, reading.participants, voice)
