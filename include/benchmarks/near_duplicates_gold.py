"""The gold set of near-duplicates: texts, and the group of each."""

import tomllib
from collections.abc import Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

from sitrep.cli.documents import Document, read_documents

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "sitrep" / "samples"

Pair = tuple[str, str]


def read_gold() -> tuple[dict[str, str], dict[str, str]]:
    """Return the texts by id, originals before their copies, and the group of each.

    Raises
    ------
    ValueError
        If an entry names words or a document that are not there.
    """
    gold = tomllib.loads((HERE / "gold" / "near_duplicates.toml").read_text(encoding="utf-8"))
    texts = {**_sample_pages(), **_coder_articles()}
    texts |= {entry["id"]: _edited(entry, "") for entry in gold["text"]}
    groups = {name: name for name in texts}
    for entry in gold["same"]:
        for name in entry["documents"]:
            texts[name] = texts.pop(name)
            groups[name] = entry["of"]
    for kind in ("copy", "other"):
        for number, entry in enumerate(gold[kind], start=1):
            name = f"{kind} {number} of {entry['of']}: {entry['how']}"
            if entry["of"] not in texts:
                raise ValueError(f"{name}: there is no such document")
            texts[name] = _edited(entry, texts[entry["of"]], name)
            groups[name] = groups[entry["of"]] if kind == "copy" else name
    return texts, groups


def pairs_of(groups: Mapping[str, str]) -> set[Pair]:
    """Return all pairs that share a group."""
    members: dict[str, list[str]] = {}
    for name, group in groups.items():
        members.setdefault(group, []).append(name)
    return {pair for group in members.values() for pair in combinations(sorted(group), 2)}


def _sample_pages() -> dict[str, str]:
    pages = sorted(str(p) for p in SAMPLES.rglob("*") if p.suffix in {".html", ".txt", ".json"})
    documents = (d for d in read_documents(pages) if isinstance(d, Document))
    return {Path(d.file).stem: d.draft.content.text for d in documents}


def _coder_articles() -> dict[str, str]:
    files = sorted((HERE / "gold" / "coder").rglob("*.toml"))
    articles = {file.stem: tomllib.loads(file.read_text(encoding="utf-8")) for file in files}
    return {
        name: "\n\n".join(
            " ".join(paragraph.split()) for paragraph in article["text"].strip().split("\n\n")
        )
        for name, article in articles.items()
    }


def _edited(entry: Mapping[str, Any], original: str, name: str = "") -> str:
    paragraphs = original.split("\n\n")
    kept = entry.get("paragraphs", range(len(paragraphs)))
    text = "\n\n".join(part if isinstance(part, str) else paragraphs[part] for part in kept)
    for old, new in entry.get("replace", ()):
        if old not in text:
            raise ValueError(f"{name}: there is no {old!r}")
        text = text.replace(old, new)
    return text
