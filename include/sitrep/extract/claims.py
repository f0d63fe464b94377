"""Who says what: the stretches of text that stand under a reporting cue."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Span

from sitrep.coding import Claim, Evidence
from sitrep.extract.cue_matcher import CueMatch, Mark, may_be_noun
from sitrep.extract.function_words import ADVERBS, AUXILIARIES, DETERMINERS, JOINING, PREPOSITIONS
from sitrep.extract.parties import Party
from sitrep.extract.sentence_index import SentenceIndex
from sitrep.language.dating.time_words import WEEKDAYS

# How far a speaker may stand from the cue, in tokens.
MAX_SPEAKER_TOKENS = 15
# "…, the ministry said in a statement on Friday.": what may follow the cue at the end.
MAX_TAIL_TOKENS = 12
_WITNESSES = frozenset(
    [
        "witness",
        "witnesses",
        "resident",
        "residents",
        "eyewitness",
        "eyewitnesses",
        "villager",
        "villagers",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Tokens ``start`` to ``end`` are what ``speaker`` says; the cue lies outside them."""

    start: int
    end: int
    cue_start: int
    cue_end: int
    stance: str
    speaker: Party | None
    is_quote: bool = False

    def covers(self, i: int) -> bool:
        """Return whether token ``i`` is part of what is said."""
        return self.start <= i < self.end

    def claim(self, doc: Doc) -> Claim:
        """Return the statement as the claim that its events get."""
        cue = doc[self.cue_start : self.cue_end]
        return Claim(
            kind=_kind(doc, self.speaker),
            stance=self.stance,
            claimant=self.speaker.participant(doc) if self.speaker else None,
            cue=Evidence(start=cue.start_char, end=cue.end_char, text=cue.text),
        )


_NEGATED_STANCE = {"affirms": "doubts", "denies": "affirms", "doubts": "affirms"}
OUTLET = Claim(kind="outlet", stance="affirms")


def find_statements(
    doc: Doc,
    cues: Sequence[CueMatch],
    negations: Sequence[Mark],
    parties: Sequence[Party],
    quotes: Sequence[Span],
    *,
    index: SentenceIndex,
) -> list[Statement]:
    """Return every statement of a document, in the order of the cues.

    Pronouns are resolved to the speaker before them, and a quote without a cue of its own
    goes to the one who spoke last in its paragraph.
    """
    statements: list[Statement] = []
    speakers = _Speakers(doc)
    in_quote = {i for quote in quotes for i in range(quote.start, quote.end)}
    outside = index.group((p for p in parties if p.start not in in_quote), lambda p: p.start)
    negated = {mark.end for mark in negations}
    for cue in cues:
        here = outside.get(index.number(cue.start), [])
        if cue.start in in_quote or _is_noun(doc, cue, here):
            continue
        found = _statement(doc, doc[cue.start].sent, cue, here)
        if cue.start in negated:  # "did not confirm that", "did not deny that"
            found = replace(found, stance=_NEGATED_STANCE[found.stance])
        if found.speaker is None and statements and _is_joined(doc, statements[-1], cue):
            found = replace(found, speaker=statements[-1].speaker)
        statements.append(replace(found, speaker=speakers.resolve(found.speaker)))
    return [*statements, *_quoted(doc, statements, quotes, index=index)]


def statement_about(statements: Sequence[Statement], i: int) -> Statement | None:
    """Return the innermost statement that covers token ``i``, or None for the outlet's voice."""
    covering = [s for s in statements if s.covers(i)]
    return min(covering, key=lambda s: (s.end - s.start, -s.cue_start), default=None)


def _statement(doc: Doc, sentence: Span, cue: CueMatch, here: Sequence[Party]) -> Statement:
    if cue.is_preposition:  # "according to the ministry"
        speaker = next((p for p in here if 0 <= p.start - cue.end <= 6), None)
        start, end = _rest_of_sentence(sentence, cue, speaker)
        return Statement(
            start=start, end=end, cue_start=cue.start, cue_end=cue.end, stance=cue.stance,
            speaker=speaker,
        )  # fmt: skip
    if _follows_joining(doc, cue):
        here = [party for party in here if party.start >= cue.start]
    speaker, inverted = _speaker(doc, sentence, cue, here)
    edge = max(cue.end, speaker.end if speaker and inverted else cue.end)
    if _comes_last(doc, sentence, cue, edge):
        first = speaker.start if speaker and not inverted else cue.start
        span = (sentence.start, _before_speaker(doc, sentence.start, first))
    else:
        span = (_after_day(doc, edge), sentence.end)
    return Statement(
        start=span[0], end=span[1], cue_start=cue.start, cue_end=cue.end, stance=cue.stance,
        speaker=speaker,
    )  # fmt: skip


def _is_noun(doc: Doc, cue: CueMatch, parties: Sequence[Party]) -> bool:
    """Return whether a word that may be noun or verb ("claims") has no subject before it."""
    if cue.is_preposition or not may_be_noun(doc[cue.start : cue.end]):
        return False
    i = _before_adverbs(doc, cue.start)
    if doc[i].lower_ in JOINING or doc[i].lower_ in AUXILIARIES:
        return False
    return not any(party.end == i + 1 for party in parties)


def _is_joined(doc: Doc, before: Statement, cue: CueMatch) -> bool:
    """Return whether the cue goes on with the subject of the one before: "said … and warned"."""
    is_same_sentence = doc[before.cue_start].sent.start == doc[cue.start].sent.start
    return is_same_sentence and _follows_joining(doc, cue)


def _follows_joining(doc: Doc, cue: CueMatch) -> bool:
    i = _before_adverbs(doc, cue.start)
    return i > doc[cue.start].sent.start and doc[i].lower_ in JOINING


def _before_adverbs(doc: Doc, i: int) -> int:
    """Return the token before ``i`` that is no adverb: "also said", "flatly denied"."""
    i -= 1
    while i > 0 and (doc[i].lower_.endswith("ly") or doc[i].lower_ in ADVERBS):
        i -= 1
    return i


def _rest_of_sentence(sentence: Span, cue: CueMatch, speaker: Party | None) -> tuple[int, int]:
    after = speaker.end if speaker else cue.end
    if cue.start - sentence.start > sentence.end - after:
        return sentence.start, cue.start
    return after, sentence.end


def _speaker(
    doc: Doc, sentence: Span, cue: CueMatch, here: Sequence[Party]
) -> tuple[Party | None, bool]:
    """Return the speaker, and whether it follows the cue ("…,” said the minister")."""
    if cue.start > sentence.start and doc[cue.start - 1].text in {",", "”", '"', "?", "!"}:
        after = [p for p in here if 0 <= p.start - cue.end <= 4 and p.kind != "pronoun"]
        if after and not _has_words(doc, cue.end, after[0].start):
            is_office = len(after) > 1 and after[1].start == after[0].end  # "President Zelensky"
            return after[1] if is_office else after[0], True
    before = [p for p in here if p.end <= cue.start and cue.start - p.end <= MAX_SPEAKER_TOKENS]
    heads = [p for p in before if not _in_phrase(doc, p)]
    return (heads or before)[-1] if before else None, False


def _has_words(doc: Doc, start: int, end: int) -> bool:
    return any(
        t.is_alpha and not t.is_title and t.lower_ not in DETERMINERS for t in doc[start:end]
    )


def _in_phrase(doc: Doc, party: Party) -> bool:
    """Return whether the party hangs on a preposition ("the mayor of Kyiv")."""
    i = party.start - 1
    while i >= 0 and (doc[i].lower_ in DETERMINERS or doc[i].pos_ == "ADJ"):
        i -= 1
    return i >= 0 and doc[i].lower_ in PREPOSITIONS


def _comes_last(doc: Doc, sentence: Span, cue: CueMatch, edge: int) -> bool:
    """Return whether what is said stands before the cue: "…, he said on Friday."."""
    tail = doc[edge : sentence.end]
    if any(t.lower_ in {"that", "how", "whether"} or t.text in {"“", '"', ":"} for t in tail):
        return False
    words = [t for t in tail if t.is_alpha]
    if not words:
        return True
    has_comma_before = any(t.text in {",", "”"} for t in doc[sentence.start : cue.start])
    if has_comma_before and tail[0].text == ",":  # "…, the ministry said, and …"
        return True
    starts_adjunct = words[0].lower_ in PREPOSITIONS | {"late", "early", "after"}
    return has_comma_before and starts_adjunct and len(tail) <= MAX_TAIL_TOKENS


def _after_day(doc: Doc, i: int) -> int:
    """Skip the day on which it was said: "said on Friday that …"."""
    j = i + (i < len(doc) and doc[i].lower_ == "on")
    return j + 1 if j < len(doc) and doc[j].lower_ in WEEKDAYS else i


def _before_speaker(doc: Doc, start: int, end: int) -> int:
    """Return where what is said ends: at the last comma or quotation mark before the speaker."""
    for i in range(end - 1, start, -1):
        if doc[i].text in {",", "”", '"', "—", "–"}:
            return i
    return end


def _quoted(
    doc: Doc, statements: Sequence[Statement], quotes: Sequence[Span], *, index: SentenceIndex
) -> Iterator[Statement]:
    by_sentence = index.group(statements, lambda statement: statement.cue_start)
    ends = [statement.cue_end for statement in statements]
    text = doc.text
    for quote in quotes:
        first, last = index.number(quote.start), index.number(quote.end - 1)
        beside = [s for n in range(first, last + 1) for s in by_sentence.get(n, ())]
        nearest = min(beside, key=lambda s: _distance(s, quote), default=None)
        source = nearest or _speaker_before(doc, text, statements, ends, quote)
        if source is not None:
            yield replace(source, start=quote.start, end=quote.end, is_quote=True)


def _distance(statement: Statement, quote: Span) -> int:
    """Return how many tokens lie between the cue of a statement and a quote."""
    return min(abs(statement.cue_start - quote.end), abs(quote.start - statement.cue_end))


def _speaker_before(
    doc: Doc, text: str, statements: Sequence[Statement], ends: Sequence[int], quote: Span
) -> Statement | None:
    """Return the last statement before a paragraph that is all quotation."""
    paragraph = text.rfind("\n\n", 0, quote.start_char)
    one_before = text.rfind("\n\n", 0, max(paragraph, 0))
    number = bisect_right(ends, quote.start) - 1
    if number < 0 or doc[statements[number].cue_start].idx <= one_before:
        return None
    return statements[number]


class _Speakers:
    """Remembers who spoke, so that "he said" and "it added" find whom they mean."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._person: Party | None = None
        self._body: Party | None = None

    def resolve(self, speaker: Party | None) -> Party | None:
        """Return the speaker, with who a pronoun stands for filled in."""
        if speaker is None:
            return None
        if speaker.kind != "pronoun":
            if speaker.is_person:
                self._person = speaker
            else:
                self._body = speaker
            return speaker
        pronoun = self._doc[speaker.start].lower_
        meant = self._person if pronoun in {"he", "she"} else self._body or self._person
        if meant is None:
            return speaker
        name = meant.name or self._doc[meant.start : meant.end].text
        return replace(meant, start=speaker.start, end=speaker.end, name=name)


def _kind(doc: Doc, speaker: Party | None) -> str:
    if speaker is None:
        return "anonymous"
    if speaker.kind == "named" and speaker.is_person:
        return "named"
    words = {token.lower_ for token in doc[speaker.start : speaker.end]}
    if words & _WITNESSES:
        return "witness"
    # Who is told by an office alone ("a senior official", "a Ukrainian officer") is unnamed.
    is_unnamed = speaker.kind == "agent" and speaker.is_person
    return "anonymous" if is_unnamed or speaker.kind == "pronoun" else "institution"
