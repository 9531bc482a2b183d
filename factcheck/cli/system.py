"""``doctor``, ``locate``, ``completion`` and ``serve``: about the installation."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from claims.errors import ClaimsError
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


def serve(arguments: Namespace, around: Around) -> int:
    """Refuse, and say what to do instead."""
    raise ClaimsError(
        "serve is not part of this version: a page that any open browser tab may drive needs "
        "guards that are not built yet. Over ssh, run factcheck review there."
    )


def _configure_serve(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, metavar="N", help="the port on 127.0.0.1")


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
    Command(
        name="serve",
        summary="the interface in a browser, bound to 127.0.0.1 (not in this version)",
        examples=("factcheck serve --port 8080",),
        configure=_configure_serve,
        run=serve,
    ),
)
