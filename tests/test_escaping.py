"""Foreign text shows as it is, in every place it is shown."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from analysis.escaping import REMOVED_MARK, isolate, md, plot_text

WORD_JOINER = "\u2060"
DIRECTION_CONTROLS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
PUNCTUATION = "\\`*_{}[]()#+-.!|$:<>~&@=^\"'/?,;% \n\t"
LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=60)
HOSTILE = st.text(st.sampled_from(PUNCTUATION + "aw1"), max_size=40) | LATIN
ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=60)

# What Streamlit turns into links, logos and marks after it has parsed the Markdown.
REWRITTEN_LATER = re.compile(
    r"https?://|www\.|@[-\w]+\.|:streamlit:|(^|\s)(<->|->|<-|--|>=|<=|~=)(\s|$)", re.IGNORECASE
)


def rendered(markdown: str) -> tuple[str, set[str]]:
    """Return what a reader sees, and the kinds of things the Markdown asked for."""
    parser = MarkdownIt("gfm-like", {"linkify": False}).disable("linkify")
    kinds, seen = set(), ""
    for block in parser.parse(markdown):
        kinds.add(block.type)
        for inline in block.children or []:
            kinds.add(inline.type)
            seen += inline.content
    return seen, kinds


@given(HOSTILE)
def test_markdown_shows_the_text_itself(text):
    """What is rendered is the text, and nothing but one paragraph of text is asked for."""
    seen, kinds = rendered(md(text))

    assert seen.replace(WORD_JOINER, "") == isolate(text).strip()
    assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}


@given(HOSTILE)
def test_markdown_leaves_nothing_that_streamlit_rewrites_later(text):
    """No address becomes a link, no arrow a typographic mark, no shortcode a logo."""
    seen, _ = rendered(md(text))

    assert REWRITTEN_LATER.search(seen) is None


@pytest.mark.parametrize(
    "text",
    [
        "see http://evil.example/x",
        "WWW.evil.example",
        "write to a.b@evil.example now",
        ":streamlit:",
        "then -> there",
        "a -- b",
    ],
)
def test_markdown_breaks_addresses_and_arrows(text):
    """Each of these would be rewritten without the word joiner."""
    assert REWRITTEN_LATER.search(text) is not None
    assert REWRITTEN_LATER.search(rendered(md(text))[0]) is None


@given(HOSTILE)
def test_plot_text_decodes_to_the_text_itself(text):
    """Plotly shows the entities as the characters, so the reader sees the text."""
    shown = plot_text(text, limit=1_000)

    assert html.unescape(shown) == isolate(text.strip())
    assert re.search(r"[<>$%{]|&(?![a-z#0-9]+;)", shown) is None


@given(ANY_TEXT, st.integers(min_value=1, max_value=20))
def test_plot_text_is_cut_to_its_limit(text, limit):
    """No label is longer than its limit, counted as the reader sees it."""
    seen = html.unescape(plot_text(text, limit=limit)).strip("\u2068\u2069")

    assert len(seen) <= limit


@given(ANY_TEXT)
def test_isolated_text_is_one_line_that_can_be_sent(text):
    """No control, line break, override or half character is left inside."""
    shown = isolate(text)
    inside = shown.removeprefix("\u2068").removesuffix("\u2069")

    assert not set(inside) & set(DIRECTION_CONTROLS)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", inside)
    assert shown.encode("utf-8").decode("utf-8") == shown


@pytest.mark.parametrize("control", DIRECTION_CONTROLS)
def test_a_direction_override_leaves_a_mark(control):
    """Who removes something from a text shows that it was there."""
    assert isolate(f"The {control}Post") == f"The {REMOVED_MARK}Post"


@pytest.mark.parametrize("name", ["القدس", "הארץ", "BBC عربي"])
def test_right_to_left_names_are_isolated(name):
    """Text in a right-to-left script cannot reorder the label beside it."""
    assert isolate(name) == f"\u2068{name}\u2069"


def test_ordinary_text_is_left_alone():
    """A plain headline is not changed by a single character."""
    headline = "Café talks: leaders “optimistic”, says ministry"

    assert isolate(headline) == headline


def test_empty_text_stays_empty():
    """Nothing in, nothing out, in each target."""
    assert [isolate(""), md(""), plot_text("")] == ["", "", ""]
