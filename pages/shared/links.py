"""Addresses: of a view with everything spelled out, and of one sentence."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode, urlsplit

import streamlit as st

from pages.shared.loading import load_corpus
from pages.shared.small_print import note

CORPUS_KEY = "corpus"
"""Says which build of the articles a permalink was made on."""

SHARED_KEYS = ("event", "outlets", "by", "voice")
"""Kept in every permalink even where they have their default, which may change one day."""

PAGE_KEYS = frozenset(
    {
        *("article", "sentence", "show", "thread", "measure", "count", "marks", "removed"),
        *("speaker", "check", "draw", CORPUS_KEY),
        *("entity", "kind", "in", "within", "also"),
        *("view", "of", "side", "against", "strength", "least"),
        "topic",
        *("look", "words_of", "versus", "grammar", "term", "thing", "nouns", "labels"),
        *("part", "deeds", "actor", "verb", "untold_of", "words"),
    }
)
"""What belongs to one page, and does not go along to another."""

ARTICLE_PAGE = "article.py"


def sentence_link(article_id: str, sentence_id: str = "", *, marks: str = "") -> str:
    """Return the address of an article, or of one sentence in it, from any page.

    Examples
    --------
    >>> sentence_link("post_2017", "post_2017.0a1b")
    'article?article=post_2017&sentence=post_2017.0a1b'
    """
    asked = _asked(article_id, sentence_id, marks)
    return f"article?{urlencode([*asked.items(), *_kept()])}"


def coverage_link(**asked: str) -> str:
    """Return the address of the Coverage page with some choices made and the shared ones kept."""
    return f"coverage?{urlencode([*asked.items(), *_kept()])}"


def _kept() -> list[tuple[str, str]]:
    """Return what the address asks for on every page: events, outlets, changed threads."""
    if not st.runtime.exists():
        return []
    return [
        (key, word)
        for key in st.query_params
        if key not in PAGE_KEYS
        for word in st.query_params.get_all(key)
    ]


def open_article(article_id: str, sentence_id: str = "", *, marks: str = "") -> None:
    """Go to the reader, at one sentence if one is named; the shared choices stay."""
    st.switch_page(ARTICLE_PAGE, query_params=_asked(article_id, sentence_id, marks))


def _asked(article_id: str, sentence_id: str, marks: str) -> dict[str, str]:
    """Return what the reader's page is asked for."""
    asked = {"article": article_id, "sentence": sentence_id, "marks": marks}
    return {key: word for key, word in asked.items() if word}


def permalink(local_keys: Iterable[str] = ()) -> str:
    """Return the address of what is on screen, with every default spelled out.

    Parameters
    ----------
    local_keys : iterable of str
        The keys of the page's own choices.
    """
    spelled = [*SHARED_KEYS, *local_keys]
    asked = [
        (key, value)
        for key in st.query_params
        if key not in {*spelled, CORPUS_KEY}
        for value in st.query_params.get_all(key)
    ]
    for key in spelled:
        asked += [(key, word) for word in _words(st.session_state.get(key))]
    asked.append((CORPUS_KEY, load_corpus().corpus_id))
    page = urlsplit(st.context.url or "")._replace(query="", fragment="").geturl()
    return f"{page}?{urlencode(asked)}"


def _words(value: object) -> list[str]:
    if value is None or value == "":
        return []
    if isinstance(value, (list, tuple)):
        return [str(word) for word in value]
    return [str(value)]


def show_permalink(local_keys: Iterable[str] = ()) -> None:
    """Show a control that gives the address of this view."""
    with st.popover(
        "Link to this view", type="tertiary", on_change="rerun", key="link_open"
    ) as box:
        if box.open:
            st.code(permalink(local_keys), language=None, wrap_lines=True)
            note("Opens this page with these choices and this evidence, for anyone.")
