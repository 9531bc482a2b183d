"""The cache of vectors: bounded, private, and never in the way."""

from __future__ import annotations

import sqlite3
import stat
from array import array
from contextlib import closing
from pathlib import Path

import pytest

from claims.store.vectors import Vectors

ONE, TWO = array("f", [1.0, 0.5]), array("f", [0.25, 0.0])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where vectors are kept."""
    return tmp_path / "cache" / "meaning" / "m.sqlite"


def test_vectors_are_found_again_by_their_text(path: Path) -> None:
    """Also from another process's file, exactly; what was not kept is not found."""
    with Vectors(path) as vectors:
        vectors.keep([("one", ONE), ("two\ud800", TWO)])
    with Vectors(path) as vectors:
        assert vectors.find(["two\ud800", "three", "one"]) == {"one": ONE, "two\ud800": TWO}


def test_the_file_holds_no_text_and_is_private(path: Path) -> None:
    """Texts are known by their hash, and nobody else may read the file."""
    with Vectors(path) as vectors:
        vectors.keep([("Norhavn is confidential", ONE)])
    assert b"Norhavn" not in path.read_bytes()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_the_oldest_give_way(path: Path) -> None:
    """There are never more than so many; those kept last stay."""
    with Vectors(path, most=10) as vectors:
        for at in range(50):
            vectors.keep([(f"text {at}", ONE)])
        found = vectors.find([f"text {at}" for at in range(50)])
    assert sorted(found) == [f"text {at}" for at in range(40, 50)]


@pytest.mark.parametrize("damage", [b"no database", b"\0" * 500, b"SQLite format 3\0" + b"x" * 99])
def test_a_damaged_file_is_made_anew(path: Path, damage: bytes) -> None:
    """What is no database any more is thrown away and costs nothing but time."""
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    with Vectors(path) as vectors:
        assert vectors.find(["one"]) == {}
        vectors.keep([("one", ONE)])
        assert vectors.find(["one"]) == {"one": ONE}


def test_damage_inside_a_vector_is_seen(path: Path) -> None:
    """A vector with a changed byte, a cut one and one that is no bytes count as missing."""
    with Vectors(path) as vectors:
        vectors.keep([(name, ONE) for name in ("a", "b", "c", "d")])
    with closing(sqlite3.connect(path)) as connection:
        keys = [key for (key,) in connection.execute("SELECT number FROM vectors ORDER BY number")]
        for key, value in zip(keys, (b"\1" * 8, b"\0" * 3, "words"), strict=False):
            connection.execute("UPDATE vectors SET vector = ? WHERE number = ?", (value, key))
        connection.commit()
    with Vectors(path) as vectors:
        assert vectors.find(["a", "b", "c", "d"]) == {"d": ONE}


def test_a_file_with_overwritten_pages_is_made_anew(path: Path) -> None:
    """Damage that shows only when it is read is thrown away then."""
    with Vectors(path) as vectors:
        vectors.keep([(f"text {at}", array("f", [at] * 100)) for at in range(500)])
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    texts = [f"text {at}" for at in range(500)]
    with Vectors(path) as vectors:
        assert vectors.find(texts) == {}
        vectors.keep([("one", ONE)])
        assert vectors.find(["one"]) == {"one": ONE}


def test_where_no_file_can_be_kept_nothing_is(tmp_path: Path) -> None:
    """A folder in the file's place, or a file in the folder's, is no error."""
    (tmp_path / "taken").mkdir()
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "taken", tmp_path / "file" / "m.sqlite"):
        with Vectors(path) as vectors:
            vectors.keep([("one", ONE)])
            assert vectors.find(["one"]) == {}


def test_another_writer_is_not_waited_for(path: Path) -> None:
    """Locked by another process, nothing is kept for now, and what is there is found after."""
    with Vectors(path) as vectors, closing(sqlite3.connect(path)) as other:
        vectors.keep([("one", ONE)])
        other.execute("BEGIN EXCLUSIVE")
        vectors.keep([("two", TWO)])
        assert vectors.find(["one"]) == {}
        other.rollback()
        assert vectors.find(["one", "two"]) == {"one": ONE}
