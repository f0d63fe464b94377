"""Actors we know by name, and the generic agents (troops, police) that stand without one."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from sitrep.knowledge.countries import load_countries
from sitrep.knowledge.data_file import Row, read_rows

ACTORS_FILE = "actors.csv"
ACTORS_COLUMNS = (
    "entity_id",
    "name",
    "aliases",
    "label",
    "country",
    "sector",
    "wikidata_id",
    "from_date",
    "to_date",
)
AGENTS_FILE = "agents.csv"
AGENTS_COLUMNS = ("agent", "forms", "sector", "is_person")

LABELS = frozenset({"PERSON", "ORG", "NORP"})

# PLOVER's actor codes. The last seven are its codes for international actors.
SECTORS = MappingProxyType(
    {
        "COP": "police and border guards",
        "GOV": "executive government",
        "JUD": "courts and prosecutors",
        "LEG": "parliaments",
        "MIL": "armed forces of a state",
        "PRM": "pro-government militias and mercenaries",
        "PTY": "political parties and candidates",
        "REB": "rebels, insurgents and separatists",
        "SPY": "intelligence services",
        "UAF": "armed men not further known",
        "UNK": "unknown",
        "AGR": "farmers and herders",
        "BUS": "companies and traders",
        "CRM": "organised crime",
        "CVL": "civilians",
        "EDU": "schools, universities, research",
        "ELI": "notables and former office holders",
        "JRN": "journalists and news media",
        "LAB": "workers and trade unions",
        "MED": "doctors and hospitals",
        "REF": "refugees and displaced people",
        "OPP": "political opposition",
        "PRE": "polities recognised by few or none",
        "REL": "religious bodies and clergy",
        "SOC": "social, ethnic and cultural groups",
        "IGO": "intergovernmental organisations",
        "UNO": "the United Nations and its agencies",
        "EUR": "the European Union and its bodies",
        "NGO": "non-governmental organisations",
        "ISM": "international social movements",
        "IMG": "international groups of states or fighters",
        "MNC": "multinational companies",
    }
)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, organisation or group that news names.

    ``country`` is the alpha-3 code of the state it belongs to, None for international
    bodies. For a holder of an office ``from_date`` and ``to_date`` bound the time in which
    ``sector`` holds; both may be None.
    """

    entity_id: str
    name: str
    aliases: tuple[str, ...]
    label: str
    country: str | None
    sector: str
    wikidata_id: str | None
    from_date: date | None
    to_date: date | None

    @property
    def names(self) -> tuple[str, ...]:
        """The name, then the aliases."""
        return (self.name, *self.aliases)

    def held_office_on(self, day: date) -> bool:
        """Return whether ``sector`` holds on ``day``; without dates it always does."""
        after_start = self.from_date is None or self.from_date <= day
        return after_start and (self.to_date is None or day <= self.to_date)


@dataclass(frozen=True, slots=True)
class Agent:
    """A common noun for an actor: said alone, or with a demonym (Russian troops).

    ``forms`` are all the ways it is written, the singular first. ``is_person`` tells people
    (soldiers, residents) from bodies (army, ministry).
    """

    agent: str
    forms: tuple[str, ...]
    sector: str
    is_person: bool


@cache
def load_actors() -> MappingProxyType[str, Actor]:
    """Return every known actor by its ``entity_id``, in the order of the file.

    Raises
    ------
    KnowledgeError
        If a row is wrong (id given twice, unknown label, sector or country, impossible
        date); the message names the file and the line.
    """
    return parse_actors()


def parse_actors(text: str | None = None) -> MappingProxyType[str, Actor]:
    """Read actors from ``text``, or from the shipped file; see :func:`load_actors`."""
    actors: dict[str, Actor] = {}
    for row in read_rows(ACTORS_FILE, ACTORS_COLUMNS, text=text):
        actor = _actor(row)
        if actor.entity_id in actors:
            raise row.error(f"{actor.entity_id} is listed twice")
        actors[actor.entity_id] = actor
    return MappingProxyType(actors)


@cache
def load_agents() -> tuple[Agent, ...]:
    """Return every generic agent, in the order of the file.

    Raises
    ------
    KnowledgeError
        If a row is wrong (form given twice, unknown sector, ``is_person`` neither ``true``
        nor ``false``); the message names the file and the line.
    """
    return parse_agents()


def parse_agents(text: str | None = None) -> tuple[Agent, ...]:
    """Read agents from ``text``, or from the shipped file; see :func:`load_agents`."""
    agents: list[Agent] = []
    taken: dict[str, str] = {}
    for row in read_rows(AGENTS_FILE, AGENTS_COLUMNS, text=text):
        name = row.required("agent")
        if (is_person := row["is_person"]) not in {"true", "false"}:
            raise row.error(f"is_person is {is_person!r}, neither true nor false")
        forms = (name, *row.many("forms"))
        for form in forms:
            if (owner := taken.setdefault(form.casefold(), name)) != name:
                raise row.error(f"{form!r} already belongs to {owner!r}")
        agents.append(Agent(name, forms, _sector(row), is_person == "true"))
    return tuple(agents)


def _actor(row: Row) -> Actor:
    entity_id = row.required("entity_id")
    if not entity_id.replace("-", "").isalnum() or not entity_id.isascii():
        raise row.error(f"entity_id {entity_id!r} is no slug")
    if (label := row["label"]) not in LABELS:
        raise row.error(f"unknown label {label!r}")
    if (country := row["country"]) and country not in load_countries():
        raise row.error(f"unknown country {country!r}")
    wikidata_id = row["wikidata_id"]
    if wikidata_id and not (wikidata_id[0] == "Q" and wikidata_id[1:].isdigit()):
        raise row.error(f"{wikidata_id!r} is no Wikidata id")
    from_date, to_date = _date(row, "from_date"), _date(row, "to_date")
    if from_date and to_date and from_date > to_date:
        raise row.error("from_date is after to_date")
    return Actor(
        entity_id=entity_id,
        name=row.required("name"),
        aliases=row.many("aliases"),
        label=label,
        country=country or None,
        sector=_sector(row),
        wikidata_id=wikidata_id or None,
        from_date=from_date,
        to_date=to_date,
    )


def _sector(row: Row) -> str:
    if (sector := row["sector"]) not in SECTORS:
        raise row.error(f"unknown sector {sector!r}")
    return sector


def _date(row: Row, column: str) -> date | None:
    if not (cell := row[column]):
        return None
    try:
        return date.fromisoformat(cell)
    except ValueError as problem:
        raise row.error(f"{column} is no ISO date: {cell!r}") from problem
