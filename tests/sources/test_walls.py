"""Pages that stand in an article's place are refused, and articles that mention them are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from brief.errors import SourceError
from brief.sources import read
from brief.sources.html import read_html
from brief.sources.walls import wall

SCRIPT = "the page is made by a script"
PERSON = "the page asks whether a person reads it"
REFUSED = "the site refuses access"
GONE = "the site has no such page"
CONSENT = "the page asks for consent to cookies"
SUBSCRIBE = "the page asks to subscribe or to log in"

CLOUDFLARE = """\
Sorry, you have been blocked

You are unable to access courier.example

Why have I been blocked?

This website is using a security service to protect itself from online attacks. The action you just performed triggered \
the security solution. There are several actions that could trigger this block including submitting a certain word or \
phrase, a SQL command or malformed data.

What can I do to resolve this?

You can email the site owner to let them know you were blocked. Please include what you were doing when this page came \
up and the Cloudflare Ray ID found at the bottom of this page.

Cloudflare Ray ID: 123 • Your IP: 192.0.2.1 • Performance & security by Cloudflare
"""
IMPERVA = """\
Pardon Our Interruption...

As you were browsing, something about your browser made us think you were a bot. There are a few reasons this might happen:

You're a power user moving through this website with super-human speed.
You've disabled JavaScript in your web browser.
A third-party browser plugin, such as Ghostery or NoScript, is preventing JavaScript from running. Additional information \
is available in this support article.

To regain access, please make sure that cookies and JavaScript are enabled before reloading the page.
"""
PARTNERS = """\
We and our 842 partners store and/or access information on a device, such as unique IDs in cookies to process personal \
data. You may accept or manage your choices by clicking below. These choices will be signaled to our partners and will \
not affect browsing data.

Accept all
"""


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("You need to enable JavaScript to run this app.", SCRIPT),
        ("We're sorry but courier doesn't work properly without JavaScript enabled. Please enable it to continue.", SCRIPT),
        ("We’ve detected that JavaScript is disabled in this browser. Please enable JavaScript to continue using it.", SCRIPT),
        ("Loading…\n\nThis site requires JavaScript.", SCRIPT),
        ("Enable JavaScript to view this page", SCRIPT),
        ("Bitte aktivieren Sie JavaScript, um diese Seite anzuzeigen.", SCRIPT),
        ("Veuillez activer JavaScript.", SCRIPT),
        ("Please enable JS and disable any ad blocker", PERSON),
        ("Verify you are human by completing the action below.\n\ncourier.example needs to review the security of your connection before proceeding.", PERSON),
        ("Checking your browser before accessing courier.example.\n\nThis process is automatic.\n\nRay ID: 5a3f", PERSON),
        (IMPERVA, PERSON),
        (CLOUDFLARE, REFUSED),
        ('You don\'t have permission to access "http://courier.example/" on this server.\n\nReference #18.1234', REFUSED),
        ("403 Forbidden\n\nnginx", REFUSED),
        ("404\n\nPage not found", GONE),
        ("Sorry, the page you were looking for does not exist. It may have been moved or deleted.\n\nGo back to our home page.", GONE),
        ("Oops! We can't seem to find the page you're looking for.\n\nTry our search.", GONE),
        ("The requested URL /a was not found on this server.", GONE),
        (PARTNERS, CONSENT),
        ("We use cookies to improve your visit. By clicking Accept all you agree.\n\nManage preferences", CONSENT),
        ("Subscribe to continue reading.\n\nAlready a subscriber? Log in", SUBSCRIBE),
        ("To continue reading, please sign in or create an account.", SUBSCRIBE),
        ("You have read your limit of free articles.", SUBSCRIBE),
    ],
)  # fmt: skip
def test_what_stands_in_an_articles_place_is_refused(text: str, what: str):
    assert (wall(text.split("\n")) or "").startswith(what)
    page = "".join(f"<p>{line}</p>" for line in text.split("\n") if line)
    with pytest.raises(SourceError, match=f"^x holds no article: {what}.*save its text to a file"):
        read_html(f"<!doctype html><html><head><title>Courier</title></head><body>{page}</body></html>", name="x")


@pytest.mark.parametrize(
    "text",
    [
        "Access denied\n\nThe council denied reporters access to the vote on Tuesday.",
        "The council met on Tuesday and voted.\n\nPlease enable JavaScript to view the comments.",
        "You need to enable JavaScript to run this app, the page told voters on Tuesday.\n\nThe ministry was sorry.",
        "“You have been blocked,” the site told voters. The ministry will tell you more on Friday.",
        "We use cookies to buy votes, a baker told the court.\n\nThe judge laughed.",
        "The mayor wants the bridge to be closed, and the council met. Subscribe to continue reading.",
        "Just a moment\n\nThe mayor stopped in the street.",
        "We are sorry for what happened. We will tell you more on Friday. Please be patient with us.",
        "You can open Settings. To enable JavaScript, click Privacy. You will see your site. Reload your page.",
        "The site said that it works without JavaScript.",
        "404 ships waited at the port on Monday, and the council is looking for berths for our crews.",
        "The page you need does not exist, the archive told historians on Tuesday.",
        "The requested ship was not found in the strait.",
        "403 ships waited at the port on Monday, and the council is looking for berths.",
        "The council met. " * 10 + "You need to enable JavaScript to run this app.",
        "",
    ],
)
def test_an_article_may_mention_them(text: str):
    assert wall(text.split("\n")) is None


@pytest.mark.parametrize(
    "body",
    [
        "<div id=root></div><noscript>You need to enable JavaScript to run this app.</noscript>",
        "<div id=root></div><script src=/app.js></script>",
        "<div id=root>Loading…</div><script>start()</script>",
    ],
)
def test_a_page_that_a_script_makes_holds_no_article(body: str, tmp_path: Path):
    page = tmp_path / "app.html"
    page.write_text(f"<!doctype html><html><head><title>App</title></head><body>{body}</body></html>", encoding="utf-8")
    with pytest.raises(SourceError, match=f"app.html holds no article: {SCRIPT}, which is not run; ") as refused:
        read(str(page))
    assert refused.value.exit_code == 2
    assert "\n" not in str(refused.value)


def test_a_challenge_without_any_sentence_is_told():
    page = "<html><head><title>Just a moment...</title></head><body><h2>Checking your browser</h2></body></html>"
    with pytest.raises(SourceError, match=PERSON):
        read_html(page, name="x")


def test_a_page_without_text_and_script_is_no_wall():
    with pytest.raises(SourceError, match="no article was found"):
        read_html("<html><body><nav>Home</nav></body></html>", name="x")
