"""Small words around a demand, and the verbs that end a noun phrase there: more than all English needs."""

from __future__ import annotations

from brief.attribution.grammar import function_words

DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday today yesterday earlier later".split())
DETERMINERS = frozenset(
    "the a an its their his her our my your this that these those any no such some more new other".split()
)
PREPOSITIONS = function_words.PREPOSITIONS | frozenset(
    "through across around along without during into amid after despite".split()
)
WITHIN = frozenset("of and in the a an its their his her or other all both former".split())
"""What a noun phrase may have in it."""
ELSE = frozenset("of on in at for with to against by into".split())
"""What begins where or when something is, and not whom it is asked of."""
DONE = frozenset(
    "is are was were has have had will would began took held said says went met gave made sent won"
    " wrote came left led fought broke drew kept put"
    " stood threw told continue continues continued start starts plan plans staged".split()
)
