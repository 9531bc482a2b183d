"""The tantivy engine: an index in a folder of its own, derived from a case or corpus.

It holds nothing that the analysed text does not say, under the same terms, so it can be thrown away
at any moment. Beside it stands ``made.json``: what it was made of, how far, and the checksum of
every file. Only an index that agrees with both that and the case is asked; any other is made anew.
"""

from __future__ import annotations

import fcntl
import json
import shutil
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from claims.errors import ClaimsError
from claims.match.candidates import rare_terms
from claims.phrases import phrase
from claims.store.search import SearchIndex, SearchRow

FORMAT = 1
"""Raised whenever the fields of the index or of ``made.json`` change."""

# tantivy passes over most postings of common terms, so it is asked for more of them than FTS5. All
# terms take five times as long at a million claims, and the ranking of what is found sees them.
_QUICKER = 10
_HEAP = 64_000_000
_PIECE = 1 << 20
# A few claims to leave out are asked for in addition; more are kept out by the question.
_FEW = 64


class IndexUnavailable(ClaimsError):
    """There can be no derived index; the message says why. Another engine answers the same."""


@dataclass(frozen=True, slots=True)
class Lineage:
    """Whose texts a derived index is made of, and up to which event of their history."""

    name: str
    """The hash of a case's first event, or of a whole corpus; a copy of a case has the same."""
    event: int = 0
    hash_of: Callable[[int], str] = lambda event: ""
    """The hash of an event of the case, empty where it has none of that number."""


@dataclass(frozen=True, slots=True)
class Made:
    """What ``made.json`` says of the index beside it."""

    format: int
    engine: str
    source: str
    event: int
    hash: str
    last: int
    """The highest claim in the index."""
    claims: int
    files: Mapping[str, Sequence[int]] = field(default_factory=dict)
    """Size and CRC-32 of every file of the index."""


class DerivedIndex:
    """A tantivy index, in a folder or in memory."""

    def __init__(self, index: Any, keep: Callable[[SearchIndex], None] | None = None) -> None:
        self._index = index
        self._keep = keep
        # New claims are seen when they are asked for, not by a thread that watches the folder.
        index.config_reader("manual")
        self._reload()

    def _reload(self) -> None:
        self._index.reload()
        self._searcher = self._index.searcher()

    @property
    def last(self) -> int:
        """The highest claim in the index, found by its value; 0 for none."""
        import tantivy

        found = self._searcher.search(
            tantivy.Query.all_query(), 1, count=False, order_by_field="claim"
        )
        return self._claims([address for _, address in found.hits], ())[0] if found.hits else 0

    def likeliest(
        self,
        weights: Mapping[str, float],
        frequency: Mapping[str, int],
        budget: int,
        limit: int,
        without: range,
    ) -> Sequence[int]:
        """At most ``limit`` claims, best by BM25 of the rarer terms first."""
        from tantivy import FieldType, Occur, Query

        if not weights:
            return []
        schema = self._index.schema
        asked = [
            (Occur.Should, Query.term_query(schema, "terms", term, "freq"))
            for term in rare_terms(frequency, _QUICKER * budget)
        ]
        if len(without) > _FEW:
            own = Query.range_query(
                schema, "claim", FieldType.Unsigned, without[0], without[-1], True, True
            )
            asked.append((Occur.MustNot, own))
        more = len(without) if len(without) <= _FEW else 0
        found = self._searcher.search(Query.boolean_query(asked), limit + more, count=False)
        return self._claims([address for _, address in found.hits], without)[:limit]

    def _claims(self, addresses: Sequence[Any], without: Sequence[int]) -> list[int]:
        values = self._searcher.fast_field_values("claim", list(addresses))
        return [int(claim) for claim in values if claim not in without]

    def add(self, index: SearchIndex) -> None:
        """Take in the claims that came into ``index`` since."""
        if self._keep:
            self._keep(index)
        else:
            self.take_in(index.after(self.last))
            self._reload()

    def take_in(self, rows: Iterator[SearchRow]) -> tuple[int, int]:
        """Index rows and commit them; returns how many, and the highest claim (0: none)."""
        import tantivy

        writer = self._index.writer(_HEAP, 1)
        count = last = 0
        for row in rows:
            document = tantivy.Document()
            document.add_unsigned("claim", row.claim)
            document.add_text("terms", f"{row.statement} {row.headline} {row.context}")
            writer.add_document(document)
            count, last = count + 1, row.claim
        writer.commit()
        # Merging goes on in threads of its own and would change the files behind our back.
        writer.wait_merging_threads()
        self._reload()
        return count, last


def in_memory(source: SearchIndex) -> DerivedIndex:
    """An index of all that ``source`` holds, for as long as it is used."""
    tantivy = _tantivy()
    derived = DerivedIndex(tantivy.Index(_schema()))
    derived.take_in(source.after(0))
    return derived


def in_folder(
    folder: Path, source: SearchIndex, lineage: Lineage, tell: Callable[[str], None]
) -> DerivedIndex:
    """The index in ``folder``, brought up to what ``source`` holds, or made anew.

    Raises:
        IndexUnavailable: tantivy is not installed, the folder cannot be written, or another
            program is at it.
    """
    _tantivy()
    return _Folder(folder, lineage, tell).opened(source)


class _Folder:
    """Where a derived index lies, and what is done there one program at a time."""

    def __init__(self, folder: Path, lineage: Lineage, tell: Callable[[str], None]) -> None:
        self._folder = folder
        self._files = folder / "index"
        self._made = folder / "made.json"
        self._lineage = lineage
        self._tell = tell

    def opened(self, source: SearchIndex) -> DerivedIndex:
        with self._alone():
            made, fault = self._looked_at(source)
            if fault:
                self._announce(fault, source)
                made = self._emptied()
            index = _tantivy().Index.open(str(self._files))
            derived = DerivedIndex(index, keep=lambda source: self._brought_up(derived, source))
            self._bring_up(derived, made, source)
        return derived

    def _announce(self, fault: str, source: SearchIndex) -> None:
        claims = source.size()[0]
        told = (
            phrase("a search index of {claims:,} claims is made, once", claims=claims)
            if fault == _ABSENT
            else phrase(
                "the search index in the cache {fault}; it is made anew and nothing is lost",
                fault=fault,
            )
        )
        self._tell(told)

    def _brought_up(self, derived: DerivedIndex, source: SearchIndex) -> None:
        with self._alone():
            made = _read(self._made)
            if made:
                self._bring_up(derived, made, source)

    def _bring_up(self, derived: DerivedIndex, made: Made, source: SearchIndex) -> None:
        """Add what came in since, and write down how far the index is."""
        if source.count_after(made.last) == 0 and made.files:
            return
        # Asked before the claims are read: an event that comes in between is not vouched for.
        event = self._lineage.event
        count, last = derived.take_in(source.after(made.last))
        made = replace(
            made,
            event=event,
            hash=self._lineage.hash_of(event),
            last=last or made.last,
            claims=made.claims + count,
            files=_checksums(self._files),
        )
        _write(self._made, made)

    def _emptied(self) -> Made:
        # First what says that there is an index, so that a half-removed one is never believed.
        self._made.unlink(missing_ok=True)
        shutil.rmtree(self._files, ignore_errors=True)
        self._files.mkdir(parents=True)
        _tantivy().Index(_schema(), str(self._files))
        version = str(_tantivy().__version__)
        return Made(FORMAT, version, self._lineage.name, 0, "", 0, 0)

    def _looked_at(self, source: SearchIndex) -> tuple[Made, str]:
        """What the index was made of, and why it cannot be used (empty: it can)."""
        made = _read(self._made)
        nothing = Made(FORMAT, "", "", 0, "", 0, 0)
        if made is None:
            there = self._made.exists() or self._files.exists()
            return nothing, phrase("was left unfinished or is damaged") if there else _ABSENT
        if (made.format, made.engine) != (FORMAT, str(_tantivy().__version__)):
            return nothing, phrase("is of another version")
        if made.source != self._lineage.name or made.hash != self._lineage.hash_of(made.event):
            return nothing, phrase("is of another case or of another copy of it")
        if made.claims + source.count_after(made.last) != source.size()[0]:
            return nothing, phrase("holds other claims than the case")
        if made.files != _checksums(self._files):
            return nothing, phrase("was left unfinished or is damaged")
        return made, ""

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the folder against other programs; the lock goes with the process that holds it."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            with (self._folder / "lock").open("a") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                yield
        except BlockingIOError as error:
            raise IndexUnavailable(
                phrase(
                    "another program is making the search index in {folder}", folder=self._folder
                )
            ) from error
        except (OSError, ValueError) as error:
            # tantivy raises ValueError for all that fails, a full disk among it.
            why = getattr(error, "strerror", None) or error
            raise IndexUnavailable(
                phrase(
                    "no search index can be kept in {folder}: {why}", folder=self._folder, why=why
                )
            ) from error


_ABSENT = phrase("is not there yet")


def _tantivy() -> Any:
    try:
        import tantivy
    except ImportError as error:
        raise IndexUnavailable(
            phrase("tantivy is not installed; pip install 'factcheck-tui[scale]' brings it")
        ) from error
    return tantivy


def _schema() -> Any:
    builder = _tantivy().SchemaBuilder()
    builder.add_unsigned_field("claim", fast=True)
    # The terms are folded and stemmed before they come here: they are only split, as by FTS5.
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    return builder.build()


def _checksums(folder: Path) -> dict[str, list[int]]:
    """Size and CRC-32 of each file, read by pieces; 60 ms for a million claims."""
    found = {}
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.suffix == ".lock" or not path.is_file():
            continue
        size = checksum = 0
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                size, checksum = size + len(piece), zlib.crc32(piece, checksum)
        found[path.name] = [size, checksum]
    return found


def _read(path: Path) -> Made | None:
    """What ``made.json`` says; None where it is missing or says nothing that holds."""
    try:
        return Made(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError, RecursionError):
        return None


def _write(path: Path, made: Made) -> None:
    draft = path.with_suffix(".part")
    record = {name: getattr(made, name) for name in Made.__slots__}
    draft.write_text(json.dumps(record), encoding="utf-8")
    draft.replace(path)
