"""The forms page furniture comes in: what a web page puts around an article, and what is copied along with it.

Each reason has its forms one a line, as regular expressions that must match a whole line, in any case.
"""

from __future__ import annotations

import re

_WIDGETS = (
    r"share|tweet|pin|print|e-?mail|save|copy link|copy|link|facebook|twitter|x|whatsapp|linkedin|reddit|telegram|"
    r"pinterest|messenger|bluesky|threads|flipboard|tumblr|viber|instagram|youtube|bookmark|like|comments?|gift|listen|"
    r"mastodon|\+|more"
)
_PAGES = (
    r"home|news|menu|search|skip to (?:main )?content|skip to navigation|close|next|previous|(?:back"
    r"|return) to top|top|"
    r"contact(?: us)?|about(?: us)?|privacy(?: policy)?|terms(?: (?:of|&|and) (?:use|service|conditions))?|site ?map|"
    r"advertise(?: with us)?|jobs|careers|archives?|rss|log ?in|sign ?in|sign ?up|register|my account"
    r"|subscribe(?: now)?|unsubscribe|(?:(?:manage|update|change) (?:your )?)?(?:e-?mail )?preferences"
    r"|manage (?:your )?subscriptions?|"
    r"world|politics|business|sports?|opinion|culture|tech(?:nology)?|science|health|video|live|e-?paper"
)
_BETWEEN = r"[\s|/,·•&>-]+"

_MAILED = r"(?:e-?mail|newsletter|message|briefing)"
_GREETS = r"good (?:morning|afternoon|evening)\b[^.!?]{0,40}[.!,] "

_JOIN = r"(?:please )?(?:subscribe|sign in|log ?in|register|join)"
NEWSLETTER = "frame of a newsletter"
_FORMS = {
    "comment form": r"""
        (?:\d[\d,.]*|no|one) (?:comments?|responses?|replies)(?: (?:on|to) .{1,120})?
        comments?(?: \(\d+\)| are closed\.?| off)?
        leave a (?:reply|comment|response).{0,120}
        cancel reply
        please enter your .{1,40}
        please log ?in to .{0,60}
        you have entered an incorrect email address!?
        save my name,? .{0,120}
        your email address will not be published\b.{0,80}
        required fields are marked.{0,10}
        (?:post|submit|add|write)(?: a| your)? comment
        (?:name|e-?mail|website|comment):? ?\*
        (?:name|e-?mail|website|comment):
        (?:view|show|load|read)(?: all| more)?(?: \d+)? comments
        notify me of .{0,80}
        (?:[^.]{0,40}\. )?please leave this field (?:blank|empty)\.?|are you (?:a )?human\?.{0,40}
        (?:log|sign) in to (?:comment|reply|leave).{0,60}
        join the (?:conversation|discussion)\b.{0,60}
        have an opinion on this story\b.{0,80}
        (?:what do you think|have your say)\b.{0,20}(?:comment|let us know).{0,60}
        kommentare?|commentaires?|comentarios?|commenti|コメント|评论
        réagir(?: à cet article)?(?: \(\d+\))?|\d+ commentaires?|kommentare? \(\d+\)|\d+ kommentare|comentarios? \(\d+\)
        yorum(?:lar)?(?: \(\d+\)| yap)?|комментарии(?: \(\d+\))?
        """,
    "share row": rf"""
        (?:{_WIDGETS})(?:{_BETWEEN}(?:{_WIDGETS}))*+
        share (?:this|on|via|to|with)\b[^.!?]{{0,60}}
        share:.{{0,80}}
        follow (?:us|@).{{0,100}}
        ["“]?follow [\w.@’'-]{{2,30}}(?: [\w.@’'-]{{2,30}}){{0,3}} on (?:{_WIDGETS})\b[^!?]{{0,60}}["”]?
        (?:like|join) us on .{{0,60}}
        \d[\d,.]*k? (?:shares?|views|likes|reads)
        (?:artikel )?teilen|partager(?: (?:cet article|sur .{{1,40}}))?
        compartir(?: (?:en|este) .{{1,40}})?|condividi(?: .{{1,40}})?
        compartilhar?(?: .{{1,40}})?|(?:haberi )?paylaş
        поделиться(?: .{{1,40}})?|(?:この記事を)?シェアする|分享到?(?: ?[：:].{{0,80}})?
        """,
    "newsletter prompt": r"""
        (?:sign up|subscribe|register)\b.{0,160}\b(?:newsletters?|inbox|e-?mails?|briefings?)\b.{0,60}
        (?:sign up|subscribe|register)\b.{0,160}\b(?:updates|alerts|channel|free|now)\b.{0,60}
        (?:get|receive) .{1,120}\b(?:newsletters?|inbox|delivered|briefings?)\b.{0,60}
        enter your e-?mail.{0,60}
        newsletters?
        by (?:signing up|subscribing|clicking|registering|submitting your)\b.{0,200}
        thank(?:s| you) for (?:signing up|subscribing|registering)\b.{0,80}
        (?:already a |not a )?subscriber\?.{0,40}
        support (?:our|independent|quality) journalism\b.{0,120}
        (?:like|enjoy(?:ed|ing)?) (?:what you.re reading|this (?:article|story))\?.{0,100}
        download (?:the|our) .{0,40}\bapp\b.{0,60}
        (?:s'abonner|abonnez-vous|inscrivez-vous|je m'abonne)\b.{0,80}
        (?:zum )?newsletter (?:abonnieren|anmelden)\b.{0,60}
        (?:suscr[ií]b(?:ete|ase)|apúntate|iscriviti|assine|inscreva-se)\b.{0,100}|(?:bülten\w* )?abone ol.{0,60}
        подпи(?:сывайтесь|шитесь|саться) на .{1,80}
        """,
    "request to subscribe": rf"""
        {_JOIN}(?: now| today)? to (?:continue|keep|unlock|view|read|access)\b.{{0,80}}
        (?:to|want to) (?:continue|keep) reading\b.{{0,80}}
        this (?:article|story) is (?:only |exclusively )?(?:available )?(?:for|to) .{{0,30}}\bsubscribers\b.{{0,60}}
        (?:get|enjoy) (?:unlimited|full|instant)(?: digital)? access\b.{{0,120}}
        (?:weiterlesen mit|jetzt (?:abonnieren|weiterlesen)|dieser artikel ist .{{0,40}}abonnent).{{0,80}}
        (?:la suite|le reste)(?: de (?:cet|l')\s?article)? est réservée? aux abonnés.{{0,60}}|déjà abonné.{{0,40}}
        (?:cet )?article réservé aux abonnés.{{0,40}}
        il (?:vous )?reste \d+(?:[.,]\d+)?\s?% de cet article à lire.{{0,80}}
        (?:contenido|artículo) (?:exclusivo |solo )*para suscriptores.{{0,60}}
        """,
    NEWSLETTER: rf"""
        (?:view|read|open|see) (?:this|it)(?: {_MAILED})? (?:online|(?:on|in) (?:the|your|a) (?:web ?)?browser).{{0,40}}
        (?:having )?(?:trouble|problems) (?:viewing|reading|seeing) this\b.{{0,100}}
        (?:did (?:someone|a friend|somebody) forward|(?:was|were you forwarded) this {_MAILED})\b.{{0,100}}
        you(?:'re| are) (?:receiving|getting) this (?:{_MAILED} )?(?:because|as)\b.{{0,200}}
        you(?:'ve| have)? (?:received|been sent) this {_MAILED}\b.{{0,200}}
        (?:to )?(?:unsubscribe|opt out)\b.{{0,40}}\b(?:click|here|any time|{_MAILED}s?|list)\b.{{0,120}}
        (?:{_GREETS})?here(?:'s| is| are) (?:what|everything|all) you need to know\b[^.!?]{{0,40}}[.!:]?
        (?:{_GREETS})?welcome to (?:the|your|our) [^.!?]{{2,60}}\b(?:newsletter|briefing)[.!]?
        """,
    "cookie notice": r"""
        (?:we|(?:this|our) (?:web)?site)(?: and our partners)? uses? cookies\b.{0,300}
        accept(?: all)?(?: cookies)?|reject all
        by continuing to (?:use|browse) .{0,200}
        cookies? (?:policy|settings|preferences|notice)
        manage (?:cookies?|preferences|consent)
        """,
    "label": r"""
        (?:press|news|media) release|for immediate release|pressemitteilung|communiqué de presse|comunicado de prensa
        (?-i:(?:AM|BC|PM)-[A-Z\d/-]{3,40}|[A-Z]{2,}(?:[-/][A-Z\d]{2,}){2,5})
        breaking(?: news)?|exclusive|live updates?|updated?|opinion|analysis|explainer|watch live
        """,
    "navigation": rf"""
        (?:{_PAGES})(?:{_BETWEEN}(?:{_PAGES}))*+
        home ?[>›»/|] ?[^.!?]{{1,120}}
        (?:previous|next) (?:article|post|story)\b[^.]{{0,120}}
        \d{{1,3}}[ -]min(?:ute)?s?(?: read)?
        reading time:? .{{1,20}}
        listen to (?:this )?(?:article|story).{{0,30}}
        table of contents|toggle .{{1,30}}
        (?:tags?|topics?|filed under|categories|category|schlagworte|étiquettes): ?.{{0,160}}
        (?:temps de lecture|lesezeit|lesedauer|okuma süresi) ?:? .{{1,20}}
        (?:tiempo de lectura|tempo di lettura|tempo de leitura) ?:? .{{1,20}}
        (?:archivado en|mots[ -]clés|stichworte|themen|etiquetas|etiketler|теги) ?:.{{0,160}}
        """,
    "advertisement": r"""
        (?:advertise?ment|ads?|sponsored(?: content)?|promoted)(?: ?[-–—] ?.{0,40})?
        publicité|anzeige|werbung|publicidad|publicidade|pubblicità|реклама|广告|広告|إعلان
        (?:story|article) continues (?:after|below)\b.{0,40}
        continue reading\b.{0,40}
        scroll (?:down )?(?:to|for) .{0,40}
        """,
    "copyright line": r"""
        ©.{0,240}
        \(c\) ?\d{4}.{0,200}
        copyright (?:©|\(c\)|\d{4}|by |notice).{0,240}
        (?:[^.]{0,120}\. )?all rights reserved\b.{0,120}
        (?:first )?published in [^.]{2,60}\d{4}\.?
        (?:this )?(?:article|story|piece|post) (?:was|is|has been)? ?(?:originally|first) (?:published|appeared).{0,160}
        this copy is for your personal.{0,300}
        distribution and use of this material.{0,300}
        order (?:re)?prints|print article
        no part of this .{0,200}
        (?:[^.]{0,120}\. )?(?:alle rechte vorbehalten|tous droits réservés|todos los derechos reservados)\b.{0,120}
        (?:[^.]{0,120}\. )?(?:tutti i diritti riservati|todos os direitos reservados|tüm hakları saklıdır).{0,120}
        (?:[^.]{0,120}\. )?все права защищены.{0,120}
        riproduzione riservata
        """,
    "pointer to other pages": r"""
        read the (?:rest|full (?:story|article|report))\b.{0,40}
        read more\b.{0,140}
        (?:click|tap) here\b.{0,80}
        (?:see|find out|learn|discover|show) more\.?
        (?:related|see more|also read|read also|see also|more on this|don.t miss|watch): ?.{1,200}
        (?:à lire|lire) aussi ?:.{1,200}
        (?:leia também|lea también|lee también|lesen sie auch|mehr zum thema|leggi anche) ?:.{1,200}
        (?:ilgili haber(?:ler)?|читайте также|اقرأ أيض[اً]{1,2}) ?:.{1,200}
        (?:相关阅读|延伸阅读) ?[:：].{1,200}
        【関連(?:記事|ニュース)】.{1,200}
        haberin devamı için tıklayın(?:ız)?|devamını oku.{0,40}
        """,
    "credit": r"""
        \(?(?:additional )?reporting by [^.]{2,120}[;.] ?(?:additional )?(?:writing|editing) .{0,40}by .{2,120}
        \(?(?:additional )?writing by [^.]{2,120}[;.] ?(?:additional )?(?:writing|editing) .{0,40}by .{2,120}
        \((?:additional )?(?:reporting|writing|editing) by .{2,160}\)
        (?:additional reporting|editing) by .{2,120}
        .{2,80} contributed to this (?:report|story|article)\.?
        with (?:inputs|files|reporting) from .{2,60}
        (?:media|press) (?:contacts?|office|enquiries|inquiries)\b.{0,120}
        notes? (?:to|for) editors:?|ends|-ends-|###
        (?:write|reach|contact|e-?mail) .{2,60} at \S+@\S+
        https?://\S+
        [【\[（(]?(?:责任编辑|責任編輯|编辑) ?[:：].{1,30}
        """,
}

_LINKS = r"""
    must[ -]?(?:reads?|watch)
    related(?: (?:articles?|stories|news|posts|content|topics|links|coverage|reading|items))?
    you (?:may|might)(?: also)? (?:like|be interested in|have missed)
    recommended(?: for you| stories| reading| articles)?
    more (?:from|on|in|about) [^.!?]{1,40}
    (?:read|also|see)(?: also| next| more| on| in| read)
    (?:most|popular)[ -](?:read|viewed|popular|shared|stories|posts|articles)
    popular|trending(?: now| stories)?
    (?:latest|recent)(?: (?:news|stories|posts|articles|releases|from [^.!?]{1,40}))?
    (?:(?:quick|useful) )?links
    don.t miss|editor.?s.? picks?|top stories|up next|what to read next
    sister (?:links|projects)|(?:external|further) (?:links|reading)|sources?|references
    tags?|topics?|filed under|share this story
    (?:à lire|lire) aussi|mehr zum thema|lesen sie auch|lea también|leia também|leggi anche
    関連記事|相关阅读|延伸阅读|читайте также|اقرأ أيضا|ilgili haberler|más información|para saber más|weitere artikel
    """
"""Headings of lists of links."""


def _pattern(forms: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form.strip()})" for form in forms.strip().splitlines()), re.IGNORECASE)


_KNOWN = {reason: _pattern(forms) for reason, forms in _FORMS.items()}
_ANY = _pattern("\n".join(forms.strip() for forms in _FORMS.values()))
"""All of them together: most lines are of none."""
_OPENER = _pattern(_LINKS)
_LONGEST = 400
"""Characters. A line longer than this is a paragraph of the article."""


def known_form(line: str) -> str | None:
    """The kind of furniture a line is, whatever stands around it; None if it may be part of an article."""
    plain = " ".join(line.replace("’", "'").split()).lstrip("*_[●•– ").rstrip("_] ")
    if not plain or len(plain) > _LONGEST or not _ANY.fullmatch(plain):
        return None
    return next((reason for reason, form in _KNOWN.items() if form.fullmatch(plain)), None)


def opens_links(line: str) -> bool:
    """Whether a line is the heading of a list of links to other pages."""
    plain = line.strip().strip("*_#").rstrip(":").strip()
    return len(plain) <= 60 and _OPENER.fullmatch(plain) is not None
