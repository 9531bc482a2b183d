"""Rules of the house that no linter knows: sizes, SQL in one place, nothing about machines."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted([*ROOT.glob("claims/**/*.py"), *ROOT.glob("factcheck/**/*.py")])

LONGEST_FUNCTION = 60
LONGEST_MODULE = 450
SQL = re.compile(r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|DELETE\s+FROM|CREATE\s+TABLE)\b")
# Built from parts, so that this file does not hold what it forbids.
REGISTRY_HOSTS = tuple("".join(parts) for parts in (("py", "pi.org"), ("python", "hosted.org")))


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function of a module, methods and inner ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def parse(path: Path) -> ast.Module:
    """The syntax tree of a source file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_small(path: Path) -> None:
    """No function is longer than a screen, no module longer than a sitting."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in functions(parse(path))
        if node.end_lineno and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]
    assert not long


def strings(path: Path) -> Iterator[str]:
    """The string literals of a module, its docstrings left out."""
    tree = parse(path)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_sql_lives_in_the_store(path: Path) -> None:
    """Only ``claims/store`` speaks SQL."""
    if path.is_relative_to(ROOT / "claims" / "store"):
        return
    assert not [text for text in strings(path) if SQL.search(text)]


def tracked() -> list[Path]:
    """The files of the repository, or of the tree where it is no checkout."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    if listed.returncode:
        return [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]
    return [ROOT / name for name in listed.stdout.split("\0") if name]


def test_the_repository_names_no_machine_and_no_registry() -> None:
    """No absolute path of a machine and no address of a package registry is committed."""
    forbidden = re.compile(
        "|".join([*map(re.escape, REGISTRY_HOSTS), r"/(?:home|root|Users|work)/[a-z]"])
    )
    found = []
    for path in tracked():
        if not path.is_file() or path.suffix in {".png", ".whl"} or path == Path(__file__):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found += [f"{path.relative_to(ROOT)}: {hit.group()}" for hit in forbidden.finditer(text)]
    assert not found


def test_every_module_says_what_it_is_for() -> None:
    """Each module begins with a docstring."""
    assert not [str(path) for path in SOURCES if not ast.get_docstring(parse(path))]


def test_nothing_names_a_file_of_the_evaluation_sets() -> None:
    """The product has no rule for a file that lies beside the repository."""
    beside = [ROOT.parent / "shared" / part for part in ("eval", "sources")]
    names = {path.stem for folder in beside for path in folder.rglob("*.*") if path.is_file()}
    names -= {"README"}
    if not names:
        pytest.skip("the evaluation sets are not beside the repository")
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        assert not [name for name in names if len(name) > 6 and name in text], path
