"""Closed classes of English words, and common verbs that give no statement but bound a phrase."""

from __future__ import annotations

from claims.extract.attributions.inflection import form_table
from claims.vocabulary import vocabulary

_TAGGED = {
    # determiners, possessives and quantifiers
    "d": "the a an this these those his her its their my our your some any many most all both each "
    "every no either neither another several few fewer other such what's whose various certain "
    "more less enough one much",
    "#": "half two three four five six seven eight nine ten dozen dozens hundreds thousands "
    "millions",
    # prepositions
    "p": "of in on at by with from about for against into over under between among through during "
    "without within across behind beyond near toward towards upon per via amid around above below "
    "despite regarding concerning like unlike besides alongside onto off outside inside throughout "
    "following plus versus vs",
    "t": "to",
    "c": "and or but nor yet &",
    # words that open a dependent clause
    "s": "because although though while if when after before since as until unless whereas than "
    "whether once so lest",
    "h": "that",
    "w": "who which whom what how why where whoever whatever wherever whichever",
    "r": "he she they we i it you there",
    "o": "him them us me himself herself themselves itself ourselves myself yourself each-other",
    "m": "will would can could may might must should shall 'll 'd won't wouldn't can't cannot "
    "couldn't mightn't shouldn't mustn't ought",
    "a": "is are was were be been being am 're 'm isn't aren't wasn't weren't has have had having "
    "'ve hasn't haven't hadn't do does did don't doesn't didn't get gets got ain't",
    "z": "not never n't",
    "k": "also then later now just only even still often always again once already ever soon "
    "earlier recently simply really quite very too perhaps maybe instead thus therefore however "
    "almost nearly first further ago yesterday today tomorrow tonight here sometimes rather "
    "meanwhile moreover furthermore nevertheless nonetheless indeed far away back up down out "
    "together apart aside else abroad elsewhere otherwise well long much alone ahead afterward "
    "afterwards sarcastically twice",
}  # fmt: skip

CLOSED = {word: tag for tag, words in _TAGGED.items() for word in words.split()}

BE = vocabulary(
    "is are was were be been being am 're 'm 's isn't aren't wasn't weren't get gets got"
)
NEGATING = vocabulary(
    "not never n't won't wouldn't can't cannot couldn't mightn't shouldn't mustn't isn't aren't "
    "wasn't weren't hasn't haven't hadn't don't doesn't didn't neither nor"
)

# Quantifiers that stand for people: "some say", "many believe".
PRONOUNS = vocabulary(
    "some many most all both others several few neither either each one another this these those "
    "critics no-one nobody everyone everybody someone somebody anyone none"
)

# -ly words are adverbs but for these, and these are adverbs of manner without it.
NOT_ADVERBS = vocabulary(
    "family rally ally reply supply assembly italy july bully belly jelly monopoly anomaly folly "
    "only early daily weekly monthly friendly likely elderly ugly holy lonely apply rely imply fly "
    "multiply comply"
)

# Verbs that say nothing of what anyone said, but end a noun phrase.
_COMMON_VERBS = """
accept achieve act adopt affect allow answer apply approve arrive arrest avoid be become begin block
break bring build buy carry cause change choose claim close come compete complete conduct contain
continue control cost create cut deal defeat deliver depend deserve destroy develop die do drive
drop see consider
earn eat elect enable end enjoy enter exist face fail fall fight fill finish follow force form gain
get give go grow handle happen have help hit hold hurt ignore impact improve include increase
introduce invest involve join keep kill lack last launch lead learn leave let lie live look lose
make manage mark matter mean meet move need occur offer open operate own participate pass pay play
prepare present prevent produce protect provide pull push put raise reach receive reduce remain
remove replace represent require rest resign result return rise run save seem sell send serve set
shake
shape share sign sit solve speak spend split stand start stay stop strike struggle succeed suffer
take target teach tend throw touch travel treat try turn use vote wait walk watch wear win work
appear attend cover cross damage define demand double draw dominate exceed expand expect extend
feature flee fly focus fund govern guarantee hire host hope imagine lift limit link live maintain
march mount nominate obtain oversee plead point pose practice qualify range regulate reside respond
restore retire rule seize shift show sound spark stem step surge survive sweep tackle trail
transform
trust understand unite unveil value visit want warrant weigh withdraw accompany convene convey hear
beat marry shoot resolve register surround confront contribute convict cooperate cope enforce
escape establish evolve execute explode export fuel import inherit injure inspire install integrate
interfere intervene merge monitor motivate negotiate obey offend organize originate overcome
overturn perform permit possess preserve prevail proceed process profit progress promote purchase
pursue rally react rebuild recover recruit refuse reform remark remarks relax release "
    "rely repeal resist reverse
review revise risk shut sink slip slow smile solve steal stretch suit supply suspend switch tear
tell test threaten tie train transfer trigger undergo undermine uphold urge violate wage waste
widen worsen
"""
COMMON_FORMS = form_table(_COMMON_VERBS.split())

# Nouns that look like a verb's base or -s form; beside a determiner or before a preposition they
# are nouns, and elsewhere only what follows tells.
NOUNISH = vocabulary(
    "answer answers appeal appeals argue attack attacks attempt attempts back backs blame cast "
    "cause causes call calls challenge challenges change changes claim claims comment comments "
    "control cost costs cover credit cry damage deal deals debate debates decline demand demands "
    "design details doubt doubts dream dreams drop end ends estimate estimates express fault favor "
    "fear fears feature features fight fights find focus force forces form forms fund funds hail "
    "help highlights hope hopes house impact increase increases influence interest issue issues "
    "label labels lack lead leads lies link links look looks love mark marks matter matters "
    "mention "
    "message messages move moves name names need needs note notes offer offers order orders "
    "outline "
    "paint places plan plans play plays pledge pledges plot point points post posts practice "
    "praise "
    "present press process profit progress project projects promise promises protest protests "
    "question questions quote quotes race raise range rally rank rant reach reason record "
    "reference references reform regard release releases reply report reports request requests "
    "respect rest result results return returns reveal review reviews rip risk risks rule "
    "rules run "
    "runs rush sanction scale search second share shares shift show shows sign signs signal "
    "signals "
    "slam slams sort sound sounds spark split stage stand stands start starts state states step "
    "steps stop stress stresses strike strikes struggle study suit supply support supports surge "
    "suspect suspects talk talks target targets tease test tests text threat tie ties time "
    "touch tour "
    "trade train treat trust try turn turns tweet tweets use uses value values view views visit "
    "visits vote votes vow vows wait walk want wants waste watch will win wins wish wishes wonder "
    "wonders work works worry worries phone email emails brand brands list lists cite joke jokes "
    "laugh laughs rule boast boasts brief briefs hammer bash push pushes plead press sense slip "
    "document documents detail counter corrects preach crow cries fire fires shot weigh laud "
    "champion champions alarm contest exit interview lobby pick process rate rates stem taunt "
    "thanks thank trail welcome"
)

TIME_NOUNS = vocabulary(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight "
    "mon tue wed thu fri sat sun january february march april may june july august september "
    "october november december morning afternoon evening night week month year weekend day "
    "jan. feb. mar. apr. aug. sept. oct. nov. dec."
)

# Nouns of things that are written: "a statement saying", "a letter urging".
WRITTEN = vocabulary(
    "statement letter ad tweet email memo report poll survey sign signs petition message post "
    "resolution bill law article column editorial op-ed note text release study analysis filing "
    "lawsuit complaint document documents emails tweets ads letters reports statements headline "
    "caption video banner speech polls surveys studies data figures records research investigation "
    "findings results census statistics review audit polling"
)

REFUSING = vocabulary("decline declined declines declining refuse refused refuses refusing")
