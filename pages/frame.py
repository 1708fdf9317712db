"""The frame around every page: navigation, the shared sidebar, what to say without a corpus."""

import streamlit as st

from analysis.errors import StorysidesError
from pages.shared.assets import ICON, LOGO
from pages.shared.escaping import md
from pages.shared.loading import corpus_folder, forget_corpus, load_basics
from pages.shared.selection import ask_selection

st.set_page_config(page_title="Storysides", page_icon=ICON, layout="centered")
st.logo(LOGO, size="large")

page = st.navigation(
    [
        st.Page("overview.py", title="Overview", default=True),
        st.Page("coverage.py", title="Coverage", url_path="coverage"),
        st.Page("article.py", title="Article", url_path="article"),
        st.Page("methods.py", title="Methods", url_path="methods"),
    ],
    position="top",
)

try:
    st.session_state["selection"] = ask_selection(load_basics())
    page.run()
except StorysidesError as problem:
    # A corpus that was rebuilt or damaged under us is opened anew on the next visit.
    forget_corpus()
    st.title("The articles cannot be shown", anchor=False)
    folder = corpus_folder()
    st.error(md(str(problem).replace(str(folder), folder.name)))
