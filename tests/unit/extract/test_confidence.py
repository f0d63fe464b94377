"""How far an event can be trusted: a probability, and what it is made of."""

from math import exp

import pytest

from builders.language import PUBLISHED
from sitrep.extract.confidence import HIGHEST, LOWEST, confidence_of, confidence_parts
from sitrep.extract.confidence_features import SUPPORT, features_of, is_feature
from sitrep.extract.reading import Source
from sitrep.knowledge.ontology import load_ontology
from sitrep.knowledge.weights import CONFIDENCE, Weights, load_weights

RICH = "On Friday, Russian soldiers attacked 20 protesters in Kherson."


@pytest.fixture
def features(pipeline):
    """Return the features and the confidence of a text's first event."""

    def run(text):
        source = Source(doc_id="doc", title="Report", published_at=PUBLISHED)
        explanation = next(pipeline.coder.explain(pipeline.nlp(text), source))
        return features_of_explained(explanation), explanation.coded.event.confidence

    return run


def features_of_explained(explanation):
    coded = explanation.coded
    return features_of(
        coded.event,
        happening=coded.happening,
        roles=coded.roles,
        topic=explanation.topic,
        tree=explanation.reading.tree,
    )


def test_the_shipped_weights_are_those_of_features():
    weights = load_weights(CONFIDENCE).by_feature
    assert weights
    assert [name for name in weights if not is_feature(name)] == []
    types = {name.removeprefix("type ") for name in weights if name.startswith("type ")}
    assert types <= load_ontology().types.keys()


def test_support_never_makes_an_event_less_sure():
    assert [name for name in SUPPORT if load_weights(CONFIDENCE).of(name) < 0] == []
    assert load_weights(CONFIDENCE).of("sure trigger") > 0


def test_the_parts_are_the_log_odds_of_the_confidence(features):
    found, confidence = features(RICH)
    parts = dict(confidence_parts(found))
    assert confidence == round(1 / (1 + exp(-sum(parts.values()))), 2)
    assert parts["start"] == load_weights(CONFIDENCE).start
    assert parts.keys() <= {"start", *found}


def test_the_start_comes_first_then_the_parts_by_size(features):
    start, *parts = confidence_parts(features(RICH)[0])
    assert start[0] == "start"
    sizes = [abs(part) for _, part in parts]
    assert sizes == sorted(sizes, reverse=True)


def test_the_features_are_what_the_text_tells(features):
    found, _ = features(RICH)
    assert {
        "type ASSAULT", "sure trigger", "past tense", "main clause", "actor", "known actor",
        "actor with a sector", "actor with a country", "recipient", "place", "place on the map",
        "date in words",
    } <= found.keys()  # fmt: skip
    assert not {"several actors", "negated", "planned"} & found.keys()
    assert all(map(is_feature, found))
    assert all(0 < value <= 1 for value in found.values())


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They plan to shell Kherson.", {"planned", "place on the map"}),
        ("Soldiers did not attack the protesters.", {"negated", "known actor"}),
        ("Soldiers executed a raid on Kherson.", {"noun with a verb", "actor with a sector"}),
        ("Three soldiers were killed in Kherson.", {"only what was suffered", "quantity"}),
    ],
)
def test_how_an_event_is_told_is_a_feature(features, text, names):
    assert names <= features(text)[0].keys()


def test_an_event_with_more_support_is_not_less_sure(features):
    texts = [
        "It was shelled.",
        "Soldiers shelled it.",
        "Russian soldiers shelled houses.",
        "Russian soldiers shelled Ukrainian troops.",
        "Russian soldiers shelled Ukrainian troops in Kherson.",
    ]
    sure = [features(text)[1] for text in texts]
    assert sure == sorted(sure)
    assert sure[0] < sure[-1]


def test_a_place_from_the_event_before_supports_nothing(pipeline):
    text = "Soldiers shelled Kherson. Rebels then shot two policemen."
    source = Source(doc_id="doc", title="Report", published_at=PUBLISHED)
    *_, last = pipeline.coder.explain(pipeline.nlp(text), source)
    assert [place.name for place in last.coded.event.places] == ["Kherson"]
    parts = dict(confidence_parts(features_of_explained(last)))
    assert not {"place", "place on the map"} & parts.keys()


def test_a_doubtful_trigger_is_less_sure_than_the_same_one_sure(features):
    found, confidence = features(RICH)
    doubtful = {name: value for name, value in found.items() if name != "sure trigger"}
    assert confidence_of(doubtful) < confidence


@pytest.mark.parametrize(("start", "expected"), [(-90.0, LOWEST), (0.0, 0.5), (90.0, HIGHEST)])
def test_no_event_is_given_up_and_none_is_beyond_doubt(start, expected):
    assert confidence_of({"actor": 1.0}, Weights(start=start, by_feature={})) == expected
