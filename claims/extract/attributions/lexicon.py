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
support O; seek I; view O; back O; push :for; embrace O; want O; plan I;
agree :to :on :with; prefer O; love O; hope :for; intend I; show O; fear T; name O;
hold T; call :on;
accuse O T; acknowledge S O W G; add S; admit S G :to; advise A; advocate O G :for; affirm S O;
agree T I; allege S O; allude :to; announce S O W; answer Q; apologize :for; appeal :for;
appear I T; applaud O; argue S :for :against; articulate O; ask A W Q :about :for; assail O;
assert S O; assume T; assure A; attack O; attest T :to; aver S; avow T; bash O; beg A;
believe S :in; bemoan O; berate O; blame O; blast O; blurt Q; boast S :of :about; brag S; brand O;
brief A; bristle :at; call O :for S :out; caution S A :against; certify T; chant Q O;
characterise O; characterize O; chide O; chime Q; chuckle Q; cite O; claim S O; clarify T W S;
commend O; comment Q :on :about; complain S :about :of :that; concede S; conclude S Q; condemn O;
confess T :to; confirm S O; congratulate O; contemplate G O; contend S; continue Q; convince A;
correct Q; counter S Q; criticise O; criticize O; crow T :about; cry Q; debate O W; decide W T;
declare S O; decline I; decry O; deem O; defend O; deliberate :on; demand T O I; demonstrate T W;
denounce O; deny S O G; depict O; deride O; describe O; detail O W; disagree T :with; disavow O;
disclose S W; discuss O W; dismiss O; dispute T O; divulge S O; doubt S W; downplay O; dread O;
dub O; echo O Q; elaborate Q :on; email Q; emphasise S O; emphasize S O; encourage A; endorse O;
enquire W Q :about; enthuse Q; envisage O; envision O; equate O; estimate S; exclaim Q T;
exhort A; expect T I; explain S W O; expound :on; express O; fantasize :about; fault O; fear S O;
feel T; find T; forecast T O; fret T :about; fume Q T; gloat T :about; gripe T :about; grouse Q T;
grumble T :about; guess S; gush Q :about; hail O; hammer O; highlight O S; hint T :at; hope S I;
hypothesize T; imagine T O; implore A; indicate S W O; inform A; inquire W Q :about; insinuate T;
insist S :on; instruct A; interject Q; interrupt Q; intimate T; inveigh :against; invite A;
joke S :that; know S W; label O; lambast O; lambaste O; lament S O W; lash :out; laud O; laugh Q;
learn T W; liken O; maintain T; marvel S :at; mention S W; mock O; mull G O; murmur Q;
muse S :about Q; mutter Q; note S W; notify A; object :to; observe T; opine S; oppose O G;
order A; outline O W; persuade A; plead A :for :with; pledge S I; point T :out :to; ponder O W G;
portray O; posit T; post Q :about; postulate T; praise O; preach Q T O; predict S O W;
press A :for; proclaim S O; profess T I O; promise S A I O; promulgate O; prophesy T;
propose S O I G; protest T Q O; purport I; put Q; query W O Q; question O W; quip S; quote O;
rail :against; rant :about; rave :about; read Q T; reaffirm S O; reassert S O; reassure A;
rebuke O; rebut O; recall S W; reckon S; recommend S O G; recount O W Q; refer :to; reference O;
refuse I; refute O; regret T O G; reiterate S O; reject O; remark S :on; remember S W; remind A S;
renounce O; repeat T Q; reply S; report S W; repudiate O; request O T; respond S :to; restate O;
retort Q T; retract O; retweet O; reveal S W; ridicule O; rip O; rule T; say S W I O :of;
scoff Q :at; scold O; scream Q; seem I T; shout Q T :at; show S W; sigh Q; signal S O; slam O;
snap Q; sneer Q :at; speak :of :about :against :out; specify T W; speculate S :about :on;
spell :out; state S W; stipulate T; stress S O; suggest S W G; surmise S; suspect S O; swear S I;
talk :about :of; tell S A W I :of; term O; testify S :about; text Q; thank O; theorise T;
theorize T; think S W; threaten T; tout O; tweet S O :about; underline S O; underscore S O;
understand W T; unveil O; urge A O T I; venture Q; voice O; vow S I; want I;
warn S A I :of :against :about; whisper Q; wish S I :for; wonder W :about; worry T :that;
write S W; yell Q T :at
"""

# Nouns with their content: "the claim that", "a call for". What follows is taken with these words.
_NOUNS = """
accusation that of; accusations that of; acknowledgement that of; acknowledgment that of;
admission that of; allegation that of; allegations that of; announcement that of;
argument that for against; arguments that for against; assertion that of; assertions that of;
assurance that of; assurances that of; belief that in; call that for to; calls that for to;
comment that; comments that;
claim that to of about; claims that of about; complaint that about; complaints that about of;
concern that about over; concerns that about over; conclusion that; condemnation of;
contention that; criticism that of; declaration that of; defense of; demand that for to;
demands that for to; denial that of; denials that of; denunciation of; doubt that about;
doubts that about; fear that of; fears that of; finding that; findings that; hope that of;
hopes that of; insistence that on; pledge that to of; pledges to of; prediction that of;
predictions that of; promise that to of; promises that to of; proposal that to for;
proposals to for; recommendation that to for; remark that about on; remarks that about on;
request that for to; revelation that of; suggestion that of; suggestions that of;
threat that to of; threats to of; vow that to of; warning that of about; warnings that of about
"""

SPEECH = vocabulary(
    "say tell add write claim argue report note warn announce declare insist testify"
)
NEGATIVE = vocabulary(
    "deny dispute reject dismiss refute rebut decline refuse doubt disavow renounce repudiate "
    "retract denial refusal disagree"
)


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
    for line in lines.split(";"):
        lemma, *marks = line.split()
        known = prepositions.setdefault(lemma, set())
        known.update(mark[1:] for mark in marks if mark[0] == ":")
        frames[lemma] = frames.get(lemma, "") + "".join(mark for mark in marks if mark[0] != ":")
    return {
        lemma: Verb(lemma, each, frozenset(prepositions[lemma])) for lemma, each in frames.items()
    }


def read_nouns(lines: str) -> dict[str, frozenset[str]]:
    """Nouns from lines of a noun and the words its content follows."""
    rows = (line.split() for line in lines.split(";"))
    return {noun: frozenset(after) for noun, *after in rows}


VERBS = read_verbs(_VERBS)
NOUNS = read_nouns(_NOUNS)
FORMS = form_table(VERBS)
"""form → (verb, the tags of :mod:`inflection` it can have)."""

# The word by which a phrase like "according to" is found, with what may stand around it.
PHRASES: dict[str, tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]] = {
    "according": (((),), ("to",)),
    "según": (((),), ()),
    "acuerdo": ((("de",),), ("con", "a", "al")),
    "juicio": ((("a",),), ("de", "del")),
    "criterio": ((("a",),), ("de", "del")),
    "decir": ((("a",),), ("de", "del")),
    "opinión": ((("en",),), ("de", "del")),
    "palabras": ((("en",),), ("de", "del")),
    "words": ((("in", "the"),), ("of",)),
    "view": ((("in", "the"),), ("of",)),
    "opinion": ((("in", "the"),), ("of",)),
}
SOURCE_WORDS = frozenset(PHRASES)
