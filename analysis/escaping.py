"""Foreign text on its way to a reader's eyes: one function per target.

Everything that came out of an article, a file name or an address bar is foreign.
Plain-text targets (``st.text``, the cells of ``st.dataframe``, the options of a
select box) need `isolate` at most; Markdown and Plotly labels need theirs.
"""

from __future__ import annotations

import re
import unicodedata

REMOVED_MARK = "\N{REPLACEMENT CHARACTER}"
"""Stands where a character was that changes the reading direction of what follows."""

_ISOLATE_START, _ISOLATE_END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_DIRECTION_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_SPACES_AND_CONTROLS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_UNENCODABLE = re.compile("[\ud800-\udfff]")
_RIGHT_TO_LEFT = {"R", "AL", "AN"}
_WORD_JOINER = "\N{WORD JOINER}"
_MARKDOWN_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
# Streamlit rewrites these after it has parsed the Markdown, where no backslash helps:
# addresses become links, :streamlit: a logo, and free-standing arrows a typographic mark.
_REWRITTEN_LATER = re.compile(
    r":(?=//|streamlit:)|www(?=\.)|@(?=[-\w])|(?:^|(?<=\s))[<>~-](?=[-=>]{1,2}(?:\s|$))",
    re.IGNORECASE,
)
_PLOT_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "%": "&#37;", "{": "&#123;"}
)


def isolate(text: str) -> str:
    """Make foreign text a single line that cannot reorder what stands beside it.

    Controls and line breaks become a space. Characters that override the reading
    direction are replaced by `REMOVED_MARK`, so that their removal shows. Text with
    right-to-left letters is wrapped in U+2068 ... U+2069; other text is not wrapped.

    Examples
    --------
    >>> isolate("Two" + chr(10) + "lines")
    'Two lines'
    """
    line = _SPACES_AND_CONTROLS.sub(" ", _UNENCODABLE.sub(REMOVED_MARK, text))
    line = _DIRECTION_CONTROLS.sub(REMOVED_MARK, line)
    if any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in line):
        return f"{_ISOLATE_START}{line}{_ISOLATE_END}"
    return line


def md(text: str) -> str:
    r"""Escape foreign text for a call that renders Markdown, and `isolate` it.

    That is every ``st.title``, ``st.markdown``, ``st.caption``, ``st.error``,
    ``st.table``, ``st.metric`` and every label of a widget. A backslash stands before
    each ASCII punctuation mark, so the reader sees the text exactly as it was. An
    invisible word joiner keeps addresses from becoming links. Empty text stays empty.

    Examples
    --------
    >>> print(md("![t](x)"))
    \!\[t\]\(x\)
    """
    joined = _REWRITTEN_LATER.sub(rf"\g<0>{_WORD_JOINER}", isolate(text).strip())
    return _MARKDOWN_PUNCTUATION.sub(r"\\\1", joined)


def plot_text(text: str, limit: int = 120) -> str:
    """Escape foreign text for a Plotly label, hover text or title, and `isolate` it.

    Plotly reads ``<a>``, ``<b>`` and entities as HTML, ``%{...}`` as a template and
    ``$...$`` as TeX; here they become entities, which it shows as the characters.

    Parameters
    ----------
    text : str
        The foreign text.
    limit : int, default 120
        Longer text is cut to this many characters, the last of them an ellipsis.

    Examples
    --------
    >>> plot_text("<b>Profits & losses</b>")
    '&lt;b&gt;Profits &amp; losses&lt;/b&gt;'
    >>> plot_text("abcdef", limit=4)
    'abc…'
    """
    line = text.strip()
    shown = line if len(line) <= limit else f"{line[: limit - 1]}…"
    return isolate(shown).translate(_PLOT_ENTITIES)


def plain_name(text: str, limit: int = 60) -> str:
    """Take from a name what any target could read as markup.

    For names that are at once the words of an address and of a control that renders
    Markdown: escaping would put backslashes into links.

    Examples
    --------
    >>> plain_name("![Sea](http://x) & sky's")
    "Sea http x sky's"
    """
    kept = "".join(c if c.isalnum() or c in " '-,." else " " for c in isolate(text))
    return " ".join(kept.split())[:limit].strip(" .") or "(no name)"
