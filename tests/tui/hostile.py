"""Texts that would steer a terminal, hide, end the program or be clicked, were they let through."""

PAYLOADS = {
    "markup that ends nothing": "see [/] and [/foo]",
    "markup that vanishes": "[red]cost[/red] [b]5[/b] [citation needed]",
    "a live link": "[@click=app.quit]press me[/] [link=http://evil.example]x[/link]",
    "window title": "\x1b]0;owned\x07title",
    "clipboard": "\x1b]52;c;ZXZpbA==\x07copied",
    "hyperlink": "\x1b]8;;http://evil.example\x1b\\text\x1b]8;;\x1b\\",
    "clear and colour": "\x1b[2J\x1b[31mred\x1b[0m",
    "C1 control": "\x9b2J \x9d0;owned\x9c",
    "NUL, DEL, shifts": "a\x00b\x7fc\x0ed\x0f\x08\x0b\x0c",
    "right to left": "price \u202e000,001\u202c \u2066x\u2069",
    "zero width": "a\u200bb\u200dc\ufeffd\u00ad",
    "tag characters": "flag \U000e0041\U000e0042\U000e007f",
    "piled marks": "a" + "\u0301" * 200,
}
"""One of each kind: what it is, and the text."""
