"""The frame around every page: navigation, the shared sidebar, and what to do without a corpus."""

import streamlit as st

from analysis.errors import StorysidesError
from pages.shared.assets import ICON, LOGO
from pages.shared.escaping import md
from pages.shared.loading import load_basics
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
    basics = load_basics()
except StorysidesError as problem:
    st.title("Storysides", anchor=False)
    st.error(md(str(problem)))
    st.stop()

st.session_state["selection"] = ask_selection(basics)
page.run()
