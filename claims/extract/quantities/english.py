"""English, for the steps that read figures."""

from __future__ import annotations

from claims.extract.quantities.lexicon import Lexicon
from claims.extract.quantities.tables import cues, numbers, words

_UNITS = numbers(
    """zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11
    twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19
    twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90"""
)

_ORDINALS = numbers(
    """first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10
    eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17
    eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30 fortieth=40 fiftieth=50 sixtieth=60
    seventieth=70 eightieth=80 ninetieth=90 hundredth=100 thousandth=1000"""
)

_PARTS = {word: float(n) for word, n in _ORDINALS.items() if n > 2} | {
    "quarter": 4.0, "half": 2.0,
}  # fmt: skip

_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "quadrillion": 1e15, "quintillion": 1e18, "dozen": 12.0, "lakh": 1e5, "lakhs": 1e5,
    "lac": 1e5, "crore": 1e7, "crores": 1e7, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9,
    "tn": 1e12, "trn": 1e12, "k": 1e3, "b": 1e9, "thousands": 1e3,
    "millions": 1e6, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip

_LEFT = """
more : more than | over | over than | above | exceed | exceeds | exceeded | exceeding | surpass
    | surpasses | surpassed | surpassing | topped | tops | topping | to top | will top | could
    top | would top | may top | might top | not top | n't top | never top | upwards of | upward
    of | in excess of | excess of | greater than | larger than | bigger than | higher than |
    more often than | beyond | north of | longer than | older than | heavier than | taller than
    | faster than | wider than | deeper than | farther than | further than | stronger than |
    richer than | warmer than | hotter than | better than | passed | crossed | breached | breach
    | breaching | eclipsed | outpaced | outnumbering | superior to | >
at least : at least | no less than | not less than | minimum of | minimum | min . | as few as |
    as young as | as little as | a minimum of | > = | = > | ≥ | ≧ | starting at | starting from
less : not nearly | not quite | nowhere near | nowhere close to | yet to reach | yet to hit |
    less than | fewer than | under | below | short of | shy of | lower than | smaller than |
    lesser than | younger than | lighter than | cheaper than | shorter than | slower than |
    narrower than | sub - | < | inferior to | beneath | south of
at most : at most | up to | as many as | as much as | maximum of | maximum | max . | a maximum
    of | as high as | as long as | as far as | as old as | as large as | as big as | capped at |
    limited to | < = | = < | ≤ | ≦ | the most of
about : about | around | approximately | roughly | some | nearly | almost | close to | closer to
    | estimated | an estimated | estimated at | approaching | approach | approaches | approached
    | circa | approx | approx . | ca . | c . | in the region of | region of | in the
    neighborhood of | in the neighbourhood of | vicinity of | more or less | averaged | averages
    | averaging | average of about | near | nearing | virtually | practically | perhaps | maybe
    | somewhere around | order of | ~ | ≈ | ≃ | ≅ | on average | probably | just about | well
    nigh
reach : reach | reaches | reached | reaching | hit | hits | hitting | amount to | amounts to |
    amounted to | get to | gets to | got to | come to | came to | attain | attained | number |
    numbered | total | totals | totalled | totaled | make it to | equal | equals | equalled |
    arrive at
exact : plus or minus | exactly | precisely | equal to | equals to
"""

# "or equal" closes a bound: "more than or equal to", "equal to or less than".
_CLOSED = (
    "{} than or equal to | {} than or equals to | {} than or equal | {} or equal than | "
    "{} or equal to | {} or equals to | {} or equal | equal to or {} than | equal or {} than | "
    "equals or {} than | equal to or {}"
)
_LEFT += "\n".join(
    f"{bound} : {_CLOSED.replace('{}', word)}"
    for bound, words_of_it in (
        ("at least", "more greater larger bigger higher above over"),
        ("at most", "less fewer lower smaller below under"),
    )
    for word in words_of_it.split()
)

_RIGHT = """
closed : or equal to | or equal | or equals
at least : - plus | or more | or greater | or higher | or over | or above | or older | or better
    | or longer | or larger | or bigger | or upwards | or up | and more | and over | and above |
    and older | and up | and upwards | and greater | and higher | plus | + | at least | at a
    minimum | minimum | at minimum | if not more
at most : or less | or fewer | or lower | or under | or below | or younger | or smaller | or
    shorter | and under | and below | and less | and fewer | and lower | and younger | at most |
    at the most | maximum | max | at maximum | tops
about : or so | or thereabouts | or near | - odd | - ish | - something | - ish , | , give or
    take | give or take | or around that
"""

_FUNCTION = words(
    """the a an of in on at by for from to with without into onto over under than that which
    who whom whose this these those it its he she they them their his her our we you i my your
    and or but nor so as if when while where because since until though although is are was
    were be been being am has have had do does did will would can could shall should may might
    must not no n't never about after before during between among against per each every all
    both through across around near off out up down above below within beyond along amid
    despite toward towards upon via plus minus versus vs also only just even still already yet
    too very more most less least fewer many much several such there here then now ago later
    earlier what how why however according including apiece annually overall respectively
    today yesterday tomorrow once again away back instead either neither any some us him me
    than i'm it's he's isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't
    won't can't couldn't wouldn't shouldn't like one"""
)

_HEADLINE = words(
    """says say said kills killed kill hits hit tops top wins won loses lost finds found gets got
    gives gave makes made takes took sees saw seen adds added cuts cut lifts raises sells sold buys
    bought opens closes holds held leaves left needs wants shows reports reported nearly almost
    approximately roughly around some exceeding exceeds exceeded exactly estimated additional
    another total totalling averaging maximum minimum circa worth old aged killing injuring
    using having getting giving making taking seeing adding cutting hiring firing plans
    planned expects expected has have had was were is are be been being does did do may might
    will would can could over under above below more less fewer last next past first second
    find use see get buy take make add try spend save earn pay read watch meet call tell ask
    yes well ok okay thus hence still since until together altogether meanwhile"""
)

ENGLISH = Lexicon(
    language="en",
    decimal=".",
    units=_UNITS,
    hundred=words("hundred"),
    scales=_SCALES,
    across=words(
        """tall long wide deep high thick away from sprint dash race above below hurdles relay
        relays freestyle medley backstroke breaststroke butterfly steeplechase runner runners
        champion champions final finals heats title swim record"""
    ),
    masses=words("population number total audience crowd sales circulation users viewers turnout"),
    suffixes={"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12,
              "tn": 1e12, "trn": 1e12, "mil": 1e6, "mm": 1e6},
    joins=words("and"),
    points=words("point"),
    articles=words("a an"),
    ordinals=_ORDINALS,
    parts=_PARTS,
    plural_parts={word + "s": n for word, n in _PARTS.items() if word != "half"} | {"halves": 2.0},
    improper=False,
    halves=words("half"),
    vague={"dozens": (12, 120), "hundreds": (100, 1000), "thousands": (1e3, 1e4),
           "millions": (1e6, 1e7), "billions": (1e9, 1e10), "trillions": (1e12, 1e13)},
    vague_tens={"tens": (10, 100), "hundreds": (100, 1000), "dozens": (12, 120),
                "thousands": (1e3, 1e4)},
    few={"few": (3, 9), "several": (3, 9), "couple": (2, 2), "many": (3, 9)},
    multiples={"twice": 2, "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "thrice": 3,
               "triple": 3, "tripled": 3, "triples": 3, "tripling": 3, "treble": 3, "trebled": 3,
               "trebling": 3, "quadruple": 4, "quadrupled": 4, "quadrupling": 4, "quintupled": 5},
    adjective_multiples=words("double triple treble quadruple"),
    before_multiple=words("to will would could may might nearly almost than about over roughly"),
    after_multiple=words("the that what its his her their last in"),
    folds={word + "fold": n for word, n in _UNITS.items() if n > 1},
    after_times=words("more higher larger greater bigger as the faster less lower what that "
                      "stronger better likelier fewer smaller longer its their his worse richer"),
    times=words("times x"),
    out_of=(("out", "of", "every"), ("of", "every"), ("out", "of"), ("in", "every"), ("in",)),
    of=words("of"),
    one=words("one"),
    article_one=False,
    before_one=words("only just in for of by to at than least from with and but when had have has "
                     "was is are were after another into on that or over under about not"),
    not_after_one=words("another thing way side day time point else day's reason another's table "
                        "chart graph map picture sentence glance"),
    generic=words("can might"),
    forecasters=words("economists analysts experts forecasters pollsters investors officials"),
    perfect=words("had has have"),
    expected=words("expected predicted forecast forecasted projected anticipated hoped wanted "
                   "needed promised estimated"),
    funded=words("raise raised raises raising"),
    minus=words("minus"),
    bare_scales=frozenset(),
    joins_tens=False,
    sure_parts=frozenset(),
    part_nouns=frozenset(),
    verbs_open=False,
    after_part=words("of more less fewer higher lower larger smaller as the to in , . since from"),
    average=frozenset(),
    sterling=frozenset(),
    not_before_half=words("first second other better last this next top bottom latter former "
                          "final opening lower upper other's early late earlier later time"),
    months=words(
        """january february march april may june july august september october november december
        jan feb mar apr jun jul aug sep sept oct nov dec"""
    ),
    short_months=words("may march mar jan jun dec"),
    before_year=words(
        """in since by until till before after during from of for early late mid end the fiscal fy
        year summer winter spring autumn fall through between around circa and to to- vs versus
        than election elections class season q1 q2 q3 q4 quarter ad bc a.d ce december january
        february march april may june july august september october november into on late-
        pre post"""
    ),
    weak_before_year=words("of for to on than between around from by into the end on with and"),
    near_cues=words(
        """than about nearly over some almost least most roughly approximately around another
        estimated exactly only just under"""
    ),
    places_after=words("in at near across from for outside inside around"),
    after_year=words("ad bc bce ce election elections census season"),
    meridiem=words("am pm a.m p.m noon midnight gmt est edt pst pdt utc cet bst ist o'clock"),
    labels=words(
        """page pages p pp chapter chapters section sections article articles figure figures fig
        figs table tables eq eqs equation equations appendix version versions v ver no nos number
        room rooms route routes highway interstate road street avenue gate platform flight level
        phase phases stage tier type types category grade class unit step steps part parts volume
        vol issue item items line lines act scene season seasons episode game games set match
        round rounds week lap question channel lot box block district ward precinct zone
        area sector bus train car seat apartment apt suite building tower terminal exit pier
        battalion brigade regiment division squadron ref reference refs note notes footnote clause
        paragraph para rule rules law amendment proposition prop bill resolution schedule
        title isbn issn case docket model mark mk top big group covid model experiment
        sample algorithm theorem lemma lambda claim claims example embodiment code icd windows
        series"""
    ),
    verb_labels=words("set match train bill rule question target mark block claim claims note "
                      "top lap step exit seat"),
    score_before=words(
        """won win wins beat beats beating lost lose loses drew draw lead leads led leading trail
        trailed trailing trails defeat defeated victory score scored vote voted tied tie record
        at level ahead down up behind"""
    ),
    score_after=words(
        """win wins victory defeat defeats loss lead draw vote votes decision ruling majority
        record at over against thriller thrashing down up aggregate"""
    ),
    function=_FUNCTION,
    ordinary=_FUNCTION | _HEADLINE,
    verb_endings=(),
    participle="ed",
    verbs=words(
        """struck hit rocked swept tore ripped lacks lack wants says believes believe thinks
        supports opposes votes pays pay gets sees owns own uses relies rely depends depend
        identifies considers consider suffers faces face struggles struggle earns earn receives
        stays stay continues continue approves disapproves favors prefers speaks speak reads
        watches watch eats eat drinks smokes smoke has does makes takes gives goes died die dies
        came come comes fell fall falls rose rise rises went go took take left leave leaves lost
        lose won win voted vote said say remain remains remained lives lived work works worked
        make made get got give gave given become became begin began grew grow showed show agreed
        agree attended attend joined join signed sign fled flee received receive support
        supported oppose opposed believed think thought want wanted need needed use used owned
        saw see seen held hold kept keep needs belong belongs belonged include includes included
        did done suffer suffered survive survived arrived arrive crossed cross entered enter
        perished marched protested gathered participated applied approved disapproved favor
        favour favored prefer know knew told tell reported report cost costs costing worth seems
        seem according followed alone apiece away ahead behind due using having being sold
        bought involved involve involving contained"""
    ),
    plurals=words(
        """people men women children police staff personnel crew cattle sheep fish deer species
        series aircraft spacecraft hovercraft troops folk folks feet teeth mice geese oxen
        fishermen firefighters policemen businessmen businesswomen congressmen congresswomen
        servicemen servicewomen gunmen salesmen craftsmen spokesmen workmen cavalrymen countrymen
        alumni criteria phenomena bacteria data media fungi stimuli cacti nuclei larvae formulae
        kids percent votes offspring clergy poultry youth grandchildren schoolchildren salmon
        trout shrimp squid bison swine headquarters crossroads barracks corps gallows
        personnel faculty infantry cavalry livestock runners-up passers-by sq census strikes"""
    ),
    not_plural=words(
        """this is was has its his us less plus as thus does yes always perhaps across towards
        besides afterwards news gas bus class loss business process access success address glass
        mass pass cross boss stress press dress congress mess illness virus campus status bonus
        focus versus series previous various religious serious famous dangerous famous numerous
        continuous obvious precious anxious conscious nervous enormous bonus census consensus
        crisis basis analysis emphasis thesis diagnosis hypothesis overseas texas paris mars
        james charles kansas arkansas illinois las los angeles jesus christmas physics politics
        economics mathematics athletics diabetes rabies tuberculosis aids homeless wireless
        business witness fitness weakness illness religious indigenous asbestos"""
    ),
    determiners=words("a an the its his her their our your my these those this that all"),
    before_number=words(
        """further other same next last past first previous following record top full whole mere
        extra latest latter former lower upper nearest only very total sum half few new old big
        bottom better best worst more those"""
    ),
    adjective=("ing", "ed", "al", "ous", "ive", "est", "ly", "ful", "less", "ary", "ic", "able"),
    graded=words("magnitude category grade level index rating score intensity"),
    weighed=words(
        """weigh weighs weighed weighing weight heavy lost lose gained gain gaining dropped losing
        lift lifted lifting carry carries carried payload catch caught thrust scales bag bags sack
        sacks backpack suitcase luggage baby newborn fish cod trout salmon tuna bass catfish shark
        dog bear pig hog turkey pumpkin boulder harvested grew"""
    ),
    paid=words(
        """pay pays paid paying cost costs costing price prices priced worth fine fined spent spend
        spends bill fee fees earn earns earned won owe owes owed loan debt sold sell sells bought
        buy raised stole stolen tax rent wage wages salary grant bet cash"""
    ),
    plural_is=("elis", "anis", "aqis", "taxis", "zis", "kis", "bis", "minis"),
    before_plural=words("sports sales goods arms savings systems women's children's united"),
    left=cues(_LEFT, outward=-1),
    right=cues(_RIGHT, outward=1),
    negators=words(
        """not no never without cannot can't don't doesn't didn't isn't aren't wasn't weren't
        hasn't haven't hadn't won't wouldn't couldn't shouldn't mustn't needn't nor neither
        none nobody fail fails failed failing"""
    ),
    even=words("even"),
    transparent=words("a an just only another additional extra further combined total of record "
                      "whopping staggering mere full estimated"),
    auxiliaries=words(
        "do does did is are was were has have had will would can could may might should must"
    ),
    between_negation=words(
        """even ever been be have has had to actually really yet quite get gets come comes
        currently once likely going numbered numbering reach cost costs at any be being total
        allowed ever expected exceed rise grow go last been rose fell gone"""
    ),
    moved_up=words("went go goes gone going moved shot pushed brought jumped climbed rose came "
                   "get got gets bumped ramped raised"),
    during=words("over"),
    strict=words("some make near"),
    than=words("than of"),
    to=words("to through thru"),
    joint_words=words("up and as many much high"),
    but=words("but yet"),
    by=words("by"),
    between=words("between"),
    come_from=words("from"),
    conjunction=words("and"),
    alternative=words("or"),
    old=words("old olds"),
    older=words("older younger"),
    aged=words("aged age ages aging"),
    age=words("age"),
    bare_age_links=words("about around over under between from"),
    up=words(
        """rose rise rises rising risen grew grow grows growing grown increased increase increases
        increasing climbed climb climbs climbing jumped jump jumps jumping soared soar soaring
        surged surge surging gained gain gains gaining advanced advance up higher added rallied
        rally spiked spike boosted boost raised raise raising expanded expand expansion growth
        improved improvement rebounded rebound skyrocketed skyrocket leapt leap swelled
        strengthened accelerated hike hiked"""
    ),
    down=words(
        """fell fall falls falling fallen dropped drop drops dropping declined decline declines
        declining decreased decrease decreases decreasing plunged plunge plummeted plummet tumbled
        tumble slid slide slipped slip sank sink shrank shrink shrunk lost lose loses losing loss
        down lower lowered slumped slump dipped dip eased ease shed sheds cut cuts cutting reduced
        reduce reducing reduction reductions contracted contraction slashed weakened halved
        retreated crashed"""
    ),
    per=words("a an per each every"),
    per_strict=words("per"),
    per_nouns={
        noun: noun
        for noun in words(
            """second minute hour day week weekend month quarter year decade century night
            fortnight season"""
        )
    },
    adverbs={"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week",
             "daily": "day", "hourly": "hour", "nightly": "night", "annual": "year"},
    annual_adverbs=words("annually yearly monthly weekly daily hourly nightly"),
    annual_adjectives=words("annual yearly monthly weekly daily hourly nightly"),
    every=words("each every"),
    once=words("once twice"),
    clause_breaks=words("and but while whereas or than although though because which if when"),
    up_after=words("increase rise gain jump growth higher surge climb uptick hike rally advance "
                   "more spike boost increases gains"),
    down_after=words("decrease drop fall decline loss lower cut reduction slump plunge dip slide "
                     "less fewer drops cuts losses"),
    than_compared=words("more less fewer higher lower"),
    turned=words("turned turns turning turn"),
    young=words("young old"),
    not_hyphened=words("strong plus odd something"),
    before_zero=words("below above net ground sub from near of absolute"),
    still=words("for in over since after during within among"),
    age_at=frozenset(),
    age_before=frozenset(),
    sold=words(
        """share head person ticket pop piece bottle unit copy seat vote word bushel pack pair night
        game visit plate packet family household student pupil child dose trip ride"""
    ),
    persons=words(
        """children kids people adults women men those anyone boys girls teens teenagers youths
        patients workers players drivers residents voters students everyone men's women's aged"""
    ),
    over_under=words("over under above below"),
    not_rate=words("ago earlier later before after old previously prior since long early"),
)  # fmt: skip
