"""One topic on the Topics page: its words, its sentences, its name, and how steady it is."""

from __future__ import annotations

from typing import Any

import streamlit as st

from analysis.notation import count, percent
from pages.shared.escaping import isolate, md
from pages.shared.evidence import READ, follow
from pages.shared.layout import scheme, show_figure
from pages.shared.links import sentence_link
from pages.shared.loading import load_basics
from pages.shared.loading_topics import (
    N_TERMS,
    Names,
    draw_choices,
    draw_terms,
    load_topic_examples,
    load_topic_names,
)
from pages.shared.sheet import block, sentence, show_sheet
from pages.shared.small_print import note
from pages.shared.state import Selection, Topics
from pages.shared.topic_names import MAX_NAME_CHARS, give_name
from pages.shared.topics import words_of_topics


def ask_topic(topics: Topics, names: Names) -> str:
    """Ask which topic the rest of the page is about."""
    words = words_of_topics(names)
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
        alt=f"Strongest words of the topic: {_terms(topics, topic_id)}.",
    )
    examples = load_topic_examples(topic_id)
    st.subheader("Sentences that stand for it, in all articles", anchor=False)
    outlets = load_basics().outlet_of
    blocks = [
        block(
            [
                sentence(
                    one["sentence_id"],
                    one["text"],
                    href=sentence_link(one["article_id"], one["sentence_id"]),
                )
            ],
            meta=f"{isolate(outlets[one['article_id']])} · likeness {one['score']:.2f} of 1 to the "
            "topic's words",
            action=READ,
        )
        for one in examples.to_dict("records")
    ]
    follow(show_sheet("evidence", blocks, "examples"), examples)
    named = load_topic_names(selection, topic_id)
    if named:
        said = ", ".join(name for name, _ in named)
        note(f"Named most in its passages of the articles selected: {said}.")
    st.text_input(
        "Call this topic",
        max_chars=MAX_NAME_CHARS,
        key="topic_name",
        placeholder="Your name for it; Enter keeps it",
        on_change=give_name,
        args=(topic_id, "topic_name"),
    )


def show_stability(topics: Topics, topic_id: str, names: Names) -> None:
    """Show how often topics come back from other articles and other starts."""
    st.header("How far to trust it", anchor=False)
    show_figure(
        draw_choices(scheme()),
        key="stability",
        caption=(
            f"Share of topics that come back when the fit is made again from samples of 80% of "
            f"these {topics.fit['unit']}s, for each number of topics tried. A topic comes back if "
            "its best match there, one to one, is like it by .7 of 1 or more (cosine). Large dot: "
            "the number taken; dotted line: what is asked for. Coming back says that a topic is "
            "steady, not that it is right."
        ),
        alt="Share of topics that come back, by their number: "
        + "; ".join(
            f"{row['n_topics']} topics, {percent(row['comes_back_share'])}"
            for row in topics.choices.sort_values("n_topics").to_dict("records")
        ),
    )
    words, unit = words_of_topics(names), topics.fit["unit"]
    table = topics.topics.assign(topic=topics.topics["topic_id"].map(words))
    st.dataframe(
        table[["topic", "comes_back_share", "seed_back_share", "is_beyond_chance"]],
        hide_index=True,
        column_config={
            "topic": st.column_config.TextColumn("Topic"),
            "comes_back_share": st.column_config.ProgressColumn(
                f"Comes back from 80% of the {unit}s", format="percent", min_value=0, max_value=1
            ),
            "is_beyond_chance": st.column_config.CheckboxColumn("Beyond shuffled text"),
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
    kinds = {"sample": f"80% of the {topics.fit['unit']}s", "seed": "another start"}
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


def _terms(topics: Topics, topic_id: str) -> str:
    """Return a topic's strongest words for a sentence."""
    terms = topics.terms[topics.terms["topic_id"] == topic_id]
    return ", ".join(isolate(term) for term in terms["term"].head(N_TERMS))
