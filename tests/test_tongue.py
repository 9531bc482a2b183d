"""The language of the interface."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from factcheck.config import ConfigError, config_from
from factcheck.tongue import ENGLISH, LANGUAGES, language_for, speak, tr, tr_count


@pytest.fixture
def spanish() -> Iterator[None]:
    """The interface in Spanish, and in English again after."""
    speak("es")
    yield
    speak(ENGLISH)


def test_strings_are_looked_up_when_they_are_shown(spanish: None) -> None:
    """A string of the catalogue comes in its language, one that it has not as it is."""
    assert tr("undo") == "deshacer"
    assert tr("Zyzzyva") == "Zyzzyva"
    assert tr("") == ""


def test_english_needs_no_catalogue() -> None:
    """What stands in the code is English."""
    speak(ENGLISH)
    assert tr("undo") == "undo"
    assert tr_count("1 claim", "{count} claims", 2) == "{count} claims"


@pytest.mark.parametrize(
    ("configured", "environment", "language"),
    [
        ("", {}, "en"),
        ("", {"LANG": "es_MX.UTF-8"}, "es"),
        ("", {"LANG": "es_MX.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ("", {"LC_MESSAGES": "es", "LANG": "en_US.UTF-8"}, "es"),
        ("", {"LANG": "fi_FI.UTF-8"}, "en"),
        ("en", {"LANG": "es_MX.UTF-8"}, "en"),
        ("es", {"LANG": "en_US.UTF-8"}, "es"),
    ],
)
def test_the_language_is_configured_or_the_environments(
    configured: str, environment: dict[str, str], language: str
) -> None:
    """What is configured goes first, then the locale as POSIX ranks it, then English."""
    assert language_for(configured, environment) == language


def test_only_languages_that_are_spoken_are_configured() -> None:
    """A language without a catalogue is refused with those that there are."""
    assert config_from({"language": "es"}, "c.toml").language in LANGUAGES
    with pytest.raises(ConfigError, match="language must be one of en, es"):
        config_from({"language": "fi"}, "c.toml")
