"""Which English nouns stand for somebody who can speak: people, offices, groups and documents."""

from __future__ import annotations

import re

from brief.attribution.grammar.cues import ENGLISH_SPEECH

HEADS = frozenset(
    """police authorities advocates government ministry group groups company companies party union campaign report
    reports study studies poll polls survey surveys statement document documents court courts agency agencies team
    family families committee council department office administration media newspaper newspapers paper daily weekly
    tabloid letter advisory memo memorandum lawsuit complaint filing data figures analysis review research ad article
    bank association organization organisation organizations organisations institute center centre coalition delegation
    side sides people person source sources official officials army military navy force forces church school
    university network station channel site website blog magazine journal book film panel ruler rulers citizen
    citizens partner partners counterpart counterparts troops jury board commission bureau firm foundation fund
    charity club league body bodies staff crowd public state states country countries nation nations city county
    village community communities residents parents mother father son daughter brother sister wife husband friend
    friends neighbor neighbour colleague colleagues ally allies aide aides chief head dean bishop priest monk nun
    nurse doctor victim victims witness witnesses survivor survivors suspect suspects boy girl boys girls man woman
    men women child children kids youth students student expert experts academic academics critic critics guard guards
    mp mps npc representative representatives delegate delegates candidate candidates nominee president minister
    premier secretary senator congresswoman congressman governor mayor judge justice king queen prince princess
    spokesman spokeswoman spokesperson spokespeople attorney attorneys general host pope pilot captain coach boss crew
    cast republicans democrats conservatives liberals rebels insurgents taliban kremlin pentagon hospital airline
    airlines regulator watchdog insider insiders veteran veterans executive executives actor actress artist scientist
    politician politicians diplomat diplomats economist economists activist activists protester protesters
    demonstrator demonstrators campaigner campaigners historian historians lawyer lawyers researcher researchers
    author authors writer writers reporter reporters journalist journalists editor editors teacher teachers worker
    workers voter voters lawmaker lawmakers leader leaders member members negotiator negotiators mediator mediators
    participant participants observer observers analyst analysts investigator investigators prosecutor prosecutors
    officer officers commander commanders soldier soldiers militant militants employee employees owner owners founder
    manager director adviser advisers advisor advisors consultant strategist pollster operative operatives supporter
    supporters opponent opponents farmer farmers fisherman fishermen villager villagers tweet post email emails
    verdict ruling indictment partnership partnerships consortium cooperative subsidiary account accounts announcement
    communique communiqué draft text bill law plan proposal records interview others average averages transcript
    transcripts commentary findings investigation percent defense defence prosecution leadership alliance syndicate
    federation authority embassy consulate mission committee's tribunal parliament senate congress municipality
    municipalities brigade airport couple duo""".split()
)
_AGENT = re.compile(r"\w{4,}(?:er|or|ist|ian|eer|ician|man|men|woman|women)s?$")
_SURELY_PEOPLE = re.compile(r"\w{3,}(?:ists|icians|eers)")
_THINGS = frozenset(
    "newspaper broadcaster publisher carrier number numbers order orders matter matters water power"
    " center centre error winter summer weather quarter quarters chapter"
    " rather another other others whether never under later earlier offer offers answer answers murder murders border"
    " borders corner dinner floor color labor favor behavior factor factors sector sectors computer"
    " computers paper papers"
    " cover covers river rivers tower towers laughter disaster disasters fever gender manner letter"
    " letters timer register"
    " transfer transfers receptor receptors sensor sensors reactor reactors tumor tumors bunker"
    " chamber harbour harbor shelter shelters border trailer counter counters".split()
)
DOCUMENTS = frozenset(
    "report reports study studies poll polls survey surveys average averages transcript transcripts"
    " analysis data figures records"
    " review research document documents findings statistics census letter advisory memo memorandum audit"
    " investigation video videos footage"
    " photograph photographs photos recording recordings".split()
)
"""What shows or finds something without being anybody."""
_PERSONS = frozenset(
    "man woman teenager child baby official aide critic expert source mother father person friend"
    " chief head student judge guard protester ally wife husband"
    " son daughter brother sister king queen pope boy girl nun priest monk diplomat president victim"
    " witness suspect participant"
    " nominee candidate attorney mp correspondent parent boss coach dean nurse pilot host insider"
    " advocate voter justice general colonel"
    " spokesperson chairperson mayor secretary analyst artist actor actress surgeon captain envoy bishop imam rabbi"
    " employee militant rebel gunman detainee refugee migrant resident tenant consultant accountant"
    " merchant informant assistant attendant"
    " executive representative relative detective fugitive captive hostage clerk maid cop thief chef"
    " veteran orphan spouse peasant servant"
    " colleague neighbour neighbor guest cousin uncle aunt widow inmate patient defendant plaintiff client pensioner"
    " immigrant applicant cadet recruit graduate accomplice".split()
)
ONE_OF_THEM = frozenset(("one", "another"))
"""What alone stands for one of those who were told of: "“It was cold,” said one."."""
NUMBERS = frozenset("two three four five six seven eight nine ten both many some several few most all".split())
SHARES = frozenset("most few".split())
"""What stands for some of those who were told of: "Most expect it to close"."""
_WHO_WRITE = frozenset("committee committees panel panels team teams staff process".split())
"""What "writing" tells the purpose of: "the tax writing committees"."""
_PLURALS = frozenset("advocates demands reports calls issues questions comments remarks".split())
_BEHIND_PLURALS = frozenset("have had are were spoke speak".split())
_BELONGS = re.compile(
    r",| (?:about|at|by|close|conducted|familiar|for|from|in|near|of|on|published|released|that|to|which|who|with) "
)
"""What stands behind the noun that a description is about."""
_SEVERAL = ("s", "people", "police", "men", "children", "media")
TEAMS = frozenset("family team".split())
"""What "they" is said of, and "is"."""
COUNTED = re.compile(
    r"\d+|(?:twenty|thirty|forty)(?:-\w+)?|two|three|four|five|six|seven|eight|nine|ten|\w+teen"
    r"|several|many|some|most|all|other|member"
)
"""What stands before what is counted."""


def is_person(noun: str) -> bool:
    """Whether a singular noun, in small letters, stands for one human being: a pilot, a director-general."""
    noun = noun.rpartition("-")[2]
    return noun in _PERSONS or (bool(_AGENT.fullmatch(noun)) and noun not in _THINGS and not noun.endswith("s"))


def head_of(phrase: str) -> str:
    """The noun that a phrase is about, as printed: "officials" of "officials in the capital"."""
    words = _BELONGS.split(phrase, maxsplit=1)[0].split()
    return words[-1] if words else ""


def is_several(phrase: str) -> bool:
    """Whether a phrase, as it stands within a sentence, is about several: "two people in the port", "Berg and Holm". A
    name that ends in "s" is one, and so is "the Food and Drug Administration".
    """
    noun = head_of(phrase)
    second = _BELONGS.split(phrase, maxsplit=1)[0].partition(" and ")[2]
    one_body = noun[:1].isupper() and noun.lower() in HEADS and not second.startswith(("the ", "a "))
    return (noun.endswith(_SEVERAL) and noun.islower() and not noun.endswith("ss")) or (second != "" and not one_body)


def is_noun_before(word: str, following: str) -> bool:
    """Whether a word that may be a verb of speech is none before another one: "child advocates have called", "tax
    writing panels".
    """
    plural = word in _PLURALS and (following in _BEHIND_PLURALS or following in ENGLISH_SPEECH)
    return plural or (word == "writing" and following in _WHO_WRITE)


def is_agent(noun: str) -> bool:
    """Whether a noun stands for a person, or is made like one that does: commissioner, strategist, politician."""
    return noun in HEADS or (noun not in _THINGS and bool(_AGENT.search(noun)))


def are_people(name: str) -> bool:
    """Whether one word is a plural of what people are and nobody's surname, whatever its letters: "Egyptologists"."""
    return _SURELY_PEOPLE.fullmatch(name.lower()) is not None
