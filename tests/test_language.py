"""Which language a text is in."""

import pytest

from claims.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The town of Arlen has built a bridge over the river.", "en"),
        ("El pueblo de Arlen construyó un puente sobre el río.", "es"),
        ("En México murieron más de mil personas, dijo la alcaldesa.", "es"),
        ("He spoke of the Camino de la Vida and of the road to El Paso.", "en"),
        ("¿Cuántos años?", "es"),
        ("", "en"),
        ("42 %", "en"),
        ("[/]", "en"),
        ("a", "en"),
        ("once", "en"),
        ("10.5", "en"),
        ("trece", "es"),
        ("Ochocientos mil", "es"),
        ("dieciséis", "es"),
        ("cuatro quintos", "es"),
        ("tres diecisieteavos", "es"),
        ("mil", "es"),
        ("The media once paid a mil for it.", "en"),
        ("Gustavo Bravo scored.", "en"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    """Function words decide; a text without any counts as English."""
    assert detect_language(text) == language
