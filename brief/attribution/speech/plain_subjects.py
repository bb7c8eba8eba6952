"""The subject of a verb of speech in a language whose grammar is not known here: the words beside the verb.

`„…“, sagte die Vorsitzende, Frauke Petersen.` · `« … », a déclaré le maire.` · `X erklärte, …` · `Laut X ist …`
What stands before the verb in its clause is the subject; where nothing does, or only "am Montag", what follows is.
"""

from __future__ import annotations

import re

from brief.attribution.grammar.quotes import narration


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_DETERMINERS = _set(
    "der die das dem den ein eine einer einem ihr ihre sein seine le la les l' un une el los las una"
    " il lo gli i uno o a os as um"
    " uma de het een su sus son sa ses leur"
)
_OBJECT_DETERMINERS = _set(
    "die das den dem ein eine einen le la les un une el los las una il lo gli o a os as um uma het een"
)
"""Determiners that, standing after a noun, begin another phrase; "der" and "des" may go on with the same one."""
_CONNECTORS = _set("de del du des di da do dos das della dei van von der y e und et en zu bin al ten ter la le")
_PRONOUNS = _set("er sie es il elle ils elles él ella ellos lui lei ele ela hij zij ze on man")
_AUXILIARIES = _set(
    "hat haben hatte hatten habe a ont avait avaient ha han había habían hanno aveva heeft hebben had"
    " hadden auch aussi también"
    " anche também ook später zuvor bereits déjà ya già já al eerder wieder encore"
)
_FINITE = _set("ist sind war waren wird werden sei est sont était es son era è sono é são is zijn was waren")
_ENDS = _set(
    "am im in an auf aus bei für gegen gegenüber mit nach über um vor zu zur zum dieser dass ob ce"
    " cette à au aux dans pour contre"
    " sur que este en por para contra con nel nella per su che em na no com op om tegen voor dat met"
    " tijdens während pendant"
)
_OPENERS = _ENDS | _set(
    "seit wie so dann doch dabei dort gestern heute damit dies dazu darauf außerdem zudem après avant"
    " depuis hier ainsi tras ayer"
    " hoy además así durante dopo ieri oggi così após depois ontem hoje gisteren vandaag daarna toen dit maandag"
)
_THIS = _set("das dat eso esto cela ceci ciò isso")
_DAY = re.compile(
    r"(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)$"
)
_NOT = _set("nicht nie niemals pas jamais no nunca non mai não niet nooit")
_BY_PREPOSITION = _set("laut selon según secondo segundo volgens")
_BY_POSTPOSITION = _set("zufolge")
_APPOSITION = re.compile(r"^,? ((?:[A-ZÀ-Þ][\w’'-]+ ){1,3}[A-ZÀ-Þ][\w’'-]+)\s*(?:[,.;:•]|$)")
_NAME_BEFORE_APPOSITION = re.compile(
    r"(?:^|[.;:•] ?)((?:[A-ZÀ-Þ][\w’'-]+ ?){1,4}), [^,.;:•]{2,60}, *(?P<rest>[^,.;:•]*)$"
)
_PARENTHESIS = re.compile(r" \([^()]*\)")
"""What is told of somebody besides, as their party is: “Ada Berg (SPD)”."""
_NAMED_BY_QUOTATION = re.compile(r"(?<=\w) •+ $")
"""A quotation between a noun and its verb: “Die Initiative „Saubere Luft“ klagt”."""
_ELIDED = re.compile(r"(?:l|un|all|dell)[’'](?=\w)", re.IGNORECASE)
"""A determiner that has lost its vowel: "l’adjointe"."""
_FOR = _set("à au aux chargé chargée para por für zur zum per alla voor")
"""What follows an office and tells what it is for."""
_MOST_WORDS = 8


def plain_subject(sentence: str, speech: re.Pattern[str]) -> str | None:
    """The words beside the first verb of speech; None where none can be told.

    Args:
        sentence: one sentence.
        speech: the language's verbs of speech.
    """
    told = _PARENTHESIS.sub("", narration(sentence))
    for verb in speech.finditer(told):
        found = _of(verb.group().lower(), told[: verb.start()], told[verb.end() :])
        if found is not None:
            return found
    return None


def is_pronoun(subject: str) -> bool:
    """Whether a subject is a pronoun of one of the languages."""
    return subject.lower() in _PRONOUNS


def _of(verb: str, before: str, after: str) -> str | None:
    if verb in _BY_PREPOSITION:
        return _after(after)
    clause = re.split(r"[,.;:•–—]", _NAMED_BY_QUOTATION.sub("", before))[-1].split()
    if _NOT & {w.lower() for w in clause[-3:]} or (
        after.split()[:1] and after.split(maxsplit=1)[0].strip(",.").lower() in _NOT
    ):
        # Who has not said something has said nothing.
        return None
    if verb in _BY_POSTPOSITION:
        return " ".join(_name_at_end(clause)) or None
    while clause and clause[-1].lower() in _AUXILIARIES:
        clause = clause[:-1]
    if not clause and (named := _NAME_BEFORE_APPOSITION.search(before)):
        return named.group(1).strip()
    return _before(clause) or _after(after)


def _after(text: str) -> str | None:
    match = re.match(r"\s+([^,.;:•–—]+)", text)
    if match is None:
        return None
    words = match.group(1).split()
    if not words or not (words[0][0].isupper() or words[0].lower() in _PRONOUNS or _is_determined(words[0])):
        return None
    if words[0].lower() in _PRONOUNS:
        return words[0]
    phrase = _phrase(words)
    # "l’adjointe à la culture, Ada Berg": what stands between tells what for
    whole = len(phrase) == len(words) or (_is_determined(words[0]) and words[len(phrase)].lower() in _FOR)
    named = _APPOSITION.match(text[match.end() :]) if whole else None
    if len(phrase) > _MOST_WORDS:
        return None
    return named.group(1) if named else _name_in(phrase)


def _before(words: list[str]) -> str | None:
    if (
        not words
        or words[0].lower() in _OPENERS
        or (len(words) == 1 and words[0].lower() in _THIS)
        or (len(words) > 1 and _DAY.match(words[1].lower()))
    ):
        return None
    if words[0].lower() in _PRONOUNS and len(words) == 1:
        return words[0]
    if words[0][0].isupper() or _is_determined(words[0]):
        phrase = _phrase(words)
        return " ".join(phrase) if len(phrase) <= _MOST_WORDS else None
    return None


def _phrase(words: list[str]) -> list[str]:
    """The noun phrase at the beginning: up to "am Dienstag", an object, a verb, or the small letters after a name."""
    named = not _is_determined(words[0])
    for i, word in enumerate(words[1:], 1):
        low, previous = word.lower(), words[i - 1]
        connected = previous.lower() in _CONNECTORS and i > 1
        if (low in _ENDS | _FINITE | _NOT or (low in _OBJECT_DETERMINERS and not connected)) and low not in _CONNECTORS:
            return words[:i]
        after_name = previous[0].isupper() and (named or i > 1) and word[0].islower()
        if after_name and not (low in _CONNECTORS and _goes_on(words[i + 1 :], named=named)):
            return words[:i]
        if low in _CONNECTORS & _OBJECT_DETERMINERS and not connected:
            return words[:i]
    return words


def _is_determined(word: str) -> bool:
    return word.lower() in _DETERMINERS or _ELIDED.match(word) is not None


def _goes_on(words: list[str], *, named: bool) -> bool:
    """Whether a name or, after a determiner, any noun follows "von", "de la"."""
    rest = [w for w in words if w.lower() not in _CONNECTORS]
    return bool(rest) and (rest[0][0].isupper() or not named)


def _name_at_end(words: list[str]) -> list[str]:
    """The capitalised words that a clause ends with, and their determiner."""
    first = len(words)
    while first and words[first - 1][0].isupper():
        first -= 1
    if first and first < len(words) and words[first - 1].lower() in _DETERMINERS:
        first -= 1
    return words[first:]


def _name_in(words: list[str]) -> str:
    """`ihre Sprecherin Meike Jansen` by the name alone, where a role of one's own goes before it."""
    if len(words) >= 4 and words[0].islower() and all(w[0].isupper() for w in words[-2:]):
        return " ".join(words[-2:])
    return " ".join(words)
