"""The report as one HTML file that asks for nothing from anywhere and runs nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator

from markupsafe import Markup

from claims.model import Stance
from factcheck.reports import overview, pictures, words
from factcheck.reports.facts import MOST, decision, facts, label, marked, of_scale
from factcheck.reports.model import ReportCase, ReportDocument
from factcheck.reports.provenance import AUDIT, compared, provenance
from factcheck.reports.templating import Templates, ours
from factcheck.tongue import tr

_TONES = {
    Stance.SUPPORTS: "good",
    Stance.UNDERMINES: "bad",
    Stance.CONTEXT: "muted",
    Stance.INCONCLUSIVE: "warn",
}


def write(report: ReportCase, templates: Templates | None = None) -> Iterator[bytes]:
    """The whole report as one page with its style inside.

    Raises:
        InputError: a template of a newsroom's own is broken.
    """
    templates = templates or ours()
    style = templates.style("report.css") + overview.rules(report)
    values = {
        **_NAMES,
        "report": report,
        "style": Markup(style),
        "policy": policy(style),
        "provenance": list(provenance(report)),
        "compared": compared(report),
        "audit": tr(AUDIT),
        "rows": overview.rows(report),
        "verdict_bar": pictures.verdict_bar(
            [
                (glyph, marked(report, said), tone, count)
                for glyph, said, tone, count in report.tally()
            ]
        ),
    }
    return templates.render("report.html", values)


def policy(style: str) -> str:
    """The content security policy: nothing but this very style sheet."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def tongue(document: ReportDocument) -> Markup:
    """The attributes of quoted words: which way they run, and the language where it is known."""
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}", document.language):
        return Markup(' dir="auto"')
    return Markup(' dir="auto" lang="{}"').format(document.language)


def _is_link(address: str) -> bool:
    return address.startswith(("http://", "https://"))


_NAMES = {
    "words": words,
    "facts": facts,
    "decision": decision,
    "most": MOST,
    "stances": words.STANCES,
    "tones": _TONES,
    "machine": words.MACHINE,
    "checks": words.CHECKS,
    "pictures": pictures.interval_pictures,
    "is_link": _is_link,
    "orders": overview.ORDERS,
    "kinds": overview.KINDS,
    "ordered": overview.ordered,
    "tongue": tongue,
    "label": label,
    "marked": marked,
    "of_scale": of_scale,
}
"""What the template calls things by."""
