"""Say every part of one event in words, for the terminal and for the page; pure."""

from typing import Any


def facts(event: dict[str, Any]) -> list[tuple[str, str]]:
    """Return the name and the value of each part that the event has.

    Parameters
    ----------
    event : dict
        The row of ``example.sql``.
    """
    mode = f" / {event['mode']}" if event["mode"] else ""
    claimed = f"{event['claimed_by']}: {event['assertion']}"
    if event["claimant_name"]:
        claimed = f"{event['claimant_name']} ({event['claimed_by']}): {event['assertion']}"
    when = " to ".join(dict.fromkeys((event["date_from"], event["date_to"])))
    place = ", ".join(filter(None, (event["place"], event["country"])))
    told = [
        ("What", f"{event['event_type']}{mode}, {event['modality']}"),
        ("Who", ", ".join(event["actors"])),
        ("To whom", ", ".join(event["recipients"])),
        ("Where", place),
        ("When", f"{when} ({event['date_reason']})"),
        ("How many", "; ".join(_quantity(q) for q in event["quantities"] or [])),
        ("Says who", claimed),
        ("Codes", _codes(event)),
    ]
    return [(name, value) for name, value in told if value]


def _quantity(quantity: dict[str, Any]) -> str:
    bounds = [quantity["low"], quantity["best"], quantity["high"]]
    told = " / ".join("open" if bound is None else f"{bound:g}" for bound in bounds)
    return f"{quantity['kind']}, {quantity['unit']}: {told} (low / best / high)"


def _codes(event: dict[str, Any]) -> str:
    named = (
        f"{name} {event[f'{key}_code']} ({event[f'{key}_match']})"
        for key, name in (("plover", "PLOVER"), ("cameo", "CAMEO"), ("acled", "ACLED"))
        if event[f"{key}_code"]
    )
    return "; ".join([*named, f"Goldstein {event['goldstein']:g}"])
