"""What reading costs in memory."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

_CHILD = """
import sys
from pathlib import Path
from factcheck.__main__ import main
status = main(sys.argv[1:])
print(Path("/proc/self/status").read_text(), file=sys.stderr)
sys.exit(status)
"""
_MEGABYTES_MORE = 20
"""What ten times the lines may add: their answers, if kept, would take three times as much."""


def _peak(lines: int, folder: Path) -> float:
    """The most memory, in megabytes, that ``extract --jsonl`` takes for so many lines."""
    texts = folder / f"{lines}.jsonl"
    with texts.open("w", encoding="utf-8") as stream:
        for number in range(lines):
            text = " ".join(
                f"The mayor of Arlen said that {number + part} homes were lost in 2019."
                for part in range(6)
            )
            stream.write(json.dumps({"id": str(number), "text": text}) + "\n")
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, "extract", "--jsonl", str(texts)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        timeout=300,
        check=True,
    )
    found = re.search(r"VmHWM:\s+(\d+) kB", done.stderr)
    assert found is not None
    return int(found.group(1)) / 1024


@pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the system does not tell a process's memory"
)
def test_memory_does_not_grow_with_the_number_of_lines(tmp_path: Path) -> None:
    """Ten times the lines of ``extract --jsonl`` take about the same memory: each is forgotten."""
    assert _peak(2_000, tmp_path) - _peak(200, tmp_path) < _MEGABYTES_MORE
