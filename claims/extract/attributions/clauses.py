"""Where the content of a cue starts and ends among the items of a unit."""

from __future__ import annotations

from claims.extract.attributions.lexicon import Verb
from claims.extract.attributions.units import Unit

_REACH = 30


def content_after(unit: Unit, at: int, verb: Verb) -> int:
    """Where the content of ``verb`` starts that follows item ``at``; -1 where none follows."""
    at = _skip_adverbs(unit, at)
    if at >= len(unit.tags):
        return -1
    if verb.lemma == "put":
        return _starts(unit, at + 1, verb) if unit.low[at] == "it" else -1
    if verb.takes("A"):
        spoken_to = _after_addressee(unit, at, verb)
        if spoken_to >= 0:
            return spoken_to
    if unit.grammar.language == "es":
        told = _after_dative(unit, at, verb)
        if told >= 0:
            return told
    beyond = skip_adjuncts(unit, at)
    ahead = unit.tags[beyond] if beyond < len(unit.tags) else ""
    start = _starts(unit, at, verb)
    if start >= 0 and not (
        beyond > at
        and unit.tags[at] in "pdn#"
        and (
            ahead == "h"
            or (ahead == "w" and unit.low[beyond] == "que")
            or (ahead in ",:" and _starts(unit, beyond, verb) > 0)
        )
    ):
        return start
    return _starts(unit, beyond, verb, adjunct=True) if beyond > at else -1


def _skip_adverbs(unit: Unit, at: int) -> int:
    while at < len(unit.tags) and (unit.tags[at] in "k" or unit.low[at] in unit.grammar.times):
        if at + 1 < len(unit.tags) and unit.tags[at + 1] == "g":
            break  # "said Thursday's talks had failed"
        at += 1
    return at


def _after_addressee(unit: Unit, at: int, verb: Verb) -> int:
    end = _skip_adverbs(unit, addressee_end(unit, at))
    if end == at or end >= len(unit.tags):
        return -1
    if unit.tags[end] in "thw:QqrXd" or unit.low[end] in ("if", "whether", "about", "of", "for"):
        opener = Verb(verb.lemma, verb.frames + "STIWQ", verb.prepositions | {"about", "of", "for"})
        return _starts(unit, end, opener)
    if unit.tags[end] == "," and end + 1 < len(unit.tags) and unit.tags[end + 1] in "Qq":
        return end + 1
    return -1


def _after_dative(unit: Unit, at: int, verb: Verb) -> int:
    """The "que" or "si" after the one who is spoken to: "pidió a los vecinos | que"; else -1."""
    if unit.low[at] not in ("a", "al") or not (verb.takes("S") or verb.takes("T")):
        return -1
    end = _simple_phrase(unit, at + 1)
    while end < len(unit.tags) and unit.low[end] in ("de", "del", "en"):
        end = _simple_phrase(unit, end + 1)
    return end if end < len(unit.tags) and unit.low[end] in ("que", "si") else -1


def addressee_end(unit: Unit, at: int) -> int:
    """The item after the one who is spoken to: "told | reporters in Ostle"; ``at`` where none."""
    if at >= len(unit.tags) or unit.tags[at] not in "odnXrq":
        return at
    end = at + 1 if unit.tags[at] in "or" or unit.low[at] == "her" else _simple_phrase(unit, at)
    while (
        end < len(unit.tags)
        and unit.tags[end] == "p"
        and unit.low[end] in ("of", "in", "at", "on", "from", "during")
    ):
        end = _simple_phrase(unit, end + 1)
    return end


def _simple_phrase(unit: Unit, at: int) -> int:
    i = at
    while i < len(unit.tags) and (
        unit.tags[i] in "nX#gq" or (unit.tags[i] == "d" and (i == at or unit.tags[i - 1] == "d"))
    ):
        i += 1
    return i


def _starts(unit: Unit, at: int, verb: Verb, *, adjunct: bool = False) -> int:
    """``at``, or the item after an opener, where the verb's content can start there; else -1."""
    if at >= len(unit.tags):
        return -1
    tag, low = unit.tags[at], unit.low[at]
    following = unit.tags[at + 1] if at + 1 < len(unit.tags) else ""
    quotes = any(verb.takes(frame) for frame in "STQO")
    if tag in ",:":
        fits = following in ("Q", "q") or (tag == ":" and following != "" and verb.takes("S"))
        return at + 1 if fits and quotes else -1
    if tag == "Q" or (tag == "q" and quotes):
        return at
    if tag == "h" or low == "que":
        return at if verb.takes("S") or verb.takes("T") else -1
    if low in ("por", "para") and following == "w":
        return at if verb.takes("W") else -1
    if tag == "w" or low in ("whether", "if", "si"):
        told = verb.takes("S") and low in ("what", "how", "why")
        return at if verb.takes("W") or told else -1
    if tag == "t":
        return _infinitive_starts(unit, at, following, verb)
    if low in verb.prepositions and following:
        return at + 1
    return at if _phrase_starts(unit, at, verb, adjunct) else -1


def _infinitive_starts(unit: Unit, at: int, following: str, verb: Verb) -> int:
    # An unknown word after "to" is a verb where the cue takes one.
    is_verb = following in ("f", "k") or (following == "n" and verb.takes("I"))
    # "vowed to be", but no wish or impression: "wants to be", "seems to have".
    if is_verb or (following == "a" and (verb.takes("S") or verb.takes("A"))):
        return at if verb.takes("I") else -1
    return at + 1 if "to" in verb.prepositions else -1


def _phrase_starts(unit: Unit, at: int, verb: Verb, adjunct: bool) -> bool:
    """Whether a bare clause, a gerund or an object of the verb starts at item ``at``."""
    tag, spanish = unit.tags[at], unit.grammar.language == "es"
    if spanish and (tag == "f" or unit.low[at] in ("haber", "ser", "estar")):
        return verb.takes("I")
    if spanish and unit.low[at] in ("a", "al"):
        return verb.takes("O")
    if tag == "i":
        return verb.takes("G") or (verb.takes("S") and has_finite(unit, at))
    if verb.takes("S") and tag in "dnX#ropsk" and has_finite(unit, at):
        return True
    return verb.takes("O") and not adjunct and tag in "dnX#ro"


def skip_adjuncts(unit: Unit, at: int) -> int:
    """The item after "on Tuesday", "in a statement", "at a rally in Ohio" and their like."""
    i = at
    while i < len(unit.tags) and i - at < _REACH:
        if unit.tags[i] in "pt" and i + 1 < len(unit.tags) and unit.tags[i + 1] in "dnX#gqo":
            i = _simple_phrase(unit, i + 1)
        elif unit.low[i] in unit.grammar.times or unit.tags[i] == "k":
            i += 1
        elif unit.tags[i] in "d#" and _timed(unit, i):
            i = _timed(unit, i)
        elif (
            unit.low[i] in ("last", "this", "late", "early")
            and i + 1 < len(unit.tags)
            and (unit.low[i + 1] in unit.grammar.times)
        ):
            i += 2
        elif (
            unit.tags[i] in "si"
            and i == at
            and unit.low[i] in ("after", "when", "while", "before", "during")
        ):
            i = _to_comma(unit, i)
        else:
            break
    return i


def _timed(unit: Unit, at: int) -> int:
    """The item after "a few years earlier", "two days ago"; 0 where none starts at ``at``."""
    end = _simple_phrase(unit, at)
    near = end < len(unit.tags) and end > at + 1
    return end + 1 if near and unit.low[end] in ("ago", "earlier", "later", "before") else 0


def _to_comma(unit: Unit, at: int) -> int:
    while at < len(unit.tags) and unit.tags[at] not in ",.;:Q":
        at += 1
    return at


def has_finite(unit: Unit, at: int, wanted: str = "vmaQ") -> bool:
    """Whether a finite verb (or a quote, which may hold one) follows before the clause ends."""
    tags = unit.tags
    for i in range(at, min(len(unit.tags), at + _REACH)):
        if tags[i] in wanted:
            return True
        if tags[i] in ";:.":
            return False
    return False


def content_end(unit: Unit, start: int, *, phrase: bool = False, short: bool = False) -> int:
    """Where content that starts at item ``start`` ends: the unit's end, or what another says.

    A ``phrase`` (an object, no clause) ends at the next clause; ``short`` content, that of a
    relative or fronted clause, ends with its clause.
    """
    tags, low = unit.tags, unit.low
    i, spoken, dashes = start, False, 0
    while i < len(tags):
        tag = tags[i]
        if tag in ";.":
            break
        if tag in "Qq" and low[i] == "," and (phrase or short) and i + 1 < len(tags):
            i += 1
            break
        if i > start:
            if tag == "," and (
                _leaves_content(unit, i + 1) or ((phrase or short) and not _is_list(unit, i))
            ):
                break
            if tag == "c" and (_is_shared_cue(unit, i + 1) or (phrase and _new_verb(unit, i + 1))):
                break
            if tag == "s" and i == start + 1 and tags[start] == "Q":
                break
            if tag == "s" and phrase and low[i] not in ("as", "than", "if", "whether"):
                break
            # A second dash closes an aside, and no content.
            if low[i] == "according" or (
                spoken and tag in ",-" and dashes % 2 == 0 and _starts_anew(unit, i)
            ):
                break
        spoken = spoken or tag in "vmaQqf"
        dashes += tag == "-"
        i += 1
    return trimmed_end(unit, start, i)


def _starts_anew(unit: Unit, mark: int) -> bool:
    """Whether the writer takes over after a mark: ", which …", ", but they …", a last dash."""
    if mark + 2 >= len(unit.tags):
        return False
    tag, low, further = unit.tags[mark + 1], unit.low[mark + 1], unit.tags[mark + 2]
    if unit.tags[mark] == "-":
        return "-" not in unit.tags[mark + 1 : mark + _REACH]
    if tag == "w" or (low == "but" and has_finite(unit, mark + 2, "vma")):
        return True
    opens = low in ("and", "yet") and further in "rdX"
    return opens and has_finite(unit, mark + 2, "vma")


def _new_verb(unit: Unit, at: int) -> bool:
    """Whether a finite verb or participle follows a conjunction: no part of a noun phrase."""
    while at < len(unit.tags) and unit.tags[at] == "k":
        at += 1
    return at < len(unit.tags) and (
        unit.tags[at] in "vma" or (unit.tags[at] == "i" and unit.low[at] in unit.grammar.forms)
    )


def _is_list(unit: Unit, comma: int) -> bool:
    """Whether a comma parts the members of a list: "Giles, Millis and Doley"."""
    i = comma + 1
    while i < len(unit.tags) and i - comma < 10 and unit.tags[i] in "dnX#gqpk,":
        i += 1
    return (
        i < len(unit.tags)
        and unit.tags[i] == "c"
        and unit.low[i] != "but"
        and not _new_verb(unit, i + 1)
        and (i + 1 < len(unit.tags) and unit.tags[i + 1] in "dnX#qk")
    )


def trimmed_end(unit: Unit, start: int, end: int) -> int:
    """``end`` without commas, stops and conjunctions before it."""
    while end > start and (unit.tags[end - 1] in ",.;:-c"):
        end -= 1
    return end


def _next_word(unit: Unit, at: int) -> int:
    while at < len(unit.tags) and unit.tags[at] in "kc":
        at += 1
    return at


def _leaves_content(unit: Unit, at: int) -> bool:
    """Whether what follows a comma is a participle cue, or "according to": no more content."""
    at = _next_word(unit, at)
    if at >= len(unit.tags):
        return False
    if unit.low[at] == "according":
        return True
    if unit.tags[at] != "i" or unit.low[at] not in unit.grammar.forms:
        return False
    verb = unit.grammar.verbs[unit.grammar.forms[unit.low[at]][0]]
    return verb.takes("S") or verb.takes("T") or verb.lemma in ("cite", "call", "refer", "accuse")


def _is_shared_cue(unit: Unit, at: int) -> bool:
    """Whether a finite cue with the same subject follows: "and added that"."""
    while at < len(unit.tags) and unit.tags[at] == "k":
        at += 1
    if at >= len(unit.tags) or unit.tags[at] != "v" or unit.low[at] not in unit.grammar.forms:
        return False
    verb, tags = unit.grammar.forms[unit.low[at]]
    cue = unit.grammar.verbs[verb]
    return (cue.takes("S") or cue.takes("T")) and bool(set(tags) & {"d", "s"})


def content_start_before(unit: Unit, end: int, lowest: int) -> int:
    """Where content that ends at item ``end`` starts: after the last semicolon, or ``lowest``."""
    if end - 2 > lowest and unit.tags[end - 1] == "Q" and unit.tags[end - 2] in ":-":
        return end - 1
    i, closed = end - 1, 0
    while i >= lowest and unit.tags[i] not in ";":
        closed += {")": 1, "(": -1}.get(unit.tags[i], 0)
        if closed < 0:
            break  # the bracket holds the content and its cue
        i -= 1
    start = i + 1
    while start < end and unit.tags[start] in "c,-":
        start += 1
    return start
