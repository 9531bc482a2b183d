"""What the pages say is there, and what is there is on the pages."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.tui.commands import COMMANDS, keys_page

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob(".github/*.md")],
    key=lambda page: page.name,
)
LINK = re.compile(r"!?\[[^\]\n]*\]\(([^)\s]+)\)")
# docs/sample-report.md is a report, not a page: its links are those of the sources it quotes.
WRITTEN = [page for page in PAGES if page.name != "sample-report.md"]


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    """Each relative link or picture of a page names a file of the repository."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    missing = [
        target
        for target in targets
        if not target.startswith(("http", "#", "mailto:"))
        and not (page.parent / target.partition("#")[0]).exists()
    ]
    assert not missing


def test_the_page_of_keys_is_what_the_code_says() -> None:
    """``docs/keys.md`` is the page that the declarations of the acts give."""
    assert (ROOT / "docs" / "keys.md").read_text(encoding="utf-8") == keys_page()


def test_every_act_stands_on_the_page_of_keys() -> None:
    """No act that a key runs is missing from the page."""
    page = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    assert not [command.id for command in COMMANDS if command.words not in page]


def test_the_readme_gives_the_two_commands() -> None:
    """One line installs and opens the sample; one, marked for CI, installs and runs the tests."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/factcheck demo" in readme
    marked = re.search(r"<!-- test command -->\n```\n(.+)\n```", readme)
    assert marked
    assert marked.group(1).startswith(".venv/bin/pip install '.[test]' && ")


def test_every_command_in_the_readme_is_one() -> None:
    """Each ``factcheck WORD`` of the README's examples is a command with help."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    examples = "\n".join(re.findall(r"^```\n(.*?)^```", readme, re.MULTILINE | re.DOTALL))
    words = set(re.findall(r"^(?:.*&& )?(?:\S*/)?factcheck ([a-z]+)", examples, re.MULTILINE))
    words |= set(re.findall(r"`factcheck ([a-z]+)`", readme))
    assert {"demo", "add", "review", "export", "audit"} <= words
    for word in sorted(words):
        result = subprocess.run(
            [sys.executable, "-m", "factcheck", word, "--help"],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert result.returncode == 0, word
