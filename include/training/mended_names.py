"""Mend the names of the training parts: what a corpus masked, and what it got wrong by rule.

Nothing here is applied to a test part.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sitrep.language.naming.nationalities import load_nationalities
from sitrep.language.naming.peoples import load_peoples
from training.gold_document import OTHER, UNSURE, GoldDocument
from training.mended_gmb import GmbMender, listed_label
from training.mentions import Mention, mentions, tags_of

# Corpora that annotated other names (works, events, products …) and masked them in our form.
WITH_OTHER_NAMES = frozenset({"ner_wikigold_train", "ner_gum_train"})
# Where a lone masked word is such a name, too; elsewhere many are persons and headings.
WITH_LONE_OTHERS = frozenset({"ner_wikigold_train"})
# Corpora that masked each capitalised word without a name: most are none, some were forgotten.
WITH_UNSURE_CAPITALS = frozenset({"ner_uner_dev_as_train", "ner_btc_train"})
WITH_SYSTEMATIC_FAULTS = frozenset({"ner_gmb_train"})
# The longest name of a country or people that is looked for, in words.
LONGEST = 4


def mend_names(corpus: str, documents: Iterable[GoldDocument]) -> Iterator[GoldDocument]:
    """Yield the documents of one corpus with better names."""
    documents = list(documents)
    gmb = GmbMender(documents) if corpus in WITH_SYSTEMATIC_FAULTS else None
    for document in documents:
        names = list(document.names or [])
        if corpus in WITH_OTHER_NAMES:
            names = _with_other_names(document.words, names, lone=corpus in WITH_LONE_OTHERS)
        if corpus in WITH_UNSURE_CAPITALS:
            names = _with_unsure_capitals(document.words, names)
        names = join_nations(document.words, names)
        mended = replace(document, names=names)
        yield gmb.mend(mended) if gmb else mended


def nation_label(words: Sequence[str]) -> str | None:
    """Return GPE for the name of a country, NORP for that of a people, by the lists."""
    text = " ".join(words)
    label = load_nationalities().label(text)
    if label is None and words[0][0].isupper() and text.lower() in load_peoples().sure:
        return "NORP"
    return label


def join_nations(words: Sequence[str], names: Sequence[str | None]) -> list[str | None]:
    """Return the tags with "North Korean" as one name, where its first word was left out.

    A name that reaches further ("North Korean Army") stays as it is.
    """
    spans = list(mentions(names))
    joined: list[Mention] = []
    for start in range(len(words)):
        for end in range(min(start + LONGEST, len(words)), start + 1, -1):
            if joined and start < joined[-1][1]:
                break
            label = nation_label(words[start:end]) if words[end - 1][0].isupper() else None
            inside = (start <= a and b <= end for a, b, _ in spans if a < end and start < b)
            if label and all(inside):
                joined.append((start, end, label))
    kept = [m for m in spans if not any(a < m[1] and m[0] < b for a, b, _ in joined)]
    return tags_of([*kept, *joined], names)


def _with_other_names(
    words: Sequence[str], names: Sequence[str | None], *, lone: bool
) -> list[str | None]:
    """Return the tags with masked names as the class that is dropped, or as peoples."""
    mended = list(names)
    start = None
    for i, tag in enumerate([*names, "O"]):
        if tag is None and start is None:
            start = i
        elif tag is not None and start is not None:
            label = _masked_label(words[start:i])
            if label and (lone or label != OTHER or i - start > 1):
                mended[start:i] = [f"B-{label}", *[f"I-{label}"] * (i - start - 1)]
            start = None
    return mended


def _masked_label(words: Sequence[str]) -> str | None:
    """Return NORP for "Dutch-Australian"; None where the corpus masked something else.

    That is a name of our kinds, a people that no list has ("Visigoths"), or no name at all.
    """
    parts = [part for word in words for part in word.split("-")]
    if nation_label(words) == "NORP" or all(p and nation_label([p]) == "NORP" for p in parts):
        return "NORP"
    is_people = len(words) == 1 and words[0].endswith("s")
    is_name = words[0][0].isupper() or words[0][0].isdigit()
    return OTHER if is_name and not is_people and not listed_label(" ".join(words)) else None


def _with_unsure_capitals(words: Sequence[str], names: Sequence[str | None]) -> list[str | None]:
    """Return the tags with masked words as likely outside; signs and known names stay masked."""
    return [
        UNSURE if tag is None and word[0].isalpha() and listed_label(word) is None
        and not word.startswith("http") else tag
        for word, tag in zip(words, names, strict=True)
    ]  # fmt: skip
