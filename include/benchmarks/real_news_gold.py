"""The events of real news sentences, told by their triggers: the sentences stay in their corpus."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from benchmarks.gold_documents import GoldError
from training.corpora import BROKEN, SENTENCES_OF_NAMES, sentence_starts

FOLDER = "gold/real_news"
CORPUS = SENTENCES_OF_NAMES["ner_gmb_train"]
_EVENT = re.compile(r"(\S+?)(?:#(\d+))?=([A-Z]+)(?:/([a-z-]+))?((?:![a-z]+)*)(\?)?")
_MODALITIES = frozenset({"planned", "possible", "historical", "ongoing"})


@dataclass(frozen=True, slots=True, kw_only=True)
class RealEvent:
    """An event by its trigger: the word, and which of its occurrences in the sentence, from 1."""

    trigger: str
    occurrence: int
    event_type: str
    mode: str | None
    is_negated: bool
    modality: str
    is_optional: bool

    def token(self, words: Sequence[str]) -> int:
        """Return the trigger's place among the words of its sentence.

        Raises
        ------
        GoldError
            If the sentence has the word less often.
        """
        places = [i for i, word in enumerate(words) if word == self.trigger]
        if len(places) < self.occurrence:
            raise GoldError(f"{self.trigger!r} stands {len(places)} times in {' '.join(words)!r}")
        return places[self.occurrence - 1]


def load_real_news(half: str) -> dict[int, list[RealEvent]]:
    """Return the events of each annotated sentence of a half, by its number in the corpus from 0.

    Raises
    ------
    GoldError
        If a line can't be read.
    """
    file = files("benchmarks").joinpath(FOLDER, f"{half}.tsv")
    return parse_real_news(file.read_text(encoding="utf-8"))


def parse_real_news(text: str) -> dict[int, list[RealEvent]]:
    """Read ``sentence<TAB>trigger#2=TYPE/mode!neg!planned?`` lines; see :func:`load_real_news`."""
    found: dict[int, list[RealEvent]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        number, _, events = line.partition("\t")
        if not number.isdigit() or int(number) in found:
            raise GoldError(f"no sentence, or one that was there: {line!r}")
        found[int(number)] = [_event(part) for part in events.split() if part != "-"]
    return found


def _event(part: str) -> RealEvent:
    match = _EVENT.fullmatch(part)
    flags = set(match[5].split("!")[1:]) if match else set()
    if match is None or flags - _MODALITIES - {"neg"} or len(flags & _MODALITIES) > 1:
        raise GoldError(f"no event: {part!r}")
    return RealEvent(
        trigger=match[1],
        occurrence=int(match[2] or 1),
        event_type=match[3],
        mode=match[4],
        is_negated="neg" in flags,
        modality=next(iter(flags & _MODALITIES), "actual"),
        is_optional=match[6] is not None,
    )


def read_sentences(corpora: Path) -> list[list[str]]:
    """Return the words of every sentence of the corpus, in its order.

    Raises
    ------
    FileNotFoundError
        If the folder has no such corpus.
    """
    sentences: list[list[str]] = []
    for word, is_start in sentence_starts(corpora / CORPUS):
        if is_start:
            sentences.append([])
        sentences[-1].append(BROKEN.get(word, word))
    return sentences
