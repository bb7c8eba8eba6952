"""Orders that name the machines they are for ("Note to LLMs: …"), and orders in languages other than English."""

from __future__ import annotations

import re
from functools import lru_cache

_NAMED = (
    r"(?:(?:any|all|every|the|our|your)\s)*(?:(?:AI|A\.I\.)(?:[ -](?:assistant|agent|model|system|tool|reader|bot"
    r"|summari[sz]er|crawler|chatbot|language\smodel)s?)?|LLMs?|(?:large\s)?language\smodels?|chat\s?bots?|ChatGPT|GPT(?:-\d\w*)?|bots|crawlers"
    r"|(?:automated|automatic)\s(?:system|reader|tool|summari[sz]er|agent)s?|summari[sz]ers)"
)
"""Whoever reads by machine."""
_READS = r"(?:read|process|pars|summari[sz]|analy[sz]|scrap|crawl|brief|translat)"
_TEXT = r"(?:article|page|text|story|document|content|post|report)"
_ORDER = (
    r"(?:please|do\snot|don[’']t|never|always|you\b|ignore|disregard|forget|write|state|say|report|skip|describe|mention|add|answer"
    r"|output|treat|include|omit|leave\sout|praise|summari[sz]e|attribute|pretend|act|set|return)"
)
BY_NAME = re.compile(
    r"^[\W_]{0,4}(?:"
    rf"(?:attention|note|notice|message|instructions?|reminder|memo|warning)[\s,:]+(?:(?:to|for)\s)?{_NAMED}"
    rf"(?:\s{_READS}ing\b[^:]{{0,40}})?\s?[:,.!–—-]"
    rf"|(?:dear|hey|hello|hi)\s{_NAMED}\s?[:,!–—-]"
    rf"|(?:to|for)\s{_NAMED}\s?:\s"
    rf"|{_NAMED}\s?[:,]\s+{_ORDER}\b"
    rf"|if\syou(?:[’']re|\sare)\s(?:an?\s)?{_NAMED}(?=\s?[,.;:]|\s(?:and|or|{_READS}ing|that|which|who)\b)"
    rf"|as\san?\s{_NAMED},"
    rf"|{_NAMED}\s(?:{_READS}ing|(?:that|which)\s{_READS}\w*)\s(?:this|the)\s{_TEXT}\b"
    rf"|(?:any|all|every|each|the|your)?\s?(?:AI\s)?summar(?:y|ies)\sof\sthis\s{_TEXT}\s(?:must|should|may|shall|ha(?:s|ve)\sto)\b"
    r"|(?:any|every|your)\ssummary\s(?:must|should|shall|has\sto)\b"
    rf"|when(?:ever)?\s(?:you\s)?(?:are\s)?(?:summari[sz]|process|pars|analy[sz]|translat)ing\sthis\s{_TEXT}\b"
    rf"|do\snot\s(?:summari[sz]e|translate|process|parse|analy[sz]e)\sthis\s{_TEXT}\b"
    rf"|(?:do\snot|never)\s(?:include|mention|quote|report)\b[^.]{{0,60}}\sin\s(?:your|any|the)\s(?:summary|brief|answer|output)\b"
    r"|from\snow\son,?\s(?:answer|respond|reply|write|speak|output)\b"
    r"|you\s(?:must|will|should|shall)\s(?:(?:now|only|always)\s)+(?:answer|respond|reply|output)\b"
    r"|(?:begin|end|start\sof|end\sof)\s(?:system|developer)\s(?:message|prompt|instructions?)\b"
    r")",
    re.IGNORECASE,
)
"""How an order begins that names whom it is for. "AI" and the like may be the news as well, so more has to follow."""
ELSEWHERE = re.compile(
    r"^[\W_]{0,4}(?:"
    r"(?:bitte\s)?(?:ignorier(?:e|t|en\ssie)|vergiss|vergessen\ssie|missachte(?:n\ssie)?)\s(?:[\w-]+\s){0,2}?"
    r"(?:alle|vorherige|vorige|bisherige|frühere|obige)\w*\s(?:[\w-]+\s){0,2}(?:anweisung|instruktion|vorgabe|befehl|regel)\w*"
    r"|(?:ignore[zs]?|oublie[zs]?)\s(?:toutes?\s)?(?:les|vos|tes)\s(?:instructions|consignes|directives)"
    r"(?:\s\w+)?\s(?:précédentes|antérieures|ci-dessus)"
    r"|(?:ignor[ae]|olvid[ae]|ignorad)\s(?:todas?\s)?(?:las|sus|tus)\s(?:instrucciones|órdenes|indicaciones)\s(?:anteriores|previas)"
    r"|(?:ignora(?:te)?|dimentica(?:te)?)\s(?:tutte\s)?le\s(?:istruzioni|indicazioni)\s(?:precedenti|sopra)"
    r"|(?:ignore|ignora|esqueça|desconsidere)\s(?:todas\s)?as\s(?:instruções|ordens)\s(?:anteriores|acima)"
    r"|(?:negeer|vergeet)\s(?:alle\s)?(?:vorige|eerdere|voorgaande|bovenstaande)\s(?:instructies|opdrachten)"
    r"|(?:(?:önceki|yukarıdaki|tüm|bütün)\s)+talimatlar\w*\s(?:yok\ssay|görmezden\sgel|unut|dikkate\salma)\w*"
    r"|(?:про)?игнорируй(?:те)?\s(?:[\w]+\s){0,2}(?:предыдущие|прежние)?\s?(?:инструкции|указания|команды)"
    r"|(?:请)?(?:忽略|无视|忘记|忽視|無視)(?:掉)?(?:你)?(?:所有|之前|以上|先前|上述|上面|前面|此前)\S{0,6}(?:指令|指示|提示|命令|说明)"
    r"|(?:これまで|以前|上記|前)の\S{0,8}(?:指示|命令|プロンプト)を?\S{0,6}(?:無視|忘れ)"
    r"|(?:이전|위의?)\s?\S{0,6}\s?(?:지시|명령|지침)\S{0,4}\s?(?:모두\s)?무시"
    r"|تجاهل\s(?:جميع\s|كل\s)?(?:التعليمات|الأوامر|التوجيهات)\sالسابقة"
    r")",
    re.IGNORECASE,
)
"""How an order begins, in other languages, to set aside what the reader was told before."""
_FIRST = frozenset(
    """attention note notice message instruction instructions reminder memo warning dear hey hello hi to for any all
    every each the our your ai a.i llm llms large
    language chatbot chatbots chat chatgpt gpt bots crawlers automated automatic
    summarizers summarisers if as summary summaries when whenever do never from you begin end start bitte ignoriere
    ignoriert ignorieren vergiss vergessen missachte missachten ignore ignores ignorez oublie oublies oubliez ignora
    ignorad ignorate olvida olvide dimentica dimenticate desconsidere negeer vergeet""".split()
)


@lru_cache(maxsize=4096)
def may_address(word: str) -> bool:
    """Whether a sentence that begins with this, up to its first space, can be such an order."""
    bare = word.strip("[](){}<>*_#“”\"'„«»!,.:;–—- ").lower()
    return bare in _FIRST or not bare.isascii() or bare.startswith(("gpt-", "ai-")) or not bare
