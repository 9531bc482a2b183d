"""The report as one HTML file that asks for nothing from anywhere and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from claims.model import Stance
from factcheck.reports import pictures, words
from factcheck.reports.markdown import MOST, decision, facts
from factcheck.reports.model import ReportCase
from factcheck.reports.provenance import AUDIT, compared, provenance
from factcheck.safe import safe

_TONES = {
    Stance.SUPPORTS: "good",
    Stance.UNDERMINES: "bad",
    Stance.CONTEXT: "muted",
    Stance.INCONCLUSIVE: "warn",
}


def write(report: ReportCase) -> bytes:
    """The whole report as one page with its style inside."""
    style = _text("report.css")
    page = (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            style=Markup(style),
            policy=policy(style),
            provenance=list(provenance(report)),
            compared=compared(report),
            audit=AUDIT,
            verdict_bar=pictures.verdict_bar(report.tally()),
        )
    )
    return page.encode("utf-8")


def policy(style: str) -> str:
    """The content security policy: nothing but this very style sheet."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        autoescape=True,
        undefined=StrictUndefined,
        loader=FunctionLoader(_text),
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.globals.update(
        words=words,
        facts=facts,
        decision=decision,
        most=MOST,
        stances=words.STANCES,
        tones=_TONES,
        machine=words.MACHINE,
        checks=words.CHECKS,
        pictures=pictures.interval_pictures,
        is_link=_is_link,
    )
    return environment


def _shown(value: Any) -> Any:
    """Every text of the case is made safe to show; the template's own pieces stay."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return safe(value)


def _is_link(address: str) -> bool:
    return address.startswith(("http://", "https://"))


def _text(name: str) -> str:
    return (files(__package__) / "templates" / name).read_text(encoding="utf-8")
