"""Why an event is somebody's claim, of which kind, and with which stance."""

from sitrep.extract.explanation import Explanation
from sitrep.extract.speakers import cue_of, explain_kind, is_evidence, speaker_of


def claim_reason(explanation: Explanation) -> str:
    """Return why the claim is of its kind."""
    reading, voice = explanation.reading, explanation.coded.voice
    if voice is None:
        return "no report stands over it: the outlet says so itself"
    cue, report = cue_of(reading.doc, voice.report).text, voice.report
    party = speaker_of(reading.participants, report)
    if party is None and report.speakers:
        who = reading.tree.words[report.speakers[0]]
        return f"'{who}' beside '{cue}' is nobody who can speak: the outlet's own"
    if party is not None and is_evidence(reading.tree, party):
        return f"what '{cue}' is said of is evidence, not a speaker: the outlet's own"
    _, why = explain_kind(reading.tree, party)
    where = "speaker of the quotation around it" if voice.is_quote else f"subject of '{cue}'"
    return f"{where if party is not None else f'under {cue!r}'}; {why}"


def stance_reason(explanation: Explanation) -> str:
    """Return which words tell the stance."""
    reading, voice = explanation.reading, explanation.coded.voice
    claim = explanation.coded.event.claim
    if voice is None or claim.cue is None:
        return "told without reserve"
    cue = cue_of(reading.doc, voice.report).text
    if voice.is_quote and voice.report.stance != claim.stance:
        return f"said in the speaker's own words, whatever '{cue}' doubts"
    return f"cue '{cue}', a word of {voice.report.kind}"
