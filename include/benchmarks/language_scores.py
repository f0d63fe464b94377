"""Scores of a language pipeline against gold annotation, all aligned by characters."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

# The types that every corpus of names has; a place that acts and a place on a map are one here.
BROAD_LABELS = {
    "PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "NORP": "NORP",
}  # fmt: skip
_GENITIVES = ("'s", "’s")


@dataclass(slots=True)
class Tally:
    """Counts of what was found, what is there, and what is right."""

    predicted: int = 0
    gold: int = 0
    right: int = 0

    @property
    def precision(self) -> float:
        """Share of what was found that is right, in percent."""
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of what is there that was found, in percent."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, in percent."""
        both = self.predicted + self.gold
        return 200 * self.right / both if both else 0.0


@dataclass(slots=True)
class SyntaxScores:
    """One tally a measure; where tokens are given, precision, recall and F are all the share."""

    words: Tally = field(default_factory=Tally)
    sentences: Tally = field(default_factory=Tally)
    upos: Tally = field(default_factory=Tally)
    xpos: Tally = field(default_factory=Tally)
    feats: Tally = field(default_factory=Tally)
    lemma: Tally = field(default_factory=Tally)
    uas: Tally = field(default_factory=Tally)
    las: Tally = field(default_factory=Tally)


def score_syntax(nlp: Language, gold: Sequence[Doc], *, raw: bool) -> SyntaxScores:
    """Score tags, lemmas, heads and sentences; heads and relations leave punctuation out.

    From ``raw`` text, else with the gold words and sentence borders given.
    """
    given = [doc.text if raw else _unannotated(doc, nlp.vocab) for doc in gold]
    scores = SyntaxScores()
    for doc, predicted in zip(gold, nlp.pipe(given, batch_size=32), strict=True):
        _add_syntax(scores, doc, predicted)
    return scores


@dataclass(slots=True)
class NameScores:
    """Exact and lenient tallies, and an exact one for each label."""

    exact: Tally = field(default_factory=Tally)
    lenient: Tally = field(default_factory=Tally)
    by_label: dict[str, Tally] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


def score_names(
    nlp: Language, gold: Sequence[Doc], *, labels: Iterable[str], strict: bool
) -> NameScores:
    """Score names by broad type and exact span; the lenient tally asks for an overlap.

    Leading "the" and trailing "'s" are left out on both sides. A name that reaches into words whose
    annotation is missing counts as found only where ``strict``.
    """
    wanted = set(labels)
    scores = NameScores()
    for doc, predicted in zip(gold, nlp.pipe([d.text for d in gold], batch_size=32), strict=True):
        right = {n for n in map(_broad, doc.ents) if n and n[2] in wanted}
        found = {n for n in map(_broad, predicted.ents) if n and n[2] in wanted}
        if not strict:
            missing = {i for t in doc if t.ent_iob == 0 for i in range(t.idx, t.idx + len(t))}
            found = {n for n in found if n in right or missing.isdisjoint(range(*n[:2]))}
        _add_names(scores, right, found)
        scores.errors.extend(_tell_errors(doc.text, right, found))
    return scores


def _unannotated(doc: Doc, vocab: Vocab) -> Doc:
    return Doc(
        vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        sent_starts=[bool(t.is_sent_start) for t in doc],
    )


def _add_syntax(scores: SyntaxScores, gold: Doc, predicted: Doc) -> None:
    theirs = {_place(t): t for t in predicted if not t.is_space}
    pairs = [(t, theirs[_place(t)]) for t in gold if _place(t) in theirs]
    counts = (len(theirs), len(gold))
    _count(scores.words, *counts, len(pairs))
    _count(scores.upos, *counts, sum(a.pos == b.pos for a, b in pairs))
    _count(scores.xpos, *counts, sum(a.tag_ == b.tag_ for a, b in pairs))
    _count(scores.feats, *counts, sum(str(a.morph) == str(b.morph) for a, b in pairs))
    _count(scores.lemma, *counts, sum(a.lemma_ == b.lemma_ for a, b in pairs))
    borders = {_outline(s) for s in gold.sents}
    found = {_outline(s) for s in predicted.sents if s.text.strip()}
    _count(scores.sentences, len(found), len(borders), len(borders & found))
    heads = [(a, b) for a, b in pairs if _place(a.head) == _place(b.head) and a.dep_ != "punct"]
    real = (sum(t.dep_ != "punct" for t in theirs.values()), sum(t.dep_ != "punct" for t in gold))
    if counts[0] == counts[1] == len(pairs):
        real = (real[1], real[1])  # one set of words: the gold one tells what is punctuation
    _count(scores.uas, *real, len(heads))
    _count(scores.las, *real, sum(a.dep_ == b.dep_ for a, b in heads))


def _count(tally: Tally, predicted: int, gold: int, right: int) -> None:
    tally.predicted += predicted
    tally.gold += gold
    tally.right += right


def _place(token: Token) -> tuple[int, int]:
    return token.idx, token.idx + len(token)


def _outline(span: Span) -> tuple[int, int]:
    text = span.text
    start = span.start_char + len(text) - len(text.lstrip())
    return start, span.end_char - (len(text) - len(text.rstrip()))


_Name = tuple[int, int, str]


def _broad(ent: Span) -> _Name | None:
    label = BROAD_LABELS.get(ent.label_)
    if label is None:
        return None
    text, start, end = ent.text, ent.start_char, ent.end_char
    if text[:4].lower() == "the ":
        start += 4
    if text.endswith(_GENITIVES):
        end -= 2
    while end > start and ent.doc.text[end - 1].isspace():
        end -= 1
    return start, end, label


def _add_names(scores: NameScores, right: set[_Name], found: set[_Name]) -> None:
    _count(scores.exact, len(found), len(right), len(right & found))
    near = sum(any(_overlap(a, b) for b in found) for a in right)
    near_found = sum(any(_overlap(a, b) for b in right) for a in found)
    # Each side counts its own overlaps; the smaller number keeps F honest.
    _count(scores.lenient, len(found), len(right), min(near, near_found))
    counts = Counter(n[2] for n in right), Counter(n[2] for n in found)
    same = Counter(n[2] for n in right & found)
    for label in counts[0] | counts[1]:
        tally = scores.by_label.setdefault(label, Tally())
        _count(tally, counts[1][label], counts[0][label], same[label])


def _overlap(a: _Name, b: _Name) -> bool:
    return a[2] == b[2] and a[0] < b[1] and b[0] < a[1]


def _tell_errors(text: str, right: set[_Name], found: set[_Name]) -> Iterator[str]:
    for kind, names in (("missed", right - found), ("false", found - right)):
        for start, end, label in sorted(names):
            before, after = text[max(0, start - 40) : start], text[end : end + 40]
            yield f"{kind} {label}: {before}[{text[start:end]}]{after}"
