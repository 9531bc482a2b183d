"""Keys by name: as Textual spells them, as people write them, and which of them never arrive."""

from __future__ import annotations

import unicodedata

from claims.errors import InputError

_SHOWN = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "right_curly_bracket": "}",
    "left_curly_bracket": "{",
    "question_mark": "?",
    "percent_sign": "%",
    "equals_sign": "=",
    "full_stop": ".",
    "comma": ",",
    "semicolon": ";",
    "slash": "/",
    "backslash": "\\",
    "colon": ":",
    "plus": "+",
    "minus": "-",
    "underscore": "_",
    "tilde": "~",
    "apostrophe": "'",
    "quotation_mark": '"',
    "grave_accent": "`",
    "exclamation_mark": "!",
    "at": "@",
    "number_sign": "#",
    "dollar_sign": "$",
    "ampersand": "&",
    "asterisk": "*",
    "circumflex_accent": "^",
    "vertical_line": "|",
    "left_parenthesis": "(",
    "right_parenthesis": ")",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "pagedown": "page down",
    "pageup": "page up",
    "escape": "esc",
}
_CHARACTERS = {shown: name for name, shown in _SHOWN.items() if len(shown) == 1}
_NAMED = frozenset(
    (
        *("enter", "tab", "escape", "space", "backspace", "delete", "insert", "home", "end"),
        *("pageup", "pagedown", "up", "down", "left", "right"),
        *(f"f{number}" for number in range(1, 25)),
    )
)
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "page-up": "pageup",
    "page-down": "pagedown",
    "page_up": "pageup",
    "page_down": "pagedown",
    "spacebar": "space",
    "control": "ctrl",
    "meta": "alt",
    "option": "alt",
}
_MODIFIERS = ("ctrl", "alt", "shift", "super")

_NEVER = {
    "ctrl+i": "terminals send tab for it",
    "ctrl+m": "terminals send enter for it",
    "ctrl+h": "many terminals send backspace for it",
    "ctrl+left_square_bracket": "terminals send escape for it",
    "ctrl+q": "it always quits",
    "ctrl+c": "it always copies",
}
"""Keys that would never arrive as what they are, or that must always do what they do."""
BROWSERS = frozenset(
    (
        *("ctrl+n", "ctrl+t", "ctrl+w", "ctrl+tab", "ctrl+shift+tab", "ctrl+shift+n"),
        *("ctrl+shift+t", "ctrl+shift+w", "ctrl+pageup", "ctrl+pagedown", "f11", "ctrl+v"),
    )
)
"""Keys that a browser keeps for its windows and for pasting: they never reach a page."""

_WITH_CTRL = (
    *("backslash", "underscore", "circumflex_accent"),
    *("left_square_bracket", "right_square_bracket"),
)
"""Besides letters, what terminals can send together with ctrl."""


def key_words(key: str) -> str:
    """A key as people call it: "]" for ``right_square_bracket``."""
    *modifiers, base = key.split("+") if key != "+" else [key]
    shown = _SHOWN.get(base, base.upper() if base[:1] == "f" and base[1:].isdigit() else base)
    return "+".join([*modifiers, shown])


def is_typed(key: str) -> bool:
    """Whether a key is a character that a text field takes."""
    return len(key) == 1 or key == "space" or len(_SHOWN.get(key, "")) == 1


def key_named(written: str) -> str:
    """A key as Textual spells it, from how people write it: "]", "ctrl+N", "page down", "F5".

    Raises InputError, saying why, for what is no key, or one that no act can have.
    """
    text = written if written == " " else written.strip()
    found = _spelled(text)
    if found is None:
        raise InputError(f"“{text[:40]}” is no key{_nearest(text)}")
    if found in _NEVER:
        raise InputError(f"{key_words(found)} cannot be used: {_NEVER[found]}")
    return found


def _spelled(text: str) -> str | None:
    if len(text) == 1:
        return _character(text)
    parts = text.lower().replace("page down", "pagedown").replace("page up", "pageup").split("+")
    # A plus at the end is the key itself: "ctrl++".
    parts = [*parts[:-2], "+"] if parts[-2:] == ["", ""] else parts
    *modifiers, base = (_ALIASES.get(part.strip(), part.strip()) for part in parts)
    if len(set(modifiers)) < len(modifiers) or not set(modifiers) <= set(_MODIFIERS):
        return None
    base = _character(text[-1]) or base if len(base) == 1 else base
    return _modified(sorted(modifiers, key=_MODIFIERS.index), base)


def _modified(modifiers: list[str], base: str) -> str | None:
    known = base in _NAMED or base in _SHOWN or len(base) == 1
    if not known or not modifiers:
        return base if known else None
    if base in _NAMED:
        # The byte that both send has the name of the other one.
        return (
            "ctrl+@" if (modifiers, base) == (["ctrl"], "space") else "+".join([*modifiers, base])
        )
    if "shift" in modifiers and len(base) == 1 and base.isalpha():
        # What arrives is the capital; with ctrl, terminals tell the two apart only by protocol.
        modifiers = [one for one in modifiers if one != "shift" or "ctrl" in modifiers]
        base = base.upper() if "ctrl" not in modifiers else base.lower()
    elif "ctrl" in modifiers and not (base.isalpha() or base in _WITH_CTRL):
        return None
    elif "ctrl" in modifiers:
        base = base.lower()
    return "+".join([*modifiers, base])


def _character(character: str) -> str | None:
    """The name of the key of one character; None where no keyboard has it."""
    if character == " ":
        return "space"
    if character in _CHARACTERS:
        return _CHARACTERS[character]
    if character.isalnum():
        return character
    if not character.isprintable():
        return None
    return unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_") or None


def _nearest(text: str) -> str:
    from thefuzz import fuzz, process

    known = [*sorted(_NAMED), *(f"ctrl+{letter}" for letter in "abdefgjklnoprstuvwxyz")]
    found = process.extractOne(text.lower(), known, scorer=fuzz.ratio, score_cutoff=65)
    if found:
        return f"; did you mean “{key_words(found[0])}”?"
    return "; write a character, or a name such as ctrl+n, F5, enter, page down"
