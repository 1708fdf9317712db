"""The parts of the Topics page."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.notation import count, percent
from pages.shared.escaping import isolate, md
from pages.shared.evidence import show_marked
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.loading import load_basics
from pages.shared.loading_topics import (
    Names,
    draw_crossing,
    draw_topic_shares,
    load_crossing,
    load_topic_sentences,
    load_topic_shares,
    topic_names,
)
from pages.shared.naming_evidence import report_name
from pages.shared.places import MarkPlace
from pages.shared.selection import event_name
from pages.shared.small_print import note
from pages.shared.state import Selection, Topics, VoiceCell
from pages.shared.voice import VOICE_WORDS, faint_marks
from pages.shared.words import undrawn_columns

SHARE_WORDS = {
    "event": "Event",
    "side": "Outlet or origin",
    "topic": "Topic",
    "n_words": "Words in topic",
    "of_words": "Words in all",
    "words_share": "Share of words",
    "words_share_low": "95% from",
    "words_share_high": "to",
    "n_sentences": "Sentences in topic",
    "n_articles_with": "Articles with it",
    "n_articles": "Articles",
}
CROSSING_WORDS = {
    "thread": "Thread",
    "topic": "Topic",
    "n_words": "Words in both",
    "of_thread_words": "Words of the thread",
    "thread_share": "Share of the thread",
    "of_topic_words": "Words of the topic",
    "topic_share": "Share of the topic",
}
NOT_FRAMES = (
    "A topic is a list of words that keep each other's company: it says what passages are about, "
    "and nothing of how they tell it. It is no frame."
)


def summary(topics: Topics) -> str:
    """Return the line under the title."""
    fit = topics.fit
    if fit["verdict"] == "refused":
        return "What the words themselves suggest the articles are about."
    return (
        f"{fit['n_topics']} topics that the words of {count(fit['n_articles'], 'article')} suggest "
        "by themselves, beside the threads that people defined."
    )


def show_verdict(topics: Topics) -> bool:
    """Say how far the topics can be trusted; False if there are none."""
    fit = topics.fit
    said = f"{fit['reason']} {NOT_FRAMES}"
    if fit["verdict"] == "refused":
        st.info(f"{md(fit['reason'])} Until then the threads on the Coverage page are the way.")
        return False
    if fit["verdict"] == "suggestion":
        st.warning(f"**Only a suggestion.** {md(said)}")
    else:
        note(said)
    return True


class TopicPlace(MarkPlace):
    """Where the open sentences stand, and the words for every mark."""

    def __init__(self, selection: Selection, names: Names) -> None:
        self.selection = selection
        shares, is_pooled = load_topic_shares(selection)
        words = words_of_topics(names)
        cells: dict[str, VoiceCell] = {}
        rows = zip(shares["event_id"], shares["side"], shares["topic_id"], strict=True)
        for event_id, side, key in rows:
            report = report_name(event_id, side, is_pooled=is_pooled)
            cells[f"{report} on {words[key]}"] = VoiceCell(event_id, side, "topic", key)
        threads = load_basics().thread_names
        crossing = load_crossing(selection)
        for thread_id, key in zip(crossing["thread_id"], crossing["topic_id"], strict=True):
            thread = threads[thread_id]
            cells[f"Thread {thread} on {words[key]}"] = VoiceCell("", thread, "crossing", key)
        super().__init__(cells)

    def show(self, facet: str, *, is_default: bool = False) -> None:
        """Show the box to choose by keyboard, and the sentences, if they belong here."""
        chosen = self.ask(facet, is_default=is_default, where="above")
        if chosen:
            _show_sentences(self.selection, self.cells[chosen], chosen)


def words_of_topics(names: Names) -> dict[str, str]:
    """Return the words for each topic, no two alike."""
    words = topic_names(names)
    twice = {name for name in words.values() if list(words.values()).count(name) > 1}
    return {
        key: isolate(f"{name} ({key})" if name in twice else name) for key, name in words.items()
    }


def show_shares(selection: Selection, names: Names, place: TopicPlace) -> None:
    """Show how much of each report lies in each topic."""
    shares, is_pooled = load_topic_shares(selection)
    st.header("How much of each report", anchor=False)
    together = (
        "Articles are taken together, whatever they report."
        if is_pooled
        else "Each report stands under its event; different events are never subtracted."
    )
    show_figure(
        draw_topic_shares(selection, names, scheme(), place.opened),
        key="topics",
        caption=(
            f"Share of a report's {VOICE_WORDS[selection.voice]} that stand in passages of the "
            "topic, captions left out. A passage, a few sentences in a row, is in the one topic "
            f"that its words speak for most, or in none. {together}{undrawn_columns(shares)}"
        ),
        alt=_describe(shares, words_of_topics(names)),
        on_pick=place.pick("topics"),
    )
    place.show("topic", is_default=True)
    table = shares.assign(
        event=[event_name(event_id) for event_id in shares["event_id"]],
        topic=shares["topic_id"].map(words_of_topics(names)),
    )
    show_table(table, SHARE_WORDS, name="topics", alt="Share of words in each topic")


def _describe(shares: pd.DataFrame, words: dict[str, str]) -> str:
    said = [
        f"{isolate(row['side'])} ({event_name(row['event_id'])}), {words[row['topic_id']]}: "
        + (percent(row["words_share"]) if row["of_words"] else "no words")
        for row in shares.head(80).to_dict("records")
    ]
    return f"Share of words in each topic. {'; '.join(said)}."


def _show_sentences(selection: Selection, cell: VoiceCell, name: str) -> None:
    """Show the sentences of a report that lie in a topic."""
    found, contents = load_topic_sentences(selection, cell)
    with st.container(border=True):
        if found.empty:
            st.markdown(f"**{md(name)}:** no passage of this report is in it")
            return
        st.markdown(
            f"**{md(name)}:** {count(int(found['n_words'].sum()), 'word')} in "
            f"{count(len(found), 'sentence')}"
            + ("" if selection.voice == "all" else ", those of the other voice in grey")
        )
        show_marked(
            found,
            lambda row: faint_marks(row, contents, selection.voice),
            lambda row: f" · {percent(row['topic_share'])} this topic" if cell.value else "",
        )


def show_crossing(selection: Selection, names: Names, place: TopicPlace) -> None:
    """Show how much of each thread lies in each topic."""
    crossing = load_crossing(selection)
    st.header("Where threads and topics meet", anchor=False)
    if crossing.empty:
        note("No sentence here is in a thread.")
        return
    show_figure(
        draw_crossing(selection, names, scheme(), place.opened),
        key="crossing",
        caption=(
            f"Share of a thread's {VOICE_WORDS[selection.voice]} that lie in each topic. A thread "
            "spread over many topics is wider than any of them; a topic that no thread touches may "
            "be a subject that nobody thought of."
        ),
        alt=_describe_crossing(crossing, words_of_topics(names)),
        on_pick=place.pick("crossing"),
    )
    place.show("crossing")
    threads = load_basics().thread_names
    table = crossing.assign(
        thread=crossing["thread_id"].map(threads),
        topic=crossing["topic_id"].map(words_of_topics(names)),
    )
    show_table(table, CROSSING_WORDS, name="crossing", alt="Threads and topics")


def _describe_crossing(crossing: pd.DataFrame, words: dict[str, str]) -> str:
    threads = load_basics().thread_names
    said = [
        f"{threads[row['thread_id']]}, {words[row['topic_id']]}: {percent(row['thread_share'])} of "
        f"{count(row['of_thread_words'], 'word')}"
        for row in crossing.to_dict("records")
        if row["n_words"]
    ]
    return f"Share of each thread's words in each topic. {'; '.join(said)}."
