"""Try a transaction again that lost a race, or its connection."""

import logging
from typing import Final

import psycopg
from sqlalchemy.exc import DBAPIError
from tenacity import (
    before_sleep_log,
    retry,
    retry_if_exception,
    stop_after_attempt,
    wait_random_exponential,
)

ATTEMPTS: Final = 5

_LOST_RACES = (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected)


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, DBAPIError) and (
        error.connection_invalidated or isinstance(error.orig, _LOST_RACES)
    )


#: Runs a whole transaction again, at most :data:`ATTEMPTS` times within seconds. It must open the
#: transaction itself and change nothing when done twice: of a connection that is lost during
#: the commit nobody knows whether it was made. A server that is away for longer is the caller's.
retrying = retry(
    retry=retry_if_exception(_may_pass),
    stop=stop_after_attempt(ATTEMPTS),
    wait=wait_random_exponential(multiplier=0.1, max=5),
    before_sleep=before_sleep_log(logging.getLogger(__name__), logging.WARNING),
    reraise=True,
)
