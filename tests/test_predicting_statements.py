"""Predicting pairs of sentences: one line each, bad input, and sentences that misled others."""

from __future__ import annotations

import json

import pytest

from analysis import __main__ as cli
from analysis.errors import InputError
from analysis.predicting_statements import predict_statements, read_pairs
from analysis.statements import load_judge, rate_pairs
from analysis.statements.conflicts import VETOES, find_conflicts

QUOTED = (
    '"We came, after a long winter, to ask for help, and we got it," the mayor of Oldbury said.',
    'The mayor said: "We came, after a long winter, to ask for help, and we got it."',
)
LASTED = (
    "The meeting in Oldbury lasted two hours and 15 minutes.",
    "The meeting in Oldbury was scheduled for 35 minutes but went on for more than two hours.",
)
FIRED = (
    "North Korea test-fired an intercontinental missile on Tuesday.",
    "North Korea launched its first intercontinental missile on July 4.",
)
APART = (
    "North Korea test-fired an intercontinental missile on Tuesday.",
    "The council of Oldbury will close two libraries on July 4.",
)
TURNED = ("The builder sued the mayor.", "The mayor sued the builder.")
PAIRS = {
    "quoted": QUOTED,
    "lasted": LASTED,
    "fired": FIRED,
    "apart": APART,
    "turned": TURNED,
    "empty": ("\u2014", "Nothing happened."),
}


def write_pairs(path):
    """Write the pairs as JSON lines."""
    lines = [json.dumps({"id": key, "a": a, "b": b}) for key, (a, b) in PAIRS.items()]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def read():
    """Read the pairs."""
    records = [{"id": key, "a": a, "b": b} for key, (a, b) in PAIRS.items()]
    return dict(zip(PAIRS, read_pairs(records), strict=True))


@pytest.fixture(scope="module")
def scores(read):
    """Rate the pairs."""
    return dict(zip(read, rate_pairs(list(read.values()), load_judge()).tolist(), strict=True))


def test_every_pair_has_a_line(tmp_path, capsys):
    """In the order of the input, with a score and a decision; a mark alone is nothing."""
    source, target = write_pairs(tmp_path / "in.jsonl"), tmp_path / "out.jsonl"

    assert cli.main(["predict", "statements", str(source), str(target)]) == 0
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert [each["id"] for each in found] == list(PAIRS)
    assert all(each["same"] == int(each["score"] >= 0.5) for each in found)
    assert found[-1]["score"] == 0
    assert "The scores of 6 pairs are in" in capsys.readouterr().out


def test_a_line_without_a_sentence_is_named(tmp_path):
    """The message says which line, and what it lacks."""
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "1", "a": "It holds."}\n', encoding="utf-8")

    with pytest.raises(InputError, match=r"line 1 has no b"):
        predict_statements(source, tmp_path / "out.jsonl")


def test_a_quotation_with_commas_is_not_cut(read, scores):
    """All its words are compared, and the pair is one to merge: a peer cuts at each comma."""
    one, other = read["quoted"]

    assert one.quoted == other.quoted
    assert len(one.quoted) == 14
    assert scores["quoted"] >= load_judge().min_merge


def test_a_plan_and_its_outcome_are_never_merged_nor_called_contradictory(read, scores):
    """Other minutes are told as a difference, which forbids nothing and claims nothing."""
    found = find_conflicts(*read["lasted"])

    assert found == {"number"}
    assert not found & VETOES
    assert scores["lasted"] < load_judge().min_merge


def test_one_event_dated_in_two_ways_is_nearer_than_two_events(read, scores):
    """A weekday and a date are no conflict."""
    assert find_conflicts(*read["fired"]) == frozenset()
    assert scores["fired"] > scores["apart"]


def test_turned_round_is_kept_apart(read):
    """The same words, agent and patient exchanged."""
    assert find_conflicts(*read["turned"]) == {"direction"}
