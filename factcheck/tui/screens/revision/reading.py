"""What the screen of a new version has read beside the interface, and reading a changed draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.message import Message
from textual.worker import get_current_worker

from claims.errors import ClaimsError
from claims.fates import Became, fates_of, latest
from claims.model import Role, Status
from claims.redrafting import Redraft, redrafts
from claims.revising import Fate
from claims.store import Case
from claims.store.versions import Version
from factcheck.config import Config
from factcheck.tongue import tell
from factcheck.tui.desk import Desk
from factcheck.tui.messages import Failed
from factcheck.tui.render.badges import status_badge
from factcheck.tui.render.documents import FateEntry
from factcheck.tui.screens.review.aside import Source

_AT_ONCE = 256


@dataclass
class RevisionRead(Message):
    """What became of the claims of a version."""

    version: Version | None
    """None where nothing of the case is a new version."""
    number: int
    names: tuple[str, str]
    """Of the old version and the new one."""
    entries: dict[Fate, list[FateEntry]]
    waiting: int
    """How many decided claims stand to be decided again."""
    redrafts: tuple[Redraft, ...]


@dataclass
class VersionRead(Message):
    """A changed draft was read as the next version, or it says why not."""

    words: str
    problem: str = ""


def folders_of(source: Source) -> tuple[Path, Path]:
    """Where the file of a draft is looked for: beside the case, and where the program runs."""
    return source.path.resolve().parent, Path.cwd()


def read_revision(source: Source, document: str) -> None:
    """Read what became of every claim, and whether the draft has changed; runs in a thread."""
    try:
        with source.open() as case:
            source.tell(_read(case, folders_of(source), document))
    except ClaimsError as error:
        source.tell(Failed(tell(error)))


def _read(case: Case, folders: Iterable[Path], document: str) -> RevisionRead:
    changed = tuple(redrafts(case, folders))
    version = latest(case, document or None)
    if version is None:
        return RevisionRead(None, 1, ("", ""), {}, 0, changed)
    entries: dict[Fate, list[FateEntry]] = {}
    waiting = 0
    for one, status in _judged(case, list(fates_of(case, version))):
        entries.setdefault(one.became.fate, []).append(one)
        waiting += status in (Status.STALE, Status.ORPHAN)
    names = (case.document(version.old).name, case.document(version.new).name)
    return RevisionRead(
        version, case.versions.number(version.new), names, entries, waiting, changed
    )


def _judged(case: Case, found: Sequence[Became]) -> Iterator[tuple[FateEntry, Status]]:
    """Each claim with what stands about it."""
    desk = Desk(case)
    for at in range(0, len(found), _AT_ONCE):
        part = found[at : at + _AT_ONCE]
        states = case.states([one.claim.id for one in part])
        for one in part:
            state = states[one.claim.id]
            badge = status_badge(state.status, state.verdict, desk.scale_of(state.scale))
            was = one.before.id if one.before else ""
            yield FateEntry(one, badge, f"{one.claim.id} {was}"), state.status


def read_version(source: Source, redraft: Redraft, reviewer: str, config: Config) -> None:
    """Read a changed draft as the next version of what it was; runs in a thread."""
    from claims.documents import read_paths
    from claims.intake import take_in
    from claims.match.recall import Engine, Recall
    from claims.replacing import Versioning
    from factcheck.config import checking
    from factcheck.locations import locations

    worker = get_current_worker()
    try:
        with Case.open(source.path, clock=source.clock) as case:
            old = case.document(redraft.document)
            (read,) = read_paths(
                [str(redraft.path)],
                role=Role.DRAFT,
                publisher=old.publisher,
                published=old.published,
                kind=old.kind,
                confidential=old.confidential,
            )
            done = take_in(
                case,
                [read],
                reviewer=reviewer,
                cancelled=lambda: worker.is_cancelled,
                checking=checking(config),
                recall=Recall(Engine(config.engine), locations().cache),
                versioning=Versioning(revises=redraft.document),
            )
        problem = tell(done.refused[0]) if done.refused else ""
    except ClaimsError as error:
        problem = tell(error)
    source.tell(VersionRead("" if problem else redraft.path.name, problem))
