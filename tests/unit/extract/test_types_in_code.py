"""Where the coder's code names event types, they are types of the ontology."""

import pytest

from sitrep.extract import event_places, happenings, plausibility, roles
from sitrep.knowledge.ontology import load_ontology
from sitrep.knowledge.quantity_kinds import load_quantity_kinds

NAMED = {
    "movement": event_places.MOVEMENT,
    "physical": event_places.PHYSICAL,
    "territorial": event_places.TERRITORIAL,
    "kinds of persons": load_quantity_kinds().types.keys(),
    "hosts of effects": happenings._HOSTS,
    "violent": plausibility.VIOLENT,
    "on things": roles.ON_THINGS,
}


@pytest.mark.parametrize("names", NAMED.values(), ids=NAMED)
def test_a_type_or_mode_that_the_code_names_exists(names):
    known = {name for kind in load_ontology().types.values() for name, _ in kind.named()}
    assert set(names) <= known
