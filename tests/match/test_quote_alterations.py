"""Quotations altered in twelve named ways, made up by a seed: each is called what it is."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from claims.match.quotecheck import QuoteCheck
from claims.match.quotes import QuotedText, check_quote
from claims.match.voices import Voices, voiced
from claims.model import Relation

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "make_quotes.py"
EACH = 80


@pytest.fixture(scope="module")
def maker() -> Iterator[ModuleType]:
    """``benchmarks/make_quotes.py``."""
    spec = importlib.util.spec_from_file_location("make_quotes", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A data class looks its module up by name while it is made.
    sys.modules["make_quotes"] = module
    spec.loader.exec_module(module)
    yield module
    del sys.modules["make_quotes"]


def checked(words: str, speaker: str, source: str) -> QuoteCheck:
    """A quotation of a speaker against one text."""
    voices = Voices(source, (), ())
    check = QuotedText(source).check(words, lambda span: voices.fits(speaker, span))
    return voiced(check, words, speaker, voices)


def test_every_alteration_is_found_and_faithful_quotations_are_left_alone(
    maker: ModuleType,
) -> None:
    """Of 1,200 quotations all alterations are named first; one faithful one in 100 may be called
    altered."""
    wrong: list[tuple[str, str, tuple[str, ...]]] = []
    count: Counter[str] = Counter()
    for one in maker.quotations(EACH, 7):
        check = checked(one.words, one.speaker, one.source)
        count[one.how] += 1
        for part in (check, check.other):
            if part is not None and part.span is not None:
                assert part.span.of(one.source).strip()
        if not maker.is_right(one, check):
            wrong.append((one.how, one.words, check.reasons))
    assert sum(count.values()) >= 1_000
    assert set(count) == {*maker.MEANING, *maker.FAITHFUL}
    assert [one for one in wrong if one[0] in maker.MEANING] == []
    assert len(wrong) * 100 <= EACH * len(maker.FAITHFUL)


def test_a_diff_gives_both_wordings_back(maker: ModuleType) -> None:
    """What is the same or added is the passage; what is the same or removed is the quotation."""
    for one in maker.quotations(10, 3):
        check = checked(one.words, one.speaker, one.source)
        if check.span is None or one.how not in ("number", "name", "insert", "tense", "drop not"):
            continue
        theirs = " ".join(part.text for part in check.diff if part.op != "removed")
        mine = " ".join(part.text for part in check.diff if part.op != "added")
        assert _bare(theirs) == _bare(check.span.of(one.source))
        assert _bare(mine) == _bare(one.words)


def _bare(text: str) -> list[str]:
    return [word.strip(".,:").casefold() for word in text.split()]


TALK = """SECRETARY BRANDT: We will not, um, close the the pier this year (laughter). The council
has asked for 12 million euros, and we gave them an answer.

Q. Will the pier be closed next year, and who pays for the boats that lie there?

>> ANNA KELLER: The coun-
cil never asked for the money. It was offered by the people of Lindau, you know, in a letter. If
the council pays, the old pier stays where it is. We think the modem at the office is fine. I do
not think that we will ever sell the boats unless the price is right.
"""


@pytest.mark.parametrize(
    ("quote", "told"),
    [
        ("We will not close the pier this year", "hesitations"),
        ("the council never asked for the money", "a hyphen"),
        ("The council has asked for l2 million euros", "a scanner's slip"),
        ("The council has asked for twelve million euros", "the writing of a number"),
        ("We won't close the pier this year", "a contraction"),
        ("It was offered by the people [of the coast] in a letter", "in brackets"),
        ("we will ever sell the boats", "the sentence begins otherwise: “I do not think that"),
        ("we will ever sell the boats", "the sentence goes on: “… unless the price is right”"),
    ],
)
def test_what_is_let_pass_is_told(quote: str, told: str) -> None:
    """A quotation that is faithful but for its writing is verbatim, and the reasons say how."""
    check = check_quote(quote, TALK)
    assert check.relation is Relation.VERBATIM
    assert any(told in reason for reason in check.reasons)


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("We will … close the pier this year", "a negation is dropped"),
        ("We will [surely] close the pier this year", "a negation is dropped"),
        ("The council has [never] asked for 12 million euros", "a negation is put in, in brackets"),
        ("We think the modern at the office is fine", "other words: “modern”"),
        ("The council has asked for 13 million euros", "a number is changed: “13”"),
        ("the old pier stays where it is if the council pays", "the order is changed"),
        (
            "We gave them an answer: we will ever sell the boats",
            "stitched from two places: “We gave them an answer”",
        ),
    ],
)
def test_no_tolerance_hides_a_changed_sense(quote: str, reason: str) -> None:
    """An ellipsis, a bracket or a scanner's slip is no cover for another meaning."""
    check = check_quote(quote, TALK)
    assert check.relation is Relation.ALTERED
    assert check.reasons[0].startswith(reason)


def test_a_stitched_quotation_has_both_its_places() -> None:
    """Each half is a passage with the words that stand there, and the other half struck out."""
    check = check_quote("We gave them an answer: we will ever sell the boats", TALK)
    assert check.span is not None
    assert check.other is not None
    assert check.other.span is not None
    assert check.span.of(TALK) == "we gave them an answer"
    assert check.other.span.of(TALK) == "we will ever sell the boats"
    assert [part.op for part in check.diff] == ["same", "removed"]
    assert [part.op for part in check.other.diff] == ["removed", "same"]


def test_hostile_quotations_end_in_an_answer() -> None:
    """Words repeated without end, stop words and ellipses only: each is answered."""
    one = QuotedText("harbour " * 20_000)
    assert one.check("harbour " * 30).relation is Relation.VERBATIM
    assert one.check("harbour " * 5_000 + "pier is not there").relation is not Relation.VERBATIM
    stops = QuotedText("so it is what we have all to do for them as it was and " * 2_000)
    for quote in (
        " … ".join(["it is", "we have"] * 50),
        "to all we what is",
        "[" * 5_000,
        "…" * 999,
    ):
        assert stops.check(quote).relation in (Relation.NOT_FOUND, Relation.VERBATIM)


DIALOGUE = """—No vamos a cerrar el muelle este año —dijo la alcaldesa—, y el consejo lo sabe.

«El gobierno no ha pagado los 12 millones de euros que pidió el puerto de Lindau», afirmó Otto
Brandt. El consejo cerró la estación vieja y abrió el mercado en 2019.
"""


@pytest.mark.parametrize(
    ("quote", "relation", "reason"),
    [
        ("«No vamos a cerrar el muelle este año, y el consejo lo sabe»", "verbatim", "word for"),
        ("el gobierno no ha pagado los doce millones (…) que pidió el puerto", "verbatim", "word"),
        ("Vamos a cerrar el muelle este año", "altered", "a negation is dropped"),
        ("El gobierno ha pagado los 12 millones de euros", "altered", "a negation is dropped"),
        ("El gobierno no ha pagado los 13 millones de euros", "altered", "a number is changed"),
        ("El gobierno no pagará los 12 millones de euros", "altered", "the tense is changed"),
        ("los 12 millones de euros que pidió el puerto de Tivna", "altered", "a name is changed"),
        ("El consejo cerrará la estación vieja", "altered", "the tense is changed"),
    ],
)
def test_spanish_is_checked_alike(quote: str, relation: str, reason: str) -> None:
    """Guillemets, the raya of dialogue, and Spanish negations, names and tenses are understood."""
    check = check_quote(quote, DIALOGUE)
    assert check.relation == relation
    assert check.reasons[0].startswith(reason)
