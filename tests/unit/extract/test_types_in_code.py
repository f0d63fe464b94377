"""Where the coder's code names event types, they are types of the ontology."""

import pytest

from sitrep.extract import event_places, event_quantities, happenings, plausibility, roles
from sitrep.knowledge.ontology import load_ontology

NAMED = {
    "movement": event_places.MOVEMENT,
    "physical": event_places.PHYSICAL,
    "territorial": event_places.TERRITORIAL,
    "kinds of persons": event_quantities._PERSON_KINDS.keys(),
    "hosts of effects": happenings._HOSTS,
    "violent": plausibility.VIOLENT,
    "on things": roles.ON_THINGS,
}


@pytest.mark.parametrize("names", NAMED.values(), ids=NAMED)
def test_a_type_or_mode_that_the_code_names_exists(names):
    known = {name for kind in load_ontology().types.values() for name, _ in kind.named()}
    assert set(names) <= known
