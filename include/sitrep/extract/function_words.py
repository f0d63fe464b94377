"""The closed classes of English words that tell structure where no tagger has read."""

PREPOSITIONS = frozenset(
    "of in on at by with from to for against alongside near between under over into about amid "
    "despite during including like than around across through outside inside toward towards".split()
)
DETERMINERS = frozenset("the a an its their his her our this that these those".split())
POSSESSIVES = frozenset("his her its their".split())
AUXILIARIES = frozenset("has have had did does do would will to".split())
BE = frozenset("am is are was were be been being 's ’s get gets got".split())
JOINING = frozenset({"and", "but", "then"})
# Adverbs that stand between a subject and its verb, beside those in -ly.
ADVERBS = frozenset("also later earlier previously then repeatedly".split())
# Words and marks at which another clause starts. Commas alone do not: "Kyiv, the capital, said".
CLAUSE_BOUNDARIES = frozenset(
    '; : — – “ ” " ( ) who which that while when after before because as but although though if '
    "since until whereas where whose".split()
)
PLACE_PREPOSITIONS = frozenset(
    "in at near on around outside inside across within over throughout along beside above".split()
)
