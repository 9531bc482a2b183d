"""Sets of keys: each says what it has otherwise than the table; the rest follows by rule.

``vim`` is the table itself. ``plain`` needs no letter: arrows, function keys, ctrl. ``left-hand``
has the verdicts on the row under the digits and leaves the right hand to the mouse. ``azerty``
takes the row of digits without shift, too. An act that a set does not name keeps those keys of the
table that are free there.
"""

from __future__ import annotations

from collections.abc import Mapping

DEFAULT = "vim"

_PLAIN = """
    app.help                  f1
    app.command               f2
    app.palette               ctrl+p
    app.quit                  f10
    review.search             f3
    review.next-match         f4
    review.reload             f5
    review.filter             f6
    review.rationale          f7
    review.edit               f8
    review.defer              f9
    review.export             f12
    review.zoom               f11 ctrl+home
    review.next-open          ctrl+down
    review.previous-open      ctrl+up
    review.next-attention     ctrl+right
    review.previous-attention ctrl+left
    review.evidence-down      shift+down
    review.evidence-up        shift+up
    review.clear              delete 0
    review.skip               ctrl+s
    review.flag               ctrl+f
    review.who                ctrl+o
    review.compare            ctrl+x
    review.overview           ctrl+b
    review.cast               ctrl+k
    review.history            ctrl+l
    review.yank               ctrl+y
    evidence.dismiss          backspace
    overview.claims           ctrl+b
    overview.cast             ctrl+k
    overview.reload           f5
    cast.filter               f6
    cast.merge                f7
    cast.split                f8
    cast.rename               f4
    cast.role                 f9
    cast.claims               ctrl+b
    cast.reload               f5
    who.other                 f4
    review.add                ctrl+a
    review.editor             ctrl+e
    review.past               insert
    review.precedents         ctrl+n shift+right
    review.source             ctrl+t shift+left
    review.previous-match     comma
    review.order              number_sign
    review.range              asterisk
    review.select-all         ampersand
    review.select-none        exclamation_mark
    review.choose-verdict     dollar_sign
    review.confidence         vertical_line
    review.tags               at
    review.same               left_parenthesis
    review.archived           right_parenthesis
    review.cite               quotation_mark
    review.speaker            underscore
    review.documents          left_square_bracket
    review.revision           right_square_bracket
    review.scale              left_curly_bracket
    review.gate               right_curly_bracket
    review.comment            semicolon
    review.searched           slash
    review.rules              colon
    review.text               full_stop
    review.contact            ctrl+g
    review.sign               circumflex_accent
    review.blind              grave_accent
    review.reveal             backslash
    review.agreement          ctrl+backslash
    review.accept             shift+end
    review.stet               shift+home
    review.propose            ctrl+end
    review.questions          question_mark
    claims.drop               backspace
    overview.blind            grave_accent
    welcome.blind             f6
    gate.contact              ctrl+g
    gate.searched             slash
    second.settle             f7
    second.vote               f8
    second.all-votes          f9
    second.agreed             f4
    second.reload             f5
    text.previous-match       comma
    text.other-end            asterisk
    text.note                 semicolon
    choosing.search           f6
    choosing.take             ctrl+s
    choosing.start-back       ctrl+left
    choosing.start-on         ctrl+right
    compare.next-passage      ctrl+down
    compare.previous-passage  ctrl+up
    compare.same              f7
    compare.different         f8
    compare.words             delete
    past.then                 f7
    past.diff                 f9
    past.back-to              f8
    past.filter               f6
    precedents.yank           ctrl+y
    precedents.source         ctrl+t
    welcome.sample            f3
    welcome.new               f4
    welcome.open              f5
    saved.save                f7
    saved.forget              delete
    text.search               f3
    text.next-match           f4
    text.bare                 f5
    text.resize               f6
    text.mark                 f7
    text.split                f8
    text.join                 f9
    text.select               insert
    text.drop                 delete
    text.undo                 ctrl+z
    text.next-claim           ctrl+down
    text.previous-claim       ctrl+up
    text.next-gap             ctrl+right
    text.previous-gap         ctrl+left
    choosing.take             f7
    choosing.start-back       shift+left
    choosing.start-on         shift+right
    compare.next-passage      ctrl+down
    compare.previous-passage  ctrl+up
    compare.same              f7
    compare.different         f8
    past.then                 f7
    past.diff                 f8
    past.back-to              f9
    precedents.yank           ctrl+y
    precedents.source         f7
    precedents.archived       f8
    documents.group           f7
    documents.ungroup         f8
    documents.describe        f4
    documents.withdraw        f9
    documents.claims          ctrl+b
    documents.reload          f5
    revision.read             f7
    revision.release          f8
    revision.reload           f5
    gate.sign                 f7
    gate.rules                f8
    gate.overrule             f9
    gate.answer               f4
    gate.amend                f6
    gate.comment              f12
    gate.reload               f5
    question.yes              f7
    question.no               escape
    reading.down              down
    reading.up                up
"""

_LEFT_HAND = """
    review.verdict-1          q 1
    review.verdict-2          w 2
    review.verdict-3          e 3
    review.verdict-4          r 4
    review.verdict-5          t 5
    claims.next               d down
    claims.previous           s up
    document.next             d down
    document.previous         s up
    evidence.next             d down
    evidence.previous         s up
    list.next                 d down
    list.previous             s up
    reading.down              d down
    reading.up                s up
    text.down                 d down
    text.up                   s up
    text.next-word            f right
    text.previous-word        b left
    text.next-claim           g
    text.previous-claim       G
    text.split                S
    text.drop                 x
    text.resize               E
    text.bare                 R
    text.verdict-1            q 1
    text.verdict-2            w 2
    text.verdict-3            e 3
    text.verdict-4            r 4
    text.verdict-5            t 5
    saved.save                S
    compare.same              a
    compare.different         x
    past.diff                 x
    gate.sign                 g
    documents.ungroup         S
    revision.release          x
    review.next-open          g
    review.previous-open      G
    review.rationale          a
    review.skip               S
    review.edit               ctrl+t ctrl+x
    review.export             ctrl+e
    review.order              ctrl+s
    review.add                A
    review.contact            ctrl+k
    claims.drop               delete
    review.clear              grave_accent 0
    evidence.dismiss          backspace
    app.quit                  ctrl+w f10
    cast.split                S
    who.mend-1                q 1
    who.mend-2                w 2
    who.mend-3                e 3
    who.mend-4                r 4
    who.mend-5                t 5
    who.other                 a
"""

# The row of digits as French keyboards have it without shift. The sixth is a minus, which passages
# answer to; there shift, or the number pad, gives the digit as ever.
_AZERTY = """
    review.verdict-1          1 ampersand
    review.verdict-2          2 é
    review.verdict-3          3 quotation_mark
    review.verdict-4          4 apostrophe
    review.verdict-5          5 left_parenthesis
    review.verdict-7          7 è
    review.verdict-8          8 underscore
    review.verdict-9          9 ç
    review.clear              0 à
    review.saved              ctrl+g
"""


def _read(text: str) -> dict[str, tuple[str, ...]]:
    return {
        identifier: tuple(keys)
        for identifier, *keys in (line.split() for line in text.splitlines() if line.strip())
    }


PRESETS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    DEFAULT: {},
    "plain": _read(_PLAIN),
    "left-hand": _read(_LEFT_HAND),
    "azerty": _read(_AZERTY),
}
"""What each set has otherwise than the table, by the id of a slot."""

NO_LETTERS = frozenset({"plain"})
"""The sets in which no act has a letter for a key."""
