"""The relations of Universal Dependencies in plain words."""

from sitrep.extract.tree import Tree

NAMES = {
    "nsubj": "subject",
    "nsubj:pass": "subject of the passive",
    "nsubj:outer": "subject",
    "csubj": "clause as subject",
    "csubj:pass": "clause as subject",
    "obj": "object",
    "iobj": "indirect object",
    "obl:agent": "by whom",
    "obl:tmod": "when",
    "obl:unmarked": "when, or how much",
    "nmod:tmod": "when",
    "nmod:unmarked": "beside the noun",
    "nmod:poss": "owner",
    "nmod:desc": "title or kind",
    "appos": "the same, said again",
    "nummod": "how many",
    "amod": "adjective",
    "advmod": "adverb",
    "compound": "first part of a compound",
    "compound:prt": "particle",
    "flat": "rest of the name",
    "fixed": "rest of the phrase",
    "aux": "auxiliary",
    "aux:pass": "auxiliary",
    "cop": "form of be",
    "mark": "opens the clause",
    "case": "preposition",
    "det": "article or pronoun",
    "ccomp": "clause that completes it",
    "xcomp": "what it governs",
    "advcl": "clause beside it",
    "advcl:relcl": "clause about all of it",
    "acl": "clause about the noun",
    "acl:relcl": "relative clause",
    "parataxis": "set beside it",
    "vocative": "who is spoken to",
    "dep": "unclear",
}


def relation_of(tree: Tree, i: int) -> str:
    """Return how a token hangs on its head, in plain words; "" at the top of its sentence."""
    relation = tree.deps[i]
    if tree.heads[i] == i:
        return "top of the sentence"
    if relation == "conj":
        joints = [tree.lower[c] for c in tree.dependents(i, {"cc"})]
        return f"joined by '{joints[0]}'" if joints else "joined"
    if relation in {"obl", "nmod", "obl:arg", "obl:agent", "advcl", "acl"} and (
        case := _opens(tree, i)
    ):
        noun = "after" if relation in {"obl", "nmod", "obl:arg", "obl:agent"} else "clause with"
        return f"{noun} '{case}'"
    return NAMES.get(relation, NAMES.get(relation.split(":")[0], relation))


def _opens(tree: Tree, i: int) -> str:
    case = tree.case(i)
    if case:
        return case
    return next((tree.lower[c] for c in tree.children[i] if tree.deps[c] in {"case", "mark"}), "")
