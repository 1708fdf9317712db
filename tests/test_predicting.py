"""Predicting for texts from anywhere: offsets, bad input, whole files."""

from __future__ import annotations

import gzip
import json

import pytest

from analysis import __main__ as cli
from analysis.errors import InputError
from analysis.predicting import _origins, predict_attributions, read_records, read_texts

HEADLINE = "Mayor: bridge is safe"
TEXT = (
    f"{HEADLINE}\n\nThe mayor said that the bri\u200bdge is safe.\n"
    "\u201cWe checked every bolt,\u201d the engineer told reporters."
)


def write_lines(path, *records):
    """Write records as JSON lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def predicted(tmp_path_factory):
    """Predict two articles once, one of them empty."""
    folder = tmp_path_factory.mktemp("predicting")
    source = write_lines(
        folder / "in.jsonl", {"id": "a", "text": TEXT, "more": 1}, {"id": "b", "text": ""}
    )
    assert predict_attributions(source, folder / "out.jsonl") == 2
    return folder


@pytest.mark.model
def test_spans_are_characters_of_the_text_as_handed_in(predicted):
    """Also behind characters that cleaning takes out."""
    first, second = map(json.loads, (predicted / "out.jsonl").read_text("utf-8").splitlines())
    found = {
        tuple(TEXT[start:end] for start, end in each["content"]): each
        for each in first["attributions"]
    }

    assert second == {"id": "b", "attributions": []}
    said = found[("that the bri\u200bdge is safe",)]
    assert TEXT[slice(*said["source"])] == "The mayor"
    assert TEXT[slice(*said["cue"])] == "said"
    told = found[("\u201cWe checked every bolt,\u201d",)]
    assert TEXT[slice(*told["source"])] == "the engineer"
    assert told["kind"] == "direct"
    assert 0 <= told["confidence"] <= 1


@pytest.mark.model
def test_zipped_files_hold_the_same(predicted, capsys):
    """The ending decides, for input and output; the command says how many."""
    zipped = predicted / "in.jsonl.gz"
    zipped.write_bytes(gzip.compress((predicted / "in.jsonl").read_bytes()))
    target = predicted / "again.jsonl.gz"
    code = cli.main(["predict", "attributions", str(zipped), str(target)])

    assert code == 0
    assert "2 articles" in capsys.readouterr().out
    assert gzip.decompress(target.read_bytes()) == (predicted / "out.jsonl").read_bytes()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[1]", "not an object"),
        ('{"id": "a"}', "no text"),
        ('{"id": 1, "text": ""}', "no id"),
        ('{"id": "first", "text": ""}', "repeats the id"),
        (json.dumps({"id": "a", "text": "x" * 100_001}), "100,000 characters"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_written(line, reason, tmp_path, capsys):
    """File, line, reason and what to do, in one sentence; the older output stays."""
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "first", "text": "x"}\n\n' + line + "\n", encoding="utf-8")
    target.write_text("older")
    code = cli.main(["predict", "attributions", str(source), str(target)])
    said = capsys.readouterr().err

    assert code == 2
    assert f"{source}, line 3" in said
    assert reason in said
    assert said.count("\n") == 1
    assert target.read_text() == "older"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


@pytest.mark.parametrize("name", ["absent.jsonl", "bytes.jsonl", "plain.jsonl.gz", "."])
def test_what_is_no_such_file_is_bad_input(name, tmp_path):
    """Absent, not UTF-8, not zipped, a folder."""
    (tmp_path / "bytes.jsonl").write_bytes(b'\xff{"id": "a"}')
    (tmp_path / "plain.jsonl.gz").write_text("{}")

    with pytest.raises(InputError, match="cannot be read"):
        list(read_records(tmp_path / name))


@pytest.mark.parametrize(
    ("text", "guarded"),
    [("abc", "abc"), ("a\u200bb", "ab"), ("a\r\nb\rc", "a\nb\nc"), ("x" * 120, None)],
)
def test_every_kept_character_knows_where_it_stood(text, guarded):
    """Cleaning drops characters, joins line ends and puts spaces in."""
    guarded = guarded or "x" * 100 + " " + "x" * 20
    origins = list(_origins(text, guarded))

    assert len(origins) == len(guarded)
    for place, character in zip(origins, guarded, strict=True):
        assert text[place] == character or character in " \n"


@pytest.mark.model
def test_the_first_line_is_the_headline():
    """Blank lines do not count, and a text may hold nothing else."""
    from analysis.annotation.model import load_model

    tokens = read_texts(["", f"\n{TEXT}", " \n"], load_model())

    assert set(tokens["article"]) == {1}
    assert " ".join(tokens["word"][tokens["section"] == "headline"]) == "Mayor : bridge is safe"
