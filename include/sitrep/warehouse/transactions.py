"""Do a piece of work whole or not at all, and again if the database broke it off in passing."""

import logging
from collections.abc import Callable
from typing import Final, TypeVar

import psycopg
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError
from tenacity import (
    before_sleep_log,
    retry,
    retry_if_exception,
    stop_after_attempt,
    wait_random_exponential,
)

T = TypeVar("T")

ATTEMPTS: Final = 5

_LOST_RACES = (psycopg.errors.SerializationFailure, psycopg.errors.DeadlockDetected)


def in_transaction(bind: Engine | Connection, work: Callable[[Connection], T]) -> T:
    """Do ``work`` in a transaction of its own.

    Parameters
    ----------
    bind : Engine or Connection
        With an engine, work that lost a race or its connection is done again, at most
        :data:`ATTEMPTS` times within seconds; a server that is away for longer is the
        caller's. With a connection it is done once; inside a transaction it is a savepoint,
        and the caller commits.
    work : callable
        Done twice it must change nothing: of a connection that is lost during the commit
        nobody knows whether that was made.
    """
    if isinstance(bind, Engine):
        return _do_again(bind, work)
    with bind.begin_nested() if bind.in_transaction() else bind.begin():
        return work(bind)


def _may_pass(error: BaseException) -> bool:
    return isinstance(error, DBAPIError) and (
        error.connection_invalidated or isinstance(error.orig, _LOST_RACES)
    )


@retry(
    retry=retry_if_exception(_may_pass),
    stop=stop_after_attempt(ATTEMPTS),
    wait=wait_random_exponential(multiplier=0.1, max=5),
    before_sleep=before_sleep_log(logging.getLogger(__name__), logging.WARNING),
    reraise=True,
)
def _do_again(engine: Engine, work: Callable[[Connection], T]) -> T:
    with engine.begin() as connection:
        return work(connection)
