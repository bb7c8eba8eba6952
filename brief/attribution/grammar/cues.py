"""Words that announce speech, demands and open matters, by language.

A lexicon is data: verbs as printed (every inflection), compiled once. English is grammatical enough for
`brief.attribution.grammar.subjects` to find the subject of a verb; in the other languages the words only tell
which sentences are worth the model's attention. A language without a lexicon offers every sentence that
has quotation marks, and, where there are none, every sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from brief.article import is_english

_ENGLISH_SPEECH = """said says say saying told tells tell telling added adds add adding wrote writes write writing
    noted notes note noting stated states stating announced announces announcing announce claimed claims claim
    claiming argued argues argue arguing alleged alleges allege alleging asserted asserts asserting insisted insists
    insist insisting warned warns warn warning suggested suggests suggesting acknowledged acknowledges acknowledging
    admitted admits admit admitting confirmed confirms confirming denied denies deny denying declared declares
    declaring explained explains explaining described describes describing reported reports reporting revealed reveals
    reveal revealing disclosed discloses recalled recalls recalling remarked remarks remarking replied replies
    responded responds responding emphasized emphasised emphasizes emphasises emphasizing emphasising stressed
    stresses stressing reiterated reiterates reiterating commented comments observed observes concluded concludes
    concluding continued echoed echoes echoing accused accuses accusing blamed blames blaming criticized criticised
    criticizes criticises criticizing condemned condemns condemning blasted blasts slammed slams denounced denounces
    praised praises praising tweeted tweets tweeting testified testifies predicted predicts predicting estimated
    estimates estimate pledged pledges pledging vowed vows vowing promised promises promising cited cites citing
    questioned questions complained complains contended contends contending maintained maintains joked quipped
    lamented countered recounted conceded concedes cautioned cautions cautioning indicated indicates indicating
    pointed mentioned mentions mentioning found finds show shows showed shown showing called calls calling asked asks
    asking urged urges urging demanded demands demanding requested requests proposed proposes proposing rejected
    rejects rejecting dismissed dismisses expressed expresses expressing attributed believes believe believed thinks
    think thought hopes hope hoped hoping wants want wanted expects expect argued tells compared likened apologized
    apologised credited hailed defended defends attacked attacks agreed agrees concurred prefers prefer endorsed
    endorses favors favours supports opposes opposed criticize blame mused opined opines reasoned retorted interjected
    exclaimed shouted yelled boasted boasts bragged touted touts proclaimed proclaims speculated speculates implied
    implies hinted hints clarified clarifies elaborated affirmed affirms reaffirmed attested attests assured assures
    swore swears feared fears fear worried worries worry doubted doubts suspects suspected wondered wonders regretted
    bemoaned decried decries derided derides mocked mocks ridiculed ridicules lambasted chided scolded rebuked rebukes
    admonished chastised castigated scoffed railed lauded lauds hails commended commends applauded applauds welcomed
    welcomes congratulated branded brands labeled labelled labels dubbed dubs characterized characterised
    characterizes portrayed portrays depicted likens equated equates objected objects protested disagrees disagreed
    disputed disputes refuted refutes rebutted recommended recommends advised advises advocated advocates outlined
    outlines summarized summed recounts recounted ruled rules determined concurs projects projected forecast forecasts
    anticipates anticipated envisions recognized recognizes feels felt considers considered regards referred refers
    alluded specified posted posts penned detailed conceding lamenting boasting bragging mocking insinuated ripped
    highlighted highlights blasting slamming denouncing touting questioning hinting implying put reads informed informs
    informing points chanted chants remembered remembers chimed chimes""".split()
_ENGLISH_DEMAND = """demand demands demanded demanding urge urges urged urging insist insists insisted insisting
    require requires required requiring request requests requested requesting ultimatum appeal appealed appeals
    appealing must should ask asks asked asking pressed presses pressing seek seeks sought seeking want wants wanted
    wanting propose proposes proposed pleaded plead pleads instructed instructs ordered orders order threatened
    threatens threatening refuse refuses refused commit recommended recommends recommend warned""".split()
OPEN_REASONS: dict[str, tuple[str, ...]] = {
    "disputed": (
        r"conflicting (?:reports|accounts|figures|versions|claims)",
        r"disput(?:ed|es) (?:the|by|that|this)",
        r"contradict\w*",
    ),
    "unverified": (
        r"unconfirmed|unverified",
        (
            r"(?:could|can|has|have|had|was|were) ?n[o’']t (?:yet |immediately |independently "
            r"|been )*(?:be )?(?:independently )?(?:confirmed|verified)"
        ),
    ),
    "unanswered": (
        r"declined to (?:comment|say|answer|specify|elaborate)",
        (
            r"(?:did|does|do|has|have|had) ?n[o’']t (?:yet |immediately |been )*(?:respond|responded|reply"
            r"|replied|say|said|comment|commented|explain)"
        ),
        r"could not be reached|no comment|unanswered|undisclosed|unclear|unknown|uncertain",
        r"not (?:yet |immediately |been )*(?:clear|known|released|announced|disclosed)",
        r"refused to (?:comment|say|answer|name)",
    ),
    "undecided": (
        r"undecided|pending|unresolved",
        r"under (?:process|review|consideration|investigation)",
        r"(?:remains?|yet) to be (?:seen|decided|determined|finali[sz]ed|confirmed)",
        r"has to be (?:decided|finali[sz]ed)",
        r"(?:has|have|had) ?n[o’']t (?:yet |been )*(?:decided|determined)|no (?:final |immediate )?decision",
        r"(?:considering|weighing) (?:a|whether|the)|(?:are|is|was|were) (?:still )?investigating",
    ),
}
"""English phrases that leave something open, by the reason why it is open."""


@dataclass(frozen=True, slots=True)
class Cues:
    """What to look for in one language. A pattern that is None finds nothing."""

    speech: re.Pattern[str] | None = None
    demand: re.Pattern[str] | None = None
    open: re.Pattern[str] | None = None


def _words(words: list[str] | tuple[str, ...], phrases: tuple[str, ...] = ()) -> re.Pattern[str]:
    alternatives = [*(re.escape(w) for w in sorted(set(words), key=len, reverse=True)), *phrases]
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


ENGLISH_SPEECH = frozenset(_ENGLISH_SPEECH)
ENGLISH_PLAIN = frozenset(
    "accuse acknowledge agree assert call caution complain concede conclude condemn confirm contend counter decry"
    " denounce describe disagree dismiss dispute emphasise emphasize express lament mock predict question recommend"
    " reject stress suggest".split()
)
"""What several do who speak, in the present: "critics describe". Half of these are nouns as well, so that they count
behind such a subject alone.
"""
ENGLISH_INFINITIVES = frozenset(
    "say tell explain add note argue claim warn accuse call describe criticize criticise praise"
    " suggest insist declare defend"
    " denounce ask question mock blast attack blame compare express announce complain reveal clarify predict".split()
)
"""What somebody goes on to do who speaks: "went on to explain"."""

_OTHERS: dict[str, tuple[str, str, str]] = {
    "de": (
        (
            "sagte sagt sagten erklärte erklärt erklärten teilte betonte betont kritisierte kritisiert warnte"
            " warnt forderte"
            " fordert meinte meint berichtete berichtet nannte nennt kündigte behauptete bestätigte"
            " dementierte laut zufolge"
            " sprach verwies räumte warf"
        ),
        "fordert forderte fordern forderung forderungen verlangt verlangte verlangen muss müssen soll sollen ruft",
        "unklar offen ungewiss ob vermutlich angeblich geprüft prüft prüfen entscheidet entschieden",
    ),
    "fr": (
        (
            "dit déclaré affirmé expliqué ajouté indiqué annoncé estimé assuré précisé souligné selon accusé"
            " dénoncé déclare"
            " affirme explique ajoute indique annonce estime assure précise souligne rappelé répondu"
        ),
        "demande demandent demandé exige exigent exigé réclame réclament réclamé appelle appelé doit doivent",
        "incertain inconnu ignore si enquête examine étudie décision présumé",
    ),
    "es": (
        (
            "dijo dice dijeron declaró afirmó explicó añadió agregó señaló indicó anunció aseguró según"
            " advirtió denunció"
            " acusó criticó sostuvo informó confirmó negó destacó"
        ),
        (
            "exige exigen exigió piden pide pidió reclama reclaman demanda demandan debe deben solicita"
            " solicitó insta instó"
        ),
        "incierto desconoce desconocido si investiga estudia pendiente decidirá presunto",
    ),
    "it": (
        (
            "detto ha dichiarato affermato spiegato aggiunto annunciato secondo sottolineato accusato"
            " denunciato dice afferma"
        ),
        "chiede chiedono chiesto esige pretende deve devono sollecita",
        "incerto ignoto se indagine valuta presunto deciderà",
    ),
    "pt": (
        "disse diz afirmou declarou explicou acrescentou anunciou segundo alertou acusou criticou informou confirmou",
        "exige exigem pede pedem pediu reivindica deve devem cobra cobrou",
        "incerto desconhecido se investiga avalia pendente suposto",
    ),
    "nl": (
        "zei zegt zeiden verklaarde meldde meldt volgens waarschuwde stelde benadrukte voegde noemde bevestigde",
        "eist eisen eiste vraagt vroeg moet moeten verzoekt dringt",
        "onduidelijk onbekend of onderzoekt vermeend besluit",
    ),
}


@cache
def _reasons() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((reason, _words([], phrases)) for reason, phrases in OPEN_REASONS.items())


def open_reason(sentence: str) -> str | None:
    """Why an English sentence leaves something open: disputed, unverified, unanswered, undecided; None if it does
    not.
    """
    return next((reason for reason, pattern in _reasons() if pattern.search(sentence)), None)


@cache
def cues(language: str | None) -> Cues:
    """The cues of a language; English where the language is not known; empty where it has no lexicon."""
    if is_english(language):
        return Cues(
            _words(
                [*_ENGLISH_SPEECH, *ENGLISH_PLAIN, "according to"],
                (rf"to (?:{'|'.join(sorted(ENGLISH_INFINITIVES))})",),
            ),
            _words(_ENGLISH_DEMAND, (r"call(?:s|ed|ing)? (?:on|for|upon)", r"needs? to", r"ha(?:s|ve) to")),
            _words([], tuple(p for phrases in OPEN_REASONS.values() for p in phrases)),
        )
    if language in _OTHERS:
        speech, demand, unsettled = (_words(words.split()) for words in _OTHERS[language])
        return Cues(speech, demand, unsettled)
    return Cues()
