"""The history as entries of a list, what one act changed, and a claim as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from textual.content import Content

from claims.model import Change, Event
from claims.scales import Scale
from claims.store.past import Then
from claims.worddiff import word_diff
from factcheck.tongue import tell, tr
from factcheck.tui.render import glyphs
from factcheck.tui.render.acts import act_words
from factcheck.tui.render.badges import STANCES, relation_badge, status_badge
from factcheck.tui.render.entries import Entry, Heading, Look, Prose, entry_lines
from factcheck.tui.render.evidence import diff_lines
from factcheck.tui.render.figures import quantity_words, scope_words
from factcheck.tui.render.text import line, one_line, spread

_FOLLOWS = ("decided_at", "decided_by", "scale", "standing")
"""Fields that follow from the act, its time and its reviewer, which its first line names."""
_LONG = 40
"""Changes of one act that are told one by one."""


@dataclass(frozen=True)
class EventEntry(Entry):
    """One act: what it was and of what, who did it, when."""

    event: Event
    mine: bool

    @property
    def key(self) -> str:  # type: ignore[override]
        """The number of the event."""
        return f"event {self.event.seq}"

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """What was done, then who and when."""
        event = self.event
        who = one_line(event.reviewer) or tr("the machine")
        style = "bold" if event.act != "import" else "$quiet"
        head = spread(
            line((event_words(event), style)), line((f"#{event.seq}", "$faint")), width - 2
        )
        when = f"{event.at:%Y-%m-%d %H:%M:%S}"
        below = line((when, "$faint"), "  ", (who, "$accent" if self.mine else "$quiet"))
        return entry_lines([head, below], width, look)


def event_words(event: Event) -> str:
    """What an event was, in words: "verdict of c12", "added e7 for c12"."""
    told = dict(event.detail)
    match event.act:
        case "import":
            return _imported(told)
        case "undo":
            return tr("undone: {act}").format(act=act_words(event))
        case "redo":
            return tr("done again: {act}").format(act=act_words(event))
        case "add-evidence":
            return tr("evidence {evidence} for {claim}").format(
                evidence=told["evidence"], claim=told["claim"]
            )
        case "overrule":
            return tr("{facet} of {pair} decided").format(
                facet=told["facet"], pair=event.changes[0].target
            )
        case "back":
            return tr("back to event {seq}").format(seq=told["to"])
        case _:
            return act_words(event)


def _imported(told: Mapping[str, object]) -> str:
    match told.get("what"):
        case "document":
            return tr("{document} came in: {title}").format(
                document=told.get("document"), title=one_line(str(told.get("title")))
            )
        case "comparison":
            return tr("{claim} was compared anew").format(claim=told.get("claim"))
        case "evidence":
            return tr("passages were found")
        case other:
            return tr("{what} came in").format(what=other)


def diff_entries(event: Event) -> list[Entry]:
    """What one act changed: each field, texts word by word."""
    entries: list[Entry] = [Heading(line("  ", (event_words(event), "bold")), first=True)]
    changes = [one for one in event.changes if one.field not in _FOLLOWS]
    entries += [ChangeEntry(change) for change in changes[:_LONG]]
    if len(changes) > _LONG:
        entries.append(Prose(line((tr("and {n} more").format(n=len(changes) - _LONG), "$quiet"))))
    if not changes:
        entries.append(Prose(line((tr("Nothing that people decide was changed."), "$quiet"))))
    entries.append(Heading(line("  ", (tr("hash {hash}").format(hash=event.hash[:16]), "$faint"))))
    return entries


@dataclass(frozen=True)
class ChangeEntry(Entry):
    """A field before and after."""

    change: Change

    def lines(self, width: int, look: Look) -> Sequence[Content]:
        """Its name, then what became of it."""
        change, inner = self.change, max(width - 4, 10)
        shown = [line("  ", (f"{change.target} {tr(change.field.replace('_', ' '))}", "$quiet"))]
        before, after = change.before, change.after
        if isinstance(before, str) and isinstance(after, str) and before and after:
            body = diff_lines(word_diff(before, after), inner)
        else:
            text = line((told(before), "strike $quiet"), f" {glyphs.ARROW} ", told(after))
            body = list(text.wrap(inner))
        return [*shown, *(line("    ", one) for one in body)]


def told(value: object) -> str:
    """A value of a field in words."""
    if value is None or value in ("", [], {}):
        return tr("nothing")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    if isinstance(value, dict):
        return ", ".join(f"{key}: {told(one)}" for key, one in value.items())[:400]
    return one_line(str(value))


def then_entries(then: Then, scale: Scale, name_of: dict[str, str]) -> list[Entry]:
    """A claim as it was: its reading, its verdict, and what spoke to it."""
    heading = tr("{claim} as it was at event {seq}; nothing is changed").format(
        claim=then.claim.id, seq=then.seq
    )
    entries: list[Entry] = [Heading(line("  ", (heading, "bold $accent")), first=True)]
    entries += [Prose(one) for one in _state(then, scale)]
    count = len(then.evidence)
    entries.append(
        Heading(line("  ", (tr("Evidence then: {n}").format(n=count or tr("none")), "$quiet")))
    )
    for one in then.evidence:
        stance: str | Content = STANCES[one.stance].content() if one.stance else ""
        badge = relation_badge(one).content()
        where = f"{name_of.get(one.document, one.document)} {one.locator}"
        entries.append(Prose(line(badge, "  ", (where, "$quiet"), "  ", stance)))
        entries.append(Prose(line(("  " + one_line(one.text), ""))))
    return entries


def _state(then: Then, scale: Scale) -> Iterator[Content]:
    claim, state = then.claim, then.state
    yield line((one_line(claim.text), "bold"))
    figures = "; ".join(tell(quantity_words(one)) for one in claim.quantities)
    reads = f" {glyphs.DOT} ".join(part for part in (figures, scope_words(claim.scope)) if part)
    if reads:
        yield line((tr("reads as "), "$quiet"), reads)
    badge = status_badge(state.status, state.verdict, scale, skipped=state.skipped)
    by = f"  {state.decided_by}" if state.decided_by else ""
    yield line((tr("verdict "), "$quiet"), badge.content(), (by, "$faint"))
    for name, text in (
        (tr("why "), state.rationale),
        (tr("should read "), state.correction),
        (tr("flagged "), state.flag),
        (tr("waits for "), state.deferred),
    ):
        if text:
            yield line((name, "$quiet"), one_line(text))
