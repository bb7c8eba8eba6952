"""What an English sentence leaves open without saying so: what is denied, or only possible.

What is planned or expected is news, and no question: of 163 questions of that sort, 3 of 31 about a plan or an
intention were good, 7 of 40 about what is expected, 10 of 22 about what is likely, and 35 of 50 about what may be
(docs/quality.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from brief.attribution.grammar.function_words import THIRD_PERSON
from brief.attribution.grammar.inverted import clause_of, whether, yes_or_no
from brief.attribution.grammar.nouns import is_several
from brief.attribution.grammar.quotes import quoted
from brief.attribution.open_matters.forms import DOING, HAVE, WHO, Matter, Told, even, is_half
from brief.attribution.speech.attributed import LONGEST

_CUE = re.compile(r"den(?:y|ie)|\b(?:may|might|could)\b", re.IGNORECASE)
"""A word that each form has."""
_DENIES = re.compile(
    rf"{WHO} (?:{HAVE} )?(?:\w+ly |also |again |both )*den(?:y|ies|ied) (?P<that>that )?(?P<what>(?!him"
    rf"|her|them|bail|(?:any |all |having )?knowledge|entry|access|requests?\b|permission|(?:an?|any"
    rf"|the|its|their|his|her|(?:[A-Z][\w.]+ ){{0,3}}[\w.]+[’']s) (?:\w+ ){{0,3}}(?:applications?"
    rf"|requests?|bids?|motions?|appeals?|petitions?|visas?|permits?|licen[cs]es?|loans?)\b).+)"
)
_NOR = re.compile(r"\b(?:neither|nor|cannot|would|could|will|judges?|courts?|magistrates?|justices?)\b", re.IGNORECASE)
"""Whoever neither confirms nor denies, and a court, which "denies" what it refuses."""
_FOR = re.compile(r"\b(?:allegations?|claims?|accusations?|charges?|reports?|rumou?rs?|assertions?|suggestions?)\b")
_BARE = re.compile(
    r"(?:(?:the|all|any|both|these|those|such|that|this|its|his|her|their|it) ?)*(?:allegations?"
    r"|claims?|accusations?|charges?|reports?|wrongdoing|involvement|responsibility|guilt)?"
)
"""What is denied, where its words do not say what it is."""
_KNOWN = re.compile(
    r"(?:all |any )?(?:of )?(?:the|these|those) (?:allegations|claims|accusations|charges|reports|rumou?rs)\b"
)
"""What is denied, where the article told of it before."""
_DO = (
    r"(?!(?:also )?(?:prefer|like|love|be (?:okay|fine|glad|happy|ready|willing|open|pleased|proud"
    r"|honou?red|surprised|reluctant|concerned|prepared|cautious|interested|worried)|need|feel|simply|have"
    r"|be able|be seen|not|never|blame|the|an?|this|its|their|his|her|no|only|additional|further"
    r"|be (?:un)?like(?:ly)?|be (?:\w+ly )?(?:\w+ing|motivated|due|caused|explained|related|linked"
    r"|based))\b)"
)
_POSSIBLE = re.compile(rf"{WHO} (?:may(?: well)?|might(?: well)?|could possibly) (?P<what>{_DO}\w+ .+)")
_ADVERB = re.compile(r"^(?:well|even|soon|now|then|also|likely|probably|possibly|perhaps|certainly) ")
_GRANTED = re.compile(r"\b(?:while|although|though)\b", re.IGNORECASE)
_MEANWHILE = re.compile(r"(?:,? (?:even|just|only))? (?:as|after|when|while|during|in an?) ")
"""What does not tell what is denied."""
_MAY_IF_THEY_LIKE = re.compile(
    r"\b(?:\w*holders|investors|customers|clients|users|members|buyers|applicants|borrowers|owners) may\b"
)
"""Who is allowed to do something."""
_ANOTHER_CLAUSE = re.compile(r" (?:who|which|that)\b| (?:and|or|but)$")
"""Where the subject is another one than what the clause begins with: "bankers who fear that ports may close"."""
_TERMS = re.compile(
    r"\b(?:notes|debentures|facility|warrants|bonds|convertible|licen[cs]e|lease|(?:terms|provisions) of)\b"
)
"""Where it is told what a paper or an agreement allows: "the holders may exchange the notes"."""
_TAKEN_BACK = re.compile(r", (?:but|though|although|however)\b|; ")
"""What is denied, and then not so."""
_CONCEDES = re.compile(r"(?:Though|Although|While|If|Even (?:though|if)|Unless|When)\b")


def contested(told: Told) -> Iterator[Matter]:
    """The questions that a sentence raises by what somebody denies, and by what may be."""
    if len(told.text) <= LONGEST and _CUE.search(told.text):
        told = replace(told, text=even(told.text))
        for form in (_denied, _possible):
            yield from form(told)


def _denied(told: Told) -> Iterator[Matter]:
    match = _DENIES.search(told.text)
    if (
        match is None
        or _NOR.search(match["who"])
        or not (who := told.subject(match))
        or not (what := clause_of(match["what"]))
    ):
        return
    if _TAKEN_BACK.search(told.text, match.start("what")):
        return
    deny = "deny" if is_several(who) else "denies"
    if match["that"] or yes_or_no(what):
        yield Matter(f"{whether(told.small(what))[:-1]}, which {who} {deny}?", "disputed", 0.85)
    elif not (_BARE.fullmatch(what := _MEANWHILE.split(what)[0]) or _KNOWN.match(what)):
        kind = "for" if _FOR.search(what) else f"of {who}" if DOING.match(what) else "of"
        yield Matter(f"What evidence is there {kind} {what}, which {who} {deny}?", "disputed", 0.85)


def _points_within(text: str, match: re.Match[str]) -> bool:
    """Whether a subject is a pronoun in a quotation: whom somebody means by it, the sentence does not tell."""
    at = match.start("who")
    return match["who"].lower() in THIRD_PERSON and any(q.start < at < q.end for q in quoted(text))


def _possible(told: Told) -> Iterator[Matter]:
    match = _POSSIBLE.search(told.text)
    if (
        match is None
        or told.text[: match.start("who")].endswith(("if ", "whether "))
        or _ANOTHER_CLAUSE.search(match["who"])
        or _GRANTED.search(match["who"])
        or _MAY_IF_THEY_LIKE.search(match.group())
        or _TERMS.search(told.text)
        or is_half(match)
        or match["who"].endswith(("-", "—"))
        or _points_within(told.text, match)
    ):
        return
    # "It may rain, but we go": what is granted is not asked.
    granted = ", but " in told.text[match.end("who") :] or (
        _CONCEDES.match(told.text) and "," not in told.text[: match.start("what")]
    )
    what = clause_of(_ADVERB.sub("", match["what"]))
    if not granted and what and (who := told.subject(match)):
        yield Matter(f"Will {who} {what}?", "undecided", 0.5)
