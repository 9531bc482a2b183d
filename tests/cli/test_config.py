"""Configuration and places."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.model import Role
from factcheck.config import (
    Config,
    ConfigError,
    checking,
    config_from,
    load_config,
    load_or_default,
)
from factcheck.locations import locations


def written(folder: Path, text: str) -> Path:
    """A configuration file with this text."""
    path = folder / "config.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_no_file_means_the_defaults(tmp_path: Path) -> None:
    """The file need not exist."""
    assert load_config(tmp_path / "config.toml") == Config()


def test_values_are_read(tmp_path: Path) -> None:
    """Text, truth values and choices arrive as written."""
    path = written(tmp_path, 'reviewer = "Ada"\nmouse = false\nlog_level = "debug"\n')
    assert load_config(path) == Config(reviewer="Ada", mouse=False, log_level="debug")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('reviwer = "Ada"', "did you mean “reviewer”"),
        ("zzz = 1", "the known keys are"),
        ("mouse = 1", "mouse must be true or false"),
        ("scale = 3", "scale must be text"),
        ('log_level = "loud"', "debug, info, warning, error"),
        ("[reviewer]\nname = 3", "reviewer must be text"),
        ("reviewer = ", "not TOML"),
        ('tick = "some"', "drafts, all, none"),
        ("worthiness = 3", r"a table: \[worthiness\]"),
        ('[worthiness]\nnumber = "much"', "worthiness.number must be a number"),
        ("[worthiness]\nnumber = inf", "worthiness.number must be a number"),
    ],
)
def test_a_mistake_names_the_key_and_the_remedy(tmp_path: Path, text: str, message: str) -> None:
    """Unknown keys are refused with the nearest known one, wrong values with what is wanted."""
    with pytest.raises(ConfigError, match=message) as caught:
        load_config(written(tmp_path, text))
    assert str(caught.value).startswith("config.toml: ")


def test_the_interface_falls_back_and_says_so(tmp_path: Path) -> None:
    """A broken file gives the defaults and the reason, so that nobody is locked out."""
    config, problem = load_or_default(written(tmp_path, "nonsense = 1"))
    assert config == Config()
    assert problem is not None
    assert "nonsense" in problem


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """A file that is not UTF-8 is a clear error."""
    path = tmp_path / "config.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match="not UTF-8"):
        load_config(path)


def test_one_folder_for_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """FACTCHECK_HOME puts all places under one folder, and asking makes none of them."""
    monkeypatch.setenv("FACTCHECK_HOME", str(tmp_path / "home"))
    places = locations()
    assert places.config_file == tmp_path / "home/config/config.toml"
    assert places.sample_case.parent == tmp_path / "home/data"
    assert not (tmp_path / "home").exists()


def test_xdg_variables_move_one_place_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An absolute XDG variable is followed, a relative one ignored as the rules demand."""
    monkeypatch.delenv("FACTCHECK_HOME", raising=False)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", "relative")
    places = locations()
    assert places.log_file == tmp_path / "factcheck/factcheck.log"
    assert places.data.is_absolute()


def test_what_is_looked_for_follows_the_configuration(tmp_path: Path) -> None:
    """Where elements are ticked and what reasons weigh can be set; an unknown reason is refused."""
    path = written(tmp_path, 'tick = "all"\n[worthiness]\nnumber = 0\nthreshold = 0.9\n')
    found = checking(load_config(path))
    assert found.ticked == frozenset(Role)
    assert found.tuning.weights["number"] == 0
    assert found.tuning.threshold == 0.9
    assert checking(Config()).ticked == {Role.DRAFT}
    assert not checking(Config(tick="none")).ticked
    with pytest.raises(ConfigError, match="did you mean “number”"):
        checking(Config(worthiness={"numbers": 1.0}))


def test_reports_have_a_language_of_their_own() -> None:
    """That of the interface says nothing of it; what is none is refused by name."""
    assert config_from({"language": "es"}, "config.toml").report_language == "en"
    found = config_from({"report": {"language": "es"}}, "config.toml")
    assert (found.report_language, found.language) == ("es", "")
    for said, told in (({"language": "xx"}, "must be one of en, es"), ({"tongue": "es"}, "tongue")):
        with pytest.raises(ConfigError, match=told):
            config_from({"report": said}, "config.toml")
