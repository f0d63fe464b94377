"""Plural and singular of nouns, as far as counting needs them."""

# Plural or collective without an s.
GROUP_WORDS = frozenset(
    """
    people men women children police troops staff crew personnel dead wounded injured servicemen
    servicewomen policemen policewomen militiamen gunmen airmen crewmen firemen fishermen gendarmes
    aircraft livestock cattle sheep schoolchildren britons french british chinese japanese
    """.split()
)
# "Townspeople", "servicewomen".
PEOPLE_ENDINGS = ("people", "women", "smen", "rmen", "emen")
# They are alike in singular and plural.
_ALIKE = frozenset("species series means headquarters barracks".split())
# They end in s, but are no plurals.
_NO_PLURALS = frozenset(
    """
    as is was has his its this thus us plus across less perhaps unless besides always sometimes
    news mass class glass gas bus boss loss cross press chess access success process congress
    business address illness fitness witness status virus crisis basis analysis emphasis campus
    chaos various serious dangerous previous famous religious enormous numerous dubious notorious
    suspicious hazardous treacherous anonymous nervous homeless ruthless helpless religious
    indigenous mountainous tremendous gorgeous continuous simultaneous does goes says
    """.split()
)


def looks_plural(word: str) -> bool:
    """Return whether a word in lower case has the form of a plural noun.

    Examples
    --------
    >>> looks_plural("villages"), looks_plural("troops"), looks_plural("serious")
    (True, True, False)
    """
    if word in GROUP_WORDS or word.endswith(PEOPLE_ENDINGS):
        return True
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "ous", "us", "is"))
        and word not in _NO_PLURALS
    )


def singular(word: str) -> str:
    """Return the singular of a plural noun in lower case.

    Examples
    --------
    >>> [singular(word) for word in ("countries", "churches", "cases", "knives", "heroes")]
    ['country', 'church', 'case', 'knife', 'hero']
    """
    if word in _ALIKE:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word in {"knives", "wives", "lives"}:
        return word[:-3] + "fe"
    if word in {"wolves", "halves", "shelves", "thieves", "loaves"}:
        return word[:-3] + "f"
    if word.endswith(("ches", "shes", "sses", "xes", "oes")) and not word.endswith("aches"):
        return word[:-2]
    return word.removesuffix("s")
