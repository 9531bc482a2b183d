"""Rules for what the interface writes: glyphs come from one table, keys from the keymap."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.model import Relation
from factcheck.tui.render import badges, glyphs
from factcheck.tui.render.glyphs import Glyph

TUI = Path(__file__).parents[2] / "factcheck" / "tui"
SOURCES = sorted(TUI.rglob("*.py"))
SPELT = {"tr", "tr_count", "later", "plain", "compile", "frozenset"}
"""What takes typographic signs out of a sentence where only ASCII is drawn; patterns never are."""
OF_THE_TABLE = "commands"
"""Words and descriptions of acts; they are looked up with ``tr`` where they are shown."""
READ_NOT_WRITTEN = {",.;:!?”’)"}
"""Characters that find signs in what documents hold."""

PLACEHOLDERS = re.compile(r"\{[^{}]*\}")
KEYS = re.compile(
    r"\b(?:esc|escape|enter|tab|space|backspace|page ?(?:up|down))\b"
    r"|\b(?:(?:ctrl|shift|alt)\+\w+|[Ff]\d{1,2})\b"
    r"|(?:^|[\s(·,;:“])(?:[b-zB-HJ-Z?!+=%.'\[\]{}/~]|[1-9]-[1-9])(?=$|[\s)·,;:”])"
)
NO_KEYS = {"one of = < <= > >= ~"}
"""Signs to be written, not pressed."""


def name_of(call: ast.Call) -> str:
    """The last part of the name of what is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def strings(tree: ast.AST) -> Iterator[tuple[int, str, bool]]:
    """Every string of a module but its docstrings: line, text, whether it is spelt where it is."""
    documented = {
        id(one.value)
        for one in ast.walk(tree)
        if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
    }
    spelt = {
        id(inside)
        for one in ast.walk(tree)
        if isinstance(one, ast.Raise | ast.Compare)
        or (isinstance(one, ast.Call) and name_of(one) in SPELT)
        for inside in ast.walk(one)
    }
    for one in ast.walk(tree):
        if (
            isinstance(one, ast.Constant)
            and isinstance(one.value, str)
            and id(one) not in documented
        ):
            yield one.lineno, one.value, id(one) in spelt


def literal_glyphs(tree: ast.AST) -> list[str]:
    """Characters beyond ASCII that are neither of the table of glyphs nor of a spelt sentence."""
    return [
        f"{line}: {text!r}"
        for line, text, spelt in strings(tree)
        if not spelt and not text.isascii() and text not in READ_NOT_WRITTEN
    ]


def named_keys(tree: ast.AST) -> list[str]:
    """Sentences that name a key by what it usually is."""
    return [
        f"{line}: {text!r}"
        for line, text, _ in strings(tree)
        if " " in text.strip()
        and "\n" not in text
        and not re.search(r"\{ [a-z-]+:|\(\?:", text)
        and text not in NO_KEYS
        and KEYS.search(PLACEHOLDERS.sub("this", text))
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TUI)))
def test_glyphs_come_from_the_table(path: Path) -> None:
    """No glyph stands anywhere but in render/glyphs.py, no typographic sign outside tr(…)."""
    if path.name == "glyphs.py" or path.parent.name == OF_THE_TABLE:
        pytest.skip("the tables themselves")
    found = literal_glyphs(ast.parse(path.read_text()))
    assert not found, (
        f"{found}: take the glyph from factcheck/tui/render/glyphs.py, where it has an ASCII twin; "
        "put a sentence into tr(…)"
    )


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TUI)))
def test_keys_are_named_as_they_are_bound(path: Path) -> None:
    """No sentence says "r to write": the reviewer may have bound another key."""
    if path.parent.name == OF_THE_TABLE:
        pytest.skip("the table itself")
    found = named_keys(ast.parse(path.read_text()))
    assert not found, (
        f'{found}: write tr("{{key}} to write").format(key=keys_for("review.rationale")), '
        "or give a dialog its hints"
    )


def test_the_rules_notice_what_they_forbid() -> None:
    """Planted faults are found, and what is right is not."""
    planted = (
        'a = "✗"',
        'b = tr("“this” …")',
        'say("r to write")',
        'c = "esc comes back"',
        'd = "a way"',
    )
    tree = ast.parse("\n".join(planted))
    assert literal_glyphs(tree) == ["1: '✗'"]
    assert sorted(named_keys(tree)) == ["3: 'r to write'", "4: 'esc comes back'"]


def test_every_glyph_has_a_twin_in_ascii() -> None:
    """One character beyond ASCII, and printable ASCII in its place."""
    table = [one for one in vars(glyphs).values() if isinstance(one, Glyph)]
    assert len(table) > 40
    for one in (*table, *glyphs.EIGHTHS):
        assert len(str(one)) == 1
        assert one.ascii.isascii()
        assert one.ascii.isprintable()


def test_badges_are_as_wide_in_ascii_and_stay_apart() -> None:
    """A badge takes one cell in either form, and no two states or relations share a glyph's twin
    unless they share the glyph.
    """
    for family in (badges.RELATIONS, badges.STATUSES, badges.STANCES):
        glyph_of = {badge.words: badge.glyph for badge in family.values()}
        twins: dict[str, str] = {}
        for glyph in glyph_of.values():
            assert isinstance(glyph, Glyph)
            assert len(glyph.ascii) == 1
            assert twins.setdefault(glyph.ascii, glyph) == glyph
        words = [badge.words for badge in family.values()]
        assert len(words) == len(set(words))


def test_a_glyph_takes_the_form_that_is_drawn() -> None:
    """In an f-string, as a piece of a line, and repeated."""
    try:
        glyphs.draw_ascii(True)
        assert (f"{glyphs.AT_MOST}5", glyphs.FULL * 3) == ("<=5", "###")
        assert badges.RELATIONS[Relation.CONFLICTS].content().plain == "X conflicts"
    finally:
        glyphs.draw_ascii(False)
    assert f"{glyphs.AT_MOST}5" == "≤5"
