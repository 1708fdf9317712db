"""Topics: what the words themselves suggest, beside the threads, and how far to trust it."""

import streamlit as st

from pages.shared.layout import show_head
from pages.shared.loading import load_basics
from pages.shared.loading_topics import load_topic_shares, load_topics
from pages.shared.notices import show_notices
from pages.shared.one_topic import ask_topic, show_stability, show_topic
from pages.shared.searching import choose_articles
from pages.shared.topic_names import KEY, ask_topic_names
from pages.shared.topics import TopicPlace, show_crossing, show_shares, show_verdict, summary

basics = load_basics()
selection = st.session_state["selection"]
topics = load_topics()

show_head("Topics", summary(topics), ["topic", KEY, "show"])
show_notices(selection, basics, choose_articles(basics.articles, selection))

if show_verdict(topics):
    shares, one, names_box = (st.container() for _ in range(3))
    with names_box:
        names = ask_topic_names(set(topics.topics["topic_id"]))
    place = TopicPlace(selection, names)
    if not load_topic_shares(selection)[0].empty:
        with shares:
            show_shares(selection, names, place)
    with one:
        st.header("One topic", anchor=False)
        topic_id = ask_topic(topics, names)
        show_topic(selection, topics, topic_id)
    show_crossing(selection, names, place)
    show_stability(topics, topic_id, names)
