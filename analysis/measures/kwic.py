"""KWIC: each use of a term in a line of its own, with the words before and after it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from analysis import schema

CONTEXT_CHARS = 60

KWIC_COLUMNS = [
    "article_id",
    "sentence_id",
    "section",
    "left",
    "match",
    "right",
    "start_char",
    "end_char",
    "is_quoted",
]

_PHRASE_COLUMNS = ["article_id", "sentence_id", "start_char", "end_char", "lemma", "is_quoted"]
_GAPS = (0, 1)
"""Characters between two words of a phrase."""


def find_lines(
    tokens: pd.DataFrame,
    sentences: pd.DataFrame,
    term: str,
    *,
    context_chars: int = CONTEXT_CHARS,
) -> pd.DataFrame:
    """Return each use of a term with what stands before and after it in its sentence.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        See ``schema.TOKENS``; may hold other words.
    sentences : DataFrame, one row per sentence
        Needs ``sentence_id``, ``section``, ``start_char`` and ``text``. A use in a
        sentence that is not here has no line.
    term : str
        A dictionary form in lower case, as in ``schema.ARTICLE_TERMS``.
    context_chars : int, default 60
        Characters on each side at most, cut between words; what is cut is marked by an
        ellipsis.

    Returns
    -------
    DataFrame, one row per use, in order of article and place
        ========================  ==========  ==========================================
        column                    unit        meaning
        ========================  ==========  ==========================================
        section                   name        where it stands; uses in captions have a
                                              line, but are not in ``ARTICLE_TERMS``
        left, match, right        text        the sentence, cut in three
        start_char, end_char      characters  the match in the stored article text,
                                              half-open
        is_quoted                 yes or no   it stands in what somebody is said to have
                                              said
        ========================  ==========  ==========================================

        Empty, with these columns, if the term is not used.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    Lines end at the sentence: what came before it may decide what is meant. The form in
    the text may differ from the term (*ceasefires*).

    References
    ----------
    Luhn, H. P. (1960). Key word-in-context index for technical literature. American
    Documentation 11(4), 288-295.

    Examples
    --------
    >>> tokens = pd.DataFrame({
    ...     "article_id": ["a"], "sentence_id": ["s"], "start_char": [4], "end_char": [10],
    ...     "lemma": ["truce"], "is_quoted": [False],
    ... })
    >>> sentences = pd.DataFrame({
    ...     "sentence_id": ["s"], "section": ["body"], "start_char": [0],
    ...     "text": ["The truces held."],
    ... })
    >>> line = find_lines(tokens, sentences, "truce").iloc[0]
    >>> line["left"], line["match"], line["right"]
    ('The ', 'truces', ' held.')
    """
    schema.require(
        tokens,
        schema.TOKENS,
        *("article_id", "sentence_id", "start_char", "end_char", "lemma", "is_quoted"),
    )
    schema.require(sentences, schema.SENTENCES, "sentence_id", "section", "start_char", "text")
    uses = tokens[tokens["lemma"] == term].drop_duplicates(["article_id", "start_char"])
    homes = sentences[["sentence_id", "section", "start_char", "text"]]
    homes = homes.drop_duplicates("sentence_id").rename(columns={"start_char": "sentence_start"})
    lines = uses.merge(homes, on="sentence_id").sort_values(
        ["article_id", "start_char"], ignore_index=True
    )
    if lines.empty:
        return pd.DataFrame(columns=KWIC_COLUMNS)
    parts = [
        _cut(text, start, end, context_chars)
        for text, start, end in zip(
            lines["text"],
            lines["start_char"] - lines["sentence_start"],
            lines["end_char"] - lines["sentence_start"],
            strict=True,
        )
    ]
    lines[["left", "match", "right"]] = parts
    return lines[KWIC_COLUMNS]


def find_phrases(
    tokens: pd.DataFrame, places: Sequence[Collection[str]], *, term: str
) -> pd.DataFrame:
    """Return each place where some words stand beside each other in a sentence.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        See ``schema.TOKENS``; words that belong to no place may be missing.
    places : sequence of collection of str
        For each word of the phrase the dictionary forms it may have.
    term : str
        What the phrase is called.

    Returns
    -------
    DataFrame, one row per use, in order of article and place
        ``article_id``, ``sentence_id``, ``start_char`` and ``end_char`` of the whole
        phrase, ``lemma`` (the ``term``) and ``is_quoted``: all of its words are quoted. Rows
        that `find_lines` takes for tokens. Empty if it is not found.

    Raises
    ------
    SchemaError
        If a column is missing.
    ValueError
        If there is no place.

    Notes
    -----
    Words stand beside each other with one character or none between them, a space or a
    hyphen: *de-escalation* is two words, and *peace, plan* is no phrase. A phrase that is
    half quoted counts as not quoted.

    Examples
    --------
    >>> tokens = pd.DataFrame({
    ...     "article_id": "a", "sentence_id": "s", "start_char": [0, 5], "end_char": [4, 10],
    ...     "lemma": ["safe", "zone"], "is_quoted": False,
    ... })
    >>> find_phrases(tokens, [["safe"], ["zone"]], term="safe zone")[["start_char", "end_char"]]
       start_char  end_char
    0           0        10
    """
    schema.require(tokens, schema.TOKENS, *_PHRASE_COLUMNS)
    if not places:
        msg = "A phrase has at least one word."
        raise ValueError(msg)
    tokens = tokens[_PHRASE_COLUMNS].drop_duplicates(["article_id", "start_char"])
    uses = tokens[tokens["lemma"].isin(list(places[0]))]
    for lemmas in places[1:]:
        uses = _join_next(uses, tokens[tokens["lemma"].isin(list(lemmas))])
    return uses.assign(lemma=term).sort_values(["article_id", "start_char"], ignore_index=True)


def _join_next(uses: pd.DataFrame, words: pd.DataFrame) -> pd.DataFrame:
    """Keep the uses that one of some words follows, and let them reach to its end."""
    keys = ["article_id", "sentence_id"]
    following = words[[*keys, "start_char", "end_char", "is_quoted"]].rename(
        columns={"start_char": "next_start", "end_char": "next_end", "is_quoted": "is_next_quoted"}
    )
    joined = pd.concat(
        uses.assign(next_start=uses["end_char"] + gap).merge(following, on=[*keys, "next_start"])
        for gap in _GAPS
    )
    joined["end_char"] = joined["next_end"]
    joined["is_quoted"] = joined["is_quoted"].astype(bool) & joined["is_next_quoted"].astype(bool)
    return joined[_PHRASE_COLUMNS]


def _cut(text: str, start: int, end: int, n_chars: int) -> tuple[str, str, str]:
    """Cut a sentence in three, its ends between words."""
    first, last = max(0, start - n_chars), min(len(text), end + n_chars)
    left, right = text[first:start], text[end:last]
    # The end of a word that began before the cut goes with what is cut.
    if first and text[first - 1 : first] != " ":
        left = left[left.find(" ") + 1 :] if " " in left else ""
    if last < len(text) and text[last : last + 1] != " ":
        right = right[: right.rfind(" ")] if " " in right else ""
    left = f"…{left}" if first else left
    right = f"{right}…" if last < len(text) else right
    return left, text[start:end], right
