"""Which module may import which, and that the contracts notice when one does not keep to them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"


def lint_imports(tree: Path) -> subprocess.CompletedProcess[str]:
    """The contracts of ``pyproject.toml``, checked over the packages in ``tree``."""
    return subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the packages in which a violation can be planted."""
    for package in ("claims", "factcheck"):
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_the_contracts_hold(tree: Path) -> None:
    """No module imports upwards, and the domain imports no screen."""
    result = lint_imports(tree)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("claims/folding.py", "import textual"),
        ("claims/model/span.py", "import claims.store"),
        ("claims/store/__init__.py", "import claims.match"),
        ("claims/extract/__init__.py", "import factcheck.config"),
        ("factcheck/reports/__init__.py", "import factcheck.tui"),
        ("factcheck/safe.py", "import factcheck.cli"),
    ],
)
def test_a_planted_violation_is_found(tree: Path, module: str, line: str) -> None:
    """Each contract fails as soon as one module breaks it."""
    planted = tree / module
    planted.write_text(f"{planted.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    result = lint_imports(tree)
    assert result.returncode == 1, result.stdout + result.stderr
    assert "BROKEN" in result.stdout


@pytest.mark.parametrize(
    "package", ["claims.model", "claims.extract", "claims.store", "claims.match", "claims.review"]
)
def test_the_domain_loads_no_screen(package: str) -> None:
    """Importing a part of the domain loads neither Textual, Rich nor the application."""
    code = (
        f"import sys, {package}; "
        "print([name for name in ('textual', 'rich', 'factcheck', 'argparse') "
        "if name in sys.modules])"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert result.stdout.strip() == "[]"
