"""The frame around every page: navigation, the shared sidebar, what to say without a corpus."""

import logging

import streamlit as st

from analysis.errors import CorpusChangedError, StorysidesError
from pages.shared.assets import ICON, LOGO, MARK
from pages.shared.escaping import md
from pages.shared.loading import corpus_folder, forget_corpus, load_basics
from pages.shared.page import dress_page
from pages.shared.selection import ask_selection

page = st.navigation(
    [
        st.Page("overview.py", title="Overview", default=True),
        st.Page("coverage.py", title="Coverage", url_path="coverage"),
        st.Page("topics.py", title="Topics", url_path="topics"),
        st.Page("entities.py", title="Entities", url_path="entities"),
        st.Page("voices.py", title="Voices", url_path="voices"),
        st.Page("wording.py", title="Wording", url_path="wording"),
        st.Page("framing.py", title="Framing", url_path="framing"),
        st.Page("article.py", title="Article", url_path="article"),
        st.Page("methods.py", title="Methods", url_path="methods"),
    ],
    position="top",
)
st.set_page_config(page_title=f"{page.title} \u00b7 Storysides", page_icon=ICON, layout="centered")
st.logo(LOGO, icon_image=MARK, size="large")


def show_problem(sentence: str) -> None:
    """Say in one sentence what is wrong; the folder's place stays the server's own."""
    folder = corpus_folder()
    st.title("The articles cannot be shown", anchor=False)
    st.error(md(sentence.replace(str(folder), folder.name)))


try:
    st.session_state["is_page_new"] = st.session_state.get("page_last", page.title) != page.title
    st.session_state["page_last"] = page.title
    is_correcting = page.url_path == "entities"
    st.session_state["selection"] = ask_selection(load_basics(), is_correcting=is_correcting)
    page.run()
except CorpusChangedError as problem:
    forget_corpus()
    show_problem(str(problem))
except StorysidesError as problem:
    show_problem(str(problem))
except Exception:
    logging.getLogger(__name__).exception("A page failed")
    show_problem("This page failed, which is our mistake: reload it, or open another page above.")
dress_page()
