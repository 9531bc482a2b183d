"""What the user has set down once: one frozen value, read from a TOML file.

The file need not exist. A mistake in it never locks anybody out of a case: the interface goes on
with the defaults and says why, the commands stop before they do anything.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claims.errors import ClaimsError, InputError, Refused
from factcheck.tongue import ENGLISH, LANGUAGES

if TYPE_CHECKING:
    from claims.intake import Checking
    from claims.rules import Rules


class ConfigError(ClaimsError):
    """The configuration file cannot be used; the message names the file, the key and the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Everything that can be configured, with what holds where nothing is said."""

    reviewer: str = ""
    """Whose decisions these are; empty to be asked at the first one."""
    scale: str = "desk"
    """The rating scale of new cases."""
    order: str = "document"
    """The order of the queue."""
    theme: str = ""
    """The interface's theme; empty for its own."""
    glyphs: str = "auto"
    """``unicode``, ``ascii``, or ``auto``: ASCII where the terminal has nothing else."""
    preset: str = "vim"
    """The set of keys: ``vim``, ``plain``, ``left-hand``, ``azerty``; see docs/keys.md."""
    keys: Mapping[str, Any] = field(default_factory=dict)
    """Other keys for acts, by their ids; what is wrong there is told, and holds for nothing."""
    language: str = ""
    """The interface's language, ``en`` or ``es``; empty for that of the environment."""
    report: Mapping[str, Any] = field(default_factory=dict)
    """How reports are written: ``language`` is that of their readers, ``en`` unless given."""
    mouse: bool = True
    """Whether the interface takes the mouse; without it the terminal selects text as ever."""
    base_url: str = ""
    """The address where published checks will stand; ClaimReview needs it."""
    templates: str = ""
    """A folder with a newsroom's own report templates; see docs/reports.md."""
    chromium: str = ""
    """The browser that prints PDF; empty to look for Chromium, Chrome or Edge."""
    log_level: str = "warning"
    """``debug``, ``info``, ``warning`` or ``error``."""
    engine: str = "auto"
    """What finds candidates: ``fts5``, ``tantivy``, or ``auto``: tantivy for a large case."""
    semantic_model: str = ""
    """The folder of a model for sentence-transformers; empty to compare words only."""
    tick: str = "drafts"
    """Where each date, title, place, rank and "never" is a claim: ``drafts``, ``all``, ``none``."""
    fetch: bool = True
    """Whether ``add`` fetches a web address that it is given; nothing else ever fetches."""
    worthiness: Mapping[str, float] = field(default_factory=dict)
    """What reasons weigh in deciding what is checked first; see docs/quality-worthiness.md."""
    reasons: Mapping[str, Any] = field(default_factory=dict)
    """Templates of reasons by name, beside those that are built in; see docs/cli.md."""
    rules: Mapping[str, Any] = field(default_factory=dict)
    """The house rules of cases that keep none of their own: ``preset`` and what differs from it."""

    @property
    def report_language(self) -> str:
        """The language of reports: their readers', which need not be the interface's."""
        return str(self.report.get("language", ENGLISH))


CHOICES: Mapping[str, tuple[str, ...]] = {
    "language": ("", *LANGUAGES),
    "glyphs": ("auto", "unicode", "ascii"),
    "preset": ("vim", "plain", "left-hand", "azerty"),
    "engine": ("auto", "fts5", "tantivy"),
    "log_level": ("debug", "info", "warning", "error"),
    "tick": ("drafts", "all", "none"),
}
"""The keys that take one of a few words."""


def load_config(path: Path) -> Config:
    """The configuration in ``path``, or the defaults where there is no such file.

    Raises ConfigError where the file cannot be read, is no TOML, or says what is not understood.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Config()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path.name}: cannot be read ({_reason(error)})") from error
    # Most people have no configuration: what reads one is loaded for those who do.
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path.name}: not TOML: {error}") from error
    return config_from(found, path.name)


def load_or_default(path: Path) -> tuple[Config, str | None]:
    """The configuration and None, or the defaults and what was wrong with the file."""
    try:
        return load_config(path), None
    except ConfigError as error:
        return Config(), f"{error} — the defaults are used"


def config_from(found: Mapping[str, Any], name: str) -> Config:
    """The configuration that a table of TOML means; ``name`` is the file's, for messages."""
    known = {item.name: item for item in fields(Config)}
    for key, value in found.items():
        if key not in known:
            raise ConfigError(f"{name}: unknown key “{key}”{_nearest(key, known)}")
        _check(name, key, value)
    return Config(**found)


def _check(name: str, key: str, value: object) -> None:
    default = getattr(Config(), key)
    if type(value) is not type(default):
        values = {"keys": "KEY", "rules": "VALUE", "report": "VALUE", "reasons": '"TEXT"'}.get(
            key, "NUMBER"
        )
        kinds = {bool: "true or false", dict: f"a table: [{key}], then lines of NAME = {values}"}
        wanted = kinds.get(type(default), "text in quotes")
        raise ConfigError(f"{name}: {key} must be {wanted}, not {value!r}")
    if key in CHOICES and value not in CHOICES[key]:
        raise ConfigError(
            f"{name}: {key} must be one of {', '.join(filter(None, CHOICES[key]))}, not {value!r}"
        )
    # Mistakes among the keys cost nobody more than that key, so the interface itself looks at them.
    if isinstance(value, dict) and key == "rules":
        _house_rules(value, f"{name}: [rules]")
    elif isinstance(value, dict) and key == "report":
        _of_reports(value, f"{name}: [report]")
    elif isinstance(value, dict) and key == "reasons":
        _reasons(value, f"{name}: reasons.")
    elif isinstance(value, dict) and key != "keys":
        for word, weight in value.items():
            if type(weight) not in (int, float) or not math.isfinite(weight):
                raise ConfigError(f"{name}: {key}.{word} must be a number, not {weight!r}")


def _of_reports(said: Mapping[str, object], where: str) -> None:
    for key, value in said.items():
        if key != "language":
            raise ConfigError(f"{where}: unknown key “{key}”; the known key is language")
        if value not in LANGUAGES:
            raise ConfigError(
                f"{where}: language must be one of {', '.join(LANGUAGES)}, not {value!r}"
            )


def checking(config: Config) -> Checking:
    """What is looked for in documents, as the configuration has it.

    Raises ConfigError for a reason that worthiness does not know.
    """
    # Only what reads documents needs the extractor.
    from claims.extract.worthiness import WEIGHTS, Tuning
    from claims.intake import Checking
    from claims.model import Role

    ticked = {"drafts": {Role.DRAFT}, "all": set(Role), "none": set[Role]()}[config.tick]
    try:
        return Checking(frozenset(ticked), Tuning.of(config.worthiness))
    except KeyError as error:
        known = dict.fromkeys((*WEIGHTS, "threshold"))
        raise ConfigError(
            f"[worthiness]: there is no reason “{error.args[0]}”{_nearest(error.args[0], known)}"
        ) from error


def house_rules(config: Config) -> Rules:
    """The rules of cases that keep none of their own."""
    return _house_rules(config.rules, "[rules]")


def _house_rules(said: Mapping[str, Any], where: str) -> Rules:
    # Only who says something of rules, or asks for them, needs to read the presets.
    from claims.rules import rules_from

    try:
        return rules_from(said, where)
    except Refused as error:
        raise ConfigError(str(error)) from error


def reasons(config: Config) -> Mapping[str, str]:
    """The templates of reasons: those that are built in, and those of the configuration."""
    return _reasons(config.reasons, "reasons.")


def _reasons(said: Mapping[str, Any], where: str) -> Mapping[str, str]:
    # Only who writes a reason, or has templates of their own, needs to read them.
    from claims.reasons import checked

    try:
        return checked(said, where)
    except InputError as error:
        raise ConfigError(str(error)) from error


def _nearest(key: str, known: Mapping[str, object]) -> str:
    from thefuzz import process

    found = process.extractOne(key, list(known), score_cutoff=60)
    if found:
        return f"; did you mean “{found[0]}”?"
    return f"; the known keys are {', '.join(sorted(known))}"


def _reason(error: OSError | UnicodeDecodeError) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return f"not UTF-8 at byte {error.start}"
