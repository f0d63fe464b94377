"""A small spaCy CNN with UD labels, trained on a handful of sentences: another pipeline."""

import random

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed

from training.smoke_corpus import smoke_documents

COMPONENTS = ("tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner")
# Enough to learn a handful of sentences by heart.
UPDATES = 60
# All labels of a handful of sentences are rare.
_CONFIG = {"trainable_lemmatizer": {"min_tree_freq": 1}, "parser": {"min_action_freq": 1}}


def train_small_cnn(
    components: tuple[str, ...] = COMPONENTS, *, updates: int = UPDATES, **relabel: str
) -> Language:
    """Train a pipeline; ``relabel`` renames relations or kinds of names."""
    fix_random_seed(1)
    nlp = spacy.blank("en")
    for component in components:
        nlp.add_pipe(component, config=_CONFIG.get(component, {}))
    golds = [renamed(doc, nlp, relabel) for doc in smoke_documents()]
    examples = [
        Example(Doc(nlp.vocab, [t.text for t in d], [bool(t.whitespace_) for t in d]), d)
        for d in golds
    ]
    nlp.initialize(lambda: examples)
    chance = random.Random(1)
    for _ in range(updates):
        chance.shuffle(examples)
        nlp.update(examples)
    return nlp


def renamed(doc: Doc, nlp: Language, relabel: dict[str, str]) -> Doc:
    """Return the document in another vocabulary, its labels renamed."""
    return Doc(
        nlp.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        lemmas=[t.lemma_ for t in doc],
        heads=[t.head.i for t in doc],
        deps=[relabel.get(t.dep_, t.dep_) for t in doc],
        ents=[
            f"{t.ent_iob_}-{relabel.get(t.ent_type_, t.ent_type_)}" if t.ent_type_ else "O"
            for t in doc
        ],
    )
