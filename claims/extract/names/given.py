"""Given names and the gender they are most often borne by, English, Spanish and others."""

from __future__ import annotations

from claims.vocabulary import vocabulary

_FEMALE = """
abigail ada adela adriana agnes aisha alejandra alexandra alexis alice alicia alison allison alma
alyssa amanda amber amelia amy ana anabel andrea angela angelica angie anita ann anna anne annette
annie antonia april araceli ariana ashley astrid aurora ava barbara beatrice beatriz becky belen
benita bernadette bertha beth bethany betsy betty beverly blanca bonnie brenda bridget brittany
camila camille candace candice carla carly carmen carol carole caroline carolina carolyn carrie
cassandra catalina catherine cathy cecilia celia charlotte chelsea cheryl chloe christina christine
cindy claire clara clarissa claudia colleen concepcion connie consuelo cora corinne cristina crystal
cynthia daisy dana daniela danielle daphne dawn deanna debbie deborah debra delia delfina denise
diana diane dianne dolores donna dora doreen doris dorothy edith eileen elaine eleanor elena elisa
elise eliza elizabeth ella ellen eloisa elsa emilia emily emma erica erika erin ernestine esmeralda
esperanza estela estelle esther ethel eugenia eva evelyn faith fatima faye felicia fernanda fiona
flora florence frances francesca gabriela gail genevieve georgia geraldine gertrude gina ginger
gisela gladys glenda gloria grace graciela greta guadalupe gwen gwendolyn hannah harriet hazel
heather heidi helen helena henrietta hilary hillary holly hope ida ilse imelda ingrid irene irma
isabel isabella ivanka ivonne jackie jacqueline jan jane janet janice jasmine jean jeanette jeanne
jennifer jenny jessica jill jimena joan joann joanna joanne josefina josephine joy joyce juana
juanita judith judy julia juliana julie june karen karina karla kate katherine kathleen kathryn
kathy katie katrina kayla kayleigh kelly kellyanne kendra kerry kimberly kirsten krista kristen
kristin kristina lara latoya laura lauren laurie leah leila lena leona leslie leticia libby lidia
lila lilia lilian lillian lily linda lindsay lindsey lisa liz liza lois lola lorena loretta lori
lorraine louise lourdes lucia lucila lucille lucy luisa lupita luz lydia lynn mabel madeleine
madeline magdalena maggie marcela marcia margaret margarita margery maria mariana marianne maribel
marie marina marion marisa marisol marjorie marlene marsha marta martha mary maureen maxine maya
megan meghan melania melanie melinda melissa mercedes meredith michele michelle mildred minerva
miranda miriam mollie molly monica myra nadia nancy naomi natalia natalie natasha nellie nicole
nikki nina noelia nora norma octavia olga olivia ofelia paige pamela patricia patsy patty paula
pauline pearl peggy penny perla phyllis pilar priscilla rachael rachel raquel rebecca regina renata
renee rita roberta rocio rosa rosalia rosalind rosario rose rosemary rosie roxana roxanne ruby ruth
sabrina sally samantha sandra sara sarah selena selma shannon sharon sheila shelly sherry shirley
silvia sofia sonia sonya sophia sophie soledad stacey stacy stella stephanie sue susan susana
suzanne sylvia tamara tammy tanya tara tatiana teresa teri terri theresa tiffany tina tracey tracy
trinidad trudy ursula valentina valeria valerie vanessa vera veronica vicky victoria viola violet
virginia vivian viviana wanda wendy whitney wilma ximena xiomara xochitl yolanda yvette yvonne
zoe zoila ines itzel marge gillian priya leonor jocelyn cecile
"""

_MALE = """
aaron abdul abel abraham adam adan adolfo adrian agustin ahmad ahmed al alan albert alberto
alejandro alex alexander alfonso alfred alfredo ali allan allen alvaro alvin amir anders andre
andres andrew andy angelo anthony antonio antony armando arnold arthur arturo asa august augusto
aurelio barack barry bart basilio ben benito benjamin benny bernard bernardo bernie bert bill billy
bob bobby boris brad bradley brandon brendan brent brett brian bruce bruno bryan byron caleb calvin
carl carlo carlos cecil cesar chad charles charlie chester chris christian christopher chuck
clarence
clark claude claudio clay clayton cliff clifford clint clyde colin conrad corey cornelius craig
curtis cyrus dale damian damon dan daniel danny darrell darren daryl dave david dean dennis derek
derrick desmond diego dirk dmitri dominic don donald doug douglas duane duncan dustin dwayne dwight
earl ed eddie edgar edmund eduardo edward edwin efrain efren elias elijah elliot elliott elmer
emilio emmanuel enrique eric erik ernest ernesto ethan eugene eusebio evan everett ezra fabian
felipe
felix fernando fidel floyd francis francisco franco frank franklin fred freddie frederick gabriel
garrett gary gavin gene geoffrey george gerald gerardo gerard gilbert gilberto glen glenn gonzalo
gordon graham greg gregg gregory guillermo gus gustavo guy hank hans harold harry harvey hassan
hector henry herbert heriberto herman hiram homer horacio howard hubert hugh hugo humberto hussein
ian ibrahim ignacio igor ira irving irwin isaac isaiah ishmael ismael israel ivan jack jacob jacques
jaime jake jamal james jamie jared jason javier jay jeb jeff jeffrey jeremiah jeremy jerome jerry
jesse jesus jim jimmy joaquin joe joel johannes john johnny jon jonah jonas jonathan jordan jorge
jose joseph josh joshua juan julian julio julius justin karl keith ken kenneth kent kevin khalid
khalil kirk klaus kurt kyle lance larry laurence lawrence leandro lee len leo leon leonard leonardo
leonel leopoldo leroy lester lewis liam lincoln lindsay lionel lloyd lorenzo lou louis lucas luciano
luis luke luther lyle lyndon manny manuel marc marcel marcelo marco marcos marcus mario mark marlon
marshall martin marty marvin mateo mathew matt matteo matthew maurice mauricio max maximiliano
melvin merrick michael micah mick miguel mike miles milton mitch mitchell mitt moises mohamed
mohammad mohammed morgan morris moses muhammad murray nathan nathaniel neal ned neil nelson newt
nicholas nicolas nick nigel noah noel norman octavio oliver omar orlando oscar osvaldo otis otto
owen pablo pascual pat patrick paul paulo pedro pepe perry pete peter phil philip phillip pierre
porfirio rafael rahul ralph ramiro ramon randall randy raul ravi ray raymond reggie reginald rene
reuben rex reynaldo ricardo richard rick ricky rob robert roberto rod rodney rodolfo rodrigo rogelio
roger roland rolando roman ron ronald rory ross roy ruben rudolph rudy rufus rupert russell ryan
salvador sam samuel santiago saul scott sean sebastian serge sergei sergio seth shane shaun shawn
sheldon sherman sidney silvio simon solomon spencer stan stanley stefan stephen sterling steve
steven stewart stuart sven tarik ted terence terrence terry theodore thomas tim timothy toby todd
tom tomas tommy tony travis trent trevor tyler tyrone ulises umberto vernon vicente victor vince
vincent vladimir wade wallace walter warren wayne wendell wesley wilbur wilfred will willard william
willie winston woodrow xavier yusuf zachary zack bashar reince rand marek piotr lars nils kofi kwame
"""

_BOTH = vocabulary(
    "alex alexis jackie jamie jan jean jordan kelly kerry lee leslie lindsay lynn "
    "marion morgan pat shannon terry tracy dana chris andrea trinidad noel rosario "
    "jocelyn tracey angel ariel casey dominique jess quinn riley robin sam sydney "
    "taylor cameron reese skyler ashley"
)

_GENDER = dict.fromkeys(_FEMALE.split(), "f") | dict.fromkeys(_MALE.split(), "m")
_GENDER |= dict.fromkeys(_BOTH, "")

# Short forms and the names they stand for, folded.
_SHORT = {
    "abe": "abraham", "al": "albert", "alex": "alexander", "andy": "andrew", "ben": "benjamin",
    "bernie": "bernard", "bill": "william", "billy": "william", "bob": "robert",
    "bobby": "robert", "chris": "christopher", "chuck": "charles", "dan": "daniel",
    "dave": "david", "debbie": "deborah", "dick": "richard", "don": "donald", "doug": "douglas",
    "ed": "edward", "fred": "frederick", "greg": "gregory", "hank": "henry", "jeff": "jeffrey",
    "jim": "james", "jimmy": "james", "joe": "joseph", "jon": "jonathan", "josh": "joshua",
    "kate": "katherine", "kathy": "katherine", "ken": "kenneth", "liz": "elizabeth",
    "beth": "elizabeth", "maggie": "margaret", "matt": "matthew", "mike": "michael",
    "nick": "nicholas", "pat": "patricia", "patty": "patricia", "pepe": "jose", "pete": "peter",
    "phil": "philip", "paco": "francisco", "pancho": "francisco", "ray": "raymond",
    "rick": "richard", "rob": "robert", "ron": "ronald", "sam": "samuel", "steve": "steven",
    "sue": "susan", "ted": "edward", "tim": "timothy", "tom": "thomas", "tony": "antony",
    "anthony": "antony", "will": "william", "memo": "guillermo", "nacho": "ignacio",
    "chema": "jose", "lupe": "guadalupe", "lupita": "guadalupe", "beto": "alberto",
}  # fmt: skip


def is_given(folded: str) -> bool:
    """Whether the folded word is a given name that the lists hold."""
    return folded in _GENDER


def gender_of(folded: str) -> str | None:
    """ "f" or "m" for a given name borne mostly by one, None otherwise."""
    return _GENDER.get(folded) or None


def full_form(folded: str) -> str:
    """The name a short form stands for, or the name itself: "tony" becomes "antony"."""
    return _SHORT.get(folded, folded)
