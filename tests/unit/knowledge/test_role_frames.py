"""Which prepositions lead to the parties of an event, and the errors of their file."""

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge.ontology import load_ontology
from sitrep.knowledge.role_frames import load_role_frames, parse_role_frames

SMALL = """
[default]
actor = ["by"]
recipient = ["against"]
of = "recipient"
object = "recipient"
is_mutual = false
[AID]
recipient = ["to"]
of = "none"
"""


def test_a_type_takes_from_the_default_what_it_does_not_say():
    frames = parse_role_frames(SMALL)
    aid = frames["AID"]
    assert (aid.actor, aid.recipient, aid.of, aid.object) == (("by",), ("to",), "none", "recipient")
    assert not aid.is_mutual


def test_the_shipped_frames_are_of_known_types():
    types = load_ontology().types
    for name in load_role_frames().keys() - {"default"}:
        event_type, _, mode = name.partition("/")
        assert event_type in types
        assert not mode or mode in types[event_type].modes


def test_those_who_agree_or_meet_act_on_each_other():
    frames = load_role_frames()
    assert {name for name, frame in frames.items() if frame.is_mutual} >= {"AGREE", "CONSULT"}
    assert not frames["ASSAULT"].is_mutual


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("[default]", "[other]", "no table default"),
        ('of = "recipient"\n', "", "default lacks 'of'"),
        ('of = "none"', 'of = "victim"', r"AID has unknown roles \['victim'\]"),
        ('object = "recipient"', 'object = "thing"', r"default has unknown roles \['thing'\]"),
        ("[default]", "[default", ""),
    ],
)
def test_a_malformed_file_is_refused_with_its_place(old, new, problem):
    with pytest.raises(KnowledgeError, match=rf"^role_frames\.toml: .*{problem}"):
        parse_role_frames(SMALL.replace(old, new))
