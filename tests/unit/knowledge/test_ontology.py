"""The event types say what they mean, and what they are called elsewhere."""

import re

import pytest

from sitrep.errors import OntologyError
from sitrep.knowledge.ontology import MATCHES, load_ontology, parse_ontology
from sitrep.knowledge.ontology_check import check_ontology
from sitrep.knowledge.triggers import Trigger, load_triggers
from sitrep.language.pipelines import load_tokenizer

PLOVER = {
    "AGREE": "",
    "CONSULT": "visit third-party multilateral phone",
    "SUPPORT": "",
    "CONCEDE": "",
    "COOPERATE": "",
    "AID": "",
    "RETREAT": "withdraw release disarm ceasefire access resign",
    "REQUEST": "assist change yield meet",
    "ACCUSE": "disapprove investigate allege",
    "REJECT": "assist change yield meet",
    "THREATEN": "restrict arrest relations expel territory violence",
    "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
    "SANCTION": "convict expel withdraw discontinue",
    "MOBILIZE": "troops weapons police militia",
    "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation "
    "cyber",
    "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives "
    "suicide-attack aerial drone heavy-weapons crowd-control unconventional",
}
OURS = {
    "SANCTION": "embargo",
    "CONTROL": "capture recapture lose advance encircle",
    "DEFECT": "desert defect surrender",
    "DAMAGE": "destroyed damaged",
    "DISPLACE": "flee evacuate return",
    "DISASTER": "earthquake flood fire accident disease storm",
}
ACLED = {
    "Battles": {
        "Government regains territory",
        "Non-state actor overtakes territory",
        "Armed clash",
    },
    "Explosions/Remote violence": {
        "Chemical weapon",
        "Air/drone strike",
        "Suicide bomb",
        "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED",
        "Grenade",
    },
    "Violence against civilians": {
        "Sexual violence",
        "Attack",
        "Abduction/forced disappearance",
    },
    "Protests": {
        "Excessive force against protesters",
        "Protest with intervention",
        "Peaceful protest",
    },
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement",
        "Arrests",
        "Change to group/activity",
        "Disrupted weapons use",
        "Headquarters or base established",
        "Looting/property destruction",
        "Non-violent transfer of territory",
        "Other",
    },
}
TYPES = load_ontology().types
ITEMS = {**TYPES} | {
    f"{code}/{mode}": item for code, kind in TYPES.items() for mode, item in kind.modes.items()
}

SMALL = """
version = "1"
[[type]]
code = "ASSAULT"
family = "violence"
definition = "Use violence."
recipient_required = false
quad_class_gdelt = 4
quad_class_phoenix = 4
goldstein = -9.0
plover = { code = "ASSAULT", match = "exact" }
cameo = { code = "190", match = "narrower" }
acled = { match = "none" }
examples = ["Gunmen attacked a village.", "Soldiers raided a camp."]
[[type.mode]]
code = "drone"
definition = "Attack with unmanned aircraft."
goldstein = -9.5
plover = { code = "ASSAULT/drone", match = "exact" }
cameo = { code = "195", match = "broader" }
acled = { match = "none" }
examples = ["A drone strike hit a depot.", "Drones struck a refinery."]
"""
DRONE_STRIKE = Trigger(event_type="ASSAULT", mode="drone", words=("drone", "strike"), pos="NOUN")


@pytest.mark.parametrize("source", [PLOVER, OURS], ids=["plover", "ours"])
def test_every_type_and_mode_that_we_promise_is_there(source):
    for code, modes in source.items():
        assert set(modes.split()) <= TYPES[code].modes.keys()


def test_there_is_no_type_or_mode_beyond_those_promised():
    promised = {
        code: set(f"{PLOVER.get(code, '')} {OURS.get(code, '')}".split()) for code in PLOVER | OURS
    }
    assert {code: set(kind.modes) for code, kind in TYPES.items()} == promised


def test_the_shipped_ontology_and_triggers_have_no_problems():
    problems = check_ontology(load_ontology(), load_triggers(), tokenize=load_tokenizer())
    assert problems == []


@pytest.mark.parametrize("name", ITEMS)
def test_every_type_and_mode_is_defined_and_has_two_different_examples(name):
    item = ITEMS[name]
    assert item.definition.endswith(".")
    assert "\n" not in item.definition
    assert len(set(item.examples)) >= 2
    assert all(example[0].isupper() and example.endswith(".") for example in item.examples)


@pytest.mark.parametrize("name", ITEMS)
def test_codes_elsewhere_exist_and_say_how_exact_they_are(name):
    item = ITEMS[name]
    assert {item.plover.match, item.cameo.match, item.acled.match} <= set(MATCHES)
    if item.plover.code:
        code, _, mode = item.plover.code.partition("/")
        assert mode in {"", *PLOVER[code].split()}
    if item.cameo.code:
        assert re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", item.cameo.code)
    if item.acled.code:
        event, _, sub_event = item.acled.code.partition(": ")
        assert sub_event in ACLED[event]


@pytest.mark.parametrize("code", PLOVER)
def test_plovers_modes_keep_their_plover_code(code):
    for mode in PLOVER[code].split():
        assert TYPES[code].modes[mode].plover.code == f"{code}/{mode}"


def test_shelling_has_the_codes_of_the_design():
    codes = load_ontology().codes("ASSAULT", "heavy-weapons")
    assert codes.plover == "ASSAULT/heavy-weapons"
    assert codes.cameo == "194"
    assert codes.acled == "Explosions/Remote violence: Shelling/artillery/missile attack"
    assert codes.quad_class == 4
    assert codes.goldstein == -9.5


def test_without_a_mode_the_codes_are_those_of_the_type():
    codes = load_ontology().codes("ASSAULT")
    assert (codes.plover, codes.plover_match, codes.goldstein) == ("ASSAULT", "exact", -9.0)


def test_a_code_that_does_not_exist_elsewhere_is_none_and_says_so():
    codes = load_ontology().codes("CONTROL", "recapture")
    assert (codes.plover, codes.plover_match) == (None, "none")
    assert codes.cameo_match == "broader"


@pytest.mark.parametrize(("event_type", "mode"), [("PICNIC", None), ("ASSAULT", "picnic")])
def test_an_unknown_type_or_mode_has_no_codes(event_type, mode):
    with pytest.raises(OntologyError, match=mode or event_type):
        load_ontology().codes(event_type, mode)


def test_accusing_is_conflict():
    assert TYPES["ACCUSE"].goldstein < 0


def test_quad_classes_follow_each_convention():
    assert TYPES["SANCTION"].quad_class_gdelt == 4
    assert TYPES["SANCTION"].quad_class_phoenix == 3
    for kind in TYPES.values():
        assert {kind.quad_class_gdelt, kind.quad_class_phoenix} <= {0, 1, 2, 3, 4}


def test_the_small_ontology_is_sound():
    assert check_ontology(parse_ontology(SMALL), [DRONE_STRIKE]) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('"195", match = "broader"', '"195", match = "wider"', "unknown cameo match 'wider'"),
        ('{ code = "190", match', "{ match", "cameo code None with match 'narrower'"),
        (', "Drones struck a refinery."', "", "ASSAULT/drone has 1 examples"),
        ("goldstein = -9.5", "goldstein = -95", "Goldstein -95"),
    ],
)
def test_a_broken_entry_is_reported(old, new, problem):
    broken = parse_ontology(SMALL.replace(old, new))
    problems = check_ontology(broken, [DRONE_STRIKE])
    assert len(problems) == 1
    assert problem in problems[0]


def test_what_no_trigger_reaches_is_reported():
    assert check_ontology(parse_ontology(SMALL), []) == [
        "ASSAULT has no trigger.",
        "ASSAULT/drone has no trigger.",
    ]


def test_a_trigger_of_an_unknown_type_is_reported():
    stray = Trigger(event_type="PICNIC", mode=None, words=("picnic",), pos="NOUN")
    problems = check_ontology(parse_ontology(SMALL), [DRONE_STRIKE, stray])
    assert problems == ["The trigger 'picnic' is of unknown PICNIC."]


def test_one_trigger_for_two_meanings_needs_a_condition():
    def hit(mode, *requires):
        return Trigger(
            event_type="ASSAULT", mode=mode, words=("hit",), pos="VERB", requires=requires
        )

    ontology = parse_ontology(SMALL)
    assert check_ontology(ontology, [hit(None), hit("drone", "drone")]) == []
    assert check_ontology(ontology, [hit(None), hit("drone")]) == [
        "The verb 'hit' leads to ASSAULT and ASSAULT/drone alike."
    ]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ('family = "violence"', "", r"type ASSAULT: missing fields \['family'\]"),
        ('family = "violence"', 'family = "violence"\ncolour = "red"', "'colour'"),
        ('{ match = "none" }', '"none"', "acled: no table"),
        ('version = "1"', "version = ", "no TOML"),
    ],
)
def test_a_malformed_file_is_refused_with_its_place(old, new, problem):
    with pytest.raises(OntologyError, match=problem):
        parse_ontology(SMALL.replace(old, new))


def test_a_code_given_twice_is_refused():
    twice = SMALL + SMALL.split("\n", 2)[2]
    with pytest.raises(OntologyError, match="twice"):
        parse_ontology(twice)
