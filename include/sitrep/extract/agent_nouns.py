"""Find the common nouns for actors in a document: "troops", "prime minister", "armed group"."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from sitrep.knowledge.actors import Agent, load_agents


@dataclass(frozen=True, slots=True)
class AgentNoun:
    """An agent, and the tokens that name it."""

    agent: Agent
    start: int
    end: int


def find_agent_nouns(words: Sequence[str], taken: Collection[int]) -> Iterator[AgentNoun]:
    """Yield the agents among lower-case words; the longest form that starts at a word counts.

    ``taken`` are words that belong to names.
    """
    forms = _forms_by_first_word()
    i, end = 0, len(words)
    while i < end:
        found = None
        for form, agent in forms.get(words[i], ()):
            stop = i + len(form)
            if stop <= end and tuple(words[i:stop]) == form and is_free(taken, i, stop):
                found = AgentNoun(agent, i, stop)
                break
        if found is not None:
            yield found
            i = found.end
        else:
            i += 1


def is_free(taken: Collection[int], start: int, end: int) -> bool:
    """Return whether no word of a span is taken."""
    return not any(i in taken for i in range(start, end))


@cache
def _forms_by_first_word() -> Mapping[str, Sequence[tuple[tuple[str, ...], Agent]]]:
    """Return the forms by their first word, the longest first; a hyphen is a word of its own."""
    forms: dict[str, list[tuple[tuple[str, ...], Agent]]] = {}
    for agent in load_agents():
        for form in agent.forms:
            words = tuple(form.lower().replace("-", " - ").replace("'s", " 's").split())
            forms.setdefault(words[0], []).append((words, agent))
    for found in forms.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return forms
