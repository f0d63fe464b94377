"""Bytes become text whatever the server says that they are."""

import pytest

from sitrep.clean.charset import decode_body
from sitrep.clean.refusal import RefusalError

FRENCH = "Les grévistes ont bloqué l’accès — « jusqu’au bout »."
UKRAINIAN = "Зернова угода підписана у Стамбулі, повідомив міністр інфраструктури України. " * 5


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (FRENCH.encode(), ""),
        (FRENCH.encode(), "text/html; charset=iso-8859-1"),  # valid UTF-8 wins
        (FRENCH.encode("utf-8-sig"), "text/html; charset=windows-1252"),
        (FRENCH.encode("utf-16"), ""),
        (FRENCH.encode("utf-16-le"), "text/html; charset=utf-16le"),
        (FRENCH.encode("cp1252"), 'text/html; charset="windows-1252"'),
        (FRENCH.encode("cp1252"), "text/html; charset=ISO-8859-1"),  # as browsers read it
    ],
)
def test_declared_and_marked(body, content_type):
    assert decode_body(body, content_type) == FRENCH


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (UKRAINIAN, "cp1251", "windows-1251"),
        ("東京で地震がありました。" * 5, "cp932", "Shift_JIS"),
        ("北京宣布了新的措施。" * 5, "gb18030", "gb2312"),
        ("서울에서 회의가 열렸다. " * 5, "cp949", "euc-kr"),
    ],
)
def test_the_meta_tag_is_read(text, encoding, label):
    head = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={label}">'
    assert text in decode_body(head.encode() + text.encode(encoding), "text/html")


def test_without_any_sign_it_is_guessed():
    assert decode_body(UKRAINIAN.encode("cp1251"), "text/html") == UKRAINIAN


@pytest.mark.parametrize(
    "body",
    [
        b"\x1f\x8b\x08\x00\x00\x00\x00\x00" + bytes(range(256)) * 10,
        b"%PDF-1.7\n" + bytes(range(256)) * 10,
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        bytes(1000),
        "�".encode() * 100,
    ],
)
def test_binary_data_is_refused(body):
    with pytest.raises(RefusalError, match="undecodable"):
        decode_body(body, "text/html; charset=utf-8")


def test_a_few_bad_bytes_are_borne():
    body = FRENCH.encode() * 50 + b"\xff" + FRENCH.encode()
    assert decode_body(body, "text/html; charset=utf-8").startswith(FRENCH)


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Кот смотрителя маяка вернулся через два года и уснул у лампы, сообщил порт. "),
        (
            "iso8859_2",
            "Sołtyska sama naprawiła wał, gmina żąda pozwolenia i płaci karę za zwłokę. ",
        ),
        ("cp1250", "Přívoz přes řeku znovu jezdí, řídí ho bývalý pošťák a žáci mají úlevu. "),
    ],
)
def test_the_charset_of_an_undeclared_page_is_told_by_its_prose(encoding, words):
    markup = "<script>var menu = ['home', 'world', 'politics'];</script>" * 300
    page = f"<html><head>{markup}</head><body><p>{words * 6}</p></body></html>"
    assert words in decode_body(page.encode(encoding))
