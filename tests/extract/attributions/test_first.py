"""The least that attributions must give: source, cue, content, speaker."""

from claims.extract.attributions import find_attributions
from claims.extract.names import find_people
from claims.model import Attribution, AttributionKind
from claims.sentences import sentences


def _read(text: str) -> list[Attribution]:
    spans = list(sentences(text))
    return find_attributions(text, spans, find_people(text, spans))


def test_a_quote_split_by_its_cue_is_one_attribution() -> None:
    """Both halves of a quote, and the quoted sentence after it, are one content."""
    text = '"We will mend the bridge," said Harriet Quill, the mayor of Ostle, "before winter. It is due."'
    (found,) = _read(text)
    assert [span.of(text) for span in found.content] == [
        '"We will mend the bridge,"',
        '"before winter. It is due."',
    ]
    assert found.kind is AttributionKind.DIRECT
    assert found.speaker == "Harriet Quill"
    assert found.role == "mayor of Ostle"


def test_a_pronoun_is_resolved_with_its_reason() -> None:
    """ "she" is the woman who spoke last, and the attribution says so."""
    text = "Harriet Quill met Bertram Oakes. Quill said the bridge is closed. She added that it will reopen."
    found = _read(text)[-1]
    assert found.speaker == "Harriet Quill"
    assert "pronoun 'she'" in found.because
