"""The language pipeline, loaded once; and a way to read a sentence with it."""

import pytest

from builders.language import read, session_pipeline


@pytest.fixture(scope="session")
def pipeline(tmp_path_factory):
    """Return the pipeline that ships with the package."""
    return session_pipeline(tmp_path_factory)


@pytest.fixture(scope="session")
def code(pipeline):  # noqa: ARG001 (loads it)
    """Code a text that was published on Saturday, 10 September 2022, unless told otherwise."""
    return read
