"""Sentences that open with where they are: "In Burkina Faso, gunmen overran a base"."""

from collections.abc import Mapping, Sequence

from sitrep.extract.party import Party
from sitrep.extract.tree import SUBJECTS, Tree

_PLACES = frozenset({"place", "country", "government"})
_WHERE = frozenset({"in", "near", "at", "outside", "inside", "across"})
# A place that stands later opens nothing.
MAX_OPENING_TOKENS = 10
_MAX_STEPS = 3


def find_scenes(tree: Tree, parties: Sequence[Party]) -> Mapping[int, str]:
    """Return the countries of sentences by their first token: where they or those before open.

    A scene holds to the end of its paragraph, or until another is set.
    """
    openings = {
        tree.starts[party.start]: party.country
        for party in reversed(parties)
        if party.country is not None and party.kind in _PLACES and _opens(tree, party)
    }
    if not openings:
        return {}
    scenes: dict[int, str] = {}
    scene: str | None = None
    paragraph = -1
    for i, start in enumerate(paragraph_starts(tree)):
        if start != paragraph:
            paragraph, scene = start, None
        scene = openings.get(tree.starts[i], scene)
        if scene is not None:
            scenes[tree.starts[i]] = scene
    return scenes


def paragraph_starts(tree: Tree) -> list[int]:
    """Return the first token of each token's paragraph."""
    starts, start = [], 0
    for i, word in enumerate(tree.words):
        if "\n\n" in word:
            start = i
        starts.append(start)
    return starts


def _opens(tree: Tree, party: Party) -> bool:
    """Return whether a place stands before the subject, under a preposition of place."""
    i = party.end - 1
    if i - tree.starts[i] > MAX_OPENING_TOKENS:
        return False
    is_where = False
    for _ in range(_MAX_STEPS):
        is_where = is_where or tree.case(i) in _WHERE
        if tree.deps[i] == "obl" or tree.heads[i] == i:
            break
        i = tree.heads[i]
    verb = tree.heads[i]
    if not is_where or tree.deps[i] != "obl" or i > verb:
        return False
    return not any(tree.deps[k] in SUBJECTS and k < i for k in tree.children[verb])
