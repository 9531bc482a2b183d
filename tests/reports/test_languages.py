"""Reports in the language of their readers."""

from __future__ import annotations

import gettext

import pytest

from claims.store import Case
from factcheck import tongue
from factcheck.reports import export
from factcheck.reports.heads import head_in

VIEWS = ("public", "memo", "queries", "marked", "sources", "corrections")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", ["html", "markdown", "text"])
def test_a_spanish_report_says_so(case: Case, view: str, form: str) -> None:
    """It names its language, has the same bytes again, and a head that an audit finds."""
    found = export(case, form, view=view, language="es")
    text = found.decode()
    assert "Historia" in text
    assert "Idioma" in text
    assert found == export(case, form, view=view, language="es")
    assert head_in(found) == case.head()
    if form == "html":
        assert '<html lang="es">' in text


def test_an_english_report_does_not_name_its_language(case: Case) -> None:
    """What was written before there were other languages is written in the same bytes."""
    assert export(case, "text") == export(case, "text", language="en")
    assert b"Language" not in export(case, "text")


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_programs_read_the_same_in_every_language(case: Case, form: str) -> None:
    """What is signed does not depend on who reads."""
    assert export(case, form, language="es") == export(case, form)


def test_numbers_are_spanish() -> None:
    """Thousands are parted by a space that no line breaks at, but for four digits together."""
    with tongue.speaking("es"):
        assert tongue.digits("1,234") == "1234"
        assert tongue.digits("12,345.6") == "12\u00a0345,6"
        many = tongue.tr_count("1 claim", "{count:,} claims", 10_000)
        assert many.format(count=10_000) == "10\u00a0000 afirmaciones"


def test_a_report_leaves_the_language_of_the_interface_alone(case: Case) -> None:
    """Between two pieces of a report whoever takes them speaks as before."""
    from factcheck.reports import pieces

    for _ in pieces(case, "html", language="es"):
        assert tongue.language() == tongue.ENGLISH


class _Marked(gettext.NullTranslations):
    """Puts every message of the catalogue between brackets."""

    def __init__(self) -> None:
        super().__init__()
        known = gettext.translation("factcheck", tongue.CATALOGUES, ["es"])
        self.known = known._catalog  # type: ignore[attr-defined]

    def gettext(self, message: str) -> str:
        """The message with its values between brackets, where the catalogue has it."""
        return f"⟦{message}⟧" if message in self.known else message


@pytest.mark.parametrize("view", VIEWS)
def test_all_headings_and_names_are_in_the_catalogue(
    case: Case, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each heading, and each name before a colon in a list, is of the catalogue or of the case."""
    monkeypatch.setattr(tongue, "_catalogue_of", lambda _: _Marked())
    text = export(case, "markdown", view=view, language="es").decode()
    for line in text.splitlines():
        bare = line.lstrip("#-* ")
        if line.startswith("#") and not bare.startswith(("c", "d", "⟦", "`", "**")):
            # The texts of a marked draft stand under their own names, and those are hostile.
            names = [one.name for one in case.documents()]
            assert view == "marked" or any(name[:8] in line for name in names), line
    assert "⟦History⟧" in text
