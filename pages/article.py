"""Article: the text as it was read, with marks, a link for each sentence, and what was removed."""

import streamlit as st

from pages.shared.layout import show_head
from pages.shared.loading import load_basics, load_view
from pages.shared.loading_article import load_article
from pages.shared.notices import show_notices
from pages.shared.reader import (
    ask_article,
    ask_marks,
    show_facts,
    show_key,
    show_removed,
    show_text,
)

basics = load_basics()
selection = st.session_state["selection"]

show_head(
    "Article",
    "The text as it was read, with the page's furniture taken out. Every sentence has an address "
    "of its own: ¶.",
    ["marks", "removed"],
)
view = load_view(selection)
show_notices(selection, basics, view.articles)
article_id = ask_article(basics, view.articles)
if article_id:
    article = load_article(article_id, selection.edits, selection.corrections)
    marks = ask_marks(basics)
    show_facts(article["articles"].iloc[0])
    show_key(basics, marks)
    show_text(article, marks, basics, selection.voice)
    show_removed(article)
