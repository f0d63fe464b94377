"""What somebody reports: the cue, the speakers, and what stands under it."""

from dataclasses import dataclass

# Kinds whose content is somebody's wish: it is no claim that something happened.
WISHES = frozenset({"promise", "demand"})
NEGATIONS = frozenset({"not", "n't", "never", "no", "n’t"})


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
