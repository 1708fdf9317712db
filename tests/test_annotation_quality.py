"""The measured quality: read from the file that measuring writes."""

from __future__ import annotations

import json

import pytest

from analysis import schema
from analysis.annotation.cue_words.lists import load_cue_lexicons
from analysis.annotation.quality import ACTIONS, ATTRIBUTIONS, CUE_WORDS, read_quality
from analysis.errors import InputError

RATES = {"precision": 0.8, "recall": 0.7, "f1": 0.747, "f1_at_80": 0.6, "n_attributions": 100}
KIND = {"precision": 0.9, "recall": 0.5, "n_found": 30}
SHOWN = RATES | {
    "n_found": 90,
    "speech": RATES | {"precision": 0.9},
    "by_kind": dict.fromkeys(schema.KINDS, KIND),
    "source_accuracy": 0.95,
    "cue_accuracy": 0.96,
}
MEASURED = {"corpus": "ten invented articles", "shown": SHOWN}


def test_every_figure_says_what_it_was_measured_on(tmp_path):
    """A rate without its articles and their number could not be judged."""
    file = tmp_path / "quality.json"
    file.write_text(json.dumps(MEASURED))

    quality = read_quality(file)
    quality = quality[quality["task"] == ATTRIBUTIONS].set_index(["part", "figure"])

    assert quality.loc[("speech", "precision"), "value"] == 0.9
    assert quality.loc[("mixed", "recall"), "value"] == 0.5
    assert quality.loc[("source", "right"), "value"] == 0.95
    assert quality.loc[("source", "right"), "n_judged"] == 0.8 * 90
    assert set(quality["measured_on"]) == {"ten invented articles"}
    assert (quality["n_judged"] > 0).all()


@pytest.mark.parametrize("text", ["", "{}", '{"corpus": "x"}', "[]"])
def test_a_broken_file_is_named(tmp_path, text):
    """One sentence, and nothing is claimed."""
    file = tmp_path / "quality.json"
    file.write_text(text)

    with pytest.raises(InputError, match=r"quality\.json cannot be read .*: restore"):
        read_quality(file)


def test_the_shipped_figures_are_shares():
    """What stands beside the charts lies between none and all."""
    quality = read_quality()

    schema.require(quality, schema.QUALITY)
    assert quality["value"].between(0, 1).all()
    parts = quality.groupby("task")["part"].agg(set)
    assert parts[ATTRIBUTIONS] == {"all", "speech", *schema.KINDS, "source", "cue"}
    assert parts[CUE_WORDS] == {
        category.name for lexicon in load_cue_lexicons() for category in lexicon.categories
    }
    assert parts[ACTIONS] == {"agent", "patient", "passive", "agentless", "doubt"}


def test_no_two_tasks_share_a_part():
    """A page asks for a rate by part and figure alone."""
    quality = read_quality()

    assert not quality.duplicated(["part", "figure"]).any()


def test_the_precision_of_cue_words_is_right_over_judged(tmp_path):
    """Three right of four judged is .75, and the four are told."""
    file = tmp_path / "cue_words.json"
    judged = {"hedge": {"n_right": 3, "n_judged": 4}}
    file.write_text(json.dumps({"measured_on": "an invented article", "categories": judged}))

    quality = read_quality(cue_words_file=file)
    row = quality[quality["task"] == CUE_WORDS].iloc[0]

    assert (row["part"], row["figure"], row["value"], row["n_judged"]) == (
        *("hedge", "precision"),
        *(0.75, 4),
    )
    assert row["measured_on"] == "an invented article"


def test_a_category_without_judgements_is_refused(tmp_path):
    """No rate is made up of nothing."""
    file = tmp_path / "cue_words.json"
    judged = {"hedge": {"n_right": 0, "n_judged": 0}}
    file.write_text(json.dumps({"measured_on": "nothing", "categories": judged}))

    with pytest.raises(InputError, match=r"cue_words\.json cannot be read .*: restore"):
        read_quality(cue_words_file=file)
