"""Rating scales: those of the package are whole, and a badly written one says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.errors import ScaleError
from claims.scales import DEFAULT, available, load, parse

GOOD = """
id = "house"
version = 2
name = "House scale"
source = "our own"
[[label]]
slug = "right"
words = "Right"
glyph = "✓"
ascii = "R"
definition = "It holds."
[[label]]
slug = "not-right"
words = "Not right"
glyph = "✗"
ascii = "W"
definition = "It does not."
tone = "bad"
needs_rationale = true
[[retired]]
slug = "wrong"
words = "Wrong"
replaced_by = "not-right"
since = "2020"
"""


@pytest.mark.parametrize("name", available())
def test_every_scale_of_the_package_is_whole(name: str) -> None:
    """Its id is its file's name, every label has its own key, and every label is found by all."""
    scale = load(name)
    assert scale.id == name
    assert [label.key for label in scale.labels] == [str(n + 1) for n in range(len(scale.labels))]
    for label in scale.labels:
        for text in (label.slug, label.words, label.words.upper(), label.key, f" {label.slug} "):
            assert scale.label(text) is label


def test_the_default_is_the_desk_scale() -> None:
    """A new case is judged with the desk's five labels, which are not meant for readers."""
    desk = load(DEFAULT)
    assert available()[0] == DEFAULT == desk.id
    assert [label.slug for label in desk.labels] == [
        "confirmed",
        "change",
        "cannot-confirm",
        "not-checkable",
        "cut",
    ]
    assert [label.key for label in desk.labels] == list("12345")
    assert not desk.publishable


def test_only_published_numbers_stand_in_a_scale() -> None:
    """Google's sample publishes 5 to 1; PolitiFact and Africa Check publish no numbers."""
    assert [label.value for label in load("google").labels] == [5, 4, 3, 2, 1]
    for name in ("politifact", "africa-check", "desk"):
        assert {label.value for label in load(name).labels} == {None}


def test_a_label_of_another_scale_is_refused_with_the_list() -> None:
    """The message names what was asked, the scale, and every label with its key."""
    with pytest.raises(ScaleError) as caught:
        load("desk").label("half-true")
    assert str(caught.value) == (
        "'half-true' is no label of the scale desk. Labels: confirmed (1), change (2), "
        "cannot-confirm (3), not-checkable (4), cut (5)."
    )
    with pytest.raises(ScaleError, match="no label"):
        load("desk").label("")


def test_a_retired_label_can_be_read_and_not_given() -> None:
    """PolitiFact's Barely True has words for old verdicts, and points to its successor."""
    scale = load("politifact")
    assert scale.words("barely-true") == "Barely True"
    assert scale.words("half-true") == "Half True"
    assert scale.words("never-heard") == "never-heard"
    with pytest.raises(ScaleError, match=r"retired on the scale politifact; use mostly-false"):
        scale.label("Barely True")


def test_a_scale_of_ones_own_is_loaded_by_path(tmp_path: Path) -> None:
    """A TOML file gives a scale; keys follow the order where none are written."""
    path = tmp_path / "house.toml"
    path.write_text(GOOD, encoding="utf-8")
    scale = load(path)
    assert load(str(path)) == scale
    assert (scale.id, scale.version, scale.publishable, scale.ordinal) == ("house", 2, True, True)
    assert scale.label("2").needs_rationale


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('id = "house"', "", "'id' is missing"),
        ('id = "house"', 'id = "Our House"', "joined by hyphens"),
        ("version = 2", 'version = "2"', "'version' must be a whole number"),
        ("version = 2", "version = true", "'version' must be a whole number"),
        ('name = "House scale"', 'name = " "', "'name' is empty"),
        ('slug = "not-right"', 'slug = "right"', "slug 'right' stands for two labels"),
        ('words = "Not right"', 'words = "right"', "words 'right' stands for two labels"),
        ('ascii = "W"', 'ascii = "✗"', "label 2: 'ascii' must be one printable"),
        ('glyph = "✓"', 'glyph = "\\u001b"', "label 1: 'glyph' must be one printable"),
        ('tone = "bad"', 'tone = "red"', "no tone 'red'"),
        ('tone = "bad"', 'colour = "red"', "no field 'colour'"),
        ('tone = "bad"', 'key = "1"', "key '1' stands for two labels"),
        ('tone = "bad"', 'key = "x"', "not a digit"),
        ("needs_rationale = true", "needs_rationale = 1", "must be true or false"),
        ('replaced_by = "not-right"', 'replaced_by = "lost"', "replaced by 'lost'"),
        ("[[label]]", "[[lable]]", "no field 'lable'"),
        ("[[retired]]", "[retired]", "must be written as [[retired]] tables"),
        ('id = "house"', 'id = "house', "is not TOML"),
    ],
)
def test_a_badly_written_scale_says_where(old: str, new: str, words: str) -> None:
    """Every mistake is a ScaleError that names the file and the mistake."""
    assert old in GOOD
    with pytest.raises(ScaleError) as caught:
        parse(GOOD.replace(old, new), "house.toml")
    assert str(caught.value).startswith("house.toml")
    assert words in str(caught.value)


def test_a_scale_that_is_not_there_says_so(tmp_path: Path) -> None:
    """An unknown id lists the known ones; a missing, a binary and a label-less file are errors."""
    with pytest.raises(ScaleError, match="No scale 'nope'; there are desk, aap"):
        load("nope")
    with pytest.raises(ScaleError, match="cannot be read"):
        load(tmp_path / "none.toml")
    binary = tmp_path / "binary.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ScaleError, match="not UTF-8"):
        load(binary)
    with pytest.raises(ScaleError, match="at least one"):
        parse('id = "a"\nversion = 1\nname = "A"\nsource = "s"', "a.toml")
