"""Pieces of a sentence, by the spans that lie on it."""

from sitrep.report.marks import pieces


def span(kind, start, end):
    return {"kind": kind, "start": start, "end": end}


def test_a_sentence_is_cut_where_spans_begin_and_end():
    assert pieces("Troops took it.", [span("actor", 0, 6), span("trigger", 7, 11)]) == [
        ("Troops", ["actor"]),
        (" ", []),
        ("took", ["trigger"]),
        (" it.", []),
    ]


def test_spans_may_overlap_and_be_the_same():
    spans = [span("actor", 0, 6), span("claimant", 0, 6), span("place", 3, 8)]
    assert pieces("abcdefgh", spans) == [
        ("abc", ["actor", "claimant"]),
        ("def", ["actor", "claimant", "place"]),
        ("gh", ["place"]),
    ]


def test_the_pieces_are_the_sentence_whatever_the_spans_are():
    sentence = "Ünïcode 🚀 stays."
    for spans in ([], [span("date", -3, 99)], [span("date", 8, 9), span("cue", 5, 5)]):
        assert "".join(words for words, _ in pieces(sentence, spans)) == sentence
    assert pieces(sentence, [span("date", 8, 9)])[1] == ("🚀", ["date"])
    assert pieces("", []) == []
