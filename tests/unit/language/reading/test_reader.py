"""The shipped pipeline: what it writes on documents, alone, in batches and in other processes."""

import subprocess
import sys
import threading

import pytest
import spacy
from spacy.tokens import Doc

import sitrep
from sitrep.language.pipelines import language_version, load_language, model_folder
from sitrep.language.reading.reader import Reader

TEXT = (
    "Russian forces shelled the town of Kupiansk on Friday, killing at least 15 people, "
    "Gov. Oleh Synyehubov said. “We were asleep,” a resident told Reuters.\n\n"
    "The army's General Staff denied it"
)


@pytest.fixture(scope="module")
def nlp():
    return load_language()


def annotation(doc):
    """Return everything that the reader writes, in a form that can be compared."""
    tokens = [
        (t.pos_, t.tag_, str(t.morph), t.lemma_, t.dep_, t.head.i, t.is_sent_start) for t in doc
    ]
    return tokens, [(e.start, e.end, e.label_) for e in doc.ents]


def test_every_attribute_that_a_spacy_user_expects_is_there(nlp):
    doc = nlp(TEXT)
    for layer in ("POS", "TAG", "LEMMA", "DEP", "HEAD", "MORPH", "SENT_START", "ENT_IOB"):
        assert doc.has_annotation(layer, require_complete=layer not in {"MORPH", "SENT_START"})
    shelled = next(token for token in doc if token.text == "shelled")
    assert (shelled.pos_, shelled.tag_, shelled.lemma_) == ("VERB", "VBD", "shell")
    assert shelled.morph.get("Tense") == ["Past"]
    forces = next(token for token in doc if token.text == "forces")
    assert (forces.dep_, forces.head.text) == ("nsubj", "shelled")


def test_sentences_end_with_their_marks_and_with_paragraphs(nlp):
    assert [sentence.text.strip() for sentence in nlp(TEXT).sents] == [
        "Russian forces shelled the town of Kupiansk on Friday, killing at least 15 "
        "people, Gov. Oleh Synyehubov said.",
        "“We were asleep,” a resident told Reuters.",
        "The army's General Staff denied it",
    ]


def test_names_carry_scores(nlp):
    doc = nlp(TEXT)
    group = doc.spans["names"]
    scores = group.attrs["scores"]
    assert len(scores) == len(group) > 2
    assert all(0 < score <= 1 for score in scores)
    assert "Oleh Synyehubov" in [span.text for span in group if span.label_ == "PERSON"]


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n\n", ".", "?!", "🎉", "a", "\u200b", "  Rain.  ", "word " * 700, "=" * 500,
     "لا", "战争", "A\r\nB", "x" * 3000, "“", "No. 3"],
)  # fmt: skip
def test_odd_texts_are_read_whole(nlp, text):
    doc = nlp(text)
    assert doc.text == text
    assert "".join(s.text_with_ws for s in doc.sents) == text
    for token in doc:
        assert token.sent.start <= token.head.i < token.sent.end
    for sentence in doc.sents:
        roots = [token for token in sentence if token.head == token]
        assert len(roots) == 1


def test_white_space_belongs_to_the_sentence_before_it(nlp):
    doc = nlp("Rain fell. \n\n Roads closed.")
    space = next(token for token in doc if token.is_space)
    assert (space.pos_, space.tag_, space.dep_) == ("SPACE", "_SP", "dep")
    assert space.sent.text.startswith("Rain fell.")


def test_borders_that_are_there_are_kept(nlp):
    words = "Talks failed . Then fighting resumed .".split()
    doc = Doc(nlp.vocab, words=words, sent_starts=[True, *[False] * 6])
    assert len(list(nlp(doc).sents)) == 1


def test_batches_change_nothing(nlp):
    texts = [TEXT, "Rain fell.", "", TEXT[40:200], "Kyiv. " * 60] * 3
    alone = [annotation(nlp(text)) for text in texts]
    for size in (1, 4, 64):
        batched = [annotation(doc) for doc in nlp.pipe(texts, batch_size=size)]
        assert batched == alone


def test_the_same_batch_gives_the_same_bytes(nlp):
    first, second = (
        [doc.to_bytes() for doc in nlp.pipe([TEXT, "Rain fell."] * 5)] for _ in range(2)
    )
    assert first == second


def test_other_processes_read_the_same(nlp):
    texts = [TEXT, "Rain fell on Kyiv."] * 4
    here = [annotation(doc) for doc in nlp.pipe(texts)]
    there = [annotation(doc) for doc in nlp.pipe(texts, n_process=2, batch_size=2)]
    assert here == there


def test_several_threads_may_read_at_once(nlp):
    expected = annotation(nlp(TEXT))
    found = []

    def work():
        found.extend(annotation(nlp(TEXT)) for _ in range(5))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20
    assert all(one == expected for one in found)


def test_it_survives_disk_and_bytes(nlp, tmp_path):
    expected = annotation(nlp(TEXT))
    nlp.to_disk(tmp_path / "copy")
    assert annotation(spacy.load(tmp_path / "copy")(TEXT)) == expected
    other = spacy.load(tmp_path / "copy").from_bytes(nlp.to_bytes())
    assert annotation(other(TEXT)) == expected


def test_its_meta_tells_where_it_comes_from(nlp):
    meta = nlp.meta
    assert f"en_{meta['name']}-{meta['version']}" == language_version()
    assert meta["license"] == "CC-BY-SA-4.0"
    assert all({"name", "license"} == set(source) for source in meta["sources"])
    assert meta["performance"]["ud_ewt_test, gold sentences"]["las"] > 88
    notice = (model_folder().parents[3] / "NOTICE").read_text(encoding="utf-8")
    assert "CC BY-SA 4.0" in notice


def test_it_is_small_enough_for_a_repository():
    size = sum(file.stat().st_size for file in model_folder().rglob("*") if file.is_file())
    assert size < 40e6


def test_spacy_finds_it_by_path_without_an_import_of_ours():
    code = (
        "import sys, spacy\n"
        "nlp = spacy.load(sys.argv[1])\n"
        "assert [ent.label_ for ent in nlp('Troops left Kyiv.').ents] == ['GPE']\n"
        "assert spacy.load('sitrep').meta == nlp.meta\n"
    )
    subprocess.run([sys.executable, "-c", code, str(model_folder())], check=True)


def test_the_package_loads_it():
    assert sitrep.load(exclude=["sitrep_values"]).pipe_names[0] == "sitrep_reader"


def test_a_component_without_its_model_says_so():
    empty = Reader(spacy.blank("en").vocab)
    with pytest.raises(ValueError, match="has no model"):
        empty(spacy.blank("en").make_doc("Rain fell."))
