"""Documents written with their syntax, so that a test needs no model.

A sentence a line, its words as ``word/TAG/relation>head``; heads are numbered from 1 within the
sentence, and a word without a relation is its root: "Rebels/NNS/nsubj>2 fled/VBD". A lemma that
the dictionary would not give stands behind the word: ``left|leave/VBD``.
"""

from collections.abc import Iterable
from functools import cache

import spacy
from lemminflect import getLemma
from spacy.tokens import Doc
from spacy.vocab import Vocab

from sitrep.extract.reports import find_reports
from sitrep.extract.tree import Tree, read_tree
from sitrep.knowledge.reporting import load_reporting

_POS_OF_TAG = {
    "CC": "CCONJ", "CD": "NUM", "DT": "DET", "EX": "PRON", "IN": "ADP", "JJ": "ADJ", "JJS": "ADJ",
    "MD": "AUX", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "POS": "PART",
    "PRP": "PRON", "PRP$": "PRON", "RB": "ADV", "RP": "ADP", "TO": "PART", "WDT": "PRON",
    "WP": "PRON", "WRB": "ADV",
}  # fmt: skip
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})


def parsed_doc(*sentences: str) -> Doc:
    """Return the document; its words are separated by blanks, marks have none before them."""
    words, lemmas, tags, pos, deps, heads, spaces = [], [], [], [], [], [], []
    for sentence in sentences:
        first = len(words)
        for number, token in enumerate(sentence.split()):
            word, tag, relation = f"{token}/ROOT>{number + 1}".split("/")[:3]
            word, _, lemma = word.partition("|")
            relation, _, head = relation.partition(">")
            words.append(word)
            tags.append(tag)
            deps.append(relation)
            heads.append(first + int(head) - 1)
            pos.append(_pos(tag, relation))
            lemmas.append(lemma or _lemma(word, pos[-1]))
            if pos[-1] in {"PUNCT", "PART"} and spaces and word not in {"“", "to", "not"}:
                spaces[-1] = False
            spaces.append(word != "“")
    return Doc(
        _vocab(),
        words=words,
        spaces=spaces,
        tags=tags,
        pos=pos,
        lemmas=lemmas,
        heads=heads,
        deps=deps,
    )


def tree_of(*sentences: str) -> Tree:
    """Return the syntax of the document."""
    return read_tree(parsed_doc(*sentences))


def at(tree: Tree, word: str) -> int:
    """Return the token that is a word; a second or none is a failure."""
    (token,) = [i for i, other in enumerate(tree.words) if other == word]
    return token


def words_at(tree: Tree, tokens: Iterable[int]) -> list[str]:
    """Return the words of tokens."""
    return [tree.words[i] for i in tokens]


def reports_in(sentence: str) -> list[tuple[list[str], str, list[str], list[str]]]:
    """Return cue, stance, speakers and what is reported, of each report in words."""
    tree = tree_of(sentence)
    return [
        (
            words_at(tree, report.cue),
            report.stance,
            words_at(tree, report.speakers),
            words_at(tree, report.content),
        )
        for report in find_reports(tree, load_reporting())
    ]


def _pos(tag: str, relation: str) -> str:
    if relation in _AUXILIARY:
        return "AUX"
    if tag == "IN" and relation == "mark":
        return "SCONJ"
    if tag.startswith("VB"):
        return "VERB"
    return _POS_OF_TAG.get(tag, "PUNCT")


def _lemma(word: str, pos: str) -> str:
    if pos not in {"NOUN", "VERB", "AUX"}:
        return word.lower()
    lemma: str = getLemma(word.lower(), upos=pos)[0]
    return lemma


@cache
def _vocab() -> Vocab:
    return spacy.blank("en").vocab
