"""Characters are repaired; words are not touched."""

import pytest

from sitrep.clean.tidy import tidy, tidy_line


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("a\u00a0\u2009 b\tc ", "a b c"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        (
            "zero\u200bwidth\ufeff, soft\u00adhyphen, \u202aleft\u202c",
            "zerowidth, softhyphen, left",
        ),
        ("nul\x00 bell\x07 escape\x1b[0m", "nul bell escape"),
        ("cafe\u0301", "café"),
        ("Itâ€™s over, said MÃ¼ller", "It’s over, said Müller"),
        ("“curly” ‘quotes’ — and … stay", "“curly” ‘quotes’ — and … stay"),
        ("lone \ud83d half", "lone ? half"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("ﬁve ﬂags", "five flags"),
        ("x &amp; y &lt;z&gt;", "x &amp; y &lt;z&gt;"),
        ("", ""),
    ],
)
def test_repairs(raw, clean):
    assert tidy(raw) == clean
    assert tidy(clean) == clean
    clean.encode()


def test_a_title_is_one_line():
    assert tidy_line(" Army \n moves\u200b on ") == "Army moves on"
