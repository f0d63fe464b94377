"""Turn news into an event warehouse with evidence: who says who did what to whom."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

__version__ = "0.1.0"


def load(**overrides: Any) -> "Language":
    """Return the shipped language pipeline: what ``spacy.load("sitrep")`` calls.

    ``overrides`` are those of ``spacy.load``: vocab, disable, enable, exclude, config.
    """
    from spacy.util import load_model_from_path  # noqa: PLC0415 (`import sitrep` stays light)

    from sitrep.language.pipelines import model_folder  # noqa: PLC0415

    return load_model_from_path(model_folder(), **overrides)
