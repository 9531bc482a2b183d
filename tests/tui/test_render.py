"""Values as styled text: exact widths, offsets that hold, pictures that tell the truth."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claims.model import (
    Comparator,
    Difference,
    DiffPart,
    Evidence,
    Quantity,
    Relation,
    Span,
)
from factcheck.safe import safe
from factcheck.tui.render.badges import RELATIONS, STANCES, STATUSES
from factcheck.tui.render.document import Mark, cut, document_line
from factcheck.tui.render.evidence import Card, card_lines, diff_lines, surroundings
from factcheck.tui.render.figures import Bar, picture, short_value, value_words
from factcheck.tui.render.text import clip, line, pad, spread, width_of

TEXTS = st.text(alphabet="ab é\u0301中\n\t“” \u200b", max_size=200)


def quantity(value: float, comparator: Comparator = Comparator.EQUAL) -> Quantity:
    """A figure without a text."""
    return Quantity(span=Span(0, 0), text="", value=value, comparator=comparator)


@given(TEXTS, st.integers(4, 40))
@example("\t\t\t\t中中中中", 4)
@example("e\u0301中e\u0301中e\u0301中", 4)
def test_every_character_stands_in_one_line(text: str, width: int) -> None:
    """The lines follow each other without a gap but the line breaks, and fit the width."""
    lines = cut(text, width)
    assert lines.starts[0] == 0
    assert lines.ends[-1] == len(text)
    for (_, end), (start, _) in pairwise(zip(lines.starts, lines.ends, strict=True)):
        assert text[end:start] in ("", "\n")
    for start, end in zip(lines.starts, lines.ends, strict=True):
        assert width_of(safe(text[start:end].rstrip())) <= width


@given(TEXTS, st.integers(4, 40))
def test_an_offset_is_found_in_its_line(text: str, width: int) -> None:
    """The line of an offset holds it, or the break at its end."""
    lines = cut(text, width)
    for offset in range(len(text)):
        at = lines.line_of(offset)
        assert lines.starts[at] <= offset <= lines.ends[at]


def test_words_are_not_broken_where_there_is_room() -> None:
    """A line ends between words; only a word longer than the line is cut."""
    lines = cut("one two threefourfive six", 9)
    shown = [
        "one two threefourfive six"[a:b] for a, b in zip(lines.starts, lines.ends, strict=True)
    ]
    assert [text.strip() for text in shown] == ["one two", "threefour", "five six"]


def test_paragraphs_are_numbered_by_lines_that_hold_words() -> None:
    """Empty lines count for none."""
    lines = cut("first\n\nsecond second second\n \nthird", 12)
    assert [number for number in lines.paragraphs if number] == [1, 2, 3]
    assert lines.paragraph_of(20) == 2


def test_a_line_of_millions_is_cut() -> None:
    """A single line of five million characters without a space becomes lines like any other."""
    text = "x" * 5_000_000
    assert len(cut(text, 76)) == -(-len(text) // 76)


def test_marks_stand_under_their_words() -> None:
    """A claim over two lines is marked in both, the lit one beside its lines too."""
    text = "alpha beta gamma delta"
    lines = cut(text, 12)
    mark = Mark(Span(6, 16), "bad")
    first = document_line(lines, 0, [mark], mark.span)
    second = document_line(lines, 1, [mark], mark.span)
    assert "▌" in first.plain
    marked = [
        first.plain[one.start : one.end] for one in first.spans if "underline" in str(one.style)
    ]
    assert marked == ["beta"]
    assert any(second.plain[s.start : s.end] == "gamma" for s in second.spans)


@given(st.text(max_size=60), st.text(max_size=20), st.integers(1, 60))
def test_lines_have_the_width_asked_for(left: str, right: str, width: int) -> None:
    """Padding and spreading fill a line exactly, whatever the characters."""
    one, other = line(left), line(right)
    assert clip(one, width).cell_length <= width
    assert pad(one, width).cell_length == width
    assert spread(one, other, width, gap=0).cell_length == width


@pytest.mark.parametrize(
    ("comparator", "words", "short"),
    [
        (Comparator.EQUAL, "1,000", "1,000"),
        (Comparator.LESS, "fewer than 1,000", "<1,000"),
        (Comparator.AT_LEAST, "at least 1,000", "≥1,000"),
        (Comparator.ABOUT, "about 1,000", "~1,000"),
    ],
)
def test_a_bound_is_said_in_words_and_signs(comparator: Comparator, words: str, short: str) -> None:
    """A misreading must be seen at once."""
    assert value_words(quantity(1000, comparator)) == words
    assert short_value(quantity(1000, comparator)) == short


def test_the_picture_has_both_figures_on_one_scale() -> None:
    """The larger stands further right; an open end is hollow, an endless one an arrow."""
    drawn = picture(
        [
            Bar("claim", quantity(100)),
            Bar("note", quantity(50)),
            Bar("other", quantity(80, Comparator.MORE)),
            Bar("less", quantity(30, Comparator.LESS)),
        ],
        60,
    )
    claim, note, more, less, scale = (one.plain for one in drawn)
    assert note.index("●") < claim.index("●")
    assert more.index("○") < more.index("►")
    assert less.index("◄") < less.index("○")
    assert "═" in more
    assert scale.split() == ["0", "108"]


def test_small_and_large_figures_share_a_log_scale() -> None:
    """A thousandfold apart, both are seen, and the scale says what it is."""
    drawn = picture([Bar("a", quantity(5)), Bar("b", quantity(5_000_000))], 70)
    assert "log scale" in drawn[-1].plain
    assert drawn[0].plain.index("●") > drawn[0].plain.index("├") + 2


@pytest.mark.parametrize("value", [0.0, -5.0, 1e-9, 1e300])
def test_any_figure_can_be_drawn(value: float) -> None:
    """No picture fails on a figure."""
    assert picture([Bar("a", quantity(value)), Bar("b", quantity(1))], 50)


def test_a_diff_says_without_colour_what_differs() -> None:
    """Brackets mark what only the quotation has, and what only the source has."""
    diff = (DiffPart("same", "we"), DiffPart("removed", "never"), DiffPart("added", "hardly"))
    (shown,) = diff_lines(diff, 60)
    assert shown.plain == "we [-never-] {+hardly+}"


def test_context_stops_at_the_paragraph() -> None:
    """What surrounds a passage is of its own paragraph, cut between words."""
    text = "other\nbefore it PASSAGE after it\nnext"
    start = text.index("PASSAGE")
    assert surroundings(text, Span(start, start + 7)) == ("before it ", " after it")


def test_context_that_goes_on_says_so() -> None:
    """What is left out of the paragraph is marked, whether it is cut at a space or in a word."""
    for letters in (3, 4, 5):
        text = f"{'a' * letters} " * 60 + "PASSAGE" + f" {'b' * letters}" * 60
        start = text.index("PASSAGE")
        before, after = surroundings(text, Span(start, start + 7))
        assert before.startswith("…a")
        assert after.endswith("b…")


def test_a_long_name_is_written_out_once_in_a_card() -> None:
    """Where it comes again, its first words stand for it."""
    name = "passengers of the night ferries that call at Port Elmstead"
    wider = f"even the wider category, {name}, has 31,500"
    evidence = Evidence(
        claim="c1",
        document="d2",
        span=Span(0, 4),
        text="They",
        relation=Relation.CONFLICTS,
        difference=Difference(words="8,500 fewer, 21 %"),
        reasons=(wider, f"“{name}” holds more than “lorries”"),
    )
    shown = "\n".join(one.plain for one in card_lines(Card(evidence, "Note"), 200, focused=False))
    assert shown.count(name) == 1
    assert "“passengers of the …” holds more than “lorries”" in shown


def test_a_published_check_is_shown_as_its_publishers() -> None:
    """Its label stands beside what differs, under a badge without a verdict's tone."""
    evidence = Evidence(
        claim="c1",
        document="d2",
        span=Span(0, 4),
        text="They carried 4,120 cars",
        relation=Relation.SIMILAR,
        reasons=("published check of a like claim; differs: place, period",),
        differs=("place", "period"),
    )
    said = "Tern Check: [b]Half True[/b] (imported, not ours), 2021-03-04"
    card = Card(evidence, "How full?", published=said)
    shown = "\n".join(one.plain for one in card_lines(card, 120, focused=False))
    assert f"{said} · differs: place, period" in shown
    assert "published check" in shown
    assert "same matter" not in shown
    narrow = card_lines(card, 30, focused=True)
    assert all(one.cell_length <= 30 for one in narrow)
    assert " ".join(shown.split()).count("Half True") == 1


def test_no_state_is_told_by_colour_alone() -> None:
    """Every relation, stance and status has a glyph of one cell and words of its own."""
    for table in (RELATIONS, STANCES, STATUSES):
        badges = list(table.values())
        assert all(width_of(badge.glyph) == 1 and badge.words for badge in badges)
        assert len({badge.words for badge in badges}) == len(badges)
