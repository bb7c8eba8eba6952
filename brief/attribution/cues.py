"""Words that announce speech, demands and open matters, by language.

A lexicon is data: verbs as printed (every inflection), compiled once. English is grammatical enough for
`brief.attribution.subjects` to find the subject of a verb; in the other languages the words only tell
which sentences are worth the model's attention. A language without a lexicon offers every sentence that
has quotation marks, and, where there are none, every sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_ENGLISH_SPEECH = """
said says say saying told tells tell telling added adds add adding wrote writes write writing noted notes note noting
stated states stating announced announces announcing announce claimed claims claim claiming argued argues argue arguing
alleged alleges allege alleging asserted asserts asserting insisted insists insist insisting warned warns warn warning
suggested suggests suggesting acknowledged acknowledges acknowledging admitted admits admit admitting
confirmed confirms confirming denied denies deny denying declared declares declaring explained explains explaining
described describes describing reported reports reporting revealed reveals revealing disclosed discloses
recalled recalls recalling remarked remarks remarking replied replies responded responds responding
emphasized emphasised emphasizes emphasises emphasizing emphasising stressed stresses stressing
reiterated reiterates reiterating commented comments observed observes concluded concludes concluding
continued echoed echoes echoing accused accuses accusing blamed blames blaming criticized criticised criticizes
criticises criticizing condemned condemns condemning blasted blasts slammed slams denounced denounces praised praises
praising tweeted tweets tweeting testified testifies predicted predicts predicting estimated estimates estimate
pledged pledges pledging vowed vows vowing promised promises promising cited cites citing
questioned questions complained complains contended contends contending maintained maintains
joked quipped lamented countered recounted conceded concedes cautioned cautions cautioning
indicated indicates indicating pointed mentioned mentions mentioning found finds shows showed
called calls calling asked asks asking urged urges urging demanded demands demanding requested requests
proposed proposes proposing rejected rejects rejecting dismissed dismisses expressed expresses expressing
attributed believes believe believed thinks think thought hopes hope hoped hoping wants want wanted expects expect
argued tells compared likened apologized apologised credited hailed defended defends attacked attacks
endorsed endorses favors favours supports opposes opposed criticize blame
""".split()
_ENGLISH_DEMAND = """
demand demands demanded demanding urge urges urged urging insist insists insisted insisting
require requires required requiring request requests requested requesting ultimatum appeal appealed appeals appealing
must should ask asks asked asking pressed presses pressing seek seeks sought seeking
want wants wanted wanting propose proposes proposed pleaded plead pleads instructed instructs ordered orders order
threatened threatens threatening refuse refuses refused commit recommended recommends recommend warned
""".split()
_ENGLISH_OPEN = """
unclear unknown undecided pending unresolved unconfirmed unverified unanswered uncertain undisclosed
""".split()
_ENGLISH_OPEN_PHRASES = (
    r"not (?:yet |immediately |been )*(?:clear|known|decided|confirmed|said|released|announced|determined|verified)",
    r"(?:has|have|had|did|does|do|was|were|is|are) ?n[o’']t (?:yet |immediately |been )*"
    r"(?:clear|known|decided|confirmed|released|announced|determined|verified|respond|comment)",
    r"declined to (?:comment|say|answer|specify)",
    r"under (?:process|review|consideration|investigation|discussion)",
    r"(?:remains?|yet) to be (?:seen|decided|determined|finali[sz]ed|confirmed)",
    r"has to be (?:decided|finali[sz]ed)",
    r"will (?:decide|make a decision|consider|vote|rule)",
    r"could not be (?:reached|verified|confirmed)",
    r"in process|under way to determine|investigation (?:is|into|was)|are investigating|is investigating",
    r"(?:considering|weighing) (?:a|whether|the)",
    r"conflicting (?:reports|accounts|figures)|disput(?:ed|es) (?:the|by|that|this)",
)


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

_OTHERS: dict[str, tuple[str, str, str]] = {
    "de": (
        "sagte sagt sagten erklärte erklärt erklärten teilte betonte betont kritisierte kritisiert warnte warnt forderte"
        " fordert meinte meint berichtete berichtet nannte nennt kündigte behauptete bestätigte dementierte laut zufolge"
        " sprach verwies räumte hieß warf",
        "fordert forderte fordern forderung forderungen verlangt verlangte verlangen muss müssen soll sollen ruft",
        "unklar offen ungewiss ob vermutlich angeblich geprüft prüft prüfen entscheidet entschieden",
    ),
    "fr": (
        "dit déclaré affirmé expliqué ajouté indiqué annoncé estimé assuré précisé souligné selon accusé dénoncé déclare"
        " affirme explique ajoute indique annonce estime assure précise souligne rappelé répondu",
        "demande demandent demandé exige exigent exigé réclame réclament réclamé appelle appelé doit doivent",
        "incertain inconnu ignore si enquête examine étudie décision présumé",
    ),
    "es": (
        "dijo dice dijeron declaró afirmó explicó añadió agregó señaló indicó anunció aseguró según advirtió denunció"
        " acusó criticó sostuvo informó confirmó negó destacó",
        "exige exigen exigió piden pide pidió reclama reclaman demanda demandan debe deben solicita solicitó insta instó",
        "incierto desconoce desconocido si investiga estudia pendiente decidirá presunto",
    ),
    "it": (
        "detto ha dichiarato affermato spiegato aggiunto annunciato secondo sottolineato accusato denunciato dice afferma",
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
def cues(language: str | None) -> Cues:
    """The cues of a language; English where the language is not known; empty where it has no lexicon."""
    if language in (None, "en"):
        return Cues(
            _words([*_ENGLISH_SPEECH, "according to"]),
            _words(_ENGLISH_DEMAND, (r"call(?:s|ed|ing)? (?:on|for|upon)", r"needs? to", r"ha(?:s|ve) to")),
            _words(_ENGLISH_OPEN, _ENGLISH_OPEN_PHRASES),
        )
    if language in _OTHERS:
        speech, demand, unsettled = (_words(words.split()) for words in _OTHERS[language])
        return Cues(speech, demand, unsettled)
    return Cues()
