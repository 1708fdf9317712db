"""Events: the names beside a day."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import schema
from analysis.measures.events import name_events


@pytest.fixture
def articles(make_articles):
    """Two reports of one event and one of another."""
    return make_articles(
        ("p", "Post", "Post", {}),
        ("t", "Times", "Times", {}),
        ("x", "Post", "Post", {"event_id": "2020-04-02"}),
    )


def entities(**labels: str) -> pd.DataFrame:
    """Make entities by id and label; the name is the id in capitals."""
    return schema.frame(
        schema.ENTITIES,
        [
            {"entity_id": e, "name": e.upper(), "label": label, "n_mentions": 1, "n_articles": 1}
            | {"counts_with": "", "counts_with_why": ""}
            for e, label in labels.items()
        ],
    )


def named(*rows: tuple[str, str, int]) -> pd.DataFrame:
    """Make counts from (article, entity, mentions)."""
    return schema.frame(
        schema.ARTICLE_ENTITIES,
        [
            {"article_id": a, "entity_id": e, "voice": v, "n_mentions": n, "n_sentences": n}
            for a, e, n in rows
            for v in ("all", "own")
        ],
    )


def test_an_event_is_named_by_what_all_its_reports_and_no_other_name(articles):
    """A name in one report only, or in a report of another event, does not tell events apart."""
    counts = named(
        ("p", "port", 1), ("t", "port", 1),
        ("p", "shore", 3), ("t", "shore", 1),
        ("p", "lone", 9),
        ("p", "land", 5), ("t", "land", 5), ("x", "land", 1),
        ("p", "anna", 5), ("t", "anna", 5),
    )  # fmt: skip
    kinds = entities(port="GPE", shore="LOC", lone="GPE", land="GPE", anna="PERSON")

    assert name_events(articles, counts, kinds) == {"2020-03-01": "SHORE, PORT"}


def test_a_single_event_needs_no_name(articles):
    """With nothing to tell apart, nothing is said."""
    assert name_events(articles.head(2), named(("p", "port", 1)), entities(port="GPE")) == {}
