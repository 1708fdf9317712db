"""Headline and body: what a headline states as fact and the text only attributes."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.notation import count
from pages.shared.escaping import isolate, md
from pages.shared.evidence import READ, follow, place_of
from pages.shared.headline_cues import show_section_cues
from pages.shared.layout import show_table
from pages.shared.links import sentence_link
from pages.shared.loading_headlines import (
    Headlines,
    load_gap_evidence,
    load_headline_words,
    load_headlines,
)
from pages.shared.selection import event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Selection
from pages.shared.voice import attribution_marks

MAX_GAPS = 40
MAX_HEADLINES = 12
MARKED = "Voices"
"""What the reader marks for whoever comes from here."""

RIGHT = (
    "Of 44 gaps reported in 3,773 other articles 36 were right to one reader (82%; 68% to 90%); "
    "the thresholds were raised with these verdicts known."
)
"""How often a gap that is shown is one: tests/quality/headlines_sheet.csv."""

FORM_WORDS = {
    "plain": "stated as fact",
    "attributed": "somebody's words",
    "hedged": "hedged, asked or wished",
    "none": "no action found",
}
STATE_WORDS = {
    "attributed": "only somebody's words",
    "own voice": "the outlet's own voice",
    "untold": "not told: no sentence near enough",
    "": "not looked for",
}
_TABLE_WORDS = {
    "event": "Event",
    "side": "Outlet or origin",
    "headline": "Headline",
    "form_words": "The headline",
    "state_words": "In the text",
    "source_name": "Said by",
    "cue_text": "Introduced by",
    "coverage": "Nearest quoted sentence (0 to 1)",
    "own_coverage": "Nearest own sentence (0 to 1)",
}


def show_headlines(selection: Selection) -> None:
    """Show the headlines that state what the text only attributes, and words of their own."""
    headlines = load_headlines(selection)
    if headlines.articles.empty:
        return
    show_gaps(headlines)
    show_headline_words(headlines)
    show_section_cues(selection)


def show_gaps(headlines: Headlines) -> None:
    """Show each gap with the headline, the sentence that attributes it, its source and cue."""
    st.header("Stated above, attributed below", anchor=False)
    st.markdown(md(summary(headlines)))
    gaps = headlines.gaps[headlines.gaps["state"] == "attributed"]
    if not gaps.empty:
        _show_gap_sheet(headlines, gaps.head(MAX_GAPS))
        if len(gaps) > MAX_GAPS:
            note(f"The first {MAX_GAPS} of {len(gaps):,} are shown; the numbers list all.")
    note(_limits())
    _offer_numbers(headlines)


def summary(headlines: Headlines) -> str:
    """Count the headlines by what they state, and of plain ones those only attributed below."""
    forms = headlines.claims["form"].value_counts()
    n_plain = int(forms.get("plain", 0))
    n_gaps = int((headlines.gaps["state"] == "attributed").sum())
    others = "; ".join(
        f"{words}: {int(forms.get(form, 0)):,}"
        for form, words in FORM_WORDS.items()
        if form != "plain"
    )
    said = (
        f"{n_plain:,} of {count(len(headlines.claims), 'headline')} state an action as plain fact "
        f"({others})."
    )
    if not n_plain:
        return said
    given = f"{n_gaps:,}" if n_gaps else "none"
    return (
        f"{said} Of these, the text gives {given} only as somebody's words, with no sentence near "
        "it in the outlet's own voice."
    )


def _limits() -> str:
    return (
        "Only what is stated as plain fact is looked for; a headline of two sentences counts "
        "twice. Words are compared, not meaning: the outlet's own voice may say the same "
        f"with other words. {RIGHT} What is missed was not counted. A headline has no room for a "
        "source, and desk editors, not reporters, write many: this says where the attribution "
        "stands, not why. Different events are never subtracted."
    )


def _show_gap_sheet(headlines: Headlines, gaps: pd.DataFrame) -> None:
    rows = gaps.to_dict("records")
    wanted = [*gaps["headline_id"], *gaps["sentence_id"]]
    sentences, spans = load_gap_evidence(list(gaps["attribution_id"]), wanted)
    told = {row["sentence_id"]: row for row in sentences.to_dict("records")}
    placed = {row["article_id"]: row for row in headlines.articles.to_dict("records")}
    blocks = [
        gap_block(
            row,
            placed[row["article_id"]],
            told[row["headline_id"]],
            told[row["sentence_id"]],
            spans,
        )
        for row in rows
    ]
    follow(show_sheet("evidence", blocks, "headline_gaps"), sentences, marks=MARKED)


def gap_block(
    row: dict[Any, Any],
    article: dict[Any, Any],
    headline: dict[Any, Any],
    body: dict[Any, Any],
    spans: pd.DataFrame,
) -> dict[str, Any]:
    """Describe one gap: the sentence that attributes, under the headline that states."""
    own = spans[spans["attribution_id"] == row["attribution_id"]].assign(title="")
    link = sentence_link(row["article_id"], row["sentence_id"], marks=MARKED)
    source = isolate(row["source_name"]) or "a source that was not found"
    cue = f" ({isolate(row['cue_text'])})" if row["cue_text"] else ""
    return block(
        [
            sentence(
                row["sentence_id"],
                body["text"],
                marks=attribution_marks(body, own),
                href=link,
            )
        ],
        label=f"Headline: {isolate(headline['text'])}",
        note=f"In the text: {source}{cue}",
        meta=f"{isolate(article['outlet'])} · {event_name(article['event_id'])} · {place_of(body)}",
        action=READ,
    )


def _offer_numbers(headlines: Headlines) -> None:
    """Offer every headline, what it states and what was found of it."""
    placed = headlines.articles[["article_id", "event_id", "side", "headline"]]
    table = headlines.claims.merge(placed, on="article_id").merge(
        headlines.gaps.drop(columns="article_id"), on="headline_id", how="left"
    )
    text = ["state", "sentence_id", "own_sentence_id", "attribution_id", "source_name", "cue_text"]
    table[text] = table[text].fillna("")
    table = table.assign(
        event=[event_name(event_id) for event_id in table["event_id"]],
        form_words=table["form"].map(FORM_WORDS),
        state_words=table["state"].map(STATE_WORDS),
    )
    show_table(table, _TABLE_WORDS, name="headlines", alt="What headlines state")


def show_headline_words(headlines: Headlines) -> None:
    """Show the first headlines with the words that the text does not use."""
    st.header("What each headline states, and its own words", anchor=False)
    articles = headlines.articles.head(MAX_HEADLINES)
    words, heads = load_headline_words(tuple(articles["article_id"]))
    placed = {row["article_id"]: row for row in articles.to_dict("records")}
    claims = _claim_words(headlines)
    blocks = [
        _words_block(row, placed[row["article_id"]], words, claims.get(row["sentence_id"], ""))
        for row in heads.to_dict("records")
    ]
    follow(show_sheet("evidence", blocks, "headline_words"), heads, marks=MARKED)
    first = ""
    if len(headlines.articles) > MAX_HEADLINES:
        first = f" The first {MAX_HEADLINES} of {len(headlines.articles):,} articles are shown."
    note(
        "Marked: words of content that stand nowhere in the text, captions left out. Dictionary "
        "forms are compared, so a truce above and a ceasefire below are two words: the same may be "
        f"said with another word.{first}"
    )


def _claim_words(headlines: Headlines) -> dict[str, str]:
    """Say what each headline states and, if it states it as fact, how the text has it."""
    states = dict(zip(headlines.gaps["headline_id"], headlines.gaps["state"], strict=True))
    said = {}
    for row in headlines.claims.to_dict("records"):
        state = states.get(row["headline_id"], "")
        text = f"; in the text: {STATE_WORDS[state]}" if state else ""
        form = FORM_WORDS[row["form"]]
        said[row["headline_id"]] = f"{form[0].upper()}{form[1:]}{text}"
    return said


def _words_block(
    row: dict[Any, Any], article: dict[Any, Any], words: pd.DataFrame, claim: str
) -> dict[str, Any]:
    own = words[
        (words["article_id"] == row["article_id"])
        & words["start_char"].between(row["start_char"], row["end_char"])
    ]
    alone = own[~own["is_in_lead"] & ~own["is_in_body"]]
    late = own[~own["is_in_lead"] & own["is_in_body"]]
    marks = [
        [one["start_char"] - row["start_char"], one["end_char"] - row["start_char"], "t0",
         "not in the text"]
        for one in alone.to_dict("records")
    ]  # fmt: skip
    said = f"{len(alone)} of {count(len(own), 'word')} of content stand nowhere in the text"
    if len(late):
        said += f"; not in the lead: {', '.join(_as_written(row, late))}"
    return block(
        [
            sentence(
                row["sentence_id"],
                row["text"],
                marks=marks,
                href=sentence_link(row["article_id"], row["sentence_id"], marks=MARKED),
            )
        ],
        meta=f"{isolate(article['outlet'])} · {event_name(article['event_id'])}",
        note=f"{claim}. {said}.",
        action=READ,
    )


def _as_written(row: dict[Any, Any], words: pd.DataFrame) -> list[str]:
    """Return words of a headline as they stand there, names with their capitals."""
    at = row["start_char"]
    spans = zip(words["start_char"] - at, words["end_char"] - at, strict=True)
    return [isolate(row["text"][start:end]) for start, end in spans]
