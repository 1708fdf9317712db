"""Which articles a mark stands for."""

from __future__ import annotations

import pandas as pd

from pages.shared.searching import MAX_COLUMNS, choose_report, is_pooled

ARTICLES = pd.DataFrame(
    [
        ("p", "2020-03-01", "Post"),
        ("q", "", "Post"),
        ("t", "2020-03-01", "Times"),
    ],
    columns=["article_id", "event_id", "side"],
)


def ids(articles: pd.DataFrame, event_id: str, side: str) -> list[str]:
    """Return the articles that a mark of this report stands for."""
    return choose_report(articles, event_id, side)["article_id"].tolist()


def test_a_report_of_no_known_event_is_not_all_that_its_outlet_wrote():
    """Beside reports of known events an empty event is a report of its own."""
    assert ids(ARTICLES, "", "Post") == ["q"]
    assert ids(ARTICLES, "2020-03-01", "Post") == ["p"]
    assert ids(ARTICLES, "", "") == ["p", "q", "t"]


def test_where_reports_are_pooled_a_mark_stands_for_all_of_its_side():
    """Too many reports for columns, or no event known at all: sides are added up."""
    days = [f"2020-03-{day:02}" for day in range(1, MAX_COLUMNS + 2)]
    many = pd.DataFrame({"article_id": days, "event_id": days, "side": "Post"})
    unknown = ARTICLES.assign(event_id="")

    assert is_pooled(many)
    assert ids(many, "", "Post") == days
    assert is_pooled(unknown)
    assert ids(unknown, "", "Post") == ["p", "q"]
    assert not is_pooled(ARTICLES)
