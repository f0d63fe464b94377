"""Noun phrases: their core words, whose they are, and what counting nouns stand for."""

from collections.abc import Iterator

from sitrep.extract.tree import Tree

# Nouns that count what "of" brings: "dozens of people", "a group of soldiers".
COUNTING = frozenset(
    """dozen hundred thousand million score number group majority lot handful couple pair ten most
    some many several few all none half part rest series crowd plenty range variety bulk column
    convoy wave string spate barrage flurry rash spree kind type total tens scores dozens hundreds
    thousands both each either neither remainder""".split()
)
_CORE = frozenset({"compound", "amod", "flat", "nummod", "nmod:desc", "goeswith", "fixed"})
_MAX_CORE = 8
_MAX_DEPTH = 3
# After these the word before the hyphen is another side: "Iran-backed", "Russian-occupied".
_OTHERS_DEEDS = frozenset(
    """back install appoint occupy sponsor arm fund finance train supply support hold control align
    make build impose broker mediate rule administer""".split()
)
_EDGES = frozenset(
    """'s ’s least most more than about around some nearly almost over up to fewer less
    roughly""".split()
)
_TURNED = frozenset({"pro", "anti"})
_BELONGING = frozenset({"of", "from", "for", "with", "at", "by"})
_LYING = frozenset("in near inside outside within across around along off throughout".split())


def counted(tree: Tree, head: int) -> int:
    """Return the noun that a counting noun stands for, else the noun itself."""
    if tree.lemmas[head] in COUNTING or tree.pos[head] == "NUM":
        for child in tree.dependents(head, {"nmod"}):
            if tree.case(child) == "of":
                return counted(tree, child)
        if tree.pos[head] == "NUM":
            behind = [i for i in tree.dependents(head, {"amod"}) if i > head]
            return behind[0] if behind else head  # "600,000 Lebanese", as the parser takes it
    return head


def head_of(tree: Tree, start: int, end: int) -> int:
    """Return the token of a span whose head lies outside it."""
    for i in range(start, end):
        if not start <= tree.heads[i] < end or tree.heads[i] == i:
            return i
    return end - 1


def core_span(tree: Tree, head: int) -> tuple[int, int]:
    """Return the tokens of a phrase's core, end exclusive: no article, no clause, no "of"."""
    start = end = head
    for child in tree.children[head]:
        if tree.deps[child] not in _CORE and not _is_genitive(tree, child):
            continue
        for token in tree.subtree(child):
            if head - _MAX_CORE <= token < head:
                start = min(start, token)
            elif head < token <= head + _MAX_CORE and tree.deps[child] == "flat":
                end = max(end, token)
    while start < head and _is_edge(tree, start):
        start += 1
    return start, end + 1


def _is_edge(tree: Tree, i: int) -> bool:
    return tree.pos[i] in {"DET", "PUNCT", "ADP", "CCONJ"} or tree.lower[i] in _EDGES


def owner_of(tree: Tree, head: int) -> int | None:
    """Return the token that owns a noun: "its", "Russia"; for "whose" the one whom it means."""
    for child in tree.children[head]:
        if tree.deps[child] == "nmod:poss":
            return _antecedent_of_whose(tree, child) if tree.lower[child] == "whose" else child
    return None


def _antecedent_of_whose(tree: Tree, whose: int) -> int | None:
    """Return the noun that a clause with "whose" describes."""
    for above in tree.ancestors(whose):
        if tree.deps[above] == "acl:relcl":
            return tree.heads[above]
    return None


def holders(tree: Tree, head: int) -> list[tuple[int, str]]:
    """Return what may tell whose a noun is, the closest first: "Russian", "Nairobi", "of Goma".

    Each with its bond: ``adjective``, ``owner``, ``of`` (any preposition of belonging) or ``in``.
    """
    found: list[tuple[int, str]] = list(_before(tree, head, 0))
    late: list[tuple[int, str]] = []
    for child in tree.children[head]:
        if tree.deps[child] == "nmod:poss":
            owner = owner_of(tree, head)
            found.append((child if owner is None else owner, "owner"))
        elif tree.deps[child] in {"nmod", "obl"}:
            case = tree.case(child)
            if case in _BELONGING:
                found.append((child, "of"))
                found.extend((k, "of") for k, _ in _before(tree, child, 1))
                found.extend(
                    (k, "in")
                    for k in tree.dependents(child, {"nmod"})
                    if tree.case(k) in {"of", "in"}
                )
            elif case in _LYING:
                late.append((child, "in"))
                late.extend((k, "in") for k, _ in _before(tree, child, 1))
                late.extend((k, "in") for k in tree.dependents(child, {"nmod"}))
    return [*found, *late]


def _before(tree: Tree, head: int, depth: int) -> Iterator[tuple[int, str]]:
    for child in tree.children[head]:
        if tree.deps[child] not in {"amod", "compound", "nmod:desc"} or depth > _MAX_DEPTH:
            continue
        if tree.lemmas[child] in _OTHERS_DEEDS and tree.pos[child] in {"VERB", "ADJ"}:
            continue
        if any(tree.lower[k] in _TURNED for k in tree.children[child]):
            continue
        yield child, "adjective"
        yield from _before(tree, child, depth + 1)
        yield from (
            (k, "adjective")
            for k in tree.dependents(child, {"nmod:poss", "obl:unmarked", "obl:npmod"})
        )


def appositions(tree: Tree, head: int) -> Iterator[int]:
    """Yield the heads of the appositions of a noun, and of the nouns in its "of" phrases."""
    for child in tree.children[head]:
        if tree.deps[child] in {"appos", "nmod:desc", "flat"}:
            yield child
        elif tree.deps[child] == "nmod" and tree.case(child) == "of":
            yield from (c for c in tree.children[child] if is_apposed(tree, c))


def is_apposed(tree: Tree, i: int) -> bool:
    """Return whether a noun explains the one before: also a conjunct without "and"."""
    relation = tree.deps[i]
    return relation == "appos" or (relation == "conj" and not tree.dependents(i, {"cc"}))


def _is_genitive(tree: Tree, child: int) -> bool:
    return tree.deps[child] == "nmod:poss" and tree.pos[child] == "PROPN"
