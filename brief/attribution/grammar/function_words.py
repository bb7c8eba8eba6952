"""The small words that English noun phrases begin with, end before, and never hold."""

from __future__ import annotations

from brief.attribution.grammar.cues import ENGLISH_SPEECH

AUXILIARY = frozenset(
    "has have had also later further then repeatedly again is are was were be been did does do not would will could may"
    " might must should can still never already once even first only now just recently previously initially finally"
    " too each always instead very flat-out soon long rather firmly immediately reportedly apparently"
    " often sometimes both since together himself herself themselves itself to’s didn’t"
    " hasn’t haven’t doesn’t don’t".split()
)
STOPS = frozenset(
    "that but while as when if because where after before although though since and or so than unless whether".split()
)
OPENERS = frozenset(
    "in on after at during despite however meanwhile for with by from as when while although but and yet still also"
    " since under before amid following speaking asked later earlier then moreover furthermore additionally instead"
    " nevertheless similarly likewise because though if once until beyond among within throughout"
    " upon via without amongst"
    " alongside besides unlike across around given".split()
)
MODALS = frozenset("will would may might could should can must".split())
CONTRACTED_NOT = ("n't", "n’t")
"""How a verb ends that is denied: "didn’t"."""
FINITE = MODALS | frozenset("is are was were has have had does did do".split())
PARTICIPLES_OF_SPEECH = frozenset(w for w in ENGLISH_SPEECH if w.endswith("ing"))
IN_NAMES = frozenset("of and the for de la al bin van von &".split())
PARTICLES = frozenset("bin ibn de del van von der den da di du dos la le al el".split())
"""Small words within a person's name."""
PRONOUNS = frozenset("he she they it we i who which".split())
SUBJECT_PRONOUNS = frozenset("he she they we i".split())
"""Pronouns that are a subject by their form, whatever stands before them."""
SUBJECTS = SUBJECT_PRONOUNS | {"it", "there"}
"""Small words that a clause's verb may stand behind."""
DETERMINERS = frozenset(
    "the a an his her their its one another some many several two three four five most no other".split()
)
THIRD_PERSON = frozenset("he she they it".split())
POSSESSIVES = frozenset("his her their its".split())
PERSONAL = SUBJECT_PRONOUNS | {"it", "you"}
RELATIVES = frozenset("who which".split())
COMPLEMENTIZERS = frozenset("that how why what whether when where who if so".split())
"""What a clause that a verb of speech reports begins with."""
ARTICLES = POSSESSIVES | {"the", "a", "an"}
BEFORE_NOUNS = ARTICLES | {"this", "these", "those", "some", "many", "most", "no"}
PREPOSITIONS = frozenset("on in at to with from of by for about against over under between near outside inside".split())
MONTHS_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december".split()
)
SPANS = frozenset("day morning afternoon evening night week weekend month year spring summer autumn winter".split())
BE = frozenset("was were been is are being be".split())
ADVERBS_OF_SPEECH = frozenset("also already once again still even just recently previously later first widely".split())
"""Adverbs without an ending that stand between a subject and its verb of speech."""
SUBORDINATING = frozenset("for after before while when in since upon despite".split())
"""What begins a clause that tells when or why: a participle behind it speaks of the sentence’s subject."""
IRREGULAR_PAST = frozenset(
    "became began bought brought built came caught chose drew drove fell flew fought gave got grew"
    " heard held hid kept knew laid led"
    " lost made met paid ran rose sat saw sent sold spent spoke stood struck swore taught took threw"
    " went won wore".split()
)
"""Irregular forms that are past tense wherever they stand; what reports speech is in the lexicon."""
