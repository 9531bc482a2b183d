"""A newsroom's own templates: found first, kept in a sandbox, and named where they are broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import InputError
from claims.store import Case
from factcheck.reports import export


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for templates."""
    found = tmp_path / "templates"
    found.mkdir()
    return found


def written(case: Case, folder: Path, view: str = "public") -> str:
    """The HTML of a view with the templates of a folder."""
    return export(case, "html", view=view, templates=folder).decode("utf-8")


def test_a_template_of_their_own_takes_the_place_of_ours(case: Case, folder: Path) -> None:
    """The report is what the newsroom's template says of it."""
    (folder / "report.html").write_text(
        "{% for one in report.claims %}\n<p>{{ one.id }} {{ one.claim.text }}</p>\n{% endfor %}",
        encoding="utf-8",
    )
    page = written(case, folder)
    assert page.startswith("<p>c1 The port took 1,200 ships</p>")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_what_the_folder_does_not_hold_is_ours(case: Case, folder: Path) -> None:
    """A style sheet of their own colours our template; other views are as they were."""
    (folder / "report.css").write_text("body{color:rebeccapurple}", encoding="utf-8")
    page = written(case, folder)
    assert "<style>body{color:rebeccapurple}" in page
    assert "Verdict report" in page
    assert "rebeccapurple" in written(case, folder, "memo")


def test_every_other_view_has_one_template(case: Case, folder: Path) -> None:
    """``page.html`` shows memo, marked-up draft, sources and corrections."""
    (folder / "page.html").write_text("{{ page.title }}", encoding="utf-8")
    titles = [written(case, folder, view) for view in ("memo", "marked", "sources", "corrections")]
    words = ["Changes to make", "Marked-up draft", "Sources", "Corrections"]
    assert [title.split(":")[0] for title in titles] == words


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("<p>\n{% for claim in %}", 2),
        ("<p>\n\n{{ report.no_such_thing }}", 3),
        ("\n{{ nothing_of_the_kind }}", 2),
        ("{{ 1 / 0 }}", 1),
        ("\n{% include 'missing.html' %}", 2),
        ("\n\n{% include 'report.html' %}", 3),
    ],
)
def test_a_broken_template_is_named_with_its_line(
    case: Case, folder: Path, template: str, line: int
) -> None:
    """Who wrote it finds the place; nobody is shown the program's inside."""
    (folder / "report.html").write_text(template, encoding="utf-8")
    with pytest.raises(InputError, match=rf"report\.html, line {line}: "):
        written(case, folder)


def test_an_error_in_an_included_template_is_that_templates(case: Case, folder: Path) -> None:
    """A template may include what lies beside it, and is told where that is wrong."""
    (folder / "report.html").write_text("\n\n{% include 'foot.html' %}", encoding="utf-8")
    (folder / "foot.html").write_text("<p>\n{{ nobody }}", encoding="utf-8")
    with pytest.raises(InputError, match=r"foot\.html, line 2: "):
        written(case, folder)


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ report.claims.__class__.__base__.__subclasses__() }}",
        "{{ words.__builtins__ }}",
        "{{ range(10**9)|list }}",
        "{% include '../outside.html' %}",
        "{% include '/etc/hostname' %}",
    ],
)
def test_a_template_stays_in_its_sandbox(case: Case, folder: Path, template: str) -> None:
    """It reaches neither Python nor files that do not lie beside it."""
    (folder.parent / "outside.html").write_text("outside", encoding="utf-8")
    (folder / "report.html").write_text(template, encoding="utf-8")
    with pytest.raises(InputError, match="line 1"):
        written(case, folder)


def test_a_style_sheet_stays_a_style_sheet(case: Case, folder: Path) -> None:
    """One that would end its element is refused with the line."""
    (folder / "report.css").write_text("p{}\n</style><b>", encoding="utf-8")
    with pytest.raises(InputError, match=r"report\.css, line 2"):
        written(case, folder)


def test_a_template_that_is_no_text_is_refused(case: Case, folder: Path) -> None:
    """A file in another encoding is named with the byte."""
    (folder / "report.html").write_bytes(b"<p>\xff")
    with pytest.raises(InputError, match=r"report\.html: not UTF-8 at byte 3"):
        written(case, folder)


def test_a_folder_that_is_none_is_refused(case: Case, tmp_path: Path) -> None:
    """A mistyped name does not silently give our own report."""
    with pytest.raises(InputError, match="no such folder"):
        written(case, tmp_path / "nowhere")
