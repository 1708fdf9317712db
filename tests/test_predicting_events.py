"""Predicting events: one line each, headlines and dates, bad input."""

from __future__ import annotations

import json

import pytest

from analysis import __main__ as cli
from analysis.errors import InputError
from analysis.predicting_events import predict_events

BRIDGE = "Mayor Anna Miller opened the new bridge over the Elm in Oldbridge on Tuesday."
BRIDGE_TOO = (
    "The bridge over the Elm in Oldbridge was opened by Anna Miller, its mayor, on Tuesday."
)
STRIKE = "Dockers in Newport walked out on Friday. Their union demands higher wages."


def write_lines(path, *records):
    """Write records as JSON lines."""
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def read_lines(path):
    """Read JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.model
def test_each_article_gets_its_event_in_order(tmp_path, capsys):
    """Headline and date may be there or not; an empty text is an event of its own."""
    source = write_lines(
        tmp_path / "in.jsonl",
        {"id": "a", "headline": "Bridge opened", "text": BRIDGE, "published": "2021-03-10"},
        {"id": "b", "headline": "Dockers strike", "text": STRIKE, "published": None},
        {"id": "c", "text": "Oldbridge bridge opened\n" + BRIDGE_TOO, "published": ""},
        {"id": "d", "text": ""},
    )
    target = tmp_path / "out.jsonl"
    code = cli.main(["predict", "events", str(source), str(target)])

    assert code == 0
    assert "The events of 4 articles are in" in capsys.readouterr().out
    assert read_lines(target) == [
        {"id": "a", "event": "event-1"},
        {"id": "b", "event": "event-2"},
        {"id": "c", "event": "event-1"},
        {"id": "d", "event": "event-3"},
    ]


@pytest.mark.model
def test_no_article_gives_no_line(tmp_path):
    """The empty case."""
    source = write_lines(tmp_path / "in.jsonl")

    assert predict_events(source, tmp_path / "out.jsonl") == 0
    assert read_lines(tmp_path / "out.jsonl") == []


@pytest.mark.parametrize("published", ["last Tuesday", 20210310, "2021-02-30"])
def test_a_date_that_is_none_is_refused(tmp_path, published):
    """Which article and what to do is said; nothing is guessed."""
    source = write_lines(tmp_path / "in.jsonl", {"id": "a", "text": BRIDGE, "published": published})

    with pytest.raises(InputError, match=r"article a has published .* write it as 2017-07-08"):
        predict_events(source, tmp_path / "out.jsonl")
