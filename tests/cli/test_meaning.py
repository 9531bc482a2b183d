"""A model of the user's own on the command line: asked for, configured, missing, or broken."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest

from factcheck import encoding

from .conftest import Run

QUERY = json.dumps({"id": "q", "text": "herring in the port"}) + "\n"


class Model:
    """Stands for sentence-transformers: what it was made with, and vectors by first letters."""

    made: tuple[str, dict[str, object]] = ("", {})
    asked: list[str]

    def __init__(self, folder: str, **options: object) -> None:
        Model.made, Model.asked = (folder, options), []
        if Path(folder, "broken").exists():
            raise OSError("no weights")

    def encode(self, texts: list[str], *, show_progress_bar: bool) -> Sequence[Sequence[float]]:
        """One number for each letter that a text may begin with."""
        assert not show_progress_bar
        Model.asked += texts
        return [[float(text.startswith(letter)) for letter in "abcdefgh"] for text in texts]


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library, in name."""
    module = ModuleType(encoding.LIBRARY)
    module.__spec__ = ModuleSpec(encoding.LIBRARY, None)
    module.SentenceTransformer = Model  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, encoding.LIBRARY, module)
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "TOKENIZERS_PARALLELISM"):
        monkeypatch.setenv(name, "0")
    Model.made, Model.asked = ("", {}), []


@pytest.fixture
def model(folder: Path) -> Path:
    """A folder that looks like a model."""
    path = folder / "model"
    path.mkdir()
    (path / "modules.json").write_text("[]", encoding="utf-8")
    return path


@pytest.fixture
def asked(folder: Path) -> tuple[str, ...]:
    """A command that matches a query with a corpus."""
    texts = {"a": "boats in the port", "b": "herring in the bay", "c": "hens in the port"}
    lines = [json.dumps({"id": key, "text": text}) for key, text in texts.items()]
    (folder / "corpus.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return ("match", "--corpus", "corpus.jsonl", "--queries", "-")


def configured(folder: Path, model: Path | str) -> tuple[str, str]:
    """The option that names a configuration with a model."""
    path = folder / "config.toml"
    path.write_text(f"semantic_model = {json.dumps(str(model))}\n", encoding="utf-8")
    return ("--config", str(path))


@pytest.mark.usefixtures("library")
def test_a_named_model_is_asked_without_the_net(
    run: Run, asked: tuple[str, ...], model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is read from its folder only, and runs no code of the model's."""
    without = run(*asked, stdin=QUERY)
    result = run(*asked, "--semantic", model, stdin=QUERY)
    assert result.status == 0, result.err
    folder, options = Model.made
    assert Path(folder) == model
    assert options == {"device": "cpu", "local_files_only": True, "trust_remote_code": False}
    assert os.environ["HF_HUB_OFFLINE"] == "1"
    assert result.out != without.out
    assert result.out.startswith("q\tb\t")


@pytest.mark.usefixtures("library")
def test_a_configured_model_is_used_unasked(
    run: Run, asked: tuple[str, ...], model: Path, folder: Path
) -> None:
    """match and add both compare meaning; vectors are kept, so that no text is encoded twice."""
    config = configured(folder, model)
    named = run(*asked, "--semantic", model, stdin=QUERY)
    assert set(Model.asked) == {"herring in the port", "boats in the port", "herring in the bay",
                                "hens in the port"}  # fmt: skip
    Model.asked.clear()
    assert run(*asked, *config, stdin=QUERY).out == named.out
    assert run(*asked, *config, "--semantic", stdin=QUERY).out == named.out
    assert not Model.asked
    for name, cars in (("a.txt", "4,120"), ("b.txt", "9,870")):
        (folder / name).write_text(f"The ferry carried {cars} cars in 2018.\n", encoding="utf-8")
    assert run("add", *config, "a.txt", "b.txt").status == 0
    assert "The ferry carried 4,120 cars in 2018." in Model.asked


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("named", "words"),
    [("nowhere", "no such folder"), ("corpus.jsonl", "no such folder"), (".", "modules.json")],
)
def test_a_path_that_is_no_model_is_refused(
    run: Run, asked: tuple[str, ...], folder: Path, named: str, words: str
) -> None:
    """With what to do, before anything is read, searched or made."""
    result = run(*asked, "--semantic", named, stdin=QUERY)
    assert (result.status, result.out) == (2, "")
    assert words in result.err
    (folder / "a.txt").write_text("The ferry carried 4,120 cars in 2018.\n", encoding="utf-8")
    added = run("add", *configured(folder, named), "a.txt")
    assert added.status == 2
    assert words in added.err
    assert not list(folder.glob("*.factcheck*"))


def test_asked_for_and_not_configured_it_is_refused(run: Run, asked: tuple[str, ...]) -> None:
    """--semantic alone wants a configured model."""
    result = run(*asked, "--semantic", stdin=QUERY)
    assert result.status == 2
    assert "semantic_model" in result.err


def test_without_the_library_it_is_refused(
    run: Run, asked: tuple[str, ...], model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says how to get it."""
    monkeypatch.setattr(encoding, "find_spec", lambda name: None)
    result = run(*asked, "--semantic", model, stdin=QUERY)
    assert result.status == 2
    assert "factcheck-tui[semantic]" in result.err


@pytest.mark.usefixtures("library")
def test_a_model_that_cannot_be_read_is_told(run: Run, asked: tuple[str, ...], model: Path) -> None:
    """The library's reason stands in the message."""
    (model / "broken").touch()
    result = run(*asked, "--semantic", model, stdin=QUERY)
    assert result.status == 2
    assert "no weights" in result.err


@pytest.mark.usefixtures("library")
def test_another_model_has_vectors_of_its_own(
    run: Run, asked: tuple[str, ...], model: Path, tmp_path: Path
) -> None:
    """A model that was changed in its folder does not meet the vectors of the old one."""
    run(*asked, "--semantic", model, stdin=QUERY)
    Model.asked.clear()
    (model / "modules.json").write_text("[{}]", encoding="utf-8")
    run(*asked, "--semantic", model, stdin=QUERY)
    assert Model.asked
    assert len(list((tmp_path / "home" / "cache" / "meaning").glob("*.sqlite"))) == 2


@pytest.mark.usefixtures("library")
def test_doctor_says_whether_it_is_there(run: Run, model: Path, folder: Path) -> None:
    """Off, in use, or wrong with what to do."""
    assert run("doctor", "--json").json["meaning"] == {
        "ok": True,
        "found": "not compared; words only",
    }
    found = run("doctor", "--json", *configured(folder, model)).json["meaning"]
    assert found["ok"]
    assert "model" in found["found"]
    result = run("doctor", "--json", *configured(folder, "nowhere"))
    assert result.status == 1
    assert "no such folder" in result.json["meaning"]["found"]
