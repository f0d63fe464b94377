"""One mention of somebody who can act, suffer or speak."""

from dataclasses import dataclass

from spacy.tokens import Doc

from sitrep.coding import Participant

# The sectors of bodies that belong to no country.
INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One mention of somebody: tokens ``start`` to ``end`` of the document.

    ``kind`` is named, country, demonym (an adjective: "Russian"), government, agent, thing,
    pronoun, phrase, or place (of which only the country counts). ``noun`` is the agent's lemma.
    ``story_country`` is that of the story around it, where its own words tell none;
    ``is_able`` is false for what only belongs to somebody and does nothing itself.
    """

    start: int
    end: int
    kind: str
    entity_id: str | None = None
    name: str | None = None
    country: str | None = None
    sector: str | None = None
    wikidata_id: str | None = None
    is_person: bool = False
    noun: str | None = None
    story_country: str | None = None
    is_able: bool = True

    @property
    def code(self) -> str | None:
        """PLOVER's actor code: country and sector, or the sector of an international body."""
        return f"{self.country or self.story_country or ''}{self.sector or ''}" or None

    def participant(self, doc: Doc) -> Participant:
        """Return the party with its characters."""
        span = doc[self.start : self.end]
        return Participant(
            start=span.start_char,
            end=span.end_char,
            text=span.text,
            entity_id=self.entity_id,
            name=self.name,
            code=self.code,
            country=self.country or self.story_country,
            sector=self.sector,
        )
