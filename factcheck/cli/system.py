"""``doctor``, ``locate`` and ``completion``: about the installation."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from factcheck.cli.command import Around, Command
from factcheck.cli.output import say, say_json, tell

PLACES = ("config", "data", "state", "cache", "log", "sample")
SHELLS = ("bash", "zsh", "tcsh")


def locate(arguments: Namespace, around: Around) -> int:
    """Print where things are kept: one path, or all with their names."""
    places = around.places
    paths = {
        "config": str(arguments.config or places.config_file),
        "data": str(places.data),
        "state": str(places.state),
        "cache": str(places.cache),
        "log": str(places.log_file),
        "sample": str(places.sample_case),
    }
    if arguments.json:
        say_json(paths)
    elif arguments.what:
        say(paths[arguments.what])
    else:
        for name, path in paths.items():
            say(f"{name:<8}{path}")
    return 0


def _configure_locate(parser: ArgumentParser) -> None:
    parser.add_argument("what", nargs="?", choices=PLACES, help="only this one")
    parser.add_argument("--json", action="store_true", help="as one object")


def completion(arguments: Namespace, around: Around) -> int:
    """Print a script that completes commands and options in a shell."""
    import shtab

    from factcheck.cli.parser import build_parser

    say(shtab.complete(build_parser(), shell=arguments.shell))
    return 0


def _configure_completion(parser: ArgumentParser) -> None:
    parser.add_argument("shell", choices=SHELLS, help="the shell to complete in")


def doctor(arguments: Namespace, around: Around) -> int:
    """Print versions, terminal, locale, storage and case health; 1 where something is wrong."""
    from factcheck.cli.examination import examine

    findings = examine(arguments, around)
    if arguments.json:
        say_json({finding.name: finding.record() for finding in findings})
    else:
        width = max(len(finding.name) for finding in findings)
        for finding in findings:
            say(f"{finding.name:<{width}}  {finding.mark}  {finding.words}")
    wrong = [finding for finding in findings if finding.wrong]
    for finding in wrong:
        tell(f"factcheck: {finding.name}: {finding.words}")
    return 1 if wrong else 0


def _configure_doctor(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="as one object")


COMMANDS: tuple[Command, ...] = (
    Command(
        name="doctor",
        summary="examine the installation, the terminal and the case",
        examples=("factcheck doctor", "factcheck doctor --json"),
        configure=_configure_doctor,
        run=doctor,
        lenient=True,
    ),
    Command(
        name="locate",
        summary="say where configuration, cases, log and caches are kept",
        examples=("factcheck locate", "$EDITOR $(factcheck locate config)"),
        configure=_configure_locate,
        run=locate,
        lenient=True,
    ),
    Command(
        name="completion",
        summary="print the completion script of a shell",
        examples=(
            "factcheck completion bash > ~/.local/share/bash-completion/completions/factcheck",
            "factcheck completion zsh > ~/.zfunc/_factcheck",
        ),
        configure=_configure_completion,
        run=completion,
        lenient=True,
    ),
)
