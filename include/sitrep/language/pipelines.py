"""Load the shipped pipeline or another spaCy pipeline with the same kind of labels."""

import importlib
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import spacy
from spacy.about import __version__ as spacy_version
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import is_compatible_version, is_package

from sitrep.errors import PipelineError
from sitrep.language import values
from sitrep.language.naming import lexicon_names, name_rules, town_names
from sitrep.language.reading import paragraphs, reader

# The name of the shipped pipeline: `spacy.load("sitrep")`.
SHIPPED = "sitrep"
# Relations of Universal Dependencies; a subtype follows after a colon ("nsubj:pass").
UNIVERSAL_RELATIONS = frozenset(
    "acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse "
    "dislocated expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan "
    "parataxis punct reparandum root vocative xcomp".split()
)
NEEDED_NAMES = frozenset({"PERSON", "ORG", "GPE"})
# Rules that every pipeline ends with, in this order.
RULES = ("sitrep_name_rules", "sitrep_towns", "sitrep_lexicon", "sitrep_values")
# Importing them makes their components known, also where the package is not installed.
COMPONENTS = (lexicon_names, name_rules, paragraphs, reader, town_names, values)
_ANNOTATIONS = {
    "DEP": "a dependency parser",
    "POS": "parts of speech",
    "LEMMA": "a lemmatiser",
    "ENT_IOB": "a name finder (ner)",
}
_PROBE = "Soldiers shelled the town of Kupiansk on Friday, the ministry said. Two men were killed."


def model_folder() -> Path:
    """Return the folder of the shipped pipeline."""
    return Path(str(files("sitrep.language").joinpath("model")))


def load_language(name: str = SHIPPED) -> Language:
    """Load the pipeline of that name or path, with the rules for names and values at its end.

    Raises
    ------
    PipelineError
        If there is none, or it lacks what the coder needs: the text names it.
    """
    folder = _folder(name)
    meta = _meta(folder, name)
    wanted = meta.get("spacy_version", "")
    if not is_compatible_version(spacy_version, wanted):
        raise PipelineError(
            f"Pipeline {name!r} was trained for spaCy {wanted}; {spacy_version} is installed."
        )
    if meta.get("lang") != "en":
        raise PipelineError(f"Pipeline {name!r} reads {meta.get('lang')!r}, not English ('en').")
    try:
        nlp = spacy.load(folder)
    except (OSError, ValueError) as problem:
        raise PipelineError(f"Pipeline {name!r} cannot be loaded: {problem}") from problem
    if "sitrep_reader" not in nlp.pipe_names:
        nlp.add_pipe("sitrep_paragraphs", first=True)
    check_language(nlp, name)
    for rule in RULES:
        if rule not in nlp.pipe_names:
            nlp.add_pipe(rule)
    return nlp


def load_tokenizer() -> Callable[[str], list[str]]:
    """Return what cuts a text into words as the shipped pipeline does, without loading it."""
    tokenizer = Tokenizer(spacy.blank("en").vocab).from_disk(model_folder() / "tokenizer")
    return lambda text: [token.text for token in tokenizer(text)]


def language_version(name: str = SHIPPED) -> str:
    """Return the name and version of a pipeline without loading it: "en_sitrep_news-1.0.0".

    Raises
    ------
    PipelineError
        As :func:`load_language`.
    """
    meta = _meta(_folder(name), name)
    return f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}"


def check_language(nlp: Language, name: str) -> None:
    """Raise if a pipeline lacks annotation, or its labels are not those that the coder reads.

    Raises
    ------
    PipelineError
        Names everything that is missing.
    """
    doc = nlp(_PROBE)
    missing = [what for layer, what in _ANNOTATIONS.items() if not doc.has_annotation(layer)]
    if missing:
        raise PipelineError(f"Pipeline {name!r} lacks {', '.join(missing)}.")
    relations = {token.dep_ for token in doc} | _labels(nlp, "parser")
    strange = {r for r in relations if r.split(":")[0].lower() not in UNIVERSAL_RELATIONS}
    if strange:
        raise PipelineError(
            f"Pipeline {name!r} has the relations {', '.join(sorted(strange)[:8])}: "
            "those of Universal Dependencies (nsubj, obj, obl, …) are needed."
        )
    names = _labels(nlp, "ner")
    if names and (absent := NEEDED_NAMES - names):
        raise PipelineError(
            f"Pipeline {name!r} finds no {', '.join(sorted(absent))}; "
            f"its names are {', '.join(sorted(names))}."
        )


def _labels(nlp: Language, factory: str) -> frozenset[str]:
    """Return the labels of the components of a kind: spaCy's own tell them."""
    return frozenset(
        label
        for name, pipe in nlp.pipeline
        if nlp.get_pipe_meta(name).factory == factory
        for label in getattr(pipe, "labels", ())
    )


def _folder(name: str) -> Path:
    if name == SHIPPED:
        return model_folder()
    if Path(name).is_dir():
        return Path(name).absolute()
    if is_package(name):
        module = importlib.import_module(name)
        version = json.loads((Path(str(module.__path__[0])) / "meta.json").read_text("utf-8"))
        return Path(module.__path__[0]) / f"{name}-{version['version']}"
    raise PipelineError(
        f"There is no pipeline {name!r}: SITREP_PIPELINE takes the name of an installed spaCy "
        f"package, the path of a pipeline's folder, or {SHIPPED!r} for the shipped one."
    )


def _meta(folder: Path, name: str) -> dict[str, Any]:
    try:
        meta: dict[str, Any] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise PipelineError(f"Pipeline {name!r} has no readable meta.json: {problem}") from problem
    return meta
