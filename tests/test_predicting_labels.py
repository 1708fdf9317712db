"""Predicting what given labels refer to: one line each, bad input, groups."""

from __future__ import annotations

import json

import pytest

from analysis import __main__ as cli
from analysis.errors import InputError
from analysis.predicting_labels import predict_labels

FIRST = (
    "Mayor Anna Miller opens bridge\n"
    "The mayor of Oldbridge, Anna Miller, opened the bridge on Friday. \u201cIt holds,\u201d "
    "Ms. Miller said. The pen\u200bsioner waved."
)
SECOND = "Bridge opens\nAnna Miller was there. Mr. Miller was not. A pensioner waved."


def mentions_of(article_id, text, *wordings):
    """Mark wordings from left to right."""
    at, found = 0, []
    for number, wording in enumerate(wordings):
        at = text.index(wording, at)
        found.append({"id": f"{article_id}{number}", "start": at, "end": at + len(wording)})
        at += len(wording)
    return found


def write_lines(path, *records):
    """Write records as JSON lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def referents(tmp_path_factory):
    """Predict the mentions of two articles and of an empty one."""
    folder = tmp_path_factory.mktemp("labels")
    first = mentions_of(
        "a",
        FIRST,
        *("Mayor", "Anna Miller", "mayor of Oldbridge", "Anna Miller", "Ms. Miller"),
        "The pen\u200bsioner",
    )
    second = mentions_of("b", SECOND, "Anna Miller", "A pensioner")
    source = write_lines(
        folder / "in.jsonl",
        {"id": "a", "event": "e", "text": FIRST, "mentions": first, "outlet": "One"},
        {"id": "b", "event": "e", "text": SECOND, "mentions": second},
        {
            "id": "c",
            "event": "e",
            "text": "\u2014",
            "mentions": [{"id": "c0", "start": 0, "end": 1}],
        },
    )
    target = folder / "out.jsonl"
    assert predict_labels(source, target) == 9
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [list(row) for row in rows] == [["id", "referent"]] * 9
    assert [row["id"] for row in rows] == [m["id"] for m in (*first, *second)] + ["c0"]
    return {row["id"]: row["referent"] for row in rows}


@pytest.mark.model
def test_a_title_a_role_and_a_surname_are_the_person_named(referents):
    """In one article and in the other of the event: one key."""
    assert {referents[f"a{i}"] for i in range(5)} == {"anna-miller"}
    assert referents["b0"] == "anna-miller"


@pytest.mark.model
def test_nouns_without_a_name_are_a_group(referents):
    """One noun in two articles of the event is one key, told from that of an entity."""
    assert referents["a5"] == referents["b1"] == "group: pensioner"


@pytest.mark.model
def test_a_mark_stands_for_itself(referents):
    """Nothing is left empty."""
    assert referents["c0"] == "words: \u2014"


BROAD = (
    "Ruritania and Borduria\n"
    "Brazilian officials met in Lima. The government in Peru, led by President Ana Costa of "
    "Peru, agreed. Ms. Costa smiled. Her ministers left. A caravan of migrants waited. "
    "The migrants and a few refugees slept. Peru closed; Peru opened. "
    "Adviser Tom Lee of Brazil and Ms. Costa spoke."
)


@pytest.fixture(scope="module")
def broad(tmp_path_factory):
    """Predict phrases that no name says whole."""
    folder = tmp_path_factory.mktemp("broad")
    wordings = (
        *("Brazilian officials", "The government in Peru", "Ana Costa", "Her ministers"),
        *("A caravan of migrants", "The migrants", "a few refugees", "Peru", "Tom Lee"),
        "Ms. Costa",
    )
    record = {
        "id": "r",
        "event": "e",
        "text": BROAD,
        "mentions": mentions_of("r", BROAD, *wordings),
    }
    predict_labels(write_lines(folder / "in.jsonl", record), folder / "out.jsonl")
    rows = [json.loads(row) for row in (folder / "out.jsonl").read_text("utf-8").splitlines()]
    return {wording: row["referent"] for wording, row in zip(wordings, rows, strict=True)}


@pytest.mark.model
def test_whoever_acts_for_a_state_is_the_state(broad):
    """By a demonym, a country behind a preposition, a ruler's possessive, or a description."""
    assert broad["Brazilian officials"] == "brazil"
    assert broad["The government in Peru"] == broad["Her ministers"] == broad["Peru"] == "peru"


@pytest.mark.model
def test_a_ruler_is_no_state(broad):
    """Who leads a state is meant for himself, under every wording."""
    assert broad["Ana Costa"] == broad["Ms. Costa"] == "ana-costa"


@pytest.mark.model
def test_a_group_is_one_under_near_nouns(broad):
    """Migrants and refugees by their vectors, the caravan by what it gathers."""
    assert broad["The migrants"].startswith("group: ")
    assert broad["The migrants"] == broad["a few refugees"] == broad["A caravan of migrants"]


@pytest.mark.model
def test_the_command_says_how_many(tmp_path, capsys):
    """And leaves with zero."""
    record = {"id": "a", "event": "e", "text": "Rain\nIt rained.", "mentions": []}
    source = write_lines(tmp_path / "in.jsonl", record)
    code = cli.main(["predict", "labels", str(source), str(tmp_path / "out.jsonl")])

    assert code == 0
    assert "0 mentions" in capsys.readouterr().out
    assert (tmp_path / "out.jsonl").read_bytes() == b""


@pytest.mark.parametrize(
    "mentions",
    [
        None,
        {},
        [1],
        [{"start": 0, "end": 1}],
        [{"id": "m", "start": 0, "end": 5}],
        [{"id": "m", "start": 1, "end": 1}],
        [{"id": "m", "start": -1, "end": 1}],
        [{"id": "m", "start": True, "end": 2}],
    ],
)
def test_a_mention_that_is_no_span_is_refused(tmp_path, mentions):
    """Before anything is read, naming the article."""
    record = {"id": "a", "event": "e", "text": "Rain", "mentions": mentions}
    source = write_lines(tmp_path / "in.jsonl", record)
    with pytest.raises(InputError, match="article a needs"):
        predict_labels(source, tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()


def test_an_article_without_an_event_is_refused(tmp_path):
    """Mentions are grouped within events, so there is no default."""
    source = write_lines(tmp_path / "in.jsonl", {"id": "a", "text": "Rain", "mentions": []})
    with pytest.raises(InputError, match="no event"):
        predict_labels(source, tmp_path / "out.jsonl")
