from datetime import date

import pytest

from benchmarks.gold_documents import GoldClaim
from benchmarks.gold_reader import read_gold
from builders.gold import EVENT, FOLDED, HEAD, NAMES, WHOLE


def read(raw):
    found = read_gold(raw, name="small")
    assert found.problems == []
    return found.document


def test_every_part_of_an_event_has_its_characters():
    document = read(WHOLE)
    (event,) = document.events
    assert document.text == FOLDED
    assert (event.event_type, event.mode) == ("ASSAULT", "heavy-weapons")
    spans = [event.trigger, event.actors[0].span, event.places[0].span, event.date.span,
             event.claim.claimant.span, event.quantities[0].span]  # fmt: skip
    assert all(FOLDED[span.start : span.end] == span.text for span in spans)
    assert (event.actors[0].country, event.actors[0].sector) == ("RUS", "MIL")
    assert event.date.date_from == event.date.date_to == date(2024, 3, 4)
    assert (event.quantities[0].operator, event.quantities[0].number) == (">=", 3)


def test_what_is_left_out_is_told_by_the_outlet_as_happened():
    (event,) = read(HEAD + '[[event]]\ntrigger = "Talks"\ntype = "CONSULT"\n').events
    assert (event.polarity, event.modality, event.claim) == ("asserted", "actual", GoldClaim())
    assert not event.is_optional


def test_a_quotation_runs_from_its_first_to_its_last_words():
    (quotation,) = read(WHOLE).quotations
    assert quotation.span.text == "We pulled two children out of the rubble"
    assert quotation.cue.start == FOLDED.rindex("said")
    assert quotation.speaker.span.text == "Olena Marchuk"


def test_a_name_inside_a_longer_one_is_not_counted():
    spans = {entity.words: entity.spans for entity in read(HEAD + NAMES).entities}
    assert spans["Ukrainian"] == ()
    assert len(spans["Ukrainian General Staff"]) == 1


def test_roles_of_places_claims_without_words_and_ranges_are_read():
    event = EVENT.replace('places = ["Kupiansk"]', 'places = ["destination: Kupiansk"]')
    event = event.replace("institution affirms | Ukrainian General Staff | UKR MIL",
                          "anonymous doubts")  # fmt: skip
    event = event.replace("killed person >= 3", "killed person range 2..3")
    (read_event,) = read(HEAD + event).events
    assert read_event.places[0].role == "destination"
    assert (read_event.claim.kind, read_event.claim.stance) == ("anonymous", "doubts")
    assert read_event.claim.claimant.span is None
    assert (read_event.quantities[0].number, read_event.quantities[0].high) == (2, 3)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("ASSAULT/heavy", "BOMB/heavy", "event 1: there is no event type 'BOMB'"),
        ("/heavy-weapons", "/heavy", "event 1: ASSAULT has no mode 'heavy'; it has abduct"),
        ("RUS MIL", "RUS ARMY", "'ARMY' in 'RUS ARMY' is no country"),
        ("RUS MIL", "RUX MIL", "'RUX' in 'RUX MIL' is no country"),
        ('"Russian forces | RUS MIL"', '"Russian forces"', "has not 2 parts with '|'"),
        ('["Kupiansk"]', '["Izium"]', "'Izium' does not stand in the text"),
        ('["Kupiansk"]', '["near: Kupiansk"]', "there is no role of a place 'near'"),
        ('["Kupiansk"]', '"Kupiansk"', "places should be a list"),
        ("2024-03-04", "2024-03-32", "'2024-03-32' is no day like 2024-03-04"),
        ("2024-03-04", "2024-03-04..2024-03-01", "begins after its end"),
        ("institution affirms", "staff affirms", "there is no kind of a claim 'staff'"),
        ("institution affirms", "institution admits", "there is no stance 'admits'"),
        ("killed person >= 3", "killed person => 3", "there is no operator '=>'"),
        ("killed person >= 3", "slain person >= 3", "there is no kind of quantity 'slain'"),
        ("killed person >= 3", "killed person >= three", "'three' is no number"),
        ("killed person >= 3", "killed person range 3", "write 'range 2..3'"),
        ('to = "rubble"', 'to = "Russian"', "stands only before 'We pulled'"),
        ('from = "We pulled"', 'from = "He pulled"', "'He pulled' does not stand in the text"),
        ('kind = "direct"', 'kind = "open"', "quotation 1: there is no kind of quotation 'open'"),
        ('cue = "said"', 'verb = "said"', "quotation 1: unknown key 'verb'"),
        ('genre = "war"', 'genre = "wars"', "there is no genre 'wars'"),
        ('genre = "war"', 'mood = "war"', "unknown key 'mood'"),
        ("GPE UKR 49", "TOWN UKR 49", "there is no label of a name 'TOWN'"),
        ("49.71 37.61", "149.71 37.61", "no latitude and longitude"),
        ("Olena Marchuk | PERSON", "Olena Melnyk | PERSON", "'Olena Melnyk' does not stand"),
    ],
)
def test_what_is_wrong_is_told_in_words(old, new, message):
    assert old in WHOLE
    problems = read_gold(WHOLE.replace(old, new, 1), name="small").problems
    assert any(message in problem for problem in problems), problems


def test_a_problem_is_told_with_the_line_where_it_stands():
    raw = WHOLE.replace("Monday | 2024-03-04", "Monday | 4 March")
    (problem,) = read_gold(raw, name="small").problems
    line = next(i for i, text in enumerate(raw.splitlines(), start=1) if "4 March" in text)
    assert problem == f"line {line}: event 1: '4 March' is no day like 2024-03-04"


def test_the_same_trigger_twice_is_a_problem():
    (problem,) = read_gold(WHOLE + EVENT, name="small").problems
    assert "event 2: 'shelled' is already the trigger of event 1" in problem
    assert "write shelled#2" in problem


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ("title = ", "this is no TOML"),
        ('title = "x"\npublished_at = "2024-03-05"\ngenre = "war"', "text is missing"),
        ('title = "x"\npublished_at = "2024-03-05"\ngenre = "war"\ntext = " "', "there is no text"),
    ],
)
def test_a_file_without_a_text_has_no_document(raw, message):
    found = read_gold(raw, name="small")
    assert found.document is None
    assert any(message in problem for problem in found.problems)
