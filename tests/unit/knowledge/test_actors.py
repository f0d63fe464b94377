"""Actors and agents: known, coded with PLOVER's sectors, and checked on loading."""

from collections import Counter
from datetime import date

import pytest

from sitrep.errors import KnowledgeError
from sitrep.knowledge.actors import (
    ACTORS_COLUMNS,
    AGENTS_COLUMNS,
    load_actors,
    load_agents,
    parse_actors,
    parse_agents,
)

ACTORS_HEADER = ",".join(ACTORS_COLUMNS)
AGENTS_HEADER = ",".join(AGENTS_COLUMNS)


def actors_named(name):
    return {(a.country, a.sector, a.label) for a in load_actors().values() if name in a.names}


@pytest.mark.parametrize(
    ("name", "country", "sector", "label"),
    [
        ("General Staff", "UKR", "MIL", "ORG"),
        ("Oleh Syniehubov", "UKR", "GOV", "PERSON"),
        ("Kharkiv region military administration", "UKR", "GOV", "ORG"),
        ("Wagner", "RUS", "PRM", "ORG"),
        ("Kadyrov", "RUS", "GOV", "PERSON"),
        ("DPR", "UKR", "PRE", "ORG"),
        ("Hemedti", "SDN", "PRM", "PERSON"),
        ("Sudan doctors' union", "SDN", "MED", "ORG"),
        ("Artsakh authorities", "AZE", "PRE", "ORG"),
        ("ISPR", "PAK", "MIL", "ORG"),
        ("Jaish-e-Mohammed", "PAK", "REB", "ORG"),
        ("IDF", "ISR", "MIL", "ORG"),
        ("PRCS", "PSE", "NGO", "ORG"),
        ("CGT", "FRA", "LAB", "ORG"),
        ("UAW", "USA", "LAB", "ORG"),
        ("AFAD", "TUR", "GOV", "ORG"),
        ("White Helmets", "SYR", "NGO", "ORG"),
        ("OCHA", None, "UNO", "ORG"),
        ("NATO", None, "IGO", "ORG"),
        ("European Commission", None, "EUR", "ORG"),
        ("Reuters", "GBR", "JRN", "ORG"),
    ],
)
def test_actors_of_the_news_are_known_and_coded(name, country, sector, label):
    assert (country, sector, label) in actors_named(name)


def test_intergovernmental_bodies_belong_to_no_country():
    bodies = [a for a in load_actors().values() if a.sector in {"IGO", "UNO", "EUR", "IMG"}]
    assert [a.entity_id for a in bodies if a.country] == []


def test_no_name_is_written_twice_for_one_actor():
    repeated = {a.entity_id for a in load_actors().values() if len(set(a.names)) < len(a.names)}
    assert repeated == set()


def test_names_are_trimmed_and_never_a_single_letter():
    names = [name for a in load_actors().values() for name in a.names]
    assert [name for name in names if name != name.strip() or len(name) < 2] == []


def test_every_wikidata_id_is_given_once():
    counts = Counter(a.wikidata_id for a in load_actors().values() if a.wikidata_id)
    assert [key for key, count in counts.items() if count > 1] == []


def test_an_office_is_held_from_its_first_to_its_last_day():
    macron, borne = load_actors()["fra-emmanuel-macron"], load_actors()["fra-elisabeth-borne"]
    assert borne.held_office_on(date(2023, 3, 23))
    assert not borne.held_office_on(date(2024, 6, 1))
    assert macron.held_office_on(date(2024, 6, 1))
    assert not macron.held_office_on(date(2017, 1, 1))


def test_agents_are_found_in_singular_and_plural():
    agents = {form: agent for agent in load_agents() for form in agent.forms}
    assert agents["troops"] is agents["troop"]
    assert (agents["troops"].sector, agents["troops"].is_person) == ("MIL", True)
    assert (agents["army"].sector, agents["army"].is_person) == ("MIL", False)
    assert agents["foreign ministry"].sector == "GOV"
    assert agents["protesters"].sector == "CVL"
    assert agents["refugees"].sector == "REF"


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("a,A,,ORG,UKR,MIL,,,", "a is listed twice"),
        ("b,B,,ORG,UKR,ARMY,,,", "unknown sector 'ARMY'"),
        ("b,B,,ORG,UKRAINE,MIL,,,", "unknown country 'UKRAINE'"),
        ("b,B,,THING,UKR,MIL,,,", "unknown label 'THING'"),
        ("b,B,,ORG,UKR,MIL,42,,", "'42' is no Wikidata id"),
        ("b,B,,PERSON,UKR,GOV,,2020-13-01,", "from_date is no ISO date: '2020-13-01'"),
        ("b,B,,PERSON,UKR,GOV,,2021-01-01,2020-01-01", "from_date is after to_date"),
        ("b c,B,,ORG,UKR,MIL,,,", "entity_id 'b c' is no slug"),
        ("b,,,ORG,UKR,MIL,,,", "name is empty"),
    ],
)
def test_a_wrong_actor_is_named_by_file_and_line(row, problem):
    with pytest.raises(KnowledgeError, match=f"^actors.csv:3: {problem}.$"):
        parse_actors(f"{ACTORS_HEADER}\na,A,,ORG,UKR,MIL,,,\n{row}\n")


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("guard,soldiers,COP,true", "'soldiers' already belongs to 'soldier'"),
        ("guard,guards,COP,yes", "is_person is 'yes', neither true nor false"),
        ("guard,guards,GUARD,true", "unknown sector 'GUARD'"),
    ],
)
def test_a_wrong_agent_is_named_by_file_and_line(row, problem):
    with pytest.raises(KnowledgeError, match=f"^agents.csv:3: {problem}.$"):
        parse_agents(f"{AGENTS_HEADER}\nsoldier,soldiers,MIL,true\n{row}\n")
