"""Rules for interface code that are read off its syntax tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TUI = Path(__file__).parents[2] / "factcheck" / "tui"
SOURCES = sorted(TUI.rglob("*.py"))
SHOWN_AS_MARKUP = {"Static", "Label", "Button", "OptionList", "Option", "notify", "DataTable"}
OF_THE_APP = {
    "push_screen",
    "screen",
    "switch_screen",
    "copy_to_clipboard",
    "size",
    "exit",
    "call_later",
    "theme",
    "title",
    "is_web",
    "deliver_binary",
    "call_from_thread",
    "theme_changed_signal",
    # What Textual itself makes scroll bars with.
    "_start_widget",
}


def calls(path: Path) -> Iterator[ast.Call]:
    """Every call in a module."""
    return (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))


def name_of(call: ast.Call) -> str:
    """The last part of the name of what is called."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def is_true(call: ast.Call, argument: str) -> bool:
    """Whether a keyword argument is given as True."""
    return any(
        word.arg == argument and isinstance(word.value, ast.Constant) and word.value.value is True
        for word in call.keywords
    )


def given(call: ast.Call) -> set[str]:
    """The names of the keyword arguments of a call."""
    return {word.arg or "" for word in call.keywords}


def ungrouped(tree_calls: Iterator[ast.Call]) -> list[int]:
    """Lines of exclusive workers without a group, which cancel each other."""
    return [
        call.lineno
        for call in tree_calls
        if name_of(call) in ("work", "run_worker")
        and is_true(call, "exclusive")
        and "group" not in given(call)
    ]


def unguarded(tree_calls: Iterator[ast.Call]) -> list[int]:
    """Lines where text could be read as markup: a widget made of what is no Content."""
    found = []
    for call in tree_calls:
        if name_of(call) not in SHOWN_AS_MARKUP or not call.args:
            continue
        safe = any(
            word.arg == "markup"
            and isinstance(word.value, ast.Constant)
            and word.value.value is False
            for word in call.keywords
        )
        content = isinstance(call.args[0], ast.Call | ast.Attribute | ast.Starred)
        literal = isinstance(call.args[0], ast.Constant | ast.JoinedStr)
        if literal or (not safe and not content):
            found.append(call.lineno)
    return found


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TUI)))
def test_exclusive_workers_name_their_group(path: Path) -> None:
    """Without a group, one exclusive worker cancels every other of its screen."""
    assert not ungrouped(calls(path))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TUI)))
def test_no_text_reaches_a_widget_as_markup(path: Path) -> None:
    """Widgets are given Content, or told that what they get is no markup."""
    assert not unguarded(calls(path))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TUI)))
def test_screens_ask_nothing_of_the_application_but_screens(path: Path) -> None:
    """``self.app`` is used for what every Textual application has."""
    tree = ast.parse(path.read_text())
    misused = [
        f"{node.lineno}: app.{node.attr}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Attribute)
        and node.value.attr == "app"
        and node.attr not in OF_THE_APP
    ]
    assert not misused


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(TUI)))
def test_thread_workers_touch_no_widget(path: Path) -> None:
    """A function that runs in a thread computes and posts; it asks for no widget."""
    tree = ast.parse(path.read_text())
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        threaded = any(
            isinstance(one, ast.Call) and name_of(one) == "work" and is_true(one, "thread")
            for one in node.decorator_list
        )
        if threaded:
            inside = [name_of(one) for one in ast.walk(node) if isinstance(one, ast.Call)]
            assert not {"query", "query_one"} & set(inside)
            assert not [
                one
                for one in ast.walk(node)
                if isinstance(one, ast.Assign)
                and any(isinstance(t, ast.Attribute) for t in one.targets)
            ]


def test_the_rules_notice_what_they_forbid() -> None:
    """Planted faults are found."""
    source = "run_worker(f, exclusive=True)\nStatic('see [/]')\nStatic(text)\nLabel(f'{x}')"
    planted = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    assert ungrouped(iter(planted)) == [1]
    assert unguarded(iter(planted)) == [2, 3, 4]
