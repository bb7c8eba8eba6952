"""Documents to render: a plain one, a hostile one, one in other scripts and one that would overflow a page."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import by_path
from pydantic import JsonValue

from brief.article import Article
from brief.document import Document, Finding, Provenance, Rejected
from brief.schema import BriefModel
from brief.sentences import number

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class SampleKind:
    """A kind as far as a renderer looks at it."""

    name: str
    schema: type[BriefModel]


NEWS = SampleKind("news", by_path.load("schemas/news.py").Brief)
STATEMENT = SampleKind("statement", by_path.load("schemas/statement.py").Brief)
MADE = Provenance(
    brief_version="0.1.0",
    model="qwen2.5-coder-1.5b-instruct",
    endpoint="embedded",
    prompt_sha256="0" * 64,
    schema_sha256="0" * 64,
    passages=4,
    calls=5,
    input_tokens=1860,
    cached_tokens=None,
    output_tokens=512,
    cost_usd=None,
    seconds=63.4,
    created="2026-11-22T20:00:00+00:00",
)

HARBOUR = (
    "Port talks stall over night cranes",
    "The city council and the dockers’ union broke off talks on Tuesday without a deal on night work at the North Quay.",
    "“We were one signature away,” said council leader Ada Lindqvist. “Then the union asked for everything again.”",
    "Union secretary Tomas Breck said the council had “moved the goalposts” twice since Friday.",
    "A senior port official, who asked not to be named, said the cranes cost 40,000 euros a night to leave idle.",
    "The union wants the council to publish the noise measurements before any vote.",
    "Lindqvist urged the union to suspend its strike while the measurements are checked.",
    "The port company, Quayside Ltd, was accused by the union of running tests at night without a permit.",
    "It is unclear whether the tests took place.",
    "Residents of Harbour Row say the noise has kept them awake since March.",
    "A spokesperson for the ministry said a mediator would be named “if both sides ask for one”.",
    "No date has been set for new talks.",
)


def article(
    paragraphs: Sequence[str],
    *,
    title: str | None = None,
    language: str | None = "en",
    url: str | None = None,
    outlet: str | None = "The Quay",
) -> Article:
    text = "\n\n".join(paragraphs)
    return Article(
        text=text,
        sentences=number(text, language, title=title),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=title,
        byline="Mira Solheim",
        outlet=outlet,
        published="2026-11-18",
        url=url,
        language=language,
    )


def document(
    source: Article,
    brief: dict[str, JsonValue],
    kind: SampleKind = NEWS,
    *,
    rejected: tuple[Rejected, ...] = (),
    findings: tuple[Finding, ...] = (),
    provenance: Provenance | None = MADE,
) -> Document:
    return Document.of(
        kind.name,
        source,
        kind.schema.model_validate(brief),
        rejected=rejected,
        findings=findings,
        provenance=provenance,
    )


def harbour() -> Document:
    """An everyday brief, with something of everything."""
    brief: dict[str, JsonValue] = {
        "headline": "Port talks break off over night work at the North Quay",
        "bottom_line": {
            "text": "Talks between the city council and the dockers’ union ended on Tuesday without a deal; each side "
            "blames the other, and no date has been set for new ones.",
            "evidence": [2, 3, 4, 5, 13],
        },
        "parties": [
            {
                "name": "Ada Lindqvist",
                "kind": "person",
                "role": "council leader",
                "voice": "quoted",
                "evidence": [3, 8],
            },
            {"name": "Dockers’ union", "kind": "organisation", "role": None, "voice": "quoted", "evidence": [2, 5]},
            {
                "name": "Quayside Ltd",
                "kind": "company",
                "role": "port company",
                "voice": "accused_not_quoted",
                "evidence": [9],
            },
            {"name": "Residents of Harbour Row", "kind": "group", "voice": "reported", "evidence": [11]},
        ],
        "key_claims": [
            {
                "speaker": "Ada Lindqvist",
                "claim": "The two sides were one signature away before the union asked for everything again.",
                "attribution": "on_record",
                "evidence": [3, 4],
            },
            {
                "speaker": "Tomas Breck",
                "claim": "The council moved the goalposts twice since Friday.",
                "attribution": "on_record",
                "evidence": [5],
            },
            {
                "speaker": "A senior port official",
                "claim": "The cranes cost 40,000 euros a night to leave idle.",
                "attribution": "unnamed",
                "evidence": [6],
            },
            {
                "speaker": "reporter",
                "claim": "It is unclear whether the night tests took place.",
                "attribution": "reporter",
                "evidence": [10],
            },
        ],
        "demands": [
            {
                "by": "Dockers’ union",
                "of": "City council",
                "demand": "publish the noise measurements",
                "condition": "before any vote",
                "evidence": [7],
            },
            {
                "by": "Residents of Harbour Row",
                "of": "unspecified",
                "demand": "quiet nights",
                "condition": None,
                "evidence": [11],
            },
        ],
        "open_questions": [
            {
                "question": "Did Quayside Ltd run tests at night without a permit?",
                "reason": "unverified",
                "evidence": [9, 10],
            },
            {"question": "When will the talks resume?", "reason": "undecided", "evidence": [13]},
        ],
    }
    return document(
        article(HARBOUR, title=HARBOUR[0], url="https://news.example/port-talks"),
        brief,
        rejected=(
            Rejected(
                section="key_claims",
                item={"speaker": "Breck", "claim": "They lied."},
                rule="B203",
                reason="its quotation is not in sentence 4",
            ),
        ),
        findings=(
            Finding(
                rule="B301",
                level="warning",
                path="/brief/key_claims/2/claim",
                message="“40,000 euros” is the only source for the figure",
            ),
        ),
    )


ESCAPES = "\x1b[31mred\x1b[0m \x1b]0;owned\x07 \x9b2J \x07\x08 \u202eevil\u202c \u2066x\u2069 \ufeff"
ATTACKS = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "](javascript:alert(1)) [click](javascript:alert(1))",
    "![x](https://evil.example/p.png) https://evil.example www.evil.example <https://evil.example>",
    "# Heading\n\n## Another\n- list\n1. one\n> quote\n---\n```\ncode\n```",
    '" onmouseover="alert(1)',
    "{{ 7*7 }} {% raw %} ${alert(1)} `tick` *bold* _em_ ~~gone~~ |cell| &lt;b&gt; [1]: https://evil.example",
    ESCAPES,
)


def hostile() -> Document:
    """Every text of the brief and of the article tries to be more than text."""
    attack = " ".join(ATTACKS)
    paragraphs = [f"{a} Said one." for a in ATTACKS]
    source = article(paragraphs, title=attack, url="javascript:alert(1)", outlet=attack)
    brief: dict[str, JsonValue] = {
        "headline": ATTACKS[4] + ATTACKS[0],
        "bottom_line": {"text": ATTACKS[2] + ATTACKS[0], "evidence": [1, 2]},
        "parties": [{"name": a, "kind": "other", "role": a, "evidence": [1]} for a in ATTACKS[:4]],
        "key_claims": [{"speaker": a, "claim": a, "evidence": [1, 3]} for a in ATTACKS],
        "demands": [
            {"by": ATTACKS[0], "of": ATTACKS[7], "demand": ATTACKS[3], "condition": ATTACKS[1], "evidence": [2]}
        ],
        "open_questions": [{"question": ATTACKS[6], "reason": "disputed", "evidence": [2]}],
    }
    rejected = (Rejected(section="x", item={"a": attack}, rule=ATTACKS[0], reason=attack),)
    findings = (Finding(rule=ATTACKS[0], level="error", path="/brief/key_claims/0", message=attack),)
    made = MADE.model_copy(update={"model": attack, "brief_version": attack, "created": attack})
    return document(source, brief, rejected=rejected, findings=findings, provenance=made)


SCRIPTS = {
    "en": "The delegation said on Tuesday that the agreement had been withdrawn four or five times after calls to the capital. ",
    "caps": "THE DELEGATION SAID ON TUESDAY THAT THE AGREEMENT HAD BEEN WITHDRAWN FOUR TIMES AFTER WARNINGS. ",
    "ar": "قال الوفد يوم الثلاثاء إن الاتفاق سُحب أربع أو خمس مرات بعد مكالمات مع العاصمة، ولم يصدر أي تعليق من الجانب الآخر. ",
    "he": "המשלחת אמרה ביום שלישי כי ההסכם נמשך לאחור ארבע או חמש פעמים לאחר שיחות עם הבירה. ",
    "zh": "代表团星期二表示，在与首都通话之后，该协议已被撤回四五次，另一方没有发表任何评论，谈判将于下周继续进行。",
    "th": "คณะผู้แทนกล่าวเมื่อวันอังคารว่าข้อตกลงถูกถอนสี่หรือห้าครั้งหลังจากการโทรศัพท์ไปยังเมืองหลวงแล้ว ",
    "hi": "प्रतिनिधिमंडल ने मंगलवार को कहा कि राजधानी से बातचीत के बाद समझौता चार या पाँच बार वापस लिया गया। ",
    "long": "Unbrechbarkeitsprüfungswortzusammensetzung" * 6 + " ",
}


def crowded(language: str = "en", each: int = 15, long: bool = True) -> Document:
    """Sixty items with texts as long as they come: far more than a page holds."""
    line = SCRIPTS[language]
    sentences = [f"{line.strip()} ({n})." if language != "zh" else f"{line}" for n in range(1, 81)]
    source = article(sentences, title=line, language=language if len(language) == 2 else "en")
    wording = line * (4 if long else 1)
    name = line[:70]
    cite: list[JsonValue] = [3, 4, 5, 9, 12, 15, 20, 33, 40]
    brief: dict[str, JsonValue] = {
        "headline": line * 4,
        "bottom_line": {"text": line * 6, "evidence": cite},
        "parties": [
            {
                "name": f"{name} {n}",
                "kind": "armed_group",
                "role": wording,
                "voice": "accused_not_quoted",
                "evidence": cite,
            }
            for n in range(each)
        ],
        "key_claims": [
            {"speaker": f"{name} {n}", "claim": wording, "attribution": "unnamed", "evidence": cite}
            for n in range(each)
        ],
        "demands": [
            {"by": name, "of": f"{name} {n}", "demand": wording, "condition": wording, "evidence": cite}
            for n in range(each)
        ],
        "open_questions": [{"question": wording, "reason": "one_sided", "evidence": cite} for _ in range(each)],
    }
    return document(source, brief)
