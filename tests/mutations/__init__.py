"""Good briefs made by rule from articles, and the ways in which they are spoilt: the linter's measure.

    grammar    certain sentence patterns: who said what, who wants what of whom, what is narrated, what is open
    rewrites   other words for the same: what a truthful summary may do to a sentence
    good       article → a brief whose truth is known by construction
    change     what a mutation is, and the tools they share
    figures, quoting, saying, citing, meaning, editing, filing   the mutations
    measure    which of them the rules notice, and which untouched items they object to

None of the code that makes or spoils a brief uses `brief.attribution` or `brief.grounding`: what is true here is known
from how it was made, not from the code under test.
"""

from mutations import citing, editing, figures, filing, meaning, quoting, saying  # noqa: F401  each registers its own
from mutations.change import MUTATIONS, Change, Mutation
from mutations.good import Good, good_brief

__all__ = ["MUTATIONS", "Change", "Good", "Mutation", "good_brief"]
