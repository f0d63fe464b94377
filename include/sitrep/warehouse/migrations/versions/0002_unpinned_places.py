"""Let an event have places that the text names and the gazetteer cannot put on the map.

Keep it compatible with the version before it: add first, remove one release later.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

PLACE = "A place of an event: what it is to the event and how exact it is"
PINNED_KEY = "Its row in core.place."
MAYBE_KEY = "Its row in core.place; null, as its point is, if the gazetteer cannot tell."
PINNED_NAME = "Name in the gazetteer."
MAYBE_NAME = "Name in the gazetteer; of an unpinned place its words in the text."
PIN: dict[str, sa.types.TypeEngine[Any]] = {
    "lat": sa.Double(),
    "lon": sa.Double(),
    "precision": sa.SmallInteger(),
    "radius_km": sa.Double(),
}


def upgrade() -> None:
    op.alter_column(
        "event_place",
        "place_key",
        existing_type=sa.Text(),
        nullable=True,
        comment=MAYBE_KEY,
        existing_comment=PINNED_KEY,
        schema="core",
    )
    op.alter_column(
        "event_place",
        "name",
        existing_type=sa.Text(),
        existing_nullable=False,
        comment=MAYBE_NAME,
        existing_comment=PINNED_NAME,
        schema="core",
    )
    for column, kind in PIN.items():
        op.alter_column("event_place", column, existing_type=kind, nullable=True, schema="core")
    op.create_check_constraint(
        op.f("event_place_pin_check"),
        "event_place",
        "num_nulls(place_key, lat, lon, precision, radius_km) in (0, 5)",
        schema="core",
    )
    op.create_table_comment(
        "event_place",
        f"{PLACE}; unpinned if unknown.",
        existing_comment=f"{PLACE}.",
        schema="core",
    )


def downgrade() -> None:
    # The version before has no room for them. A coding that is known is not loaded again, so
    # that only a new coding of its revision brings them back.
    op.execute("delete from core.event_place where place_key is null")
    op.create_table_comment(
        "event_place",
        f"{PLACE}.",
        existing_comment=f"{PLACE}; unpinned if unknown.",
        schema="core",
    )
    op.drop_constraint(op.f("event_place_pin_check"), "event_place", schema="core")
    for column, kind in PIN.items():
        op.alter_column("event_place", column, existing_type=kind, nullable=False, schema="core")
    op.alter_column(
        "event_place",
        "name",
        existing_type=sa.Text(),
        existing_nullable=False,
        comment=PINNED_NAME,
        existing_comment=MAYBE_NAME,
        schema="core",
    )
    op.alter_column(
        "event_place",
        "place_key",
        existing_type=sa.Text(),
        nullable=False,
        comment=PINNED_KEY,
        existing_comment=MAYBE_KEY,
        schema="core",
    )
