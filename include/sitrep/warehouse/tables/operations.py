"""What the pipeline did: its runs, the pages it turned away, the checks it made."""

from datetime import datetime

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Identity, Index, Text, func, text
from sqlalchemy.orm import Mapped, mapped_column

from sitrep.warehouse.tables.columns import Base, LoadedAt, StableId, one_of


class Run(Base):
    """One run of the pipeline over a data interval, and whether its batch may be read."""

    __tablename__ = "run"
    __table_args__ = (
        one_of("gate", "open", "pending", "passed", "held"),
        CheckConstraint("interval_start <= interval_end", name="interval"),
        {"comment": __doc__},
    )

    run_id: Mapped[str] = mapped_column(primary_key=True, comment="Given by who starts the run.")
    interval_start: Mapped[datetime] = mapped_column(comment="Start of the data interval, UTC.")
    interval_end: Mapped[datetime] = mapped_column(comment="End of the data interval, UTC.")
    pipeline_version: Mapped[str] = mapped_column(comment="Model, ontology and code version.")
    gate: Mapped[str] = mapped_column(
        server_default="pending",
        comment="pending, passed or held: what it brought last waits for its checks, has passed "
        "them, or is held back from the marts; open: nobody checks it.",
    )
    held_at: Mapped[datetime | None] = mapped_column(
        comment="When checks held it back last, UTC; null if never."
    )
    started_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), comment="When the run first reached the warehouse, UTC."
    )


class Rejection(Base):
    """A page that was turned away, by which stage and why."""

    __tablename__ = "rejection"
    __table_args__ = (
        Index("rejection_open_idx", "archive_record", postgresql_where=text("resolved_at is null")),
        {"comment": __doc__},
    )

    rejection_id: Mapped[StableId] = mapped_column(primary_key=True)
    run_id: Mapped[str] = mapped_column(
        ForeignKey(Run.run_id), index=True, comment="First run that turned it away."
    )
    source_id: Mapped[str] = mapped_column(
        ForeignKey("core.source.source_id"), comment="Whose page it is."
    )
    url: Mapped[str] = mapped_column(comment="URL that was fetched.")
    stage: Mapped[str] = mapped_column(comment="Stage that turned it away: fetch, clean …")
    reason: Mapped[str] = mapped_column(comment="Short reason, one of a few words.")
    detail: Mapped[str | None] = mapped_column(comment="What exactly was found.")
    fetched_at: Mapped[datetime] = mapped_column(comment="When the page was asked for, UTC.")
    archive_path: Mapped[str | None] = mapped_column(comment="WARC file that holds the page.")
    archive_record: Mapped[str | None] = mapped_column(comment="Record id within that file.")
    resolved_at: Mapped[datetime | None] = mapped_column(
        comment="When the page was no longer turned away for this; null: it still is."
    )
    loaded_at: Mapped[LoadedAt]


class QualityCheck(Base):
    """What one check found in one run; the latest result of each."""

    __tablename__ = "quality_check"
    __table_args__ = (one_of("severity", "blocking", "warning"), {"comment": __doc__})

    run_id: Mapped[str] = mapped_column(
        ForeignKey(Run.run_id, ondelete="CASCADE"), primary_key=True, comment="The run checked."
    )
    check_name: Mapped[str] = mapped_column(primary_key=True, comment="Name of its SQL file.")
    severity: Mapped[str] = mapped_column(comment="blocking holds the run back; warning does not.")
    is_ok: Mapped[bool] = mapped_column(comment="True if the check passed.")
    observed: Mapped[float | None] = mapped_column(comment="The number that was judged.")
    detail: Mapped[str] = mapped_column(comment="What was found, in a sentence.")
    says: Mapped[str] = mapped_column(comment="What it means and what to do.")
    is_waived: Mapped[bool] = mapped_column(
        server_default="false",
        comment="True if it failed and a person let the run pass in spite of it.",
    )
    checked_at: Mapped[LoadedAt]


class GateDecision(Base):
    """A held run that a person let pass."""

    __tablename__ = "gate_decision"
    __table_args__ = ({"comment": __doc__},)

    decision_id: Mapped[int] = mapped_column(
        Identity(always=True), primary_key=True, comment="Number, in the order of decisions."
    )
    run_id: Mapped[str] = mapped_column(
        ForeignKey(Run.run_id, ondelete="CASCADE"), comment="The run let pass."
    )
    checks: Mapped[list[str]] = mapped_column(
        ARRAY(Text), comment="Checks that held it then, by name; they hold it no more."
    )
    decided_by: Mapped[str] = mapped_column(comment="Who decided, as they named themselves.")
    because: Mapped[str] = mapped_column(comment="Why, in their words.")
    decided_at: Mapped[datetime] = mapped_column(
        server_default=func.now(), comment="When they decided, UTC."
    )
