"""Corrections in files and links: they come back whole, and hostile ones do no harm."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corrections import (
    LABELS,
    MAX_CORRECTIONS,
    MAX_FILE_BYTES,
    MAX_LINK_CHARS,
    Correction,
    find_fault,
    from_link,
    read_file,
    tidied,
    to_file,
    to_link,
)
from analysis.errors import InputError

TEXT = st.text(st.characters(codec=None) | st.sampled_from(";>/:~!\"' %&"), max_size=20)
SOME = TEXT.filter(lambda text: any(c.isalnum() for c in text))
SOUND = st.lists(
    st.one_of(
        st.builds(lambda a, b, r: Correction("merge", a, into=b, reason=r), SOME, SOME, TEXT),
        st.builds(lambda a, w: Correction("split", a, wording=w), SOME, SOME),
        st.builds(lambda a, w, b: Correction("split", a, wording=w, into=b), SOME, SOME, SOME),
        st.builds(lambda a, n, r: Correction("rename", a, name=n, reason=r), SOME, SOME, TEXT),
        st.builds(lambda a, b: Correction("retype", a, label=b), SOME, st.sampled_from(LABELS)),
    )
    .map(tidied)
    .filter(lambda correction: not find_fault(correction)),
    max_size=8,
).map(tuple)
MERGE = {"action": "merge", "entity_id": "moscow", "into": "russia"}


def file_of(*listed, **values):
    """Write a file by hand."""
    content = {
        "format": "storysides corrections",
        "version": 1,
        "corpus_id": "c",
        "author": "",
        "corrections": list(listed),
    }
    return json.dumps(content | values).encode()


@given(corrections=SOUND)
def test_a_file_comes_back_whole(corrections):
    """With reasons, author and the corpus it was made on; and writing it again is the same."""
    raw = to_file(corrections, corpus_id="ce5f4fdf2291", author="Ada")

    assert (corrections, "ce5f4fdf2291", "Ada") == read_file(raw)
    assert raw == to_file(read_file(raw).corrections, corpus_id="ce5f4fdf2291", author="Ada")


@given(corrections=SOUND)
def test_a_link_comes_back_whole_but_for_reasons(corrections):
    """Whatever marks the names hold."""
    text = to_link(corrections)
    bare = tuple(correction._replace(reason="") for correction in corrections)

    assert len(text) > MAX_LINK_CHARS or (bare, 0) == from_link(text)


def test_a_link_can_be_read_by_people():
    """One mark per action."""
    corrections = (
        Correction("merge", "moscow", into="russia", reason="left out"),
        Correction("split", "russia", wording="Moscow-backed"),
        Correction("split", "russia", wording="Moscow", into="kremlin"),
        Correction("rename", "russia/Moscow-backed", name="Rebels: all"),
        Correction("retype", "g20", label="EVENT"),
    )

    assert to_link(corrections) == (
        "moscow>russia;russia/Moscow-backed;russia/Moscow>kremlin;"
        "russia!/Moscow-backed:Rebels!: all;g20~EVENT"
    )


@given(text=st.text(max_size=60) | st.text(";>/:~!ab", max_size=60))
def test_no_link_raises_and_every_correction_of_it_is_sound(text):
    """What could not be read is counted; what was read can be written and read again."""
    link = from_link(text)

    assert not any(map(find_fault, link.corrections))
    assert link.corrections == from_link(to_link(link.corrections)).corrections
    assert len(link.corrections) + link.n_unread <= text.count(";") + 1


@pytest.mark.parametrize(
    ("text", "n_read", "n_unread"),
    [
        ("", 0, 0),
        (";;", 0, 0),
        ("a>b;a;>b;a>;a>b>c;a/w>;a~CITY;a:...;a!>b;a>b!", 1, 9),
        (f"a>b;a:{'x' * 121}", 1, 1),
        (";".join(["a>b"] * 1000), 0, 1000),
    ],
)
def test_what_a_link_cannot_say_is_counted(text, n_read, n_unread):
    """An empty piece is nothing; a piece that says half is one that could not be read."""
    link = from_link(text)

    assert (n_read, n_unread) == (len(link.corrections), link.n_unread)


def test_invisible_characters_are_taken_out():
    """They could turn a name round, or make two names look alike."""
    made = read_file(file_of({**MERGE, "reason": "one\n\u202etwo\u200b\ud800\x00"}))

    assert made.corrections[0].reason == "one two"
    assert from_link("a:\u202eName").corrections[0].name == "Name"


@given(text=st.text(st.characters(codec=None)))
def test_tidying_leaves_one_visible_line(text):
    """And does not change a tidy text."""
    name = tidied(Correction("rename", "a", name=text)).name

    assert not {unicodedata.category(c) for c in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert name == tidied(Correction("rename", "a", name=name)).name


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"", "not JSON"),
        (b"[]", "not a file of corrections"),
        (b'"storysides corrections"', "not a file of corrections"),
        (b"\xff\xfe{", "UTF-8"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a":' * 40_000, "nested too deeply"),
        (b" " * (MAX_FILE_BYTES + 1), "larger than 256 kB"),
        (b'{"version": ' + b"9" * 100_000 + b"}", "number"),
        (b'{"version": NaN}', "number"),
        (b'{"version": -Infinity}', "number"),
        (b'{"version": 1e999999}', "number"),
        (b'{"version": 1, "version": 1}', "key twice"),
        (file_of(format="storysides threads"), "not a file of corrections"),
        (file_of(version=2), "version"),
        (file_of(version=True), "version"),
        (file_of(version=[1]), "version"),
        (file_of(extra=1), "keys"),
        (file_of(author=None), "author"),
        (file_of(author="x" * 121), "author"),
        (file_of(corrections={}), "list of at most"),
        (file_of(*[MERGE] * (MAX_CORRECTIONS + 1)), "list of at most"),
        (file_of(MERGE, []), "correction 2"),
        (file_of({**MERGE, "into": 1}), "correction 1"),
        (file_of({**MERGE, "into": ["russia"]}), "correction 1"),
        (file_of({**MERGE, "colour": "red"}), "unknown key"),
        (file_of({"action": "merge"}), "lacks"),
        (file_of({**MERGE, "action": "delete"}), "action is not one of"),
        (file_of({**MERGE, "name": "Russia"}), "does not take"),
        (file_of({**MERGE, "into": "\u200b"}), "into is missing"),
        (file_of({**MERGE, "reason": "x" * 301}), "longer than 300"),
        (file_of({"action": "rename", "entity_id": "a", "name": "x" * 121}), "longer than 120"),
        (file_of({"action": "rename", "entity_id": "a", "name": "..."}), "no letter or digit"),
        (file_of({"action": "retype", "entity_id": "a", "label": "CITY"}), "label is not one of"),
    ],
)
def test_a_file_that_is_not_ours_gives_one_sentence(raw, why):
    """What, why, and what to do next; never a traceback, and nothing half applied."""
    with pytest.raises(InputError, match=r"was not loaded, because .*: choose") as caught:
        read_file(raw)

    assert why in str(caught.value)
    assert len(str(caught.value)) < 300


@given(
    raw=st.binary(max_size=200)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["format", "version", "corrections", "author", "corpus_id"]), inner
            )
        ),
    ).map(lambda content: json.dumps(content).encode())
)
def test_no_bytes_do_anything_but_load_or_be_refused(raw):
    """Whatever a reader uploads."""
    with pytest.raises(InputError):
        read_file(raw)


def test_what_could_not_be_loaded_again_is_not_saved():
    """Better a sentence now than a file that is refused next week."""
    with pytest.raises(InputError, match="cannot be saved"):
        to_file((Correction(**MERGE),) * (MAX_CORRECTIONS + 1), corpus_id="c")
    with pytest.raises(InputError, match="its into is missing"):
        to_file((Correction("merge", "moscow"),), corpus_id="c")


def test_a_file_of_long_reasons_is_not_saved_if_it_could_not_be_loaded():
    """500 corrections fit; 500 with 300 letters of four bytes each do not."""
    letter = "\U00020000"
    short = Correction("rename", "a", name=letter * 40)
    wordy = short._replace(reason=letter * 300)

    assert len(read_file(to_file((short,) * 500, corpus_id="c")).corrections) == 500
    with pytest.raises(InputError, match="larger than 256 kB"):
        to_file((wordy,) * 500, corpus_id="c")
