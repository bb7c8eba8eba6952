"""Words that open an English statement, act in it and are names by that: "Denmark hosted …", "Obama ends strike".

Their capital tells nothing; but a singular noun without an article that does something mostly is a name. In headlines
common nouns have no article either, so that those are known by a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from brief.grounding.words import normal, plain

_OPENS = re.compile(
    r"(?:^|[.!?]\s+)[\"'(]*(?P<word>[A-Z][a-z]{2,}(?:'s)?)\s(?:(?:has|had|was|is|will|would|could|may"
    r"|might|also|later|never|did|does)\s"
    r"|(?:said|says|told|held|won|lost|paid|sent|made|took|gave|met|left|led|built|sold|bought|set|put"
    r"|began|broke|sought|withdrew)\b"
    r"|[a-z]{3,}ed\b)"
)
_OPENS_HEADLINE = re.compile(
    r"^[\"'(]*(?P<word>[A-Z][a-z]{2,}(?:'s)?)\s(?:to\s(?!the\b|an?\b)[a-z]+\b"
    r"|(?:says|ends|wins|loses|hits|bans|backs|faces|warns|urges|calls|seeks|signs|vows|wants|plans|makes"
    r"|takes|gets|gives|leaves|meets|holds|opens|closes|starts|begins|announces|agrees|accuses|admits"
    r"|approves|rejects|refuses|denies|demands|claims|dies|resigns|quits|joins|launches|threatens|orders"
    r"|hosts|visits|returns|withdraws|offers|raises|cuts|sells|buys|pays|beats|defends|apologises"
    r"|apologizes|arrives|condemns|criticises|criticizes|declares|defeats|drops|elects|enters|halts"
    r"|proposes|pulls|pushes|reaches|releases|reveals|sets|sends|stops|sues|suspends|tells|welcomes|goes"
    r"|becomes|keeps|blames|bars|fires|fines|grants|imposes|lifts|pledges|promises|reopens|shuts|supports"
    r"|votes)\b)"
)
# Nouns that open a sentence without an article and name nobody.
_BARE_NOUNS = frozenset(
    """police staff troops congress parliament unemployment inflation water power smoke rain snow crime violence
    fire traffic debris evidence work trade oil gas gold food demand support help damage life death people
    everyone nobody someone everything nothing something anyone one both each another none many several half
    most some all two three four five this that these those there here what who which when where why how it he
    she they we you his her their our its today tomorrow yesterday nature science history opposition
    management government media data research weather anger hope fear panic grief tension fighting voting
    turnout justice mankind humanity society war peace love money cash land space time school college church
    prison hospital football cricket court council press legislation production construction no not but and
    only also instead later then now despite below twenty twelve did""".split()
)
_HEADLINE_NOUNS = frozenset(
    """report study survey poll probe blaze quake earthquake storm flood wildfire landslide crash blast bomb raid
    strike protest march rally clash attack ambush teen teenager man woman boy girl mother father couple mayor
    judge jury panel board firm giant star chief boss coach club team bank city town village state country
    nation region group party union ship ferry boat plane jet train bus truck car bridge road dam port airport
    virus drug vaccine market stock price rate budget tax law bill rule deal pact truce bid row ban plan talk
    vote trial case suspect gunman driver pilot student pupil king queen prince princess pope bishop president
    premier minister senator governor general watchdog regulator tribunal agency company charity museum
    theatre theater family resident witness victim fan crowd mob thief accident incident dispute standoff
    deadlock stalemate crisis outbreak shortage recession heatwave drought cyclone hurricane typhoon tornado
    volcano fog wind heat cold new old big small major minor heavy local global rival senior top former late
    early first last next more most fewer less just almost nearly about""".split()
)
_COMMON_ENDING = re.compile(
    r"(?:s|ing|ly|ed|tion|sion|ment|ness|ity|ance|ence|ism|ship|hood|age|ary|ory|ers?|ors?|ists?|cy|ure|ware|men)$"
)


def opening(text: str, *, of_headline: bool) -> Iterator[str]:
    """Words that open a sentence as a name does: "Denmark hosted …", in a headline "Obama ends strike" too."""
    even = plain(text)
    found = {match["word"]: None for match in _OPENS.finditer(even)}
    if of_headline and (match := _OPENS_HEADLINE.match(even)):
        found[match["word"]] = None
    for word in found:
        low = normal(word)
        noun = low in _BARE_NOUNS or (of_headline and low in _HEADLINE_NOUNS)
        if not noun and not _COMMON_ENDING.search(low):
            yield word
