"""Which failures are tried again."""

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from sitrep import errors

HOPELESS = [
    errors.BatchSchemaError("articles", expected=["text"], found=[]),
    errors.KnowledgeError("a trigger is listed twice"),
    errors.OntologyError("a mode has no code"),
    errors.PeriodError("it ends before it begins"),
    errors.PipelineError("no tagger"),
    errors.QualityError("no events"),
    errors.SettingsError("no such setting"),
    errors.SourceListError("no such source"),
    IntegrityError("insert", {}, Exception("duplicate key")),
]
PASSING = [
    errors.CleaningError("no memory"),
    errors.FetchError("no answer"),
    errors.WarehouseError("no answer"),
    OperationalError("select", {}, Exception("the server is starting up")),
    OSError("the disk is full"),
]


def _action(error):
    from sitrep_airflow.retries import FAIL_AT_ONCE

    return FAIL_AT_ONCE.evaluate(error, try_number=1, max_tries=2).action.value


@pytest.mark.usefixtures("airflow_home")
@pytest.mark.parametrize("error", HOPELESS, ids=lambda error: type(error).__name__)
def test_what_stays_wrong_fails_at_once(error):
    assert _action(error) == "fail"


@pytest.mark.usefixtures("airflow_home")
@pytest.mark.parametrize("error", PASSING, ids=lambda error: type(error).__name__)
def test_what_may_pass_is_tried_again(error):
    assert _action(error) == "default"
