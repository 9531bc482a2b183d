"""The acts that belong to a place: moving in a pane, the program as a whole, dialogs."""

from __future__ import annotations

from factcheck.tui.commands.command import Command, Where


def _pane(where: Where, part: str) -> tuple[Command, ...]:
    """The moves that all panes have, each in its own terms."""
    thing = {"claims": "claim", "document": "line", "evidence": "passage", "list": "entry"}[part]
    moves = (
        ("next", "j down", "cursor(1)", f"next {thing}", f"Go to the next {thing}."),
        ("previous", "k up", "cursor(-1)", f"previous {thing}", f"Go to the previous {thing}."),
        ("half-down", "ctrl+d", "page(0.5)", "half page down", "Half a page down."),
        ("half-up", "ctrl+u", "page(-0.5)", "half page up", "Half a page up."),
        ("page-down", "pagedown", "page(1)", "page down", "A page down."),
        ("page-up", "pageup", "page(-1)", "page up", "A page up."),
        ("first", "g home", "edge('first')", f"first {thing}", f"Go to the first {thing}."),
        ("last", "G end", "edge('last')", f"last {thing}", f"Go to the last {thing}."),
    )
    return tuple(
        Command(
            id=f"{part}.{name}",
            keys=tuple(keys.split()),
            action=action,
            words=words,
            description=description,
            where=where,
            palette=False,
        )
        for name, keys, action, words, description in moves
    )


PANES = (
    *_pane(Where.LIST, "claims"),
    *_pane(Where.DOCUMENT, "document"),
    *_pane(Where.EVIDENCE, "evidence"),
    *_pane(Where.LISTING, "list"),
    Command(
        id="list.choose",
        keys=("enter",),
        # Of the screen, at once: a message would wait, and what is typed ahead go astray.
        action="screen.choose",
        words="go there",
        description="Go where the entry leads: to the claim, the place in the document, the queue.",
        where=Where.LISTING,
        palette=False,
    ),
)

MOVES = frozenset(command.id for command in PANES if command.id != "list.choose")
"""The acts that move within a pane and do nothing else: what follows them goes to the same pane."""

ANYWHERE = (
    Command(
        id="app.help",
        keys=("question_mark", "f1"),
        action="app.keys_help",
        words="keys",
        description="The keys that work here.",
        where=Where.ANYWHERE,
        group="Program",
        bar=True,
    ),
    Command(
        id="app.command",
        keys=("colon",),
        action="app.command_line",
        words="command",
        description="Type an act by name: :export, :scale politifact, :filter conflicts, :q.",
        where=Where.ANYWHERE,
        group="Program",
        palette=False,
    ),
    Command(
        id="app.palette",
        keys=("ctrl+p",),
        action="app.command_palette",
        words="palette",
        description="Find any act by typing a part of its name.",
        where=Where.ANYWHERE,
        group="Program",
        palette=False,
    ),
    Command(
        id="app.theme",
        keys=(),
        action="app.theme",
        words="theme",
        description="Choose a theme, or take one by name: :theme high-contrast-dark.",
        where=Where.ANYWHERE,
        group="Program",
    ),
    Command(
        id="app.ground",
        keys=(),
        action="app.toggle_theme",
        words="light or dark",
        description="Change between the light and the dark theme of a kind.",
        where=Where.ANYWHERE,
        group="Program",
    ),
    Command(
        id="app.mouse",
        keys=("percent_sign",),
        action="app.toggle_mouse",
        words="mouse",
        description="Leave the mouse to the terminal, to select text with it, and back.",
        where=Where.ANYWHERE,
        group="Program",
    ),
    Command(
        id="app.quit",
        keys=("q",),
        action="app.leave",
        words="quit",
        description="Leave, or go back to the claims; everything is saved already.",
        where=Where.ANYWHERE,
        group="Program",
        aliases=("q", "q!", "wq"),
    ),
)

ELSEWHERE = (
    Command(
        id="welcome.sample",
        keys=("s",),
        action="sample",
        words="sample",
        description="Open the sample case.",
        where=Where.WELCOME,
        group="Opening",
    ),
    Command(
        id="welcome.open",
        keys=("o",),
        action="open_case",
        words="open",
        description="Open a case by its file name.",
        where=Where.WELCOME,
        group="Opening",
    ),
    Command(
        id="welcome.new",
        keys=("n",),
        action="new_case",
        words="new",
        description="Begin a new case: a file name, and the documents to read.",
        where=Where.WELCOME,
        group="Opening",
    ),
    Command(
        id="welcome.stop",
        keys=("escape",),
        action="stop",
        words="stop",
        description="Stop reading a new case’s documents; those that are read stay.",
        where=Where.WELCOME,
        group="Opening",
    ),
    Command(
        id="welcome.forget",
        keys=("delete",),
        action="forget",
        words="forget",
        description="Take recent cases off the list that are no longer there.",
        where=Where.WELCOME,
        group="Opening",
    ),
    Command(
        id="dialog.cancel",
        keys=("escape",),
        action="cancel",
        words="cancel",
        description="Close the dialog; nothing is done.",
        where=Where.DIALOG,
        group="Dialogs",
        palette=False,
    ),
    Command(
        id="writing.save",
        keys=("ctrl+s", "ctrl+enter"),
        action="save",
        words="save",
        description="Save what is written.",
        where=Where.WRITING,
        group="Dialogs",
        palette=False,
    ),
    Command(
        id="writing.template",
        keys=("ctrl+t", "ctrl+o"),
        action="template",
        words="template",
        description="Choose a template of a reason, and put it where the cursor is.",
        where=Where.WRITING,
        group="Dialogs",
        palette=False,
    ),
    Command(
        id="saved.save",
        keys=("s",),
        action="keep",
        words="save",
        description="Save the present filter under a name.",
        where=Where.SAVED,
        group="Dialogs",
        palette=False,
    ),
    Command(
        id="saved.forget",
        keys=("delete", "backspace", "d"),
        action="forget",
        words="forget",
        description="Forget the filter that is current.",
        where=Where.SAVED,
        group="Dialogs",
        palette=False,
    ),
    Command(
        id="question.yes",
        keys=("y",),
        action="answer(True)",
        words="yes",
        description="Yes.",
        where=Where.QUESTION,
        group="Dialogs",
        palette=False,
    ),
    Command(
        id="question.no",
        keys=("n", "escape"),
        action="answer(False)",
        words="no",
        description="No.",
        where=Where.QUESTION,
        group="Dialogs",
        palette=False,
    ),
    Command(
        id="reading.down",
        keys=("j",),
        action="scroll(1)",
        words="down",
        description="A line down.",
        where=Where.READING,
        group="Dialogs",
        palette=False,
    ),
    Command(
        id="reading.up",
        keys=("k",),
        action="scroll(-1)",
        words="up",
        description="A line up.",
        where=Where.READING,
        group="Dialogs",
        palette=False,
    ),
    Command(
        id="reading.close",
        keys=("escape", "q", "enter"),
        action="cancel",
        words="close",
        description="Close the page.",
        where=Where.READING,
        group="Dialogs",
        palette=False,
    ),
)
