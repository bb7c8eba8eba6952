"""What an English sentence leaves open without saying so: what is denied, alleged, hedged, or still to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from brief.attribution.attributed import LONGEST
from brief.attribution.inverted import clause_of, whether, yes_or_no
from brief.attribution.open_forms import HAVE, NP, START, WHO, YET, Matter, Told, even, is_half, is_plural
from brief.attribution.quotes import quoted

_CUE = re.compile(
    r"den(?:y|ie)|claim|[Aa]lleg|assert|insist|argu|contend|suggest|suspect|believ|accus|blam|critici|condemn|denounc|slam|blast|fault|charged|[Rr]eportedly"
    r"|expected|likely|poised|plan|prepar|hop|intend|aim|vow|pledge|promise|threaten|\b(?:may|might|could|will|would)\b",
    re.IGNORECASE,
)
"""A word that each form has."""
_DENIES = re.compile(
    rf"{WHO} (?:{HAVE} )?(?:\w+ly |also |again |both )*den(?:y|ies|ied) (?P<that>that )?(?P<what>(?!him|her|them|bail|entry|access|requests?\b|permission|(?:an?|any|the|its|their|his|her) (?:\w+ ){{0,3}}(?:applications?|requests?|bids?|motions?|appeals?|petitions?|visas?|permits?|licen[cs]es?|loans?)\b).+)"
)
_FOR = re.compile(r"\b(?:allegations?|claims?|accusations?|charges?|reports?|rumou?rs?|assertions?|suggestions?)\b")
_ALLEGES = re.compile(
    rf"{WHO} (?:{HAVE} )?(?:\w+ly |also |further |again )*(?P<verb>claim(?:s|ed)?|alleg(?:es|ed)|assert(?:s|ed)?|suspects?) (?P<that>that )?(?P<clause>.+)"
)
_OWN = frozenset("he she it they".split())
_IMPERSONAL = re.compile(r"(?:also )?(?:be|take|mean|cost|depend|require|become|help|make)\b")
_BARE = re.compile(
    r"(?:(?:the|all|any|both|these|those|such|that|this|its|his|her|their|it) ?)*(?:allegations?|claims?|accusations?|charges?|reports?|wrongdoing)?"
)
"""What is denied, where its words do not say what it is."""
_KNOWN = re.compile(
    r"(?:all |any )?(?:of )?(?:the|these|those) (?:allegations|claims|accusations|charges|reports|rumou?rs)\b"
)
"""What is denied, where the article told of it before."""
_NOUNS = {"alleg": "allegation", "asser": "assertion", "suspe": "suspicion"}
_ACCUSES = re.compile(
    rf"{WHO} (?:{HAVE} )?(?:\w+ly |also |further |again )*(?P<verb>accus(?:es|ed)|blam(?:es|ed)) (?P<whom>{NP}) (?P<prep>of|for) (?P<what>.+)"
)
_CRITICISES = re.compile(
    rf"{WHO} (?:{HAVE} )?(?:\w+ly |also |further |again )*(?:critici[sz](?:es|ed)|condemn(?:s|ed)|denounce[sd]|slam(?:s|med)|blast(?:s|ed)|fault(?:s|ed)) (?P<whom>{NP}) for (?P<what>.+)"
)
_CHARGED = re.compile(
    rf"{START}(?P<whom>{NP}),? (?:who )?(?:was|were|is|are|{HAVE} been) (?:\w+ly |also )*charged with (?P<what>(?!the task|finding|making|protecting|overseeing|running).+)"
)
_DO = r"(?!(?:also )?(?:prefer|like|love|be (?:okay|fine|glad|happy|ready|willing|open|pleased|proud|honou?red|surprised|reluctant|concerned|prepared|cautious|interested|worried)|need|feel|simply|have|be able|be seen|not|never|blame|the|an?|this|its|their|his|her|no|only|be (?:un)?like(?:ly)?)\b)"
_PLANNED = re.compile(
    rf"{WHO} (?:(?:is|are) {YET}(?:expected|likely|poised|planning|preparing|hoping) to|(?:plans?|intends?|hopes?|aims?|vow(?:s|ed)|pledge[sd]"
    rf"|promise[sd]|threaten(?:s|ed)) to|may(?: well)?|might(?: well)?|could possibly) (?P<what>{_DO}\w+ .+)"
)
_SAYS_IT_WILL = re.compile(
    rf"{WHO} (?P<verb>said|says|announced|confirmed|indicated|warned|promised|vowed|pledged) (?:on \w+day )?(?:that )?(?P<sub>{NP}) (?:will|would|might) (?P<what>{_DO}\w+ .+)"
)
_BINDING = frozenset("warned promised vowed pledged".split())
_FORECASTS = re.compile(
    r"\b(?:sources?|analysts?|economists?|traders?|dealers?|brokers?|experts?|critics|bankers?|diplomats?|observers)\b",
    re.IGNORECASE,
)
"""Whoever says what others will do cannot know it."""
_SPEAKS_FOR_OTHERS = re.compile(
    r"\b(?:spokes\w+|sources?|analysts?|lawyers?|attorneys?|aides?|economists?|traders?|dealers?)\b", re.IGNORECASE
)
"""Whoever says what others will do: "they" are these."""
_ADVERB = re.compile(r"^(?:well|even|soon|now|then|also|likely|probably|possibly|perhaps|certainly) ")
_GRANTED = re.compile(r"\b(?:while|although|though)\b", re.IGNORECASE)
_LINK = re.compile(
    r"^(?:Also|However|Meanwhile|Moreover|But|And|Additionally|Furthermore|Nevertheless),? ", re.IGNORECASE
)
_DOING = re.compile(r"(?:\w+ly )?\w+ing\b")
_CALLS = re.compile(r"being (?:an? |too |so |[“\"])")
_AND_DID = re.compile(r" and (?:\w+ly )?\w{3,}ed\b")
_AFTER_CHARGE = re.compile(r",| after | in connection| for ")
_EXPECTED = re.compile(r"\b(?:expected|planned|scheduled|set|due|was to|were to)\b")
_MEANWHILE = re.compile(r" (?:as|after|when|while|during|in an?) ")
"""What does not tell what is denied."""
_LEAST_ALLEGED = 3
"""Words of a clause: of "that Berg, who leads the port, …" only the name is left."""
_A_PLAN = re.compile(r"^,? (?:plan|hope|aim) to ")
"""A noun behind one: "the Norlin plan to end the strike is old"."""
_MAY_IF_THEY_LIKE = re.compile(
    r"\b(?:\w*holders|investors|customers|clients|users|members|buyers|applicants|borrowers|owners) may\b"
)
"""Who is allowed to do something."""
_RELATIVE = re.compile(r"\b(?:which|whom|that) [^,;]{2,40} (?:says?|said) (?:that )?$")
"""Where what is done something to stands before: "missiles, which Norlin says Osterby is preparing to deploy"."""
_WISHED = re.compile(r"\b(?:should|ought|must|needs? to|required|necessary|(?:be|is|are) (?:wise|better|best|time))\b")
_FEELS = re.compile(
    r"(?:he|she|they) (?:would be|will be|is|are|was|were|had been|felt|feels|feel|would feel) (?:\w+ly |very |so )?"
    r"(?:okay|fine|glad|happy|sad|ready|willing|open|pleased|proud|honou?red|surprised|shocked|confident|sure|certain|hopeful|sorry|disappointed)\b"
)
"""What only whoever says so can know."""
_TAKEN_BACK = re.compile(r", (?:but|though|although|however)\b|; ")
"""What is denied or claimed, and then not so."""
_CONCEDES = re.compile(r"(?:Though|Although|While|If|Even (?:though|if)|Unless|When)\b")
_WITHIN = re.compile(r"\b(?:for|of|by|to|in|with|from|at|on|and|who|that|which) (?:reportedly|allegedly)\b")
_MOST_OF_IT = 0.6
_HEDGED = re.compile(
    r"(?<!,) \b(?:reportedly|allegedly)\b(?!,)|,? (?:reportedly|allegedly),(?= )|^(?:Reportedly|Allegedly),? "
)

_TOLD = re.compile(r"\b(?:according to|said|says|told|announced|reports?|reported)\b", re.IGNORECASE)


def contested(told: Told) -> Iterator[Matter]:
    """The questions that a sentence raises by what somebody denies or alleges, and by what is to come."""
    if len(told.text) <= LONGEST and _CUE.search(told.text):
        told = replace(told, text=even(told.text))
        for form in (_denied, _accused, _alleged, _criticised, _charged, _hedged, _announced, _planned):
            yield from form(told)


def _denied(told: Told) -> Iterator[Matter]:
    match = _DENIES.search(told.text)
    if match is None or not (who := told.name(match["who"])) or not (what := clause_of(match["what"])):
        return
    if _TAKEN_BACK.search(told.text, match.start("what")):
        return
    if match["that"] or yes_or_no(what):
        yield Matter(
            f"{whether(told.small(what))[:-1]}, which {who} {'deny' if is_plural(who) else 'denies'}?", "disputed", 0.85
        )
    elif not (_BARE.fullmatch(what := _MEANWHILE.split(what)[0]) or _KNOWN.match(what)):
        kind = "for" if _FOR.search(what) else "of"
        yield Matter(
            f"What evidence is there {kind} {what}, which {who} {'deny' if is_plural(who) else 'denies'}?",
            "disputed",
            0.85,
        )


def _accused(told: Told) -> Iterator[Matter]:
    match = _ACCUSES.search(told.text)
    if match is None or not (who := told.name(match["who"])) or not (whom := told.name(match["whom"])):
        return
    what, blamed = _AND_DID.split(clause_of(match["what"]))[0], match["verb"].startswith("blam")
    if what and not blamed and _CALLS.match(what):
        return  # an insult, of which there is no evidence to ask for
    if what and not blamed and _DOING.match(what):
        yield Matter(f"What evidence is there of {whom} {what}, as alleged by {who}?", "one_sided", 0.75)
    elif what:
        being = "blamed" if blamed else "accused"
        yield Matter(
            f"What would {whom} say to being {being} by {who} {match['prep']} {what}?", "one_sided", 0.75, whom
        )


def _alleged(told: Told) -> Iterator[Matter]:
    match = _ALLEGES.search(told.text)
    if match is None or not (who := told.name(match["who"])) or not (clause := clause_of(match["clause"])):
        return
    if _TAKEN_BACK.search(told.text, match.start("clause")):
        return
    if _FEELS.match(clause) or len(clause.split()) < _LEAST_ALLEGED:
        return
    if _WISHED.search(clause):
        return
    if yes_or_no(clause) or match["that"]:
        noun = next((n for v, n in _NOUNS.items() if match["verb"].startswith(v)), "claim")
        yield Matter(f"What supports the {noun} by {who} that {told.small(clause)}?", "one_sided", 0.7)


def _criticised(told: Told) -> Iterator[Matter]:
    match = _CRITICISES.search(told.text)
    if match is None or not (who := told.name(match["who"])) or not (whom := told.name(match["whom"])):
        return
    if what := clause_of(match["what"]):
        yield Matter(f"What would {whom} answer to the criticism by {who} for {what}?", "one_sided", 0.7, whom)


def _charged(told: Told) -> Iterator[Matter]:
    match = _CHARGED.search(told.text)
    if match and (whom := told.name(match["whom"])) and (what := clause_of(_AFTER_CHARGE.split(match["what"])[0])):
        yield Matter(f"Will {whom} be found guilty of {what}?", "undecided", 0.7)


def _hedged(told: Told) -> Iterator[Matter]:
    if not _HEDGED.search(told.text):
        return
    if _WITHIN.search(told.text):
        return  # "charged for allegedly providing": it is not the charge that is in doubt
    clause = clause_of(" ".join(_LINK.sub("", " ".join(_HEDGED.sub(" ", told.text).split())).split()))
    if _EXPECTED.search(clause):
        return
    if len(clause.split()) > _MOST_OF_IT * len(told.text.split()) and not _TOLD.search(clause):
        yield Matter(f"Can it be confirmed that {told.small(clause)}?", "unverified", 0.35)


def _announced(told: Told) -> Iterator[Matter]:
    match = _SAYS_IT_WILL.search(told.text)
    if match is None:
        return
    sub = match["sub"].lower()
    if sub == "it" and _IMPERSONAL.match(match["what"]):
        return
    # What somebody only says that he or his will do is their plan, and in no doubt.
    if match["verb"] not in _BINDING and not _FORECASTS.search(match["who"]):
        return
    if sub in _OWN and not _means(sub, match["who"], told):
        return
    if _GRANTED.search(match["sub"]):
        return
    who = told.name(match["who"] if sub in _OWN else match["sub"])
    if who and (what := clause_of(_ADVERB.sub("", match["what"]))):
        yield Matter(f"Will {who} {what}?", "undecided", 0.45)


def _means(pronoun: str, who: str, told: Told) -> bool:
    """Whether a pronoun can mean who says so: no person is "it", no sources are "he", and no spokesmen the "they" they speak for."""
    name = told.name(who)
    if name is None or _SPEAKS_FOR_OTHERS.search(who):
        return False
    if pronoun == "they":
        return is_plural(told.small(who))
    return told.is_person(name) == (pronoun in {"he", "she"})


def _points_within(text: str, match: re.Match[str]) -> bool:
    """Whether a subject is a pronoun in a quotation: whom somebody means by it, the sentence does not tell."""
    at = match.start("who")
    return match["who"].lower() in _OWN and any(q.start < at < q.end for q in quoted(text))


def _closes_an_aside(text: str, match: re.Match[str]) -> bool:
    """Whether a comma parts the words before a verb from it: its subject stands before "…, helped by A and B, may …"."""
    return match.start("who") > 0 and text[match.end("who")] == ","


def _planned(told: Told) -> Iterator[Matter]:
    match = _PLANNED.search(told.text)
    if (
        match is None
        or told.text[: match.start("who")].endswith(("if ", "whether "))
        or match["who"].endswith((" who", " which", " that"))
        or _GRANTED.search(match["who"])
        or _MAY_IF_THEY_LIKE.search(match.group())
        or (
            _A_PLAN.search(told.text[match.end("who") : match.start("what")])
            and not is_plural(told.small(match["who"]))
        )
        or _closes_an_aside(told.text, match)
        or is_half(match)
        or match["who"].endswith(("-", "—"))
        or _RELATIVE.search(told.text[: match.start("who")])
        or _points_within(told.text, match)
    ):
        return
    # "It may rain, but we go": what is granted is not asked.
    granted = ", but " in told.text[match.end("who") :] or (
        _CONCEDES.match(told.text) and "," not in told.text[: match.start("what")]
    )
    what = clause_of(_ADVERB.sub("", match["what"]))
    if not granted and what and (who := told.name(match["who"])):
        yield Matter(f"Will {who} {what}?", "undecided", 0.5)
