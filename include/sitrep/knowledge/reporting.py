"""The words that report, as the syntax asks for them: verbs, nouns, documents, hearsay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sitrep.knowledge.cues import load_cues

# Nouns that speak for somebody: who wrote or filmed it is the one who claims.
DOCUMENTS = frozenset(
    """statement report reports video footage image images photograph photo picture document
    letter post message tweet bulletin communique communiqué update briefing data figure figures
    investigation inquiry survey study assessment review finding findings record records recording
    clip announcement note memo dispatch release comment remarks remark interview account speech
    address article channel tally count analysis""".split()
)


@dataclass(frozen=True, slots=True)
class ReportingWord:
    """A verb or noun that reports; ``lemma`` may have more words than one ("point out")."""

    lemma: str
    stance: str
    kind: str


class Reporting:
    """Looks reporting words up by lemma."""

    def __init__(self) -> None:
        cues = load_cues()
        self._verbs: dict[str, list[ReportingWord]] = {}
        for verb in cues.reporting_verbs:
            first = verb.lemma.split()[0]
            word = ReportingWord(verb.lemma, verb.stance, verb.kind)
            self._verbs.setdefault(first, []).append(word)
        for words in self._verbs.values():
            words.sort(key=lambda word: -len(word.lemma.split()))
        self._nouns: Mapping[str, ReportingWord] = {
            cue.text: ReportingWord(cue.text, cue.stance, cue.kind)
            for cue in cues.nominal_cues
            if cue.claimant == "before" and " " not in cue.text
        }
        self.hearsay = frozenset(
            cue.text for cue in cues.nominal_cues if cue.claimant == "none" and " " not in cue.text
        )
        self.documents = DOCUMENTS

    def verb(self, lemmas: Sequence[str], lower: Sequence[str], i: int) -> ReportingWord | None:
        """Return the reporting verb at a token, particles and nouns after it included."""
        for word in self._verbs.get(lemmas[i], ()):
            rest = word.lemma.split()[1:]
            after = lower[i + 1 : i + 2 + len(rest)]
            if all(part in after for part in rest):
                return word
        return None

    def noun(self, lemma: str) -> ReportingWord | None:
        """Return the reporting noun of a lemma."""
        return self._nouns.get(lemma)


@cache
def load_reporting() -> Reporting:
    """Return the shipped reporting words."""
    return Reporting()
