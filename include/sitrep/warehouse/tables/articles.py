"""Sources, their articles, and every revision of each article."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, CheckConstraint, ForeignKey, Index, Integer, Text
from sqlalchemy import text as sql_text
from sqlalchemy.orm import Mapped, mapped_column

from sitrep.warehouse.tables.columns import Base, LoadedAt, StableId, within
from sitrep.warehouse.tables.operations import Run


class Source(Base):
    """Who publishes: an outlet, a feed, a folder. Described by its newest batch."""

    __tablename__ = "source"
    __table_args__ = ({"comment": __doc__},)

    source_id: Mapped[str] = mapped_column(primary_key=True, comment="Key in the sources file.")
    source_name: Mapped[str] = mapped_column(comment="Name of the publisher.")
    source_country: Mapped[str | None] = mapped_column(comment="Seat, ISO 3166 alpha-3.")
    source_kind: Mapped[str] = mapped_column(comment="How it is fetched: rss, sitemap, folder …")
    last_fetched_at: Mapped[datetime] = mapped_column(
        comment="Latest fetch of any of its pages, UTC; also of pages turned away."
    )


class Article(Base):
    """An article: one canonical URL, whatever its text says today."""

    __tablename__ = "article"
    __table_args__ = ({"comment": __doc__},)

    article_id: Mapped[StableId] = mapped_column(primary_key=True)
    source_id: Mapped[str] = mapped_column(
        ForeignKey(Source.source_id), comment="Who published it."
    )
    canonical_url: Mapped[str] = mapped_column(
        comment="URL without trackers, as the page itself gives it."
    )
    loaded_at: Mapped[LoadedAt]


class ArticleRevision(Base):
    """One state of an article's text. A changed page is a new revision, not an update."""

    __tablename__ = "article_revision"
    __table_args__ = (
        within("language_score", 0, 1),
        CheckConstraint("residue_removed >= 0", name="residue_removed"),
        # Each load looks up what it has just written: entries put off would be read every time.
        Index(
            "article_revision_signature_idx",
            sql_text("core.signature_keys(signature, published_at)"),
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        ),
        {"comment": __doc__},
    )

    revision_id: Mapped[StableId] = mapped_column(primary_key=True)
    article_id: Mapped[UUID] = mapped_column(
        ForeignKey(Article.article_id, ondelete="CASCADE"), index=True, comment="Its article."
    )
    run_id: Mapped[str] = mapped_column(
        ForeignKey(Run.run_id), index=True, comment="First run that brought it."
    )
    url: Mapped[str] = mapped_column(comment="URL that was fetched.")
    origin_url: Mapped[str | None] = mapped_column(comment="Where a syndicated copy came from.")
    title: Mapped[str] = mapped_column(comment="Headline; it is not coded.")
    byline: Mapped[list[str]] = mapped_column(ARRAY(Text), comment="Authors, as printed.")
    dateline: Mapped[str | None] = mapped_column(comment="Place line that opens the text.")
    section: Mapped[str | None] = mapped_column(
        comment="Part of the outlet, as the page names it; null if it names none."
    )
    text: Mapped[str] = mapped_column(comment="Clean text; every offset refers to it.")
    text_hash: Mapped[str] = mapped_column(index=True, comment="Hash of the text.")
    language: Mapped[str] = mapped_column(comment="ISO 639-1 code, detected from the text.")
    language_score: Mapped[float] = mapped_column(comment="How sure the detection is, 0-1.")
    published_at: Mapped[datetime] = mapped_column(index=True, comment="Publication, UTC.")
    published_reason: Mapped[str] = mapped_column(comment="Where published_at was found.")
    published_precision: Mapped[str] = mapped_column(comment="How exact published_at is.")
    revised_at: Mapped[datetime] = mapped_column(comment="When this revision appeared, UTC.")
    fetched_at: Mapped[datetime] = mapped_column(comment="First fetch of this revision, UTC.")
    signature: Mapped[list[int] | None] = mapped_column(
        ARRAY(Integer),
        comment="Near-duplicates share a number; null if an older version loaded it.",
    )
    duplicate_of: Mapped[UUID | None] = mapped_column(
        comment="Older text of another article of which this is a copy, edited or not; else null.",
    )
    duplicate_group: Mapped[UUID | None] = mapped_column(
        index=True,
        comment="Earliest revision of its group of near-duplicates: itself if it is alone; "
        "null if an older version loaded it.",
    )
    residue_removed: Mapped[int] = mapped_column(comment="Pieces of re-publisher's residue cut.")
    archive_path: Mapped[str | None] = mapped_column(comment="WARC file that holds the page.")
    archive_record: Mapped[str | None] = mapped_column(comment="Record id within that file.")
    loaded_at: Mapped[LoadedAt]
