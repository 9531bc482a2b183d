"""Speaker, cue and speech: told apart in document and reading, with and without colour."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from textual.color import Color
from textual.content import Content
from textual.style import Style
from textual.theme import Theme

from claims.model import Span
from factcheck.tui.render.document import Mark, cut, document_line
from factcheck.tui.render.speech import CUE, SPEAKER, SPEECH, Speech, spoken, without
from factcheck.tui.themes import THEMES

from .driving import driven
from .small_case import span_of

TEXT = "“The pier is safe,” insisted Ada Quill, “and so is the quay.”"
SAID = Speech(
    speaker=(span_of(TEXT, "Ada Quill"),),
    cue=(span_of(TEXT, "insisted"),),
    content=(span_of(TEXT, "The pier is safe"), span_of(TEXT, "and so is the quay")),
)


def colourless(style: str) -> Style:
    """A style without its colours."""
    return Style.parse(" ".join(word for word in style.split() if word != "on" and "$" not in word))


def attributes(style: str) -> tuple[bool | None, ...]:
    """What a style is without its colours."""
    parsed = colourless(style)
    return (bool(parsed.bold), bool(parsed.italic), bool(parsed.underline))


def styled_words(content: Content, offset: int) -> Style:
    """The style that one character is drawn in."""
    found = Style()
    for one in content.spans:
        if one.start <= offset < one.end:
            found += colourless(str(one.style))
    return found


def test_the_three_looks_differ_without_colour() -> None:
    """Speaker, cue and speech are told apart where there is no colour at all."""
    for one, other in combinations((SPEAKER, CUE, SPEECH), 2):
        assert attributes(one) != attributes(other)


def test_what_is_said_is_lit_apart_from_who_says_it() -> None:
    """Within one claim, the speech has the light, the speaker and the cue have none."""
    whole = Span(0, len(TEXT))
    shown = document_line(cut(TEXT, 76), 0, [Mark(whole, "open")], whole, speech=SAID)
    gutter = len(shown.plain) - len(TEXT)

    def look(words: str) -> tuple[bool | None, ...]:
        style = styled_words(shown, gutter + TEXT.index(words))
        return (style.bold, style.italic, style.underline)

    assert look("The pier") == look("and so is") == (None, False, True)
    assert look("insisted") == (False, True, False)
    assert look("Ada Quill") == (True, False, False)
    lit = {
        offset
        for one in shown.spans
        if one.style == "on $lit"
        for offset in range(one.start - gutter, one.end - gutter)
    }
    said = {place for span in SAID.content for place in range(span.start, span.end)}
    told = {place for span in SAID.around() for place in range(span.start, span.end)}
    assert said <= lit
    assert not told & lit


def test_the_speaker_is_shown_where_the_claim_is_only_a_part_of_the_speech() -> None:
    """A number inside a quotation has its speaker marked, though the claim ends before."""
    claim = span_of(TEXT, "The pier")
    shown = document_line(cut(TEXT, 76), 0, [Mark(claim, "open")], claim, speech=SAID)
    gutter = len(shown.plain) - len(TEXT)
    assert styled_words(shown, gutter + TEXT.index("Ada")).bold
    assert styled_words(shown, gutter + TEXT.index("quay")).underline


@pytest.mark.parametrize(
    ("span", "others", "left"),
    [
        (Span(0, 10), (), [Span(0, 10)]),
        (Span(0, 10), (Span(2, 4),), [Span(0, 2), Span(4, 10)]),
        (Span(2, 8), (Span(0, 4), Span(6, 12)), [Span(4, 6)]),
        (Span(2, 8), (Span(6, 7), Span(3, 4)), [Span(2, 3), Span(4, 6), Span(7, 8)]),
        (Span(2, 8), (Span(0, 20),), []),
    ],
)
def test_a_span_without_others(span: Span, others: tuple[Span, ...], left: list[Span]) -> None:
    """What is left of a span is in order and touches none of the others."""
    assert list(without(span, others)) == left


def test_words_of_parts_stand_on_one_line() -> None:
    """Words over several lines, in several pieces, are shown as one line of text."""
    text = "“Yes,”\nsaid\nAda\n Quill, “but no.”"
    speech = Speech(
        (span_of(text, "Ada\n Quill"),),
        (span_of(text, "said"),),
        (span_of(text, "Yes"), span_of(text, "but no")),
    )
    assert spoken(text, speech).speaker == "Ada Quill"
    assert spoken(text, speech).content == "Yes … but no"


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_parts_are_legible_in_both_themes(theme: Theme) -> None:
    """Each part has a contrast of at least 4.5 on the ground that it stands on."""
    grounds = {"foreground": [theme.background, theme.variables["lit"]]}
    grounds["quiet"] = [theme.background]
    for name, behind in grounds.items():
        written = theme.foreground if name == "foreground" else theme.variables[name]
        for ground in behind:
            assert contrast(Color.parse(str(written)), Color.parse(str(ground))) >= 4.5


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2.1: 1 for the same, 21 for black on white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    """Relative luminance of WCAG 2.1."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_reading_says_it_in_the_words_of_the_text(
    case_path: Path, size: tuple[int, int]
) -> None:
    """The pane under the document has speaker, cue and speech as the text has them."""
    async with driven(case_path, size=size) as one:
        await one.press("j", "j")
        await one.rested()
        await one.shows("Ada Quill · said · We have")


async def test_without_colour_the_parts_keep_their_looks(
    case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With NO_COLOR the speaker is bold, the cue in italics and the speech underlined."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with driven(case_path, size=(120, 40)) as one:
        await one.press("j", "j")
        await one.rested()
        looks: dict[str, tuple[bool, bool, bool]] = {}
        for strip in one.app.screen._compositor.render_strips():
            for segment in strip:
                style = segment.style
                if style:
                    looks.setdefault(
                        segment.text.strip(),
                        (bool(style.bold), bool(style.italic), bool(style.underline)),
                    )
        assert looks["We have never seen such a summer"][2]
        assert looks["said"] == (False, True, False)
        assert (True, False, False) in (looks["Ada Quill"], looks.get("Ada Quill,"))
