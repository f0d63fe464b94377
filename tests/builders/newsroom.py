"""Write small news stories with their coding, as ``clean`` and ``extract`` would.

Spans are found by searching the text, so that the stories stay readable and every offset
is right.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sitrep import lake, records
from sitrep.knowledge.ontology import load_ontology
from sitrep.near_duplicates.signature import signature_of
from sitrep.records import stable_id
from sitrep.storage import lake_path, write_rows

NOON = datetime(2022, 9, 10, 12, tzinfo=UTC)
KUPIANSK = ("geonames:703877", "Kupiansk", 49.71, 37.61, "UKR", "Kharkiv", 1, 5.0)
IZIUM = ("geonames:707753", "Izium", 49.21, 37.25, "UKR", "Kharkiv", 1, 5.0)
KHARKIV_REGION = ("place:kharkiv-oblast", "Kharkiv Oblast", 49.6, 36.5, "UKR", "Kharkiv", 4, 100.0)
UNPINNED = (None, "Lenin Street", None, None, None, None, None, None)
UKRAINE = ("country:UKR", "Ukraine", 49.0, 32.0, "UKR", None, 6, 440.0)

TABLES = {
    "mention": records.MentionRow,
    "quotation": records.QuotationRow,
    "event": records.EventRow,
    "event_participant": records.ParticipantRow,
    "event_place": records.PlaceRow,
    "event_quantity": records.QuantityRow,
    "extraction": records.ExtractionRow,
}


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article and the rows that were coded in it."""

    article: records.Article
    version: str = "v1"
    rows: dict[str, list[Any]] = field(default_factory=lambda: {name: [] for name in TABLES})

    @property
    def extraction_id(self) -> str:
        return stable_id(self.article.revision_id, self.version)

    def span(self, words: str | None) -> tuple[int | None, int | None]:
        if words is None:
            return None, None
        start = self.article.text.index(words)
        return start, start + len(words)

    def says(
        self,
        trigger: str,
        event_type: str = "CONTROL",
        mode: str | None = "capture",
        *,
        actor: tuple[str, str, str] | None = ("Ukrainian troops", "UKR", "MIL"),
        recipient: tuple[str, str, str] | None = None,
        place: tuple[Any, ...] | None = KUPIANSK,
        day: date = date(2022, 9, 9),
        claimant: tuple[str, str, str] | None = None,
        quantity: tuple[str, str, str, str, float] | None = None,
        **changes: Any,
    ) -> "Story":
        """Code one event; names are in the text, ``changes`` are columns of the event."""
        codes = load_ontology().codes(event_type, mode)
        start, end = self.span(trigger)
        event_id = stable_id(self.extraction_id, event_type, start)
        claimant_start, claimant_end = self.span(claimant and claimant[0])
        row = {
            "event_id": event_id,
            "extraction_id": self.extraction_id,
            "event_type": event_type,
            "mode": mode,
            "plover_code": codes.plover,
            "plover_match": codes.plover_match,
            "cameo_code": codes.cameo,
            "cameo_match": codes.cameo_match,
            "acled_code": codes.acled,
            "acled_match": codes.acled_match,
            "quad_class": codes.quad_class,
            "goldstein": codes.goldstein,
            "sentence_start_char": 0,
            "sentence_end_char": len(self.article.text),
            "start_char": start,
            "end_char": end,
            "date_from": day,
            "date_to": day,
            "date_precision": "day",
            "date_reason": "full date",
            "date_start_char": None,
            "date_end_char": None,
            "polarity": "asserted",
            "modality": "actual",
            "claim_kind": "named" if claimant else "outlet",
            "claim_stance": "affirms",
            "claimant_start_char": claimant_start,
            "claimant_end_char": claimant_end,
            "claimant_entity_id": None,
            "claimant_name": claimant and claimant[0],
            "claimant_country": claimant and claimant[1],
            "claimant_sector": claimant and claimant[2],
            "cue_start_char": None,
            "cue_end_char": None,
            "confidence": 0.8,
        }
        self.rows["event"].append(records.EventRow(**(row | changes)))
        for role, who in (("actor", actor), ("recipient", recipient)):
            if who:
                self._take_part(event_id, role, *who)
        if place:
            self._locate(event_id, place)
        if quantity:
            self._count(event_id, *quantity)
        return self

    def _take_part(self, event_id: str, role: str, words: str, country: str, sector: str) -> None:
        start, end = self.span(words)
        self.rows["event_participant"].append(
            records.ParticipantRow(
                event_id=event_id,
                role=role,
                ordinal=0,
                start_char=start,
                end_char=end,
                entity_id=None,
                name=words,
                code=country + sector,
                country=country,
                sector=sector,
            )
        )

    def also_at(self, place: tuple[Any, ...]) -> "Story":
        """Give the event coded last one more place."""
        self._locate(self.rows["event"][-1].event_id, place)
        return self

    def _locate(self, event_id: str, place: tuple[Any, ...]) -> None:
        key, name, lat, lon, country, admin1, precision, radius_km = place
        words = name if name in self.article.text else self.article.text.split()[-1]
        start, end = self.span(words)
        is_city = key is not None and key.startswith("geonames:")
        geonames_id = int(key.removeprefix("geonames:")) if is_city else None
        self.rows["event_place"].append(
            records.PlaceRow(
                event_id=event_id,
                role="event",
                ordinal=sum(row.event_id == event_id for row in self.rows["event_place"]),
                start_char=start,
                end_char=end,
                place_key=key,
                geonames_id=geonames_id,
                name=name,
                lat=lat,
                lon=lon,
                country=country,
                admin1=admin1,
                precision=precision,
                radius_km=radius_km,
                reason="named in clause" if key else "not in the gazetteer",
            )
        )
        self.rows["mention"].append(
            records.MentionRow(
                mention_id=stable_id(event_id, "mention", name),
                extraction_id=self.extraction_id,
                start_char=start,
                end_char=end,
                label="GPE",
                entity_id=key,
                name=name,
                geonames_id=geonames_id,
                wikidata_id=None,
                country=country,
                sector=None,
                lat=lat,
                lon=lon,
                resolved=None,
            )
        )

    def counts(self, *quantity: Any) -> "Story":
        """Give the event coded last one more quantity."""
        self._count(self.rows["event"][-1].event_id, *quantity)
        return self

    def _count(
        self, event_id: str, words: str, kind: str, unit: str, operator: str, low: float
    ) -> None:
        start, end = self.span(words)
        self.rows["event_quantity"].append(
            records.QuantityRow(
                event_id=event_id,
                ordinal=sum(row.event_id == event_id for row in self.rows["event_quantity"]),
                kind=kind,
                unit=unit,
                operator=operator,
                low=low,
                best=low,
                high=low if operator == "=" else None,
                start_char=start,
                end_char=end,
            )
        )

    def quotes(self, words: str, speaker: tuple[str, str, str]) -> "Story":
        """Code one quotation."""
        start, end = self.span(words)
        speaker_start, speaker_end = self.span(speaker[0])
        self.rows["quotation"].append(
            records.QuotationRow(
                quotation_id=stable_id(self.extraction_id, "quotation", start),
                extraction_id=self.extraction_id,
                kind="direct",
                start_char=start,
                end_char=end,
                cue_start_char=None,
                cue_end_char=None,
                speaker_start_char=speaker_start,
                speaker_end_char=speaker_end,
                speaker_entity_id=None,
                speaker_name=speaker[0],
                speaker_country=speaker[1],
                speaker_sector=speaker[2],
            )
        )
        return self


def story(
    text: str,
    *,
    source: str = "steppe-courier",
    path: str = "1",
    version: str = "v1",
    **changes: Any,
) -> Story:
    """Return a story without coding; ``changes`` are columns of the article."""
    url = f"https://{source}.example/{path}"
    text_hash = sha256(text.encode()).hexdigest()
    article_id = stable_id("article", url)
    article = records.Article(
        article_id=article_id,
        revision_id=stable_id("revision", article_id, text_hash),
        source_id=source,
        source_name=source.replace("-", " ").title(),
        source_country="UKR",
        source_kind="rss",
        url=url,
        canonical_url=url,
        origin_url=None,
        title=text.split(",", maxsplit=1)[0],
        byline=['O. "Lesya" Kovalenko', "Back\\slash, the"],
        dateline=None,
        section="World",
        text=text,
        text_hash=text_hash,
        language="en",
        language_score=0.99,
        published_at=NOON,
        published_reason="feed",
        published_precision="second",
        revised_at=changes.get("published_at", NOON),
        fetched_at=NOON,
        signature=signature_of(text),
        residue_removed=0,
        archive_path="raw/a.warc.gz",
        archive_record="1",
    )
    return Story(article=replace(article, **changes), version=version)


def rejection(source: str = "steppe-courier", path: str = "x", **changes: Any) -> records.Rejection:
    """Return a page that was turned away."""
    url = f"https://{source}.example/{path}"
    row = records.Rejection(
        rejection_id=stable_id("rejection", url),
        source_id=source,
        source_name=source.replace("-", " ").title(),
        source_country="UKR",
        source_kind="rss",
        url=url,
        stage="clean",
        reason="too short",
        detail="12 characters",
        fetched_at=NOON,
        archive_path=None,
        archive_record=None,
    )
    return replace(row, **changes)


def write_batch(
    root: Path,
    stories: Iterable[Story],
    *,
    rejections: Iterable[records.Rejection] = (),
    interval_end: datetime = NOON,
    shard: int = 0,
) -> tuple[Any, Any]:
    """Write stories as one shard of a batch; return its paths as the loader takes them."""
    stories = list(stories)
    raw = lake.raw_batch(lake_path(str(root)), "test", interval_end)
    path = lake.article_shard(lake.article_batch(raw), shard)
    folder = lake.extraction_batch(path)
    write_rows(path, records.Article, [s.article for s in stories])
    write_rows(lake.rejections_of(path.parent), records.Rejection, rejections)
    for name, record in TABLES.items():
        rows = [row for s in stories for row in s.rows[name]]
        if name == "extraction":
            rows = [
                records.ExtractionRow(
                    extraction_id=s.extraction_id,
                    revision_id=s.article.revision_id,
                    pipeline_version=s.version,
                    sentence_count=1,
                )
                for s in stories
            ]
        write_rows(folder / f"{name}.parquet", record, rows)
    return path, folder
