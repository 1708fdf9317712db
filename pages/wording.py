"""Wording: which words set one outlet apart, and what each outlet calls the same thing."""

import streamlit as st

from pages.shared.evidence import close_evidence
from pages.shared.labels import show_labels
from pages.shared.labels_asks import LOCAL_KEYS as LABEL_KEYS
from pages.shared.layout import show_head
from pages.shared.loading import load_basics
from pages.shared.notices import show_notices
from pages.shared.searching import choose_articles
from pages.shared.wording_asks import LOCAL_KEYS
from pages.shared.wording_parts import show_words

PARTS = {
    "Words that set apart": show_words,
    "Names for the same thing": show_labels,
}


basics = load_basics()
selection = st.session_state["selection"]
articles = choose_articles(basics.articles, selection)

show_head(
    "Wording",
    "Which words set one outlet apart from the others, and what each calls the same thing.",
    ["look", *LOCAL_KEYS, *LABEL_KEYS, "show"],
)
part = st.segmented_control(
    "What to look at",
    list(PARTS),
    default=next(iter(PARTS)),
    required=True,
    key="look",
    bind="query-params",
    on_change=close_evidence,
)
show_notices(selection, basics, articles)
if not articles.empty:
    PARTS.get(part or "", show_words)(selection)
