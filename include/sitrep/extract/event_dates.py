"""When an event happened: the date that grammar gives to it, else that of its telling."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sitrep.coding import EventDate
from sitrep.extract.attachment import Attachment, attach, outer_cores
from sitrep.extract.dates import DateMention
from sitrep.extract.frames import Frame
from sitrep.extract.tree import Tree

# How the reason of a date begins that tells when something was said: it was known by then.
SAID_ON = "said on that day"
# What stands under these happened at another time.
_BESIDE = frozenset(
    {"ahead of", "before", "after", "following", "despite", "over", "since", "until"}
)


@dataclass(frozen=True, slots=True)
class DatedToken:
    """A date of the document, the token that heads its words, and these words."""

    mention: DateMention
    head: int
    words: str


def find_event_date(
    tree: Tree,
    frames: Sequence[Frame],
    dates: Sequence[DatedToken],
    *,
    reported: Collection[int],
    cue: int | None,
    published: date,
) -> EventDate:
    """Return the date of an event.

    First the dates on its own predicate, then those on a predicate that shares its time, then
    the day on which it was said (``cue`` is the token of the report), then that of publication.
    """
    cores = [core for frame in frames for core in frame.core]
    top = frames[0].top
    if cue is not None and cue > top:  # "…, the army said on Tuesday" tells when it was said
        said = [dated for dated in dates if dated.head > cue]
        dates = [dated for dated in dates if dated.head < cue]
    else:
        said = []
    subject_clauses = [c for core in cores for c in tree.dependents(core, {"csubj"})]
    # "closed the gates last month and *has* cut off power": a tense of its own, a time of its own.
    is_apart = tree.deps[top] == "conj" and bool(tree.dependents(top, {"aux"}))
    outer = [] if is_apart else outer_cores(tree, top, reported)
    near = (
        _on(tree, [*cores, *subject_clauses], dates)
        or _when(tree, top, dates)
        or _on(tree, outer, dates)
        or _on(tree, _described_by(tree, frames), dates)
        or _on(tree, _listed_behind(tree, frames), dates)
    )
    if near:
        return _event_date(near[0])
    if (trailing := _trailing(tree, top, dates)) is not None:
        return _event_date(trailing)
    if cue is not None:
        for dated in (*_on(tree, [cue], dates), *said):
            return _event_date(dated, f"{SAID_ON}: {dated.mention.reason}")
    return EventDate(
        date_from=published, date_to=published, precision="day", reason="date of publication"
    )


def _when(tree: Tree, top: int, dates: Sequence[DatedToken]) -> list[DatedToken]:
    """Return the date that a clause describes: "in May, when a soldier was shot"."""
    if not any(tree.lower[c] == "when" for c in tree.children[top]):
        return []
    return [
        dated
        for dated in dates
        if dated.head < top and (tree.heads[top] == dated.head or _is_just_before(tree, dated, top))
    ]


def _is_just_before(tree: Tree, dated: DatedToken, top: int) -> bool:
    """Return whether nothing but a comma stands between a date and a clause with "when"."""
    behind = dated.head + 1
    behind += tree.words[behind : behind + 1] == [","]
    return behind < top and tree.lower[behind] == "when" and tree.heads[behind] == top


def _described_by(tree: Tree, frames: Sequence[Frame]) -> list[int]:
    """Return the clauses that describe an event noun: "a truce *brokered* on Tuesday"."""
    nouns = [frame.trigger for frame in frames if frame.is_noun]
    return [c for noun in nouns for c in tree.dependents(noun, {"acl", "acl:relcl"})]


def _listed_behind(tree: Tree, frames: Sequence[Frame]) -> list[int]:
    """Return the nouns listed behind an event noun, and the clauses that describe them.

    What dates the last dates all: "of *murder*, torture and rape committed in 2015".
    """
    nouns = [frame.trigger for frame in frames if frame.is_noun]
    behind = [i for noun in nouns for i in tree.conjuncts(noun) if i != noun and i > noun]
    return behind + [c for i in behind for c in tree.dependents(i, {"acl", "acl:relcl"})]


def _trailing(tree: Tree, top: int, dates: Sequence[DatedToken]) -> DatedToken | None:
    """Return the date right behind a subordinate clause that the parser hung on the main one.

    "proposed a pause after shells hit the clinic on Monday"
    """
    root = top
    while tree.deps[root] not in {"advcl", "acl:relcl", "acl"}:
        if tree.heads[root] == root:
            return None
        root = tree.heads[root]
    above = set(tree.ancestors(root))
    for dated in dates:
        if dated.head < top or dated.head >= tree.ends[top] or tree.heads[dated.head] not in above:
            continue
        if not any(
            tree.pos[i] == "VERB" or tree.words[i] in ",;" for i in range(top + 1, dated.head)
        ):
            return dated
    return None


def _on(tree: Tree, cores: Collection[int], dates: Sequence[DatedToken]) -> list[DatedToken]:
    """Return the dates that hang on the predicates, the nearest and most exact first."""
    found = []
    for dated in dates:
        way = attach(tree, dated.head, cores)
        if way is not None and not _is_of_another(way):
            length = (dated.mention.date_to - dated.mention.date_from).days
            found.append((way.steps, length, dated.head, dated))
    return [dated for *_, dated in sorted(found, key=lambda item: item[:3])]


def _is_of_another(way: Attachment) -> bool:
    """Return whether a date is that of another happening: "ahead of the *May* elections"."""
    return len(way.cases) > 1 and way.case in _BESIDE


def _event_date(dated: DatedToken, reason: str | None = None) -> EventDate:
    mention = dated.mention
    return EventDate(
        date_from=mention.date_from,
        date_to=mention.date_to,
        precision=mention.precision,
        reason=reason or mention.reason,
        start=mention.start,
        end=mention.end,
        text=dated.words,
    )
