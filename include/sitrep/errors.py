"""Every error sitrep raises on purpose. Catch :class:`SitrepError` for any of them."""

from collections.abc import Iterable


class SitrepError(Exception):
    """Base of all errors raised on purpose; its text is one sentence for a person."""


class SettingsError(SitrepError):
    """A setting is missing or makes no sense."""


class SourceListError(SitrepError):
    """The list of sources cannot be read, or names a source twice or not at all."""


class PeriodError(SitrepError):
    """A period is no period: it ends before it begins."""


class FetchError(SitrepError):
    """A source could not be fetched at all, so there is nothing to archive."""


class CleaningError(SitrepError):
    """The processes that clean pages cannot be started."""


class DocumentError(SitrepError):
    """A file given by hand cannot be read as a document."""


class KnowledgeError(SitrepError):
    """A data file of ``sitrep.knowledge`` breaks its own rules."""


class OntologyError(KnowledgeError):
    """The ontology or its triggers are malformed."""


class PipelineError(SitrepError):
    """The language pipeline cannot be loaded, or lacks what the coder needs."""


class BatchSchemaError(SitrepError):
    """A batch on the lake does not have the columns its stage promises."""

    def __init__(self, batch: str, *, expected: Iterable[str], found: Iterable[str]) -> None:
        missing = sorted(set(expected) - set(found))
        unknown = sorted(set(found) - set(expected))
        super().__init__(f"{batch}: missing columns {missing}, unknown columns {unknown}")


class BatchMissingError(SitrepError):
    """A batch that a stage should read is not on the lake, or is not complete."""


class WarehouseError(SitrepError):
    """The warehouse cannot be reached, or is not at the schema version we need."""


class QualityError(SitrepError):
    """A blocking quality check failed; the batch is held back from the marts."""


class ExportError(SitrepError):
    """What is to be exported is unknown, or cannot be written there."""


class ReportError(SitrepError):
    """The page of a report cannot be written there."""
