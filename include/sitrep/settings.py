"""The settings of a deployment: read once from the environment, typed and checked.

Each is an environment variable with the prefix ``SITREP_``; ``.env.example`` lists them all.
"""

import re
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from sitrep.errors import SettingsError


def _split(given: object) -> object:
    return (
        tuple(word for word in re.split(r"[\s,]+", given) if word)
        if isinstance(given, str)
        else given
    )


# Several words in one variable: "en,fr".
Words = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_split)]


class Settings(BaseSettings):
    """Where things lie and how politely we fetch."""

    model_config = SettingsConfigDict(env_prefix="SITREP_", frozen=True, extra="ignore")

    home: Path = Field(Path(".sitrep"), description="Folder of all local state.")
    lake: str = Field("", description="Root of the lake: a path or URL; default <home>/lake.")
    warehouse_url: str = Field("", description="SQLAlchemy URL; default: embedded PostgreSQL.")
    sources: Path | None = Field(None, description="Sources file; default: the shipped list.")
    contact: str = Field("", description="E-mail or URL that publishers can write to.")
    http_proxy: str = Field("", description="Proxy for every page fetched.")
    allow_hosts: Words = Field(
        (), description="Private hosts that may be fetched: host or host:port, comma-separated."
    )
    timeout_s: float = Field(20.0, gt=0, description="Time for one page, in seconds.")
    max_page_bytes: int = Field(10_000_000, gt=0, description="Largest page, decompressed.")
    max_redirects: int = Field(5, ge=0)
    requests_per_second: float = Field(1.0, gt=0, description="Rate per host.")
    max_pages_per_source: int = Field(500, gt=0, description="Pages per source and run.")
    source_timeout_s: float = Field(3600.0, gt=0, description="Time for one source and run.")
    revision_days: float = Field(30.0, ge=0, description="How long pages are looked at again.")
    clean_processes: int = Field(1, gt=0, description="Processes that clean a large archive.")
    clean_timeout_s: float = Field(20.0, gt=0, description="Time to clean one page there.")
    keep_languages: Words = Field(
        (), description="Languages that are kept, comma-separated; default: all."
    )
    raw_retention_days: float = Field(0, ge=0, description="How long archives are kept.")
    derived_retention_days: float = Field(
        0, ge=0, description="How long articles and extractions are kept on the lake."
    )
    remove_cited_archives: bool = Field(
        False, description="Archives go even if an article still refers to them."
    )
    pipeline: str = Field("sitrep", description="spaCy pipeline: a package or folder.")
    languages: Words = Field(("en",), description="Languages that are coded, comma-separated.")
    log_level: str = Field("INFO")

    @field_validator("home")
    @classmethod
    def _absolute(cls, home: Path) -> Path:
        return home.expanduser().absolute()

    @field_validator("warehouse_url")
    @classmethod
    def _psycopg(cls, url: str) -> str:
        if url.startswith(("postgresql://", "postgres://")):
            return "postgresql+psycopg://" + url.split("://", 1)[1]
        if url and not url.startswith("postgresql+psycopg://"):
            raise ValueError("must start with postgresql://")
        return url

    @property
    def lake_root(self) -> str:
        """Root of the lake as a URL or absolute path."""
        return self.lake or str(self.home / "lake")


@cache
def settings() -> Settings:
    """Return the settings of this process.

    Raises
    ------
    SettingsError
        If a variable cannot be understood; the message names it.
    """
    try:
        return Settings()  # type: ignore[call-arg]
    except ValidationError as error:
        problems = "; ".join(
            f"SITREP_{'_'.join(str(part) for part in p['loc']).upper()}: {p['msg']}"
            for p in error.errors()
        )
        raise SettingsError(f"Settings not understood: {problems}.") from error
