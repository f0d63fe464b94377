"""The language pipeline and the coder, loaded once per process."""

from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

import sitrep
from sitrep.extract import datelines, names  # noqa: F401  (registers the components)
from sitrep.extract.coder import Coder
from sitrep.extract.trigger_finder import TriggerFinder
from sitrep.knowledge.digest import knowledge_digest
from sitrep.knowledge.gazetteer import open_gazetteer
from sitrep.knowledge.ontology import load_ontology
from sitrep.knowledge.reporting import load_reporting
from sitrep.knowledge.triggers import load_triggers
from sitrep.language.long_texts import make_bounded_doc
from sitrep.language.pipelines import language_version, load_language
from sitrep.settings import settings

# No article is longer: what stands beyond is not looked at, and counted.
MAX_TEXT_CHARS = 300_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Pipeline:
    """What reads and what codes, with the version that every coding carries."""

    nlp: Language
    coder: Coder
    version: str

    def read(self, text: str) -> Doc:
        """Return a text as the coder needs it; of a very long one, only its beginning.

        ``doc.text`` is what was read; how much is bounded by the work that it makes.
        """
        return self.nlp(make_bounded_doc(self.nlp, text[:MAX_TEXT_CHARS]))


@cache
def load_pipeline() -> Pipeline:
    """Return the pipeline of this process; loading takes a few seconds, once.

    Raises
    ------
    KnowledgeError
        If a data file is malformed.
    PipelineError
        If the setting names a pipeline that can't serve.
    """
    cache_dir = settings().home / "cache"
    nlp = load_language(settings().pipeline)
    nlp.max_length = MAX_TEXT_CHARS
    nlp.add_pipe("sitrep_datelines", first=True)
    nlp.add_pipe("sitrep_names", config={"cache_dir": str(cache_dir)})
    ontology = load_ontology()
    coder = Coder(
        gazetteer=open_gazetteer(cache_dir),
        ontology=ontology,
        triggers=TriggerFinder(load_triggers()),
        reporting=load_reporting(),
    )
    return Pipeline(nlp=nlp, coder=coder, version=pipeline_version())


def pipeline_version() -> str:
    """Return the versions of model, ontology, data files and code: what a coding depends on."""
    ontology = f"ontology-{load_ontology().version}.{knowledge_digest()}"
    model = language_version(settings().pipeline)
    return f"{model}+{ontology}+sitrep-{sitrep.__version__}"
