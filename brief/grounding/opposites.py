"""English words that say the opposite of each other, and words that may stand for a negation."""

from __future__ import annotations

from brief.grounding.glance import starts_of
from brief.grounding.stems import stem

# Either word of a pair turns what the other says. On both sides of a bar any word is the opposite of any other.
_PAIRS = """
approve accept endorse adopt ratify pass welcome | reject veto
pass adopt | withdraw scrap shelve
confirm admit acknowledge concede | deny dispute refute
agree consent | refuse disagree decline
support back favour endorse favor | oppose opponent
rise grow increase climb jump soar surge gain | fall drop decline decrease shrink plunge plummet slump erode dwindle
widen | narrow
same identical | different
win | lose
succeed | fail
allow permit authorise authorize legalise legalize | ban forbid prohibit bar outlaw
open reopen | close shut
begin start launch | end stop finish
release free | arrest detain jail imprison
convict | acquit exonerate
guilty | innocent
legal lawful | illegal unlawful
strengthen tighten intensify | weaken loosen ease relax
raise increase | cut lower reduce
condemn criticise criticism | praise applaud commend
victory | defeat
profit | loss
join enter | leave quit
arrive | depart
accept | decline
appoint hire | dismiss fire sack
lift | impose
survive | die
upheld uphold | overturn quash
above | below
before | after
more | fewer less
majority | minority
first | last
safe | unsafe dangerous
true | false
north | south
east | west
northern | southern
eastern | western
longer | shorter
higher | lower
bigger larger | smaller
faster | slower
stronger | weaker
better | worse
older | younger
richer | poorer
"""


def _pairs(lines: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in filter(None, lines.splitlines()):
        left, right = ({stem(w) for w in side.split()} for side in line.split("|"))
        for word in left:
            found.setdefault(word, set()).update(right)
        for word in right:
            found.setdefault(word, set()).update(left)
    return {word: frozenset(others - {word}) for word, others in found.items()}


OPPOSITES = _pairs(_PAIRS)
"""From a stem to the stems that say the opposite."""
_IRREGULAR = "rose risen grew grown fell fallen shrank won lost began begun left forbade forbidden withdrew met held"
SAME = {
    word: frozenset(side)
    for line in filter(None, _PAIRS.splitlines())
    for side in ([stem(w) for w in part.split()] for part in line.split("|"))
    for word in side
}
"""From a stem to those that say the same, in one sense of it."""
BEGINNINGS = starts_of(_PAIRS.replace("|", " ") + _IRREGULAR)
"""Beginnings of the words that may have an opposite."""

WEAK = frozenset(
    {
        stem(w)
        for w in """refuse decline fail unable unwilling deny reject dismiss refute dispute oppose block prevent bar
    ban forbid prohibit avoid stop cease halt quit lack absence miss skip cancel drop scrap abandon withdraw suspend
    withhold delay postpone doubt impossible unlikely unless until without nobody none nothing neither nor never no
    not n't cannot false untrue wrong illegal unlawful veto boycott ignore reluctant resist overturn reverse rescind
    revoke instead rather except unlike only against remain still unclear unknown uncertain free lift end few little
    less fewer rarely hardly barely scarcely seldom innocent acquit exonerate dead die lose loss hide conceal keep
    stay zero un non failure refusal rejection denial dismissal cancellation question challenge contradict undecided
    short missing despite yet scant limited beyond slow slowly""".split()
    }
    | {"n't", "cannot"}
)
"""Stems and words that may say "not" in another way: where one of them stands, no negation is called lost or added."""

WEAK_PHRASES = frozenset(
    f"{verb} {particle}"
    for particle, verbs in (
        ("out", "run runs ran running rule ruled rules ruling lock locked shut miss missed sold"),
        ("down", "turn turned turns turning shut shot"),
        ("away", "turn turned turns turning keep kept stay stayed"),
        ("off", "call called hold held put"),
        ("up", "give gave given gives"),
    )
    for verb in verbs.split()
)
"""Two words that may do so."""

_MORE_PAIRS = """
succeed | fail collapse founder falter flounder
kill | save rescue spare
high | low
add | remove
against | favour favor
unanimous | divided split
dead | alive survivor
higher | lower
over | under
early | late
big large | small little
long | short
old | new young
good | bad
best | worst
better | worse
many | few
most | fewest least
always | never
inside | outside
up | down
with | without
for | against
war | peace
hot | cold
strong | weak
rich | poor
public | private
left | right
morning | evening
day | night
today | yesterday tomorrow
buy | sell
borrow | lend
import | export
attack | defend
ally | enemy rival
remember | forget
build | destroy demolish
cause | prevent
include | exclude
encourage | discourage
love | hate
quickly | slowly
rapid | slow
near | far
full | empty
presence | absence
present | absent
advance | retreat
create | destroy abolish
gain | lose
male | female
man | woman
boy | girl
son | daughter
father | mother
brother | sister
husband | wife
maximum | minimum
upper | lower
urban | rural
foreign | domestic
positive | negative
optimistic | pessimistic
deny | confirm
peaceful | violent
voluntary | compulsory
temporary | permanent
direct | indirect
ease | worsen
improve | worsen deteriorate
expand | shrink contract
lead | trail
hire | fire
arrive | leave depart
enter | exit leave
live | die
alive | dead
son | daughter
often | rarely seldom
possible | impossible
likely | unlikely
wide | narrow
heavy | light
grant approve accept | refuse reject decline deny
boycott | support back attend
veto | sign
blame | praise credit
largest biggest | smallest
highest | lowest
convict guilty | clear acquit
ahead | behind
"""


EXACT_OPPOSITES = _pairs(_PAIRS + _MORE_PAIRS)
"""More of them, for where one word stands in the other's very place."""
