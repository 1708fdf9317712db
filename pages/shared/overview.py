"""The parts of the Overview page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.measures.findings import Finding
from analysis.notation import count, count_word, long_date, percent
from pages.shared.escaping import isolate
from pages.shared.links import coverage_link, open_article, sentence_link
from pages.shared.selection import cell_name, event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Basics, View
from pages.shared.words import language_words, origin_words, published_words

MAX_LISTED = 40


def summary(view: View) -> tuple[str, str]:
    """Return the page's title and the line under it, counted from the selection."""
    articles = view.articles
    n_outlets = articles["outlet"].nunique()
    n_events = articles.loc[articles["event_id"] != "", "event_id"].nunique()
    what = count_word(n_events, "event") if n_events else count_word(len(articles), "story")
    title = f"How {count_word(n_outlets, 'outlet')} told {what}"
    if articles.empty:
        title = "Nothing selected"
    credited = articles[articles["origin"] != articles["outlet"]]
    lead = (
        f"{count(len(articles), 'article')}, {len(credited):,} of them credited to an agency or "
        f"another paper. {count(int(articles['n_words'].sum()), 'word')}. {_span(articles)}"
    )
    return title, lead


def _span(articles: pd.DataFrame) -> str:
    days = sorted(day for day in articles["event_id"].unique() if day)
    n_undated = int((articles["event_id"] == "").sum())
    undated = f" {count(n_undated, 'article')} without an event day, compared with none."
    said = undated if n_undated else ""
    if not days:
        return said.strip()
    if len(days) == 1:
        return f"Event of {long_date(days[0])}.{said}"
    return f"Events from {long_date(days[0])} to {long_date(days[-1])}.{said}"


def describe_timeline(articles: pd.DataFrame) -> str:
    """Say in words what the timeline shows."""
    dated = articles[articles["event_id"] != ""]
    n_events = dated["event_id"].nunique()
    return f"{count(len(dated), 'article')} on a timeline of {count(n_events, 'event')}."


def describe_map(coverage: pd.DataFrame, names: dict[str, str], by: str) -> str:
    """Say in words what the map shows."""
    cells = [
        f"{isolate(row.side)}, {names[row.thread_id]}: "
        f"{percent(row.words_share) if row.n_words else 'not found'}"
        for row in coverage.itertuples(index=False)
    ]
    return f"Share of words by {by} and thread. " + "; ".join(cells) + "."


ACTIONS = {"origin": "group by origin"}


def show_findings(findings: list[Finding], basics: Basics) -> None:
    """Show the findings, each with a link to its evidence."""
    blocks = [
        block(
            [sentence(str(place), isolate(finding.text), href=_address(finding, basics))],
            label=isolate(finding.figure),
            meta=event_name(finding.event_id) if finding.event_id else "",
            action=ACTIONS.get(finding.kind, "see the sentences"),
        )
        for place, finding in enumerate(findings)
    ]

    def prepare() -> None:
        # Here, before the page runs anew, the list is still the one that was clicked. And a
        # key that stands in this page's address cannot be passed on to the next one.
        opened = str(st.session_state["findings"].opened or "")
        if not opened.isdigit() or int(opened) >= len(findings):
            return
        finding = findings[int(opened)]
        if finding.kind == "origin":
            st.session_state["by"] = "Origin"
            return
        name = basics.thread_names[finding.thread_id]
        st.session_state["show"] = cell_name(finding.side, name, finding.event_id)
        st.session_state["finding_opened"] = name

    show_sheet("findings", blocks, "findings", on_opened=prepare)


def _address(finding: Finding, basics: Basics) -> str:
    """Return where a finding's evidence stands, for a click that opens another tab."""
    if not finding.thread_id:
        return coverage_link()
    name = basics.thread_names[finding.thread_id]
    return coverage_link(thread=name, show=cell_name(finding.side, name, finding.event_id))


def follow_finding() -> None:
    """Go to the evidence of a finding whose link was clicked."""
    thread = st.session_state.pop("finding_opened", None)
    if thread:
        st.switch_page("coverage.py", query_params={"thread": thread})


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
            meta=f"{origin_words(row)} · {published_words(row)} · {row.n_words:,} words"
            f"{language_words(row)}",
            action="read",
        )
        for row in shown.itertuples(index=False)
    ]
    opened = show_sheet("sheets", blocks, "articles")
    if len(view.articles) > MAX_LISTED:
        note(f"The first {MAX_LISTED} of {len(view.articles):,} articles are listed.")
    if opened in set(shown["article_id"]):
        open_article(str(opened))
