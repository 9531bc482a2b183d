"""The full record can be verified by itself, and by the program."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from claims.errors import InputError
from claims.filters import parse
from claims.model import Document, Extraction, Landmark, LandmarkKind, Layout
from claims.store import Case
from factcheck.__main__ import main
from factcheck.reports import export


def unpacked(case: Case, folder: Path) -> Path:
    """The record of a case, unpacked as its receiver would."""
    record = export(case, view="record", include_confidential=True)
    with zipfile.ZipFile(io.BytesIO(record)) as archive:
        archive.extractall(folder)
    return folder


def test_the_hashes_are_of_every_file(case: Case, tmp_path: Path) -> None:
    """SHA256SUMS names each file but itself, and each hash is right."""
    folder = unpacked(case, tmp_path / "record")
    lines = (folder / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    summed = {line[66:]: line[:64] for line in lines}
    files = {str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()}
    assert set(summed) == files - {"SHA256SUMS"}
    for name, known in summed.items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == known


def test_the_case_in_it_is_sound_and_of_the_reports(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What README.txt says to run passes; against another head it does not."""
    folder = unpacked(case, tmp_path / "record")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(folder)
    readme = (folder / "README.txt").read_text(encoding="utf-8")
    (command,) = (line.split() for line in readme.splitlines() if "factcheck audit" in line)
    assert main(command[1:]) == 0
    report = (folder / "report.html").read_text(encoding="utf-8")
    (folder / "report.html").write_text(report.replace(case.head(), "1" * 64), encoding="utf-8")
    assert main(command[1:]) == 1
    assert "sound" in capsys.readouterr().out


def test_each_text_is_there_as_it_was_checked(case: Case, tmp_path: Path) -> None:
    """Texts to the code point, and where a file had pages, where they begin."""
    layout = Layout(landmarks=(Landmark(start=5, kind=LandmarkKind.PAGE, label="p. 2"),))
    text = Document(text="One.\r\nTwo\u202e.\n", sha256="1" * 64, title="Paged", layout=layout)
    case.add_document(text, Extraction(), reviewer="Vera Lane")
    folder = unpacked(case, tmp_path / "record")
    for one in case.documents():
        assert (folder / "documents" / f"{one.id}.txt").read_bytes() == one.text.encode()
    told = json.loads((folder / "documents" / "d4.layout.json").read_text(encoding="utf-8"))
    assert told["landmarks"] == [{"start": 5, "kind": "page", "label": "p. 2"}]
    assert not (folder / "documents" / "d1.layout.json").exists()


def test_it_says_that_it_is_confidential(case: Case, tmp_path: Path) -> None:
    """Who opens the record of a case with a secret is told so first."""
    readme = (unpacked(case, tmp_path / "record") / "README.txt").read_text(encoding="utf-8")
    assert "CONFIDENTIAL" in readme
    assert case.head() in readme


def test_without_secrets_it_needs_no_option(case: Case, tmp_path: Path) -> None:
    """A case whose sources can all be known is recorded without asking twice."""
    with Case.open(tmp_path / "open.factcheck", clock=case.now, create=True) as other:
        draft = Document(text="Ships came.", sha256="2" * 64, title="Draft")
        other.add_document(draft, Extraction(), reviewer="Vera Lane")
        assert b"CONFIDENTIAL" not in export(other, view="record")


def test_it_is_of_the_whole_case(case: Case) -> None:
    """A record of a part would not be one."""
    with pytest.raises(InputError, match="whole case"):
        export(case, view="record", include_confidential=True, filter=parse("status:open"))
