"""What a report tells, small and by hand."""

from typing import Any

import pytest

HOSTILE = '<script>alert("x")</script><img src=x onerror=y>'


@pytest.fixture
def hostile() -> str:
    """Return a text of the web that would run if it were not escaped."""
    return HOSTILE


@pytest.fixture
def place() -> dict[str, Any]:
    """Return a place as the map shows it."""
    return {
        "place": "Kupiansk",
        "country": "UKR",
        "lat": 49.71,
        "lon": 37.61,
        "incidents": 2,
        "reports": 5,
        "contested": 1,
    }


@pytest.fixture
def empty() -> dict[str, Any]:
    """Return the report of a warehouse in which nothing is."""
    lists = (
        "days places sources event_types incidents casualties territory claims dyads quotations"
        " quality"
    )
    return {
        "period": {"days": None},
        "totals": {
            "articles": 0,
            "copies": 0,
            "sources": 0,
            "published_from": None,
            "published_to": None,
            "rejected": 0,
            "events": 0,
            "incidents": 0,
            "contested": 0,
        },
        **{name: [] for name in lists.split()},
        "example": None,
    }


@pytest.fixture
def told(empty: dict[str, Any], place: dict[str, Any]) -> dict[str, Any]:
    """Return the report of one contested incident; every text of the web is hostile."""
    when = {"date_from": "2022-09-09", "date_to": "2022-09-10"}
    at = {"place": HOSTILE, "country": "UKR"}
    article = {
        "source": HOSTILE,
        "title": HOSTILE,
        "url": "https://courier.example/1?a=1&b=2",
        "published_at": "2022-09-10T12:00:00Z",
    }
    sentence = f"Troops took Kupiansk {HOSTILE}"
    event = {"event_type": "CONTROL", "actors": [HOSTILE], "recipients": ["Russia"], **when, **at}
    report = article | {"who": HOSTILE, "sentence": sentence}
    return empty | {
        "totals": empty["totals"]
        | {
            "articles": 2,
            "sources": 1,
            "published_from": "2022-09-10T12:00:00Z",
            "published_to": "2022-09-10T12:00:00Z",
            "events": 2,
            "incidents": 1,
            "contested": 1,
        },
        "days": [{"day": "2022-09-10", "event_type": "CONTROL", "events": 2}],
        "places": [place | {"place": HOSTILE}, place | {"lon": 36.2}, place | {"lat": 50.4}],
        "sources": [
            {
                "source": HOSTILE,
                "country": "UKR",
                "fetched": 3,
                "cleaned": 2,
                "copies": 0,
                "rejected": 1,
                "reasons": {HOSTILE: 1},
                "last_published_at": "2022-09-10T12:00:00Z",
            }
        ],
        "event_types": [
            {
                "event_type": "CONTROL",
                "events": 2,
                "incidents": 1,
                "denied": 1,
                "doubted": 0,
                "not_happened": 0,
                "example": HOSTILE,
            }
        ],
        "incidents": [
            event
            | {
                "incident_id": "1",
                "events": 2,
                "independent_sources": 2,
                "affirmed_by": ["unnamed UKR", HOSTILE],
                "denied_by": ["Russia (RUS MIL)"],
                "doubted_by": [],
                "is_contested": True,
                "reports": [
                    report | {"assertion": "affirmed"},
                    report
                    | {
                        "assertion": "denied",
                        "url": "javascript:alert(1)",
                        "sentence": "Russia denied it.",
                    },
                ],
            }
        ],
        "casualties": [
            event
            | {
                "incident_id": "1",
                "kind": "killed",
                "claimed_by": HOSTILE,
                "assertion": assertion,
                "low": 15,
                "best": 15,
                "high": None,
                "reports": 1,
                "url": article["url"],
                "source": HOSTILE,
            }
            for assertion in ("affirmed", "denied")
        ],
        "territory": [
            event
            | {
                "incident_id": "1",
                "mode": "capture",
                "gained_by": [HOSTILE],
                "lost_by": [],
                "low": 31,
                "best": 31,
                "high": None,
                "independent_sources": 2,
                "affirmed_by": ["UKR GOV"],
                "denied_by": ["RUS MIL"],
                "doubted_by": [],
                "url": article["url"],
                "source": HOSTILE,
            }
        ],
        "claims": [
            {
                "country": "UKR",
                "sector": "GOV",
                "events": 2,
                "affirmed": 1,
                "denied": 1,
                "doubted": 0,
                "incidents": 1,
            }
        ],
        "dyads": [
            {
                "actor": "UKRMIL",
                "recipient": "RUS",
                "events": 2,
                "goldstein": -9.5,
                "event_types": ["CONTROL"],
            }
        ],
        "quotations": [
            article
            | {
                "speaker": HOSTILE,
                "country": "UKR",
                "sector": "GOV",
                "kind": "direct",
                "quotation": HOSTILE,
            }
        ],
        "example": event
        | article
        | {
            "event_id": "1",
            "mode": "capture",
            "date_reason": "weekday",
            "assertion": "affirmed",
            "modality": "actual",
            "claimed_by": "UKR GOV",
            "claimant_name": HOSTILE,
            "quantities": [
                {"kind": "killed", "unit": "person", "low": 15, "best": 15, "high": None}
            ],
            "plover_code": None,
            "plover_match": "none",
            "cameo_code": "192",
            "cameo_match": "exact",
            "acled_code": None,
            "acled_match": "none",
            "goldstein": -9.5,
            "confidence": 0.9,
            "sentence": sentence,
            "spans": [
                {"kind": "actor", "start": 0, "end": 6},
                {"kind": "place", "start": 12, "end": 25},
            ],
        },
        "quality": [
            {
                "run_id": "run-1",
                "check_name": "rejected_share",
                "severity": "blocking",
                "is_ok": False,
                "is_waived": False,
                "observed": 1.0,
                "detail": HOSTILE,
                "says": "At most 80 %.",
                "gate": "held",
            }
        ],
    }
