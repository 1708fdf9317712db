"""Names have floors: the entities of the built-in articles, and labels grouped by people.

``names_baseline.json`` holds the floors of B-cubed F1 for the types of referents, for all
mentions, and for each wording of a referent once. They only rise. The articles with labels
belong to others and are not in this repository: without them the test is skipped, and says
so.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter, defaultdict
from pathlib import Path

import pandas as pd
import pytest

from analysis.predicting import read_records
from analysis.predicting_labels import NEEDED, predict_labels
from analysis.store.reading import open_corpus
from tests.quality.grouping import Grouping, compare_groups

ROOT = Path(__file__).parents[2]
LABELLED = Path(
    os.environ.get("STORYSIDES_LABELS")
    or ROOT.parent / "shared" / "eval" / "data" / "labels" / "newswcl50.jsonl.gz"
)
FLOORS: dict[str, float] = json.loads(
    Path(__file__).with_name("names_baseline.json").read_text(encoding="utf-8")
)
MIN_LABEL_PRECISION = 0.84
MENTIONS_OF = {
    "donald-trump": ("Donald Trump", "PERSON", "Trump"),
    "vladimir-putin": ("Vladimir Putin", "PERSON", "Putin"),
    "rex-tillerson": ("Rex Tillerson", "PERSON", "Tillerson"),
    "sergei-lavrov": ("Sergei Lavrov", "PERSON", "Lavrov"),
    "bashar-al-assad": ("Bashar al-Assad", "PERSON", "Assad"),
    "russia": ("Russia", "GPE", "Russia"),
    "united-states": ("United States", "GPE", "US"),
    "kremlin": ("Kremlin", "ORG", "Kremlin"),
    "white-house": ("White House", "ORG", "White House"),
    "islamic-state": ("Islamic State", "ORG", "Islamic State"),
}
NO_NAMES = {
    *("State", "States", "President", "Presidents", "Trump-Putin", "Putin-Trump", "Minister"),
    *("Summit", "Image", "Photo", "Video", "Share", "Read", "Advertisement", "Facebook"),
    *("Twitter", "Email", "WhatsApp", "Reuters", "AP", "AFP", "Newsletter", "Subscribe"),
}


@pytest.fixture(scope="module")
def built() -> dict[str, pd.DataFrame]:
    """Open the built-in corpus as pages do."""
    corpus = open_corpus(ROOT / "data" / "built")
    tables = {name: corpus.table(name) for name in ("entities", "entity_aliases")}
    corpus.close()
    return tables


@pytest.mark.parametrize("key", MENTIONS_OF)
def test_each_of_the_main_names_is_one_entity(built: dict[str, pd.DataFrame], key: str) -> None:
    """One key, one name, one type, and nobody else of a like name."""
    name, label, core = MENTIONS_OF[key]
    entities = built["entities"].set_index("entity_id")
    words = entities["name"].str.split(r"[\s-]")
    alike = entities.index[words.map(lambda own: set(core.split()) <= set(own))]

    assert tuple(entities.loc[key, ["name", "label"]]) == (name, label)
    assert set(alike) <= {key}


def test_every_wording_of_a_main_name_means_it(built: dict[str, pd.DataFrame]) -> None:
    """However it is spelt, shortened or mistaken for a body."""
    aliases = built["entity_aliases"]
    for key, (_, label, core) in MENTIONS_OF.items():
        if label == "PERSON":
            bears = aliases["surface"].str.split().str[-1].isin([core, f"al-{core}", f"el-{core}"])
            assert set(aliases.loc[bears, "entity_id"]) == {key}


def test_no_furniture_and_no_plain_word_is_an_entity(built: dict[str, pd.DataFrame]) -> None:
    """What stands around an article names nobody, nor does a title without its country."""
    wordings = built["entity_aliases"]
    assert NO_NAMES.isdisjoint(built["entities"]["name"])
    assert NO_NAMES.isdisjoint(wordings.loc[wordings["merged_by"] != "role", "surface"])


def test_each_wording_says_why_it_means_its_entity(built: dict[str, pd.DataFrame]) -> None:
    """No entity without a wording, no wording without a reason."""
    entities, aliases = built["entities"], built["entity_aliases"]
    assert set(entities["entity_id"]) == set(aliases["entity_id"])
    assert (aliases["merged_by"] != "").all()


def test_words_near_a_country_are_kept_apart_from_it(built: dict[str, pd.DataFrame]) -> None:
    """And say with what they may count."""
    entities = built["entities"].set_index("entity_id")
    for key, why in (("russian", "demonym"), ("kremlin", "seat"), ("moscow", "seat")):
        assert tuple(entities.loc[key, ["counts_with", "counts_with_why"]]) == ("russia", why)
    assert (entities.loc[["russia", "united-states"], "counts_with"] == "").all()


@pytest.fixture(scope="module")
def grouped(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Grouping]:
    """Group the labelled mentions within their events, and compare by type of referent."""
    if not LABELLED.exists():
        pytest.skip(
            f"THE QUALITY OF NAMES WAS NOT MEASURED: {LABELLED} is not there. "
            "Name a file of articles with labels in STORYSIDES_LABELS."
        )
    target = tmp_path_factory.mktemp("labels") / "found.jsonl"
    predict_labels(LABELLED, target)
    found = {row["id"]: row["referent"] for row in read_records(target, needs=("id", "referent"))}
    pairs = defaultdict(list)
    votes = defaultdict(Counter)
    for article in read_records(LABELLED, needs=NEEDED):
        for mention in article["mentions"]:
            event, key = article["event"], mention["id"]
            meant, group = (event, mention["referent"]), (event, found[key])
            pairs[mention["type"]].append((meant, group))
            pairs["mentions"].append((meant, group))
            wording = article["text"][mention["start"] : mention["end"]]
            votes[meant, tuple(re.findall(r"\w+", wording.lower()))][group] += 1
    # Each wording of a referent counts once, in the group that most of its uses are in.
    pairs["distinct_labels"] = [
        (meant, groups.most_common(1)[0][0]) for (meant, _), groups in votes.items()
    ]
    return {kind: compare_groups(*zip(*both, strict=True)) for kind, both in pairs.items()}


@pytest.mark.model
@pytest.mark.parametrize("kind", FLOORS)
def test_no_grouping_falls_below_its_floor(grouped: dict[str, Grouping], kind: str) -> None:
    """Each figure is at least what it was."""
    assert grouped[kind].f1 >= FLOORS[kind]


@pytest.mark.model
def test_few_labels_are_put_with_a_referent_that_they_do_not_mean(
    grouped: dict[str, Grouping],
) -> None:
    """A wrong label in a ladder is worse than a missing one."""
    assert grouped["distinct_labels"].precision >= MIN_LABEL_PRECISION


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ("xxyyy", ((2 * 1 + 1 / 3 + 2 * 2 / 3) / 5, (2 * 2 / 3 + 1 / 3 + 2 * 1) / 5)),
        ("xxxyy", (1.0, 1.0)),
        ("vwxyz", (1.0, (3 * 1 / 3 + 2 * 1 / 2) / 5)),
        ("xxxxx", ((3 * 3 / 5 + 2 * 2 / 5) / 5, 1.0)),
    ],
)
def test_a_grouping_is_scored_by_the_company_of_each_mention(
    found: str, expected: tuple[float, float]
) -> None:
    """Three mentions mean one person and two another."""
    assert compare_groups("aaabb", found) == pytest.approx(expected)


def test_no_mention_no_score() -> None:
    """Nothing was right."""
    assert compare_groups("", "").f1 == 0.0
