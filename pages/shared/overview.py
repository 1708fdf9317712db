"""The parts of the Overview page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.measures.findings import Finding
from analysis.notation import count_word, long_date, percent
from pages.shared.escaping import isolate
from pages.shared.links import open_article, sentence_link
from pages.shared.selection import cell_name, event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Basics, View

MAX_LISTED = 40


def summary(view: View) -> tuple[str, str]:
    """Return the page's title and the line under it, counted from the selection."""
    articles = view.articles
    n_outlets = articles["outlet"].nunique()
    n_events = articles.loc[articles["event_id"] != "", "event_id"].nunique()
    title = (
        f"How {count_word(n_outlets, 'outlet')} told {count_word(n_events, 'event')}"
        if n_outlets
        else "Nothing selected"
    )
    credited = articles[articles["origin"] != articles["outlet"]]
    lead = (
        f"{len(articles):,} {'article' if len(articles) == 1 else 'articles'}, "
        f"{len(credited):,} of them credited to an agency or another paper. "
        f"{int(articles['n_words'].sum()):,} words. {_span(articles)}"
    )
    return title, lead


def _span(articles: pd.DataFrame) -> str:
    days = sorted(day for day in articles["event_id"].unique() if day)
    if not days:
        return ""
    if len(days) == 1:
        return f"Event of {long_date(days[0])}."
    return f"Events from {long_date(days[0])} to {long_date(days[-1])}."


def describe_map(coverage: pd.DataFrame, names: dict[str, str], by: str) -> str:
    """Say in words what the map shows."""
    cells = [
        f"{isolate(row.side)}, {names[row.thread_id]}: "
        f"{percent(row.words_share) if row.n_words else 'not found'}"
        for row in coverage.head(60).itertuples(index=False)
    ]
    return f"Share of words by {by} and thread. " + "; ".join(cells) + "."


ACTIONS = {"origin": "group by origin"}


def show_findings(findings: list[Finding], basics: Basics) -> None:
    """Show the findings, each with a link to its evidence."""
    blocks = [
        block(
            [sentence(str(place), isolate(finding.text), href="coverage")],
            label=isolate(finding.figure),
            meta=event_name(finding.event_id) if finding.event_id else "",
            action=ACTIONS.get(finding.kind, "see the sentences"),
        )
        for place, finding in enumerate(findings)
    ]

    def prepare() -> None:
        # A key that stands in this page's address cannot be passed on to the next one.
        finding = _opened(findings)
        if finding and finding.kind == "origin":
            st.session_state["by"] = "Origin"
        elif finding:
            name = basics.thread_names[finding.thread_id]
            st.session_state["show"] = cell_name(finding.side, name, finding.event_id)

    show_sheet("findings", blocks, "findings", on_opened=prepare)
    finding = _opened(findings)
    if finding and finding.thread_id:
        thread = basics.thread_names[finding.thread_id]
        st.switch_page("coverage.py", query_params={"thread": thread})


def _opened(findings: list[Finding]) -> Finding | None:
    """Return the finding whose link was clicked."""
    opened = str(st.session_state["findings"].opened or "")
    is_known = opened.isdigit() and int(opened) < len(findings)
    return findings[int(opened)] if is_known else None


def pick_event() -> None:
    """Choose the event of a clicked dot in the sidebar."""
    points = st.session_state["timeline"].selection.points
    if points and points[0].get("customdata"):
        st.session_state["event"] = event_name(points[0]["customdata"][0])


def show_articles(view: View) -> None:
    """List the articles with what is known of each and how."""
    shown = view.articles.head(MAX_LISTED)
    blocks = [
        block(
            [sentence(row.article_id, isolate(row.headline), href=sentence_link(row.article_id))],
            label=f"{isolate(row.outlet)} · {event_name(row.event_id)}",
            meta=f"{origin_words(row)} · {published_words(row)} · {row.n_words:,} words",
            action="read",
        )
        for row in shown.itertuples(index=False)
    ]
    opened = show_sheet("sheets", blocks, "articles")
    if len(view.articles) > MAX_LISTED:
        note(f"The first {MAX_LISTED} of {len(view.articles):,} articles are listed.")
    if opened in set(shown["article_id"]):
        open_article(str(opened))


def origin_words(row: pd.Series) -> str:
    """Say who wrote an article and how that is known."""
    if row.origin_basis == "assumed":
        return "no agency credited, taken as the outlet's own"
    return f"by {isolate(row.origin)} ({basis_words(row.origin_basis)})"


def published_words(row: pd.Series) -> str:
    """Say when an article was published and how that is known."""
    if pd.isna(row.published_at):
        return "publication date not stated"
    day = long_date(f"{row.published_at:%Y-%m-%d}")
    clock = f", {row.published_at:%H:%M} UTC" if row.published_precision == "minute" else ""
    label = row.published_label or "published"
    return f"{label} {day}{clock} ({basis_words(row.published_basis)})"


def basis_words(basis: str) -> str:
    """Say how a value was found."""
    return {
        "text": "stated on the page",
        "text and table": "stated on the page and in the corpus list",
        "table": "from the corpus list only",
        "conflict": "stated on the page; the corpus list differs",
        "assumed": "assumed",
        "missing": "nobody says",
    }[basis]
