"""A good brief of an article, made by rule, so that its truth is known.

Every item quotes a sentence or restates it by truth-preserving rewrites; who says it and who wants what of whom come
from sentence patterns that leave no doubt. Articles in which too little is certain give a short brief.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from typing import Any

from brief.article import Article, Sentence
from brief.document import Document, Provenance
from brief.kinds import Kind
from mutations import grammar
from mutations.grammar import Said
from mutations.rewrites import capitalised, rewritten

Data = dict[str, Any]

MOST_CLAIMS, MOST_DEMANDS, MOST_QUESTIONS, MOST_PARTIES = 8, 4, 3, 8
_MOST_WORDS = 45
_SMALL = frozenset(
    "the a an of in on at to and or that is are was were has have had it its for with by as said says".split()
)


@dataclass(frozen=True, slots=True)
class Made:
    """How an item came about: what the mutations may rely on."""

    pattern: str
    """said, quoted, narrated, wanted, open, lead or party."""
    sentence: Sentence
    rewrites: tuple[str, ...] = ()
    content: str = ""
    """What somebody says or wants, without the words that give it to them."""


@dataclass(frozen=True)
class Good:
    """A good brief as the document that holds it, with what is known of each item."""

    name: str
    article: Article
    kind: Kind
    data: Data
    """The document as JSON values. Mutations work on copies."""
    made: dict[str, Made] = field(default_factory=dict)
    """By JSON pointer of the item."""

    def items(self, section: str) -> list[tuple[str, dict[str, Any], Made]]:
        """The items of a section: pointer, item, and how it was made."""
        held = self.data["brief"][section]
        rows = held if isinstance(held, list) else [held]
        pointers = (
            [f"/brief/{section}/{i}" for i in range(len(rows))] if isinstance(held, list) else [f"/brief/{section}"]
        )
        return [(p, row, self.made[p]) for p, row in zip(pointers, rows, strict=True)]


class _Desk:
    """The brief while it is made."""

    def __init__(self, article: Article, rng: random.Random) -> None:
        self.article = article
        self.rng = rng
        self.body = grammar.body(article)
        self.parties: dict[str, dict[str, Any]] = {}
        self.claims: list[tuple[dict[str, Any], Made]] = []
        self.demands: list[tuple[dict[str, Any], Made]] = []
        self.questions: list[tuple[dict[str, Any], Made]] = []
        self.told: list[frozenset[str]] = []

    def is_new(self, sentence: Sentence) -> bool:
        """Whether no item says it yet: an article that repeats itself must not make a brief that does."""
        words = _words(sentence.text)
        return all(len(words & other) < 0.5 * min(len(words), len(other)) for other in self.told)

    def party(self, who: str, sentence: Sentence) -> str | None:
        """The name by which a speaker goes on the page, once it is a party; None where there is no room."""
        full = self.full_name(grammar.bare(who)) if grammar.is_person(self.full_name(grammar.bare(who))) else who
        name = re.sub(r"^The (?=[A-Z])", "the ", full)
        if name not in self.parties:
            if len(self.parties) == MOST_PARTIES:
                return None
            person = grammar.is_person(name)
            surname = name.split()[-1]
            alone = person and re.search(
                rf"(?<![A-Z][a-z] )\b{re.escape(surname)}\b", self.article.text.replace(name, "")
            )
            self.parties[name] = {
                "name": name,
                "aliases": [surname] if alone else [],
                "kind": "person" if person else "group" if name[0].islower() else "other",
                "role": None,
                "voice": "not_quoted",
                "evidence": [sentence.id],
            }
        return name

    def full_name(self, who: str) -> str:
        """The one full name in the article that ends in this surname, or the name as it is."""
        if " " in who:
            return who
        found = set(re.findall(rf"\b([A-Z][\w’'-]+ {re.escape(who)})\b", self.article.text))
        found = {f for f in found if grammar.is_person(f) and grammar.is_somebody(f) and grammar.bare(f) == f}
        return found.pop() if len(found) == 1 else who

    def claim(self, found: Said) -> None:
        """A claim of somebody's, in one of the ways that an editor gives it."""
        who: str | None
        if found.unnamed:
            small = found.who[0].lower() + found.who[1:]
            # "Japanese officials" keep their capital; "Officials" get the small letter that they have in a line.
            who = (
                small
                if re.search(rf"(?<!\w){re.escape(small.split(maxsplit=1)[0])}(?!\w)", self.article.text)
                else found.who
            )
        else:
            who = self.party(found.who, found.sentence)
        if who is None:
            return
        text, rewrites = self.wording(found, who)
        document = re.search(r"\b(?:report|study|statement|document|data|survey)s?\b", found.who)
        self.claims.append(
            (
                {
                    "speaker": who,
                    "claim": text,
                    "attribution": "unnamed" if found.unnamed else "document" if document else "on_record",
                    "evidence": [found.sentence.id],
                },
                Made("quoted" if found.quote else "said", found.sentence, rewrites, found.content),
            )
        )
        self.told.append(_words(found.sentence.text))
        if who in self.parties:
            heard = self.parties[who]
            heard["voice"] = "quoted" if found.quote else heard["voice"] if heard["voice"] == "quoted" else "reported"

    def wording(self, found: Said, who: str) -> tuple[str, tuple[str, ...]]:
        """What is said: the whole sentence, its content alone, or a restatement."""
        sentence, content = found.sentence.text, found.content
        short = grammar.bare(who).split()[-1] if grammar.is_person(who) else capitalised(who)
        if found.quote:
            forms = [(sentence, ()), (f"{short} said “{content}”.", ("frame",)), (f"“{content}”", ("quote",))]
            if not found.first_person:
                forms.append((f"{capitalised(content)}.", ("indirect",)))
            return self.rng.choice(forms)
        choice = self.rng.random()
        if choice < 0.35:
            return sentence, ()
        if choice < 0.5:
            return f"{capitalised(content)}.", ("content",)
        if choice < 0.65:
            text, names = rewritten(f"{capitalised(content)}.", self.rng)
            return text, ("content", *names)
        if choice < 0.8:
            lowered = (
                content
                if re.match(r"[A-Z]", content) and content.split()[0] in sentence
                else content[0].lower() + content[1:]
            )
            text, names = rewritten(f"{short} says {lowered}.", self.rng, 1)
            return text, ("frame", *names)
        return rewritten(sentence, self.rng)

    def narrate(self, sentence: Sentence) -> None:
        """A claim in the article's own voice."""
        text, rewrites = (sentence.text, ()) if self.rng.random() < 0.25 else rewritten(sentence.text, self.rng)
        self.claims.append(
            (
                {"speaker": "reporter", "claim": text, "attribution": "reporter", "evidence": [sentence.id]},
                Made("narrated", sentence, rewrites),
            )
        )
        self.told.append(_words(sentence.text))

    def demand(self, found: grammar.Wanted) -> None:
        """A demand with its direction."""
        room = MOST_PARTIES - len(self.parties)
        if room < 2:
            return
        by: str | None = found.by if re.fullmatch(grammar.UNNAMED, found.by) else self.party(found.by, found.sentence)
        of: str | None = "unspecified"
        if found.of:
            of = self.party(found.of, found.sentence) if grammar.is_somebody(found.of) else found.of
        rewrites: tuple[str, ...] = ()
        text = f"{capitalised(found.what)}."
        if self.rng.random() < 0.4:
            text, rewrites = rewritten(text, self.rng, 1)
        self.demands.append(
            (
                {"by": by, "of": of, "demand": text, "condition": None, "evidence": [found.sentence.id]},
                Made("wanted", found.sentence, rewrites, found.what),
            )
        )
        self.told.append(_words(found.sentence.text))
        if of not in ("unspecified", *self.parties) and len(self.parties) < MOST_PARTIES:
            self.parties[str(of)] = {
                "name": of, "aliases": [], "kind": "group", "role": None, "voice": "not_quoted", "evidence": [found.sentence.id],
            }  # fmt: skip


def good_brief(name: str, article: Article, kind: Kind, rng: random.Random) -> Good | None:
    """A brief of the article that is true by construction; None where nothing in it is certain enough."""
    desk = _Desk(article, rng)
    for sentence in desk.body:
        if len(desk.questions) < MOST_QUESTIONS and (found := grammar.left_open(sentence)):
            question = {"question": found.question, "reason": found.reason, "evidence": [sentence.id]}
            desk.questions.append((question, Made("open", sentence)))
    for sentence in desk.body:
        want = grammar.wanted(sentence)
        if want and len(desk.demands) < MOST_DEMANDS and desk.is_new(sentence):
            desk.demand(want)
    spoken = [f for s in desk.body if (f := grammar.said(s)) and len(s.text.split()) <= _MOST_WORDS]
    told = [s for s in desk.body if grammar.narrated(s)]
    for f in spoken[:5]:
        if desk.is_new(f.sentence):
            desk.claim(f)
    # Hedged sentences first: they are few, and what becomes of a hedge is worth measuring.
    for sentence in sorted(told, key=lambda s: (grammar.HEDGE.search(s.text) is None, s.id)):
        if len(desk.claims) < MOST_CLAIMS and desk.is_new(sentence):
            desk.narrate(sentence)
    if not desk.claims:
        return None
    desk.claims.sort(key=lambda pair: pair[1].sentence.id)
    _accuse(desk)
    return _document(name, desk, kind)


def _accuse(desk: _Desk) -> None:
    """Parties that the article accuses and never lets speak."""
    for sentence in desk.body:
        for who in grammar.accused(sentence):
            name = grammar.bare(who)
            near = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
            speaks = any(
                near.search(s.text)
                and re.search(r"[\"“]|\b(?:said|told|den(?:y|ie)|stated|claim|accord|tweet|wrote|add)", s.text)
                for s in desk.body
                if s.id != sentence.id
            )
            known = next((p for n, p in desk.parties.items() if near.search(n)), None)
            if known and known["voice"] == "not_quoted" and not speaks:
                known["voice"] = "accused_not_quoted"
            elif not speaks and not known and len(desk.parties) < MOST_PARTIES and " of " not in name:
                desk.parties[name] = {
                    "name": name, "aliases": [], "kind": "person" if grammar.is_person(name) else "other", "role": None,
                    "voice": "accused_not_quoted", "evidence": [sentence.id],
                }  # fmt: skip


def _document(name: str, desk: _Desk, kind: Kind) -> Good:
    # The bottom line is the lead where the lead has become an item, and else the first item that narrates or reports.
    lead, its = next(((c, m) for c, m in desk.claims if m.pattern != "quoted"), desk.claims[0])
    rewrites: tuple[str, ...] = ()
    text = its.sentence.text
    if desk.rng.random() < 0.5:
        text, rewrites = rewritten(text, desk.rng, 1)
    if len(text.split()) > 55:
        text = str(lead["claim"])
    brief: dict[str, Any] = {
        "headline": desk.article.title or desk.article.sentences[0].text,
        "bottom_line": {"text": text, "evidence": [its.sentence.id]},
        "parties": list(desk.parties.values()),
        "key_claims": [claim for claim, _ in desk.claims],
        "demands": [demand for demand, _ in desk.demands],
        "open_questions": [question for question, _ in desk.questions],
    }
    made = {"/brief/bottom_line": Made("lead", its.sentence, rewrites)}
    for i, party in enumerate(desk.parties.values()):
        made[f"/brief/parties/{i}"] = Made("party", desk.article.sentence(party["evidence"][0]))
    for section, rows in (("key_claims", desk.claims), ("demands", desk.demands), ("open_questions", desk.questions)):
        made.update({f"/brief/{section}/{i}": m for i, (_, m) in enumerate(rows)})
    document = Document.of(
        kind.name, desk.article, kind.schema.model_validate(brief), provenance=_provenance(kind)
    ).model_dump(mode="json")
    return Good(name, desk.article, kind, document, made)


def _provenance(kind: Kind) -> Provenance:
    return Provenance(
        brief_version="0.1.0", model="by rule", endpoint=None, prompt_sha256=kind.prompt_sha256, schema_sha256=kind.schema_sha256,
        passages=1, calls=0, input_tokens=None, cached_tokens=None, output_tokens=None, cost_usd=None, seconds=0.0,
        created="2026-11-01T00:00:00Z",
    )  # fmt: skip


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower())) - _SMALL
