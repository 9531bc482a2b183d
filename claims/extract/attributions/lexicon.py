"""English cues: verbs and nouns by which somebody is said to say, think or want something.

Each verb has frames, the ways in which its content follows it:

==== ==========================================================================================
S    a clause with or without "that", a quotation, and the place after its content ("…, she said")
T    a clause with "that" only, or a quotation
A    someone spoken to comes first ("told reporters that", "urged them to")
I    an infinitive ("vowed to fight")
W    a question ("asked whether", "explained why")
O    an object ("denounced the plan"), and what describes it ("called it a mistake")
G    a gerund ("denied taking part")
:x   an object after the preposition or particle x ("pointed to", "called for")
==== ==========================================================================================

The frames are from general knowledge of English; which of them pay was weighed with the counts of
cue verbs published with PolNeAR (political news).
"""

from __future__ import annotations

from dataclasses import dataclass

from claims.extract.attributions.inflection import form_table
from claims.vocabulary import vocabulary

_VERBS = """
say S W I O :of
tell S A W I :of
add S
write S W
note S W
argue S :for :against
announce S O W
claim S O
declare S O
state S W
insist S :on
explain S W O
warn S A I :of :against :about
suggest S W G
acknowledge S O W G
admit S G :to
assert S O
maintain T
contend S
allege S O
recall S W
predict S O W
conclude S
reply S
respond S :to
answer Q
remark S :on
comment Q :on :about
observe T
stress S O
emphasize S O
emphasise S O
underscore S O
underline S O
reiterate S O
repeat T Q
confirm S O
concede S
caution S A :against
quip S
joke S :that
tweet S O :about
retweet O
post Q :about
proclaim S O
boast S :of :about
brag S
complain S :about :of :that
lament S O W
testify S :about
vow S I
promise S A I O
pledge S I
swear S I
threaten T
agree T I
disagree T :with
deny S O G
dispute T O
reject O
dismiss O
refute O
rebut O
decline I
refuse I
urge A O T I
ask A W Q :about :for
call O :for
demand T O I
request O T
encourage A
advise A
order A
instruct A
press A :for
recommend S O G
propose S O I G
advocate O G :for
appeal :for
plead A :for :with
beg A
implore A
exhort A
invite A
remind A S
inform A
assure A
notify A
convince A
persuade A
reassure A
brief A
describe O
characterize O
characterise O
portray O
depict O
label O
brand O
dub O
deem O
term O
refer :to
accuse O T
blame O
criticize O
criticise O
condemn O
denounce O
blast O
slam O
attack O
assail O
decry O
deride O
mock O
ridicule O
rebuke O
chide O
scold O
lambast O
lambaste O
berate O
bash O
rip O
hammer O
fault O
question O W
praise O
laud O
hail O
applaud O
commend O
thank O
congratulate O
tout O
defend O
endorse O
oppose O
bemoan O
downplay O
highlight O
mention S W
cite O
quote O
discuss O W
express O
voice O
reveal S W
disclose S W
divulge S O
report S W
indicate S W O
signal S O
show S W
find T
demonstrate T W
hint T :at
outline O W
detail O W
clarify T W
specify T W
point T :out :to
talk :about :of
speak :of :about :against :out
complain S :about :of
warn S A :of :against
allude :to
object :to
respond :to
rail :against
lash :out
inveigh :against
speculate S :about :on
marvel S :at
muse S :about
wonder W :about
worry T :that
fear S O
hope S I
wish S I :for
believe S :in
think S W
feel T
know S W
doubt S W
suspect S O
assume T
expect T I
want I
oppose O G
remember S W
understand W T
learn T W
decide W T
estimate S
forecast T O
seem I T
appear I T
shout Q T :at
yell Q T :at
scream Q
chant Q O
cry Q
exclaim Q T
whisper Q
mutter Q
murmur Q
sigh Q
laugh Q
blurt Q
interject Q
counter S Q
retort Q T
continue Q
conclude S Q
read Q T
put Q
rule T
opine S
posit T
theorize T
hypothesize T
postulate T
reckon S
guess S
profess T I O
purport I
affirm S O
attest T :to
certify T
avow T
aver S
elaborate Q :on
expound :on
apologize :for
confess T :to
crow T :about
gloat T :about
gripe T :about
grumble T :about
fret T :about
scoff Q :at
sneer Q :at
bristle :at
snap Q
fume Q T
rant :about
gush Q :about
rave :about
echo O Q
recount O W Q
tell S A W
stipulate T
articulate O
spell :out
call S O :for :out
liken O
equate O
reference O
highlight O S
unveil O
preach Q T O
theorise T
promulgate O
prophesy T
envision O
envisage O
imagine T O
fantasize :about
contemplate G O
mull G O
ponder O W G
debate O W
deliberate :on
dread O
regret T O G
disavow O
renounce O
repudiate O
reaffirm S O
reassert S O
restate O
retract O
clarify S W
correct Q
interrupt Q
protest T Q O
surmise S
intimate T
insinuate T
enthuse Q
venture Q
chime Q
chuckle Q
grouse Q T
inquire W Q :about
enquire W Q :about
query W O Q
muse Q S
email Q
text Q
"""

# Nouns with their content: "the claim that", "a call for". What follows is taken with these words.
_NOUNS = """
claim that to of about
claims that of about
accusation that of
accusations that of
allegation that of
allegations that of
assertion that of
assertions that of
argument that for against
arguments that for against
belief that in
suggestion that of
suggestions that of
warning that of about
warnings that of about
promise that to of
promises that to of
pledge that to of
pledges to of
vow that to of
threat that to of
threats to of
insistence that on
contention that
conclusion that
prediction that of
predictions that of
complaint that about
complaints that about of
concern that about over
concerns that about over
fear that of
fears that of
hope that of
hopes that of
proposal that to for
proposals to for
call that for to
calls that for to
demand that for to
demands that for to
request that for to
criticism that of
condemnation of
denunciation of
defense of
admission that of
acknowledgment that of
acknowledgement that of
denial that of
denials that of
revelation that of
announcement that of
declaration that of
doubt that about
doubts that about
remark that about on
remarks that about on
assurance that of
assurances that of
recommendation that to for
finding that
findings that
"""

SPEECH = vocabulary(
    "say tell add write claim argue report note warn announce declare insist testify"
)
NEGATIVE = vocabulary(
    "deny dispute reject dismiss refute rebut decline refuse doubt disavow renounce repudiate "
    "retract denial refusal disagree"
)
DOCUMENT_VERBS = vocabulary("read show find indicate suggest reveal report state")


@dataclass(frozen=True, slots=True)
class Verb:
    """A cue verb: its base form, its frames, and the prepositions its content can follow."""

    lemma: str
    frames: str
    prepositions: frozenset[str]

    def takes(self, frame: str) -> bool:
        """Whether the verb has a frame: "S", "O" …"""
        return frame in self.frames


def read_verbs(lines: str) -> dict[str, Verb]:
    """Verbs from lines of a lemma and its frames."""
    frames: dict[str, str] = {}
    prepositions: dict[str, set[str]] = {}
    for line in lines.strip().splitlines():
        lemma, *marks = line.split()
        known = prepositions.setdefault(lemma, set())
        known.update(mark[1:] for mark in marks if mark[0] == ":")
        frames[lemma] = frames.get(lemma, "") + "".join(mark for mark in marks if mark[0] != ":")
    return {
        lemma: Verb(lemma, each, frozenset(prepositions[lemma])) for lemma, each in frames.items()
    }


def read_nouns(lines: str) -> dict[str, frozenset[str]]:
    """Nouns from lines of a noun and the words its content follows."""
    rows = (line.split() for line in lines.strip().splitlines())
    return {noun: frozenset(after) for noun, *after in rows}


VERBS = read_verbs(_VERBS)
NOUNS = read_nouns(_NOUNS)
FORMS = form_table(VERBS)
"""form → (verb, the tags of :mod:`inflection` it can have)."""
