import base64
import hashlib
from html.parser import HTMLParser

import sample

from brief.harmless import clean
from brief.render import render
from brief.render.body import direction, language, misplaced, paragraphs


class Reader(HTMLParser):
    """Collects the elements of a page and its visible text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.raw = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.raw += tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        self.raw -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self.raw:
            self.text.append(data)

    def all(self, name: str) -> list[str]:
        return [value for _, attrs in self.elements if (value := attrs.get(name)) is not None]


def page(document: sample.Document) -> Reader:
    return Reader(render(document, sample.NEWS, "html"))


def test_the_file_needs_and_allows_nothing_but_itself() -> None:
    html = render(sample.hostile(), sample.NEWS, "html")
    reader = Reader(html)
    assert not reader.all("src")
    assert not {"img", "link", "iframe", "form", "base", "object", "svg"} & {tag for tag, _ in reader.elements}
    assert not [name for _, attrs in reader.elements for name in attrs if name.startswith("on") or name == "style"]
    assert [tag for tag, _ in reader.elements].count("script") == 1
    assert all(href.startswith("#") for href in reader.all("href"))
    policy = next(
        attrs["content"] for _, attrs in reader.elements if attrs.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        text = html.partition(f"<{tag}>")[2].partition(f"</{tag}>")[0]
        assert base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() in policy


def test_only_a_web_address_is_linked_to() -> None:
    assert "https://news.example/port-talks" in page(sample.harbour()).all("href")
    assert not [href for href in page(sample.hostile()).all("href") if "javascript" in href]


def test_names_are_unique_and_every_number_leads_somewhere() -> None:
    for document in (sample.harbour(), sample.hostile(), sample.crowded("ar")):
        reader = page(document)
        names = reader.all("id")
        assert len(names) == len(set(names))
        assert {href[1:] for href in reader.all("href") if href.startswith("#")} <= set(names)
        assert {"s" + n for numbers in reader.all("data-evidence") for n in numbers.split()} <= set(names)


def test_every_sentence_is_an_anchor() -> None:
    reader = page(sample.harbour())
    numbers = [int(n) for n in reader.all("data-sentence")]
    assert numbers == list(range(1, 14))


def test_a_sentence_knows_its_items_and_an_item_its_sentences() -> None:
    reader = page(sample.harbour())
    labels = reader.all("aria-label")
    assert "Sentence 5, cited by 3 items" in labels
    assert "Sentences 2 to 5" in labels
    links = [(a.get("href"), a.get("aria-label")) for _, a in reader.elements if a.get("class") == "number"]
    assert ("#item-bottom_line", "Sentence 2, cited by 2 items") in links


def test_what_is_left_off_the_page_can_be_opened_on_the_screen() -> None:
    reader = page(sample.crowded())
    assert sum(name.startswith("item-") for name in reader.all("id")) == 61
    assert "+14 more in the document" in "".join(reader.text)


def test_the_article_is_whole() -> None:
    for document in (sample.harbour(), sample.hostile(), sample.crowded("zh")):
        pieces = [piece.text for paragraph in paragraphs(document, {}) for piece in paragraph.pieces]
        assert "".join("".join(pieces).split()) == clean(document.article.text).replace(" ", "")


def test_a_document_that_was_changed_shows_its_orphans() -> None:
    document = sample.harbour()
    moved = document.article.model_copy(update={"text": document.article.text.replace("Breck", "B.")})
    changed = document.model_copy(update={"article": moved})
    assert 5 in [sentence.id for sentence in misplaced(changed)]
    reader = page(changed)
    assert "do not stand in the article’s text" in "".join(reader.text)
    assert {href[1:] for href in reader.all("href") if href.startswith("#")} <= set(reader.all("id"))
    assert not misplaced(document)


def test_sentences_that_cannot_be_numbered_again_are_not_guessed() -> None:
    document = sample.harbour()
    shifted = tuple(s.model_copy(update={"id": s.id + 1}) for s in document.evidence)
    numbers = {
        piece.number
        for paragraph in paragraphs(document.model_copy(update={"evidence": shifted}), {})
        for piece in paragraph.pieces
        if piece.number
    }
    assert numbers == {s.id for s in shifted}


def test_language_and_direction() -> None:
    def with_language(tag: str | None) -> sample.Document:
        document = sample.harbour()
        return document.model_copy(update={"article": document.article.model_copy(update={"language": tag})})

    assert [direction(with_language(tag)) for tag in ("en", "ar", "fa-IR", None)] == ["ltr", "rtl", "rtl", "auto"]
    assert language(with_language('en" onload="x')) == ""
    assert '<article id="article" aria-label="Article" dir="rtl" lang="ar">' in render(
        with_language("ar"), sample.NEWS, "html"
    )


def test_rejected_items_and_findings_are_behind_the_page() -> None:
    text = "".join(page(sample.harbour()).text)
    assert "its quotation is not in sentence 4" in text
    assert "speaker: Breck; claim: They lied." in text
    assert "is the only source for the figure" in text
