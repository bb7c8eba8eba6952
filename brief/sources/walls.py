"""Pages that stand in an article's place: made by a script, or a question to whoever reads.

Such a page is short and speaks to its visitor throughout. It is told by sentences that are known, which must make up
much of it, and by there being no sentence of any other sort: what tells news is an article, whatever else it mentions.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from brief.places import ends_sentence
from brief.sentences import number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trafilatura.utils import HtmlElement  # type: ignore[attr-defined]

_SCRIPT = "the page is made by a script, which is not run"
_JS = r"(?:java ?script|js)\b"
_ON = r"(?:enable|activate|allow|turn on|switch on)"
_YOU = r"you(?: need to| have to| must| may need to| will need to)"
_SITE = r"(?:web ?)?(?:site|page|app|application)"
_HUMAN = r"you(?: are|'re) (?:a |not a )?(?:human|robot|bot|real person)\b"
_WE = r"we(?:,? (?:and|together with) [^.]{1,40})?"
_SIGN_IN = r"(?:subscribe|sign in|log ?in|sign up|register|create an? (?:free )?account)"
_FORMS = {
    "the page asks whether a person reads it": rf"""
        (?:please )?enable {_JS} and (?:disable any ad ?blockers?|cookies)\b
        just a moment\W*$
        checking (?:your browser|if the site connection|your connection)\b
        (?:please )?(?:verify|verifying|confirm|prove|show)(?: to us)?(?: that)? {_HUMAN}
        are you (?:a )?(?:human|robot)\b
        [\w.-]+ needs to review the security of your connection\b
        (?:please )?(?:complete|solve) the (?:security check|captcha|challenge|action below)\b
        press (?:&|and) hold\b
        pardon our interruption
        as you were browsing,? something about your browser made us think you (?:were|might be) a bot
        (?:we've|we have|our systems have) detected unusual (?:activity|traffic) from your (?:computer )?network
        to continue, please click the box below
        access to this page has been denied because we believe you are using automation
        attention required\b.{{0,20}}$
        this process is automatic
        there are a few reasons this might happen
        additional information is available in this support article
        this may happen as a result of the following
        why did this happen\b
        in order to continue, we need to verify that {_HUMAN}
        (?:please )?(?:wait|stand by|one moment)\b.{{0,20}}while (?:we|your request is being) (?:verif|check)
        ddos protection by .{{1,30}}$
        performance (?:and|&) security by .{{1,30}}$
        """,
    _SCRIPT: rf"""
        (?:sorry|oops|hey)?\W{{0,3}}(?:please |kindly |{_YOU} ){{1,2}}{_ON} {_JS}
        {_ON} {_JS}(?:,? (?:and|to|in order to)\b.{{0,80}}|\W*)$
        to [^.,]{{1,60}}(?:,|,? please|,? {_YOU}) {_ON} {_JS}
        java ?script (?:is|must be|has to be|needs to be) (?:currently )?(?:required|enabled|turned on|needed)\b
        java ?script (?:is|appears to be|seems to be) (?:currently )?(?:disabled|not enabled|turned off|blocked|off)\b
        java ?script is (?:currently )?(?:not available|not supported|unavailable)\b
        (?:this|the|our) (?:\S+ )?{_SITE} (?:requires|needs|relies on|works best with) {_JS}
        (?:this|the|our) (?:\S+ )?{_SITE} (?:does not|doesn't|will not|won't) work (?:properly )?without {_JS}
        your (?:web ?)?browser (?:does not|doesn't) support {_JS}
        (?:we're|we are) sorry,? but .{{1,60}} doesn't work properly without {_JS}
        (?:we've|we have) detected that {_JS} is disabled\b
        (?:it )?(?:looks|seems|appears)(?: like| that)? (?:you have |your browser has )?{_JS} (?:is )?(?:disabled|off)\b
        (?:loading|please wait)\W*$
        (?:bitte )?(?:aktivieren|schalten) sie (?:bitte )?{_JS}
        bitte {_JS} aktivieren
        {_JS} ist (?:deaktiviert|nicht aktiviert|erforderlich)
        (?:veuillez|vous devez|merci d') ?activer {_JS}
        {_JS} est (?:désactivé|requis|nécessaire)
        (?:por favor,? |debes? |es necesario )?(?:activ[ae]r?|habilit[ae]r?)(?: el| o)? {_JS}
        (?:per favore,? )?(?:abilitare?|attivare?|abilita|attiva) {_JS}
        schakel {_JS} in\b
        """,
    "the site refuses access to the page": rf"""
        (?:sorry,? )?(?:you have|you've) been blocked\b
        (?:(?:http )?error )?(?:401|403|1020)\b.{{0,30}}$
        forbidden\W*$
        (?:sorry,? )?access (?:to this {_SITE} )?(?:is |has been |was )?denied\W*$
        (?:sorry,? )?you (?:don't|do not) have (?:permission|access|authori[sz]ation) to (?:access|view)\b
        you are (?:unable|not (?:allowed|authori[sz]ed|permitted)) to (?:access|view)\b
        this (?:web ?)?site is using a security service to protect itself\b
        (?:why have i been blocked|what can i do to resolve this)\b
        the action you just performed triggered the security\b
        there are several actions that could trigger this block\b
        the requested url was rejected\b
        request unsuccessful\b
        your (?:request|access|ip(?: address)?) (?:has been|was|is) (?:blocked|denied|rejected|limited)\b
        (?:unfortunately,? )?our (?:web ?)?site is (?:currently )?unavailable in most european countries\b
        (?:sorry,? )?this (?:content|{_SITE}) is (?:not |un)available in your (?:country|region|location)\b
        """,
    "the site has no such page": r"""
        (?:error )?404\b.{0,40}$
        (?:sorry,? )?(?:(?:this|the|that) )?(?:page|article|story) (?:was |is |could )?not (?:be )?found\W*$
        (?:oops|whoops|sorry)\W*$
        (?:sorry,? )?(?:this|the) (?:page|article)(?: (?:that )?you [^.]{1,40})? (?:does not|doesn't|no longer) exist
        (?:sorry,? )?we (?:can't|cannot|couldn't|could not)(?: seem to)? find (?:the|that|this) (?:page|article)\b
        the requested (?:page|url|resource|document)\b.{0,60}(?:not|n't) (?:be )?found\b
        (?:it|the page|this page) (?:may|might|could) have (?:been )?(?:moved|removed|deleted|expired|renamed)\b
        """,
    "the page asks for consent to cookies": rf"""
        (?:this|our) (?:web ?)?site uses\b[^.]{{0,90}}\bcookies\b
        {_WE} use\b[^.]{{0,90}}\bcookies\b
        {_WE} (?:use|store|process)\b[^.]{{0,90}}\b(?:on (?:a|your) device|personal data)\b
        we (?:value|care about|respect) your privacy\b.{{0,30}}$
        your privacy (?:matters|is important)\b.{{0,30}}$
        before you continue\b.{{0,40}}$
        (?:by clicking|click|select|if you click) ["'‘]?(?:i )?(?:accept|agree|allow|reject|manage|ok)\b
        you can (?:change|withdraw|manage|customi[sz]e|update)\b[^.]{{0,80}}\b(?:consent|choices|preferences|settings)\b
        (?:accept|reject|allow) (?:all|cookies|all cookies)$
        manage (?:cookies|options|preferences|settings)$
        """,
    "the page asks to subscribe or to log in": rf"""
        (?:please )?{_SIGN_IN}(?: now| today)?(?: or {_SIGN_IN})? to (?:continue|keep|read|access|unlock|view)\b
        (?:to|want to) (?:continue|keep) reading\b.{{0,80}}$
        to (?:read|view|access|unlock) (?:the (?:full|whole|rest of (?:the|this))|this) (?:article|story)\b
        this (?:article|story|page) is (?:(?:only|exclusively|available) ){{0,2}}for .{{0,20}}(?:subscribers|members)\b
        to continue, log ?in to your\b
        already (?:a|an|have an?) (?:paid )?(?:subscriber|subscription|account|member|registered)\b
        (?:you've|you have) (?:reached|read|used) [^.]{{1,40}}\b(?:limit|free articles?)\b
        """,
}
_KNOWN = {
    what: re.compile("|".join(f"(?:{form.strip()})" for form in forms.strip().splitlines()), re.IGNORECASE)
    for what, forms in _FORMS.items()
}
_TO_VISITOR = re.compile(
    r"\b(?:you|your|please|we|us|our|javascript|cookies?|browsers?|click|reload|refresh|ray id|reference|incident"
    r"|loading|cloudflare|support id|log ?in|sign ?in|subscribe)\b",
    re.IGNORECASE,
)
_TELLS = re.compile("[“”„«»]|\\b(?:said|says|told|tells|according to|announced|reported|wrote)\\b", re.IGNORECASE)
_LONGEST = 150
"""Words."""
_SHARE = 0.25
"""Of the words: as many stand in sentences that are known."""
_SCRAP = 4
"""Words up to which a line tells nothing."""
_SHELL = 20
"""Words around the place where a script would put an article."""


def wall(lines: Iterable[str]) -> str | None:
    """What stands in the article's place; None if it may be an article."""
    text = "\n\n".join(line for line in lines if line.strip()).replace("’", "'")
    words = len(text.split())
    if not 0 < words <= _LONGEST or len(text) > _LONGEST * 20:
        return None
    known: dict[str, int] = {}
    for sentence in number(text, "en"):
        size = len(sentence.text.split())
        what = next((what for what, form in _KNOWN.items() if form.match(sentence.text)), None)
        if what and not _TELLS.search(sentence.text):
            known[what] = known.get(what, 0) + size
        elif not _is_beside(sentence.text, size):
            return None
    return max(known, key=lambda what: known[what]) if sum(known.values()) >= _SHARE * words else None


def _is_beside(sentence: str, words: int) -> bool:
    """Whether a sentence can stand on such a page: it speaks to the visitor, or says nothing."""
    if '"' in sentence or _TELLS.search(sentence):
        return False
    return _TO_VISITOR.search(sentence) is not None or (words <= _SCRAP and not ends_sentence(sentence.rstrip("?")))


def without_article(tree: HtmlElement) -> str | None:
    """Why a page in which no article was found has none; None if that is not known."""
    shown = tree.xpath("//body//text()[not(ancestor::script or ancestor::style or ancestor::template)]")
    lines = [" ".join(line.split()) for line in shown]
    told = wall(lines)
    if told is None and tree.xpath("boolean(//script)") and sum(len(line.split()) for line in lines) <= _SHELL:
        return _SCRIPT
    return told
