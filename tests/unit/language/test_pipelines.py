"""Which pipelines can read for the coder, and what is said of those that can't."""

import json

import pytest
import spacy

from builders.language import PUBLISHED, coding_home, settings_of
from builders.small_cnn import train_small_cnn
from sitrep.errors import PipelineError
from sitrep.language.pipelines import RULES, language_version, load_language


@pytest.fixture(scope="module")
def cnn(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cnn") / "model"
    nlp = train_small_cnn()
    nlp.meta.update(name="small", version="0.3.0")
    nlp.to_disk(folder)
    return folder


def edited(folder, target, **meta):
    """Return a copy of a pipeline's folder with other lines in its meta."""
    spacy.load(folder).to_disk(target)
    path = target / "meta.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | meta))
    return target


def test_another_pipeline_reads_with_our_rules_at_its_end(cnn):
    nlp = load_language(str(cnn))
    assert nlp.pipe_names[0] == "sitrep_paragraphs"
    assert tuple(nlp.pipe_names[-len(RULES) :]) == RULES
    doc = nlp("Two soldiers were killed near Izium, Oksana said.\n\nPolice arrested Amir Haddad")
    assert [token.dep_ for token in doc[:4]] == ["nummod", "nsubj:pass", "aux:pass", "ROOT"]
    assert next(token for token in doc if token.text == "Police").is_sent_start
    assert ("Two", "CARDINAL") in [(ent.text, ent.label_) for ent in doc.ents]


def test_its_version_is_told_without_loading_it(cnn):
    assert language_version(str(cnn)) == "en_small-0.3.0"


def test_the_setting_lets_it_read_for_the_coder(cnn, tmp_path_factory):
    from sitrep.extract.coder import Source
    from sitrep.extract.pipeline import load_pipeline, pipeline_version

    load = load_pipeline.__wrapped__  # the cache keeps the shipped one
    with settings_of(home=coding_home(tmp_path_factory), pipeline=cnn):
        pipeline = load()
        assert pipeline_version().startswith("en_small-0.3.0+ontology-")
    source = Source(doc_id="x", title="", published_at=PUBLISHED)
    coded = pipeline.coder.code(pipeline.nlp("Russian forces shelled Kupiansk on Friday."), source)
    assert [event.event_type for event in coded.events] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("components", "lacks"),
    [
        (("tagger", "morphologizer", "trainable_lemmatizer", "ner"), "a dependency parser"),
        (("parser",), "parts of speech, a lemmatiser, a name finder"),
    ],
)
def test_a_pipeline_that_lacks_something_is_refused_by_name(components, lacks, tmp_path):
    train_small_cnn(components, updates=0).to_disk(tmp_path / "poor")
    with pytest.raises(PipelineError, match=lacks):
        load_language(str(tmp_path / "poor"))


def test_other_relations_are_refused_by_name(tmp_path):
    train_small_cnn(updates=0, obj="dobj", obl="pobj").to_disk(tmp_path / "clear")
    with pytest.raises(PipelineError, match=r"dobj, pobj.*Universal Dependencies"):
        load_language(str(tmp_path / "clear"))


def test_other_names_are_refused_by_name(tmp_path):
    train_small_cnn(updates=0, PERSON="PER", GPE="LOC").to_disk(tmp_path / "conll")
    with pytest.raises(
        PipelineError, match="finds no GPE, PERSON; its names are LOC, NORP, ORG, PER"
    ):
        load_language(str(tmp_path / "conll"))


def test_a_pipeline_for_another_spacy_is_refused(cnn, tmp_path):
    old = edited(cnn, tmp_path / "old", spacy_version=">=3.4.0,<3.5.0")
    with pytest.raises(PipelineError, match=r"trained for spaCy >=3.4.0,<3.5.0; 3\.\d+"):
        load_language(str(old))


def test_a_pipeline_for_another_language_is_refused(cnn, tmp_path):
    german = edited(cnn, tmp_path / "german", lang="de")
    with pytest.raises(PipelineError, match="'de', not English"):
        load_language(str(german))


def test_a_name_that_is_nothing_is_refused(tmp_path):
    with pytest.raises(PipelineError, match=r"no pipeline 'en_nothing'.*SITREP_PIPELINE"):
        load_language("en_nothing")
    with pytest.raises(PipelineError, match=r"no readable meta\.json"):
        load_language(str(tmp_path))
