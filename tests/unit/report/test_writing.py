"""The file of the page: its name, and whole or not at all."""

from pathlib import Path

import pytest

from sitrep.errors import ReportError
from sitrep.report import page_path, write_page


def test_the_name_tells_days_and_newest_article(empty, told):
    assert page_path(Path("/h"), told) == Path("/h/reports/sitrep-all-to-2022-09-10.html")
    week = told | {"period": {"days": 7}}
    assert page_path(Path("/h"), week).name == "sitrep-7-days-to-2022-09-10.html"
    assert page_path(Path("/h"), empty).name == "sitrep-all-empty.html"


def test_a_page_is_written_whole_and_again(empty, tmp_path):
    path = tmp_path / "new" / "page.html"
    for _ in range(2):
        assert write_page(empty, path) == path
        assert path.read_text(encoding="utf-8").endswith("</html>")
        assert [file.name for file in path.parent.iterdir()] == ["page.html"]


def test_a_page_that_cannot_be_written_is_one_sentence(empty, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ReportError, match="cannot be written"):
        write_page(empty, tmp_path / "file" / "page.html")
