"""Who says a quotation in Chinese and Japanese, whose words run together: told by what stands right beside it.

`王建国在会上表示：“……”` · `“……，”陈静说。` · `山田市長は会見で「……」と述べた。`
Only the plainest forms are read, and a pronoun is nobody; the rest is left open.
"""

from __future__ import annotations

import re

from brief.attribution.grammar.quotes import narration, quoted

_LONGEST = 24
"""Characters of a speaker."""
_SAYS_ZH = (
    r"(?:回应|回應|补充|補充|强调|強調|指出|表示|透露|解释|解釋|认为|認為|告诉记者|坦言|警告|批评|批評|呼吁|呼籲|写道|寫道"
    r"|说|說|称|稱)"
)
_REST_ZH = re.compile(
    r"(?:于|在|向|对|對|就|则|則|也|还|還|随后|隨後|同时|同時|曾|当天|當天|今天|昨天|今日|昨日"
    r"|(?:周|星期|週)[一二三四五六日天]|\d+日).*"
)
"""What stands between whoever speaks and the verb: where, when, to whom."""
_BEFORE_ZH = re.compile(rf"(?:^|(?<=[，,。；;：:？！]))(?P<clause>[^，,。；;：:？！]{{1,80}}?){_SAYS_ZH}[：:，,]?$")
_BEHIND_ZH = re.compile(rf"(?P<who>[^，,。；;：:•]{{1,{_LONGEST}}}?){_SAYS_ZH}[。，,]?$")
_PRONOUN = re.compile(r"(?:[他她它我你您]们?|[他她它我你您]們|其|彼女?|自ら|自身|同氏|同社|据.*|據.*)$")
_SAYS_JA = re.compile(
    r"と(?:の(?:見方|考え|認識)を(?:示し|述べ)|(?:述べ|話し|話す|語っ|語る|説明し|強調し|主張し|コメントし|訴え"
    r"|批判し|指摘し|答え|反論し|発言し|言っ))"
)
_TOPIC_JA = re.compile(r"(?P<who>.+?)(?<![でにとへらて])は")


def dense_subject(sentence: str, language: str | None) -> str | None:
    """Whoever says the quotation of a Chinese or Japanese sentence; None where that is not plain."""
    marks = quoted(sentence)
    if not marks:
        return None
    told = narration(sentence)
    said = max(marks, key=lambda mark: mark.end - mark.start)
    before, behind = told[: said.start], told[said.end :]
    if language == "zh":
        found = _chinese(before, behind, said.end)
    elif language == "ja" and _SAYS_JA.match(behind):
        found = _japanese(before)
    else:
        return None
    if found is None:
        return None
    start, end = found
    who = sentence[start:end].strip()
    return who if 1 < len(who) <= _LONGEST and not _PRONOUN.match(who) else None


def _chinese(before: str, behind: str, offset: int) -> tuple[int, int] | None:
    """Where whoever speaks stands: before a verb that the quotation follows, or between it and a last verb."""
    if (ahead := _BEFORE_ZH.search(before)) is not None:
        who = _REST_ZH.sub("", ahead["clause"])
        return ahead.start("clause"), ahead.start("clause") + len(who)
    if (after := _BEHIND_ZH.match(behind)) is not None and not before.strip():
        return offset + after.start("who"), offset + after.start("who") + len(_REST_ZH.sub("", after["who"]))
    return None


def _japanese(before: str) -> tuple[int, int] | None:
    """Where the topic of the last clause before a quotation stands that has one."""
    end = len(before)
    for clause in reversed(before.split("、")):
        start = end - len(clause)
        if (topic := _TOPIC_JA.match(clause)) is not None:
            return start, start + len(topic["who"])
        end = start - 1
    return None
