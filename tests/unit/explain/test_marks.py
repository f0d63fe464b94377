"""Words of a text in brackets or colours, by their offsets alone."""

from sitrep.explain.marks import Mark, bracketed, coloured, legend

TEXT = "Rebels shelled the town of Sake."


def mark(kind, words):
    start = TEXT.index(words)
    return Mark(kind=kind, start=start, end=start + len(words))


def test_marks_are_brackets_with_their_kind():
    shown = bracketed(TEXT, 0, len(TEXT), [mark("actor", "Rebels"), mark("place", "Sake")])
    assert shown == "[actor Rebels] shelled the town of [place Sake]."


def test_a_mark_inside_another_is_a_bracket_inside_a_bracket():
    shown = bracketed(
        TEXT, 0, len(TEXT), [mark("recipient", "town of Sake"), mark("place", "Sake")]
    )
    assert shown == "Rebels shelled the [recipient town of [place Sake]]."


def test_marks_that_cross_never_break_the_text():
    crossing = [mark("actor", "Rebels shelled"), mark("trigger", "shelled the")]
    assert bracketed(TEXT, 0, len(TEXT), crossing).count("[") == 2
    plain = bracketed(TEXT, 0, len(TEXT), crossing)
    assert plain.replace("[actor ", "").replace("[trigger ", "").replace("]", "") == TEXT


def test_two_marks_of_the_same_words_are_both_shown():
    both = [mark("actor", "Rebels"), mark("claimant", "Rebels")]
    assert bracketed(TEXT, 0, 6, both) == "[actor [claimant Rebels]]"


def test_colours_leave_the_words_alone_and_the_legend_names_them():
    marks = [mark("trigger", "shelled"), mark("status", "town")]
    assert coloured(TEXT, 0, len(TEXT), marks).plain == TEXT
    assert legend(marks).plain == "trigger  status"
