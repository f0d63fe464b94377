"""Try again where it may help: a broken connection, a busy server. Not too often, not too soon."""

from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    retry_if_result,
    stop_after_attempt,
    wait_random_exponential,
)

from sitrep.fetch.exchange import Answer
from sitrep.fetch.failures import CONNECTION, PageError

ATTEMPTS = 3
MAX_RETRY_AFTER_S = 30.0

_MAX_BACKOFF_S = 8.0


def retrying(backoff_s: float) -> AsyncRetrying:
    """Return what calls a function again while that may help.

    A server that says when to come back (``Retry-After``) is asked then; one that wants
    more than :data:`MAX_RETRY_AFTER_S` is not asked again. The last outcome counts.

    Parameters
    ----------
    backoff_s : float
        Longest first wait; it doubles, with jitter, up to 8 s.
    """
    backoff = wait_random_exponential(multiplier=backoff_s, max=_MAX_BACKOFF_S)

    def wait(state: RetryCallState) -> float:
        outcome = state.outcome
        asked = None
        if outcome is not None and not outcome.failed:
            asked = outcome.result().retry_after_s
        return backoff(state) if asked is None else float(asked)

    return AsyncRetrying(
        stop=stop_after_attempt(ATTEMPTS),
        wait=wait,
        retry=retry_if_exception(_is_worth_it) | retry_if_result(_may_be_free_soon),
        retry_error_callback=_last,
    )


def _is_worth_it(error: BaseException) -> bool:
    return isinstance(error, PageError) and error.reason == CONNECTION


def _may_be_free_soon(answer: Answer) -> bool:
    return answer.is_busy and (answer.retry_after_s or 0.0) <= MAX_RETRY_AFTER_S


def _last(state: RetryCallState) -> Answer:
    """Return or raise what the last attempt gave."""
    if state.outcome is None:  # pragma: no cover - called after an attempt only
        raise PageError(CONNECTION, "no attempt was made")
    answer: Answer = state.outcome.result()
    return answer
