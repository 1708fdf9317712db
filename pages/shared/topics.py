"""The parts of the Topics page."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.notation import count, percent
from pages.shared.escaping import isolate, md
from pages.shared.evidence import MAX_SHOWN, READ, follow, place_of
from pages.shared.layout import scheme, show_figure, show_table
from pages.shared.links import sentence_link
from pages.shared.loading import load_basics
from pages.shared.loading_topics import (
    Names,
    draw_choices,
    draw_crossing,
    draw_terms,
    draw_topic_shares,
    load_crossing,
    load_topic_examples,
    load_topic_names,
    load_topic_sentences,
    load_topic_shares,
    topic_names,
)
from pages.shared.naming_evidence import report_name
from pages.shared.selection import event_name
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Selection, Topics, VoiceCell
from pages.shared.topic_names import MAX_NAME_CHARS, give_name
from pages.shared.voice import VOICE_WORDS, faint_marks
from pages.shared.voice_cells import pick_voice
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


class TopicPlace:
    """Where the open sentences stand, and the words for every mark."""

    def __init__(self, selection: Selection, names: Names) -> None:
        self.selection = selection
        shares, is_pooled = load_topic_shares(selection)
        words = _words_of(names)
        self.cells: dict[str, VoiceCell] = {}
        rows = zip(shares["event_id"], shares["side"], shares["topic_id"], strict=True)
        for event_id, side, key in rows:
            report = report_name(event_id, side, is_pooled=is_pooled)
            self.cells[f"{report} on {words[key]}"] = VoiceCell(event_id, side, "topic", key)
        asked = st.session_state.get("show", st.query_params.get("show"))
        self.opened = self.cells.get(asked) if asked else None

    def show(self) -> None:
        """Show the box to choose by keyboard, and the sentences."""
        chosen = st.selectbox(
            "Show the sentences for",
            list(self.cells),
            index=None,
            key="show",
            bind="query-params",
            placeholder="Click a mark above, or choose here",
            help="The cross closes it; by keyboard, Tab leads there.",
        )
        if chosen and chosen in self.cells:
            _show_sentences(self.selection, self.cells[chosen], chosen)


def _words_of(names: Names) -> dict[str, str]:
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
            "topic, captions left out. A passage, at least a paragraph, is in the one topic that "
            f"its words speak for most, or in none. {together}{undrawn_columns(shares)}"
        ),
        alt=_describe(shares, _words_of(names)),
        on_pick=pick_voice("topics", place.cells),
    )
    place.show()
    table = shares.assign(
        event=[event_name(event_id) for event_id in shares["event_id"]],
        topic=shares["topic_id"].map(_words_of(names)),
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
        articles = load_basics().articles
        outlets = dict(zip(articles["article_id"], articles["outlet"], strict=True))
        blocks = [
            block(
                [
                    sentence(
                        row["sentence_id"],
                        row["text"],
                        marks=faint_marks(row, contents, selection.voice),
                        href=sentence_link(row["article_id"], row["sentence_id"]),
                    )
                ],
                meta=f"{isolate(outlets[row['article_id']])} · {place_of(row)}"
                + (f" · {percent(row['topic_share'])} this topic" if cell.value else ""),
                action=READ,
            )
            for row in found.head(MAX_SHOWN).to_dict("records")
        ]
        opened = show_sheet("evidence", blocks, "evidence")
        if len(found) > MAX_SHOWN:
            note(f"The first {MAX_SHOWN} of {len(found):,} sentences are shown.")
        follow(opened, found)


def ask_topic(topics: Topics, names: Names) -> str:
    """Ask which topic the rest of the page is about."""
    words = _words_of(names)
    options = {words[str(key)]: str(key) for key in topics.topics["topic_id"]}
    chosen = st.selectbox("Topic", list(options), key="topic", bind="query-params")
    return options.get(chosen, next(iter(options.values())))


def show_topic(selection: Selection, topics: Topics, topic_id: str) -> None:
    """Show one topic: its words, its sentences, who is named in it, how steady it is."""
    row = topics.topics.set_index("topic_id").loc[topic_id]
    show_figure(
        draw_terms(topic_id, scheme()),
        key="terms",
        caption=(
            f"Its strongest words and their part of its weight. {row['n_words']:,} words in "
            f"{count(int(row['n_passages']), 'passage')} of "
            f"{count(int(row['n_articles']), 'article')} of the whole corpus."
        ),
        alt="Strongest words of the topic",
    )
    examples = load_topic_examples(topic_id)
    st.subheader("Sentences that stand for it", anchor=False)
    blocks = [
        block(
            [
                sentence(
                    one["sentence_id"],
                    one["text"],
                    href=sentence_link(one["article_id"], one["sentence_id"]),
                )
            ],
            meta=f"likeness {one['score']:.2f} of 1 to the topic's words",
            action=READ,
        )
        for one in examples.to_dict("records")
    ]
    follow(show_sheet("evidence", blocks, "examples"), examples)
    named = load_topic_names(selection, topic_id)
    if named:
        said = ", ".join(f"{name} {number:,}" for name, number in named)
        note(f"Named most in its passages, with mentions: {said}.")
    st.text_input(
        "Call this topic",
        max_chars=MAX_NAME_CHARS,
        key="topic_name",
        placeholder="Your name for it; Enter keeps it",
        on_change=give_name,
        args=(topic_id, "topic_name"),
    )


def show_crossing(selection: Selection, names: Names) -> None:
    """Show how much of each thread lies in each topic."""
    crossing = load_crossing(selection)
    st.header("Where threads and topics meet", anchor=False)
    if crossing.empty:
        note("No sentence here is in a thread.")
        return
    show_figure(
        draw_crossing(selection, names, scheme()),
        key="crossing",
        caption=(
            f"Share of a thread's {VOICE_WORDS[selection.voice]} that lie in each topic. A thread "
            "spread over many topics is wider than any of them; a topic that no thread touches may "
            "be a subject that nobody thought of."
        ),
        alt="Share of each thread's words in each topic",
    )
    threads = load_basics().thread_names
    table = crossing.assign(
        thread=crossing["thread_id"].map(threads), topic=crossing["topic_id"].map(_words_of(names))
    )
    show_table(table, CROSSING_WORDS, name="crossing", alt="Threads and topics")


def show_stability(topics: Topics, topic_id: str, names: Names) -> None:
    """Show how often topics come back from other articles and other starts."""
    st.header("How far to trust it", anchor=False)
    show_figure(
        draw_choices(scheme()),
        key="stability",
        caption=(
            f"Each number of topics was fitted again to samples of 80% of the "
            f"{topics.fit['unit']}s. A topic comes back if its best match in the new fit, one to "
            "one, has a cosine of at least .7. The large dot is the number taken; the dotted line "
            "is what is asked for. Coming back says that a topic is steady, not that it is right."
        ),
        alt="Share of topics that come back, by their number",
    )
    words = _words_of(names)
    table = topics.topics.assign(topic=topics.topics["topic_id"].map(words))
    st.dataframe(
        table[["topic", "comes_back_share", "mean_cosine", "seed_back_share"]],
        hide_index=True,
        column_config={
            "topic": st.column_config.TextColumn("Topic"),
            "comes_back_share": st.column_config.ProgressColumn(
                "Comes back from other articles", format="percent", min_value=0, max_value=1
            ),
            "mean_cosine": st.column_config.NumberColumn("Likeness there", format="%.2f"),
            "seed_back_share": st.column_config.ProgressColumn(
                "Comes back from another start", format="percent", min_value=0, max_value=1
            ),
        },
        key="steadiness",
        alt="How often each topic comes back",
    )
    _show_refits(topics, topic_id, words[topic_id])


def _show_refits(topics: Topics, topic_id: str, name: str) -> None:
    """Show, on demand, what became of one topic in each other fit."""
    box = st.expander(f"How {md(name)} changes", on_change="rerun", key="refits_open")
    if not box.open:
        return
    rows = topics.refits[topics.refits["topic_id"] == topic_id]
    kinds = {"sample": "80% of the articles", "seed": "another start"}
    with box:
        st.dataframe(
            rows.assign(fit=[_fit_name(row, kinds) for row in rows.to_dict("records")])[
                ["fit", "cosine", "terms"]
            ],
            hide_index=True,
            column_config={
                "fit": st.column_config.TextColumn("Fit", width="small"),
                "cosine": st.column_config.NumberColumn("Likeness", format="%.2f", width="small"),
                "terms": st.column_config.TextColumn("Its best match there", width="large"),
            },
            key="refits",
            alt="The topic's best match in other fits",
        )


def _fit_name(row: dict[Any, Any], kinds: dict[str, str]) -> str:
    return f"{kinds.get(row['kind'], row['kind'])}, {row['seed'] + 1}"
