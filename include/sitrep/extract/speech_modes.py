"""What is asked, refused or threatened, where the words of the speech act leave it open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sitrep.extract.happenings import Told
from sitrep.extract.surroundings import Surroundings
from sitrep.knowledge.triggers import Trigger, load_triggers

# The mode of a speech act by the code of what it is about; a type stands for all its modes.
_ASKED = {
    "AID": "assist", "CONSULT": "meet", "RETREAT": "yield", "RETREAT/resign": "change",
    "CONCEDE": "yield",
}  # fmt: skip
_MODES: Mapping[str, Mapping[str, str]] = {
    "REQUEST": _ASKED,
    "REJECT": _ASKED,
    "THREATEN": {
        "ASSAULT": "violence", "MOBILIZE": "violence", "COERCE": "restrict",
        "COERCE/arrest": "arrest", "SANCTION": "relations", "SANCTION/embargo": "restrict",
        "SANCTION/expel": "expel", "CONTROL": "territory",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SpeechModes:
    """Tells the mode of a speech act by its content; built once per process.

    ``words`` are those that the triggers of a mode ask for, by type and mode.
    """

    words: Mapping[str, Mapping[str, frozenset[str]]]

    def of(self, told: Sequence[Told], surroundings: Surroundings) -> list[Told]:
        """Return the triggers, with a mode where that of a speech act was open."""
        return [
            self._moded(one, told, surroundings)
            if one.match.trigger.mode is None and one.match.trigger.event_type in _MODES
            else one
            for one in told
        ]

    def _moded(self, one: Told, told: Sequence[Told], surroundings: Surroundings) -> Told:
        match = one.match
        content = surroundings.around(match.trigger, match.head, match.tokens)
        inside = [other.match.trigger for other in told if other.match.head in content]
        mode = _mode_of(inside, _MODES[match.trigger.event_type])
        mode = mode or self._mode_by_words(match.trigger, match.head, surroundings)
        if mode is None:
            return one
        return replace(one, match=replace(match, trigger=replace(match.trigger, mode=mode)))

    def _mode_by_words(self, trigger: Trigger, head: int, surroundings: Surroundings) -> str | None:
        """Return the mode whose words stand nearest, none where two modes are as near."""
        near: dict[int, set[str]] = {}
        for mode, words in self.words.get(trigger.event_type, {}).items():
            steps = surroundings.distance(replace(trigger, requires=tuple(words)), head, default=0)
            if steps:
                near.setdefault(steps, set()).add(mode)
        nearest = near[min(near)] if near else set()
        return next(iter(nearest)) if len(nearest) == 1 else None


@cache
def load_speech_modes() -> SpeechModes:
    """Return the modes by the words of the shipped triggers."""
    return read_speech_modes(load_triggers())


def read_speech_modes(triggers: Iterable[Trigger]) -> SpeechModes:
    """Return the words of each mode of a speech act, from what its triggers ask for."""
    words: dict[str, dict[str, set[str]]] = {}
    for trigger in triggers:
        if trigger.event_type in _MODES and trigger.mode is not None and trigger.requires:
            by_mode = words.setdefault(trigger.event_type, {})
            by_mode.setdefault(trigger.mode, set()).update(trigger.requires)
    return SpeechModes(
        {
            event_type: {mode: frozenset(found) for mode, found in by_mode.items()}
            for event_type, by_mode in words.items()
        }
    )


def _mode_of(inside: Sequence[Trigger], modes: Mapping[str, str]) -> str | None:
    for trigger in inside:
        mode = modes.get(f"{trigger.event_type}/{trigger.mode}") or modes.get(trigger.event_type)
        if mode is not None:
            return mode
    return None
