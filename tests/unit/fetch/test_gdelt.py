"""Files of GDELT are read as their codebooks say, and bombs are not unpacked."""

import io
import struct
import time
import zipfile
from datetime import UTC, datetime

import pytest

from builders.gdelt import export_row, gkg_row, zipped
from sitrep.errors import FetchError
from sitrep.fetch.kinds.gdelt import FILES_URL, file_urls, read_file
from sitrep.fetch.sources import Source

URL = "http://gdelt.example/20260301060000.export.CSV.zip"


def urls(now: datetime, **given) -> list[str]:
    return file_urls(Source(source_id="gdelt", name="GDELT", kind="gdelt", **given), now)


def test_files_of_every_quarter_of_an_hour_newest_first():
    found = urls(datetime(2026, 3, 1, 6, 24, tzinfo=UTC), max_age_days=1)
    assert found[0] == f"{FILES_URL}20260301060000.export.CSV.zip"
    assert found[-1] == f"{FILES_URL}20260228061500.export.CSV.zip"
    assert len(found) == 96
    assert urls(datetime(2026, 3, 1, 6, 25, tzinfo=UTC))[0].endswith(
        "20260301061500.export.CSV.zip"
    )


@pytest.mark.parametrize(
    ("given", "suffix"),
    [
        ({"files": "gkg"}, "0.gkg.csv.zip"),
        ({"language": "fr"}, "0.translation.export.CSV.zip"),
        ({"language": "fr", "files": "gkg"}, "0.translation.gkg.csv.zip"),
        ({"language": "en"}, "0.export.CSV.zip"),
    ],
)
def test_files_are_named_as_gdelt_names_them(given, suffix):
    assert urls(datetime(2026, 3, 1, 6, tzinfo=UTC), **given)[0].endswith(suffix)


def test_rows_of_another_shape_are_left_out():
    good = export_row("https://delta-wire.example/a")
    bad = [good[:-1], [*good, ""], [""], export_row("BBC Monitoring"), export_row("")]
    body = zipped(good, *bad, good, gkg_row("ftp://delta-wire.example/b"))
    assert [page.url for page in read_file(body, URL)] == ["https://delta-wire.example/a"]


@pytest.mark.parametrize("noise", ['"', "\r", "\x00", "\x0b\u2028", "\udcff"])
def test_odd_characters_move_no_column(noise):
    row = gkg_row("https://delta-wire.example/a", title="Dam")
    row[8] = noise
    rows = "".join("\t".join(cells) + "\n" for cells in (row, export_row("https://d.example/b")))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("x.csv", rows.encode("utf-8", errors="surrogateescape"))
    found = read_file(file.getvalue(), URL)
    assert [(page.url, page.title) for page in found] == [
        ("https://delta-wire.example/a", "Dam"),
        ("https://d.example/b", ""),
    ]


def test_extras_that_are_broken_are_none():
    row = gkg_row("https://delta-wire.example/a", precisepubtimestamp="20269999000000")
    row[26] += "<PAGE_TITLE>open"
    (page,) = read_file(zipped(row), URL)
    assert (page.title, page.author, page.published_at) == ("", None, None)


def test_a_bomb_is_not_unpacked():
    bomb = io.BytesIO()
    with (
        zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("x", "w", force_zip64=True) as file,
    ):
        for _ in range(300):
            file.write(bytes(1_000_000))
    with pytest.raises(FetchError, match="too large"):
        read_file(bomb.getvalue(), URL)


def test_a_file_that_lies_about_its_size_is_no_bomb():
    body = bytearray(zipped(["x" * 50_000_000]))
    small = struct.pack("<I", 1000)
    end = body.rindex(b"PK\x01\x02")
    body[22:26] = body[end + 24 : end + 28] = small
    with pytest.raises(FetchError, match="no file of GDELT"):
        read_file(bytes(body), URL)


def test_a_row_without_end_is_left_out():
    started = time.monotonic()
    rows = [["x" * 90_000_000], export_row("https://delta-wire.example/a")]
    assert [page.url for page in read_file(zipped(*rows), URL)] == ["https://delta-wire.example/a"]
    rows = [gkg_row("https://delta-wire.example/a", title="x")]
    rows[0][26] = "<PAGE_TITLE>" * 150_000
    assert len(read_file(zipped(*rows), URL)) == 1
    assert time.monotonic() - started < 10


def test_packings_that_are_not_known_or_locked_are_said_so():
    body = bytearray(zipped(export_row("https://delta-wire.example/a")))
    end = body.rindex(b"PK\x01\x02")
    for method, flags in ((99, 0), (8, 1)):
        changed = bytearray(body)
        changed[6:10] = struct.pack("<HH", flags, method)
        changed[end + 8 : end + 12] = struct.pack("<HH", flags, method)
        with pytest.raises(FetchError, match="no file of GDELT"):
            read_file(bytes(changed), URL)
