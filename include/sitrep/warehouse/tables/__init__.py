"""Tables of the ``core`` schema. Change one, then make a migration."""

from sitrep.warehouse.tables.articles import Article, ArticleRevision, Source
from sitrep.warehouse.tables.coding import Extraction, Mention, Quotation
from sitrep.warehouse.tables.columns import Base
from sitrep.warehouse.tables.daily import (
    ActorDyadsDaily,
    DailyEventCounts,
    DailyRefresh,
    EntityDaily,
)
from sitrep.warehouse.tables.events import Event, EventParticipant, EventPlace, EventQuantity
from sitrep.warehouse.tables.incidents import Incident, IncidentEvent
from sitrep.warehouse.tables.operations import GateDecision, QualityCheck, Rejection, Run
from sitrep.warehouse.tables.reference import Country, Entity, EventMode, EventType, Place

__all__ = [
    "ActorDyadsDaily",
    "Article",
    "ArticleRevision",
    "Base",
    "Country",
    "DailyEventCounts",
    "DailyRefresh",
    "Entity",
    "EntityDaily",
    "Event",
    "EventMode",
    "EventParticipant",
    "EventPlace",
    "EventQuantity",
    "EventType",
    "Extraction",
    "GateDecision",
    "Incident",
    "IncidentEvent",
    "Mention",
    "Place",
    "QualityCheck",
    "Quotation",
    "Rejection",
    "Run",
    "Source",
]
