"""Whose own words an article is, by its headline: "Speech by the Minister for Ports, Ada Berg, at the dinner"."""

from __future__ import annotations

import re

from brief.article import Article, Place
from brief.attribution.grammar.given_names import GIVEN
from brief.attribution.grammar.quotes import is_all_quotation, narration
from brief.attribution.names.bodies import by_noun
from brief.attribution.names.mentions import Mention, named_in

SPEECH = re.compile(
    r"(?:\b(?:[Rr]emarks|[Ss]peech|[Aa]ddress|[Kk]eynote|[Tt]estimony|[Ee]ulogy|[Ss]ermon|[Tt]ranscript)"
    r"|^(?:Statement|Message|(?:An )?[Oo]pen [Ll]etter))"
    r"(?: (?:as prepared|as delivered|given|delivered))?(?: (?:by|of|from) (?:the )?(?=[A-Z])|:)"
)
"""How a headline tells that all below it is somebody's own text."""
_HEADS = re.compile(
    r"(?:The )?(?P<who>[A-ZÀ-Þ][\w’'&-]*(?: [A-ZÀ-Þ][\w’'&-]*)*)(?:[’']s?)?"
    r" (?:[Nn]ewsletter|[Bb]ulletin|[Pp]ress [Rr]elease|[Ss]tatement)(?=$|[,:]| (?:on|for|no|No|of)\b)"
)
_OWN = re.compile(r"\b(?:I|me|my|My|we|We|us|our|Our)\b")
FIRST_PERSON = 2
"""So many sentences with "I" or "we" are somebody's own text: "Statement by Berg angers pilots" heads a report."""
_LABEL = re.compile(r"(?:[A-Z][\w.’'()-]* ){1,6}?[\w.’'()-]+: |[A-Z][\w.’'-]+: ")
_TURNS = 3
"""So many sentences that begin with a label are the turns of several people."""
_ENDS = re.compile(r"(?:,|$| (?:at|on|to|in|before|during|following|after|regarding|concerning|upon|about|as)\b)")
"""What may stand behind the name of who speaks: "Berg angers" and "Berg’s aide" are somebody else's headline."""
_IN_TITLE_CASE = re.compile(r" (?:At|On|To|In|Before|During|Following|After|Regarding|Concerning|Upon|About|As)\b")
"""What stands behind that name where each word of the headline has a capital."""
_GREETS = re.compile(
    r"(?:Thank(?:s| you)|Good (?:morning|afternoon|evening)|Dear|Let me|May I|Ladies and|Welcome|I thank"
    r"|(?:Now )?I (?:want|would like|wish) to (?:ask|thank|begin|start|say|close|end))\b"
)
_FULL = 2
_BODIES = frozenset("board authority office trust".split())
"""What issues statements besides the bodies whose sort their noun tells."""


def author(article: Article) -> Mention | None:
    """Who says "I" or "we" outside quotations, or all of a text that is nothing but a quotation, as the headline of a
    speech or a statement names that one; None in any other text, and in a transcript.
    """
    headline = next((s for s in article.sentences if s.place is Place.HEADLINE), None)
    told = SPEECH.search(headline.text) if headline is not None and article.english else None
    if headline is None or told is None or told.group().endswith(":"):
        return None
    body = [s for s in article.sentences if s.place is Place.BODY]
    own = [s.paragraph for s in body if in_first_person(s.text)]
    whole = bool(body) and all(is_all_quotation(s.text) for s in body)
    if (len(own) < FIRST_PERSON and not whole) or sum(_LABEL.match(s.text) is not None for s in body) >= _TURNS:
        return None
    spoken = " ".join(narration(s.text) for s in body if whole or own[0] <= s.paragraph <= own[-1])
    said = _IN_TITLE_CASE.split(headline.text[told.end() :], maxsplit=1)[0]
    rest = headline._replace(text=said, start=headline.start + told.end())
    for mention in named_in(rest):
        end = mention.end - rest.start
        if _ENDS.match(rest.text, end) and _is_somebody(mention):
            # Who tells of Berg is not Berg: "Speech by Ada Berg at the quay leaves me cold" heads a column.
            surname = rf"\b{re.escape(mention.name.split()[-1])}\b"
            return mention if _is_a_body(mention.name) or not re.search(surname, spoken) else None
    return None


def heads(article: Article) -> str | None:
    """Whose newsletter or statement a headline says that the text is: "Harbour Greens Newsletter, issue 9"."""
    headline = next((s.text for s in article.sentences if s.place is Place.HEADLINE), "")
    found = _HEADS.match(headline) if article.english else None
    return found["who"] if found is not None else None


def in_first_person(text: str) -> bool:
    """Whether a sentence has "I" or "we" outside quotations."""
    return _OWN.search(narration(text)) is not None


def greets(text: str) -> bool:
    """Whether a sentence of a speech only greets, thanks or announces."""
    return _GREETS.match(text) is not None


def _is_somebody(mention: Mention) -> bool:
    """Whether a name is surely a person's, or a body's by its noun."""
    words = mention.name.split()
    person = len(words) >= _FULL and (bool(mention.title) or words[0].lower() in GIVEN)
    return person or (len(words) >= _FULL and _is_a_body(mention.name))


def _is_a_body(name: str) -> bool:
    return by_noun(name) is not None or name.rsplit(maxsplit=1)[-1].lower() in _BODIES
