"""Pages to read: a history, a comparison, the keys, a scale; and the words that are copied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from textual.content import Content

from claims.model import Change, Claim, ClaimState, Document, Event, Evidence, Quantity, Scope
from claims.scales import Scale
from factcheck.tongue import plain, tr
from factcheck.tui.commands import Command, Where, keymap, keys_words
from factcheck.tui.render import glyphs
from factcheck.tui.render.badges import relation_badge
from factcheck.tui.render.evidence import diff_lines
from factcheck.tui.render.figures import Bar, picture, value_words
from factcheck.tui.render.text import line, one_line, pad, paragraph, styled, wrap


def citation(claim: Claim, state: ClaimState, document: Document, scale: Scale) -> str:
    """A claim with its verdict and where it stands, as plain text to paste."""
    words = next((one.words for one in scale.labels if one.slug == state.verdict), "no verdict")
    lines = [f"{glyphs.OPENED}{one_line(claim.text)}{glyphs.CLOSED}"]
    if claim.speaker:
        lines.append(f"said by {claim.speaker}")
    lines.append(f"{words}{': ' + one_line(state.rationale) if state.rationale else ''}")
    lines.append(", ".join(part for part in (document.name, document.publisher, claim.id) if part))
    return "\n".join(lines)


def scale_summary(scale: Scale) -> Content:
    """A scale's id, name and verdicts, for a list of scales."""
    words = f" {glyphs.DOT} ".join(label.words for label in scale.labels)
    return line((f"{scale.id}", "bold"), f"  {scale.name}\n", (words, "$quiet"))


# History


_SAID_ALREADY = ("decided_at", "decided_by", "scale", "standing")
"""Fields that follow from the act, its time and its reviewer, which the first line names."""


def history_lines(events: Sequence[Event], width: int) -> list[Content]:
    """What was done, latest first: when, by whom, from what to what."""
    lines: list[Content] = []
    for event in reversed(events):
        head = line(
            (f"{event.at:%Y-%m-%d %H:%M:%S}", "$quiet"),
            "  ",
            (event.act, "bold"),
            f"  {event.reviewer}" if event.reviewer else "",
            (f"  of #{event.undoes}" if event.undoes else "", "$quiet"),
            (f"  #{event.seq} {event.hash[:8]}", "$faint"),
        )
        lines += wrap(head, width)
        for change in event.changes:
            if change.field not in _SAID_ALREADY:
                lines += _change_lines(change, width)
        lines.append(Content(""))
    return lines or [line(("Nothing was done to this claim yet.", "$quiet"))]


def _change_lines(change: Change, width: int) -> Iterable[Content]:
    text = line(
        ("  ", ""),
        (f"{change.target} {change.field}: ", "$quiet"),
        (_told(change.before), "strike $quiet"),
        f" {glyphs.ARROW} ",
        _told(change.after),
    )
    return wrap(text, width)


def _told(value: object) -> str:
    if value is None or value == "":
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return one_line(str(value))


# Comparison


@dataclass(frozen=True, slots=True)
class Comparison:
    """A claim and a passage, to be set side by side."""

    claim: Claim
    document: Document
    passage: Evidence
    held: Claim | None
    """The claim that the passage holds, where it holds one."""
    source: Document


def comparison_lines(comparison: Comparison, width: int) -> list[Content]:
    """The facets of both numbers in a table, the picture, and both texts."""
    label = 10
    cells = max((width - label - 4) // 2, 10)
    lines = _row("", "this claim", comparison.source.name, label, cells, head=True)
    for name, ours, theirs in _facets(comparison):
        lines += _row(name, ours, theirs, label, cells, differs=_differ(name, ours, theirs))
    lines += [Content(""), *_verdict_of(comparison, width), Content("")]
    lines += _comparison_picture(comparison, width)
    return lines + _texts(comparison, width)


def _verdict_of(comparison: Comparison, width: int) -> list[Content]:
    passage = comparison.passage
    lines = [relation_badge(passage).content(loud=True)]
    if passage.difference and passage.difference.words:
        lines += paragraph(passage.difference.words, width)
    for reason in passage.reasons:
        lines += paragraph(reason, width, "$quiet")
    return lines


def _facets(comparison: Comparison) -> list[tuple[str, str, str]]:
    passage = comparison.passage
    ours = passage.claim_quantity or next(iter(comparison.claim.quantities), None)
    theirs = passage.quantity
    scope, other = comparison.claim.scope, comparison.held.scope if comparison.held else Scope()
    speaker = comparison.held.speaker if comparison.held else None
    rows = [
        ("value", _value(ours), _value(theirs)),
        ("counts", _unit(ours), _unit(theirs)),
        ("of what", scope.subject or "", other.subject or ""),
        ("where", ", ".join(scope.place), ", ".join(other.place)),
        ("when", _period(scope), _period(other)),
        ("who", scope.population or "", other.population or ""),
        ("said by", comparison.claim.speaker or "", speaker or comparison.source.publisher),
    ]
    return [row for row in rows if row[1] or row[2]]


def _value(quantity: Quantity | None) -> str:
    return value_words(quantity) if quantity else ""


def _unit(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    return " a ".join(part for part in (quantity.unit or "", quantity.per or "") if part)


def _period(scope: Scope) -> str:
    return scope.period.text if scope.period else ""


def _differ(name: str, ours: str, theirs: str) -> bool:
    return bool(ours and theirs) and ours.casefold() != theirs.casefold() and name != "said by"


def _row(
    name: str,
    ours: str,
    theirs: str,
    label: int,
    cells: int,
    *,
    head: bool = False,
    differs: bool = False,
) -> list[Content]:
    style = "$quiet" if head else ""
    left = paragraph(ours or "not stated", cells, style if ours else "$faint")
    right = paragraph(
        theirs or "not stated",
        cells,
        "bold $verdict-warn" if differs else style if theirs else "$faint",
    )
    mark = (
        glyphs.UNLIKE
        if differs
        else "="
        if ours and theirs and not head and name != "said by"
        else " "
    )
    rows = []
    for place in range(max(len(left), len(right))):
        first = place == 0
        rows.append(
            line(
                pad(line((name if first else "", "$quiet")), label),
                pad(left[place] if place < len(left) else Content(""), cells),
                " ",
                (mark if first else " ", "$verdict-warn" if differs else "$verdict-good"),
                " ",
                right[place] if place < len(right) else "",
            )
        )
    return rows


def _comparison_picture(comparison: Comparison, width: int) -> list[Content]:
    passage = comparison.passage
    if not passage.claim_quantity or not passage.quantity:
        return []
    bars = [
        Bar("this claim", passage.claim_quantity, "open"),
        Bar(comparison.source.name, passage.quantity, relation_badge(passage).tone),
    ]
    return [*picture(bars, min(width, 90)), Content("")]


def _texts(comparison: Comparison, width: int) -> list[Content]:
    lines = [line((f"{comparison.document.name}:", "$quiet"))]
    lines += paragraph(one_line(comparison.claim.text), width)
    where = " ".join(part for part in (comparison.source.name, comparison.passage.locator) if part)
    lines += [Content(""), line((f"{where}:", "$quiet"))]
    if comparison.passage.diff:
        return lines + diff_lines(comparison.passage.diff, width)
    return lines + paragraph(one_line(comparison.passage.text), width)


# Keys


def keys_lines(commands: Sequence[Command], width: int) -> list[Content]:
    """The acts with their keys and what they do, the review's by their groups."""
    groups: dict[str, list[Command]] = {}
    for command in commands:
        groups.setdefault(_heading(command), []).append(command)
    lines: list[Content] = []
    for heading, group in groups.items():
        if lines:
            lines.append(Content(""))
        lines.append(line((tr(heading), "bold $accent")))
        for command in group:
            lines += _key_lines(command, width)
    for problem in keymap().problems:
        lines += [Content(""), *paragraph(plain(problem), width, "$verdict-warn")]
    return lines


def _heading(command: Command) -> str:
    return command.group if command.where is Where.REVIEW else command.where.value


def _key_lines(command: Command, width: int) -> Iterable[Content]:
    keys = "  ".join(keys_words(command)) or f":{tr(command.words)}"
    left = pad(line((keys, "bold")), 18)
    texts = wrap(styled(tr(command.description)), width - 18)
    return [line(left if place == 0 else " " * 18, text) for place, text in enumerate(texts)]
