from benchmarks.coder_matching import assign, match_events
from benchmarks.gold_reader import read_gold
from builders.gold import HEAD, coded, coded_event


def gold(*events):
    tables = [
        f'[[event]]\ntrigger = "{trigger}"\ntype = "{kind}"\noptional = {str(optional).lower()}\n'
        for trigger, kind, optional in events
    ]
    return read_gold(HEAD + "\n".join(tables), name="small").document


def words(pairs):
    return [(right.trigger.text, guess.trigger.text) for right, guess in pairs]


def test_the_best_pair_is_made_first_and_each_thing_is_used_once():
    pairs = assign([1, 10], [9, 2, 30], lambda a, b: (abs(a - b),) if abs(a - b) < 15 else None)
    assert pairs == [(1, 2), (10, 9)]


def test_an_event_is_matched_by_type_within_its_sentence():
    matches = match_events(
        gold(("shelled", "ASSAULT", False), ("Talks", "CONSULT", False)),
        coded(coded_event("killing", "ASSAULT"), coded_event("rubble", "CONSULT")),
    )
    assert words(matches.pairs) == [("shelled", "killing")]
    assert [event.trigger.text for event in matches.missed] == ["Talks"]
    assert [event.trigger.text for event in matches.false] == ["rubble"]


def test_triggers_that_share_words_are_paired_before_near_ones():
    matches = match_events(
        gold(("shelled", "ASSAULT", False), ("killing", "ASSAULT", False)),
        coded(coded_event("killing", "ASSAULT")),
    )
    assert words(matches.pairs) == [("killing", "killing")]
    assert [event.trigger.text for event in matches.missed] == ["shelled"]


def test_an_optional_event_waits_for_those_that_must_be_found():
    matches = match_events(
        gold(("killing", "ASSAULT", True), ("shelled", "ASSAULT", False)),
        coded(coded_event("three people", "ASSAULT")),
    )
    assert words(matches.pairs) == [("shelled", "three people")]
    assert matches.missed == []


def test_another_type_is_matched_only_where_the_type_is_ignored():
    documents = gold(("shelled", "ASSAULT", False)), coded(coded_event("shelled", "COERCE"))
    assert match_events(*documents).pairs == []
    assert words(match_events(*documents, with_type=False).pairs) == [("shelled", "shelled")]
