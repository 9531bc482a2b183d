"""The encoder of sentences that the configuration names: a model in a folder, never fetched.

``sentence-transformers`` comes with the extra ``semantic`` and is loaded at the first text that is
in no cache, since it takes seconds.
"""

from __future__ import annotations

import hashlib
import os
from array import array
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from claims.errors import ClaimsError
from claims.match.meaning import Meaning, unit
from claims.store.vectors import Vectors

LIBRARY = "sentence_transformers"
_AT_ONCE = 64
Encode = Callable[[list[str]], Sequence[Sequence[float]]]


class ModelError(ClaimsError):
    """No meaning can be compared; the message says what is missing and what to do."""


def encoder_of(folder: str, cache: Path) -> Meaning:
    """The encoder in ``folder``, whose vectors are kept in ``cache``.

    Raises ModelError where the folder is none, holds no model, or the library is missing.
    """
    path = Path(folder).expanduser()
    if not path.is_dir():
        raise ModelError(
            f"{folder}: there is no such folder with a model. Nothing is fetched by itself: put a "
            "model for sentence-transformers into a folder and name that folder"
        )
    if not (path / "modules.json").is_file():
        raise ModelError(
            f"{folder}: holds no modules.json, so it is no model for sentence-transformers; name "
            "the folder that SentenceTransformer.save() wrote"
        )
    if find_spec(LIBRARY) is None:
        raise ModelError(
            "sentence-transformers is not installed; pip install 'factcheck-tui[semantic]' brings "
            "it, or leave out semantic_model and --semantic"
        )
    return Cached(_Loaded(path).encode, cache / "meaning" / f"{fingerprint(path)}.sqlite")


def fingerprint(folder: Path) -> str:
    """What tells a model from others and from its later versions: names, sizes and times."""
    told = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape"))
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            status = path.stat()
            told.update(f"\0{path.name}\0{status.st_size}\0{status.st_mtime_ns}".encode())
    return told.hexdigest()[:32]


class Cached:
    """An encoder that is asked only for texts whose vectors are not kept yet."""

    def __init__(self, encode: Encode, path: Path) -> None:
        self._encode = encode
        self._vectors = Vectors(path)

    def encode(self, texts: Sequence[str]) -> Sequence[array[float]]:
        """A vector of length 1 for each text, in the same order."""
        known = self._vectors.find(texts)
        missing = [text for text in dict.fromkeys(texts) if text not in known]
        for at in range(0, len(missing), _AT_ONCE):
            part = missing[at : at + _AT_ONCE]
            made = [unit(vector) for vector in self._encode(part)]
            found = list(zip(part, made, strict=True))
            self._vectors.keep(found)
            known.update(found)
        return [known[text] for text in texts]


class _Loaded:
    """A model, read when it is first asked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._model: object = None

    def encode(self, texts: list[str]) -> Sequence[Sequence[float]]:
        """What the model makes of texts."""
        if self._model is None:
            self._model = self._read()
        found = self._model.encode(texts, show_progress_bar=False)  # type: ignore[attr-defined]
        return [[float(value) for value in vector] for vector in found]

    def _read(self) -> object:
        # Read by the library's own libraries when they are loaded: nothing is asked of the net.
        for variable in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE"):
            os.environ[variable] = "1"
        os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
        from sentence_transformers import SentenceTransformer

        try:
            return SentenceTransformer(
                str(self._folder), device="cpu", local_files_only=True, trust_remote_code=False
            )
        except (OSError, ValueError, KeyError, ImportError) as error:
            raise ModelError(
                f"{self._folder.name}: the model cannot be read ({type(error).__name__}: {error})"
            ) from error
