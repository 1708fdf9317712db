"""Words that set an outlet's pages apart and not its reports: names and page furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from analysis import schema
from analysis.measures.wording.function_words import read_function_words

FURNITURE_COLUMNS = [
    "side",
    "term",
    "n_tokens",
    "n_edge_tokens",
    "n_formula_tokens",
    "n_page_tokens",
    "expected_edge_tokens",
    "n_articles_with",
    "is_furniture",
]
N_EDGE_SENTENCES = 2
"""Credits, corrections and requests stand in so many sentences at either end of a text."""

MIN_ARTICLES_WITH = 5
MIN_EXCESS = 0.8
MIN_REPEATED = 3
N_CONTEXT_CHARS = 12

_WORD = re.compile(r"[^\W\d_]+")
_RUNNING = ("lead", "body")


def name_words(outlets: Iterable[str]) -> frozenset[str]:
    """Return the words of outlets' names: an outlet that names itself says nothing by it.

    Words such as *the* and *of*, which are in many names, are not among them.

    Examples
    --------
    >>> sorted(name_words(["The Evening Post", "Times of Eden"]))
    ['eden', 'evening', 'post', 'times']
    """
    words = {word for outlet in outlets for word in _WORD.findall(outlet.lower())}
    return frozenset(words - read_function_words())


def find_name_words(
    outlets: Iterable[str], texts: Iterable[str], n_tokens: Mapping[str, int]
) -> frozenset[str]:
    """Return the words that are mostly used in outlets' names, not in their plain sense.

    Parameters
    ----------
    outlets : iterable of str
        The names; *The* at the start need not stand before one in a text.
    texts : iterable of str
        Where the names may stand: every sentence that holds one of them.
    n_tokens : mapping of str to int
        How often each of `name_words` is used altogether.

    Returns
    -------
    frozenset of str
        Those of `name_words` of whose uses at least half stand in a name.

    Examples
    --------
    >>> texts = ["The Evening Post asked.", "Evening Post readers had the evening off."]
    >>> sorted(find_name_words(["The Evening Post"], texts, {"evening": 5, "post": 2}))
    ['post']
    """
    names = {outlet.removeprefix("The ") for outlet in outlets}
    joined = "\n".join(texts)
    in_names: Counter[str] = Counter()
    for name in names:
        n_uses = len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", joined))
        in_names.update(dict.fromkeys(name_words([name]), n_uses))
    return frozenset(
        word for word, n_uses in in_names.items() if n_uses and 2 * n_uses >= n_tokens.get(word, 0)
    )


def find_furniture(
    articles: pd.DataFrame, tokens: pd.DataFrame, sentences: pd.DataFrame
) -> pd.DataFrame:
    """Say of each side and term whether the pages use it rather than the reports.

    Credit lines, requests to subscribe and disclaimers stand at the ends of a text, or
    come in the same words again and again. The rules know no word and no outlet.

    Parameters
    ----------
    articles : DataFrame, one row per article
        ``article_id`` and ``side``.
    tokens : DataFrame, one row per use of the terms in question
        ``article_id``, ``sentence_id``, ``start_char``, ``end_char`` and ``lemma``; see
        ``schema.TOKENS``. Meant for the most distinctive terms of each side, not for all.
    sentences : DataFrame, one row per sentence of these articles, all of them
        ``sentence_id``, ``article_id``, ``section``, ``start_char``, ``text`` and
        ``n_words``. Headlines and captions are passed over.

    Returns
    -------
    DataFrame, one row per side and term used in lead or body
        ====================  =========  ==================================================
        column                unit       meaning
        ====================  =========  ==================================================
        n_tokens              tokens     uses in lead and body
        n_edge_tokens         tokens     of those, in the first or last two sentences
        n_formula_tokens      tokens     with the same 12 characters before and after as in
                                         at least two other articles of the side
        n_page_tokens         tokens     at an edge or in a formula
        expected_edge_tokens  tokens     at an edge if uses fell anywhere in their articles
        n_articles_with       articles   that use it
        is_furniture          yes or no  at least five articles use it, and n_page_tokens is
                                         four fifths of the way from expected to all, or more
        ====================  =========  ==================================================

        Empty, with these columns, if nothing is used.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    A credit line in the middle of a text with changing words is missed, and so is one
    in fewer than five articles. A word of reporting that a side keeps for the first
    sentences can be taken for furniture: show what was left out.

    Examples
    --------
    Each of five reports ends with a credit line.

    >>> ids = list("abcde")
    >>> articles = pd.DataFrame({"article_id": ids, "side": "Post"})
    >>> sentences = pd.DataFrame([
    ...     (f"{a}.{n}", a, "body", n, f"{text} {a}.", 10)
    ...     for a in ids for n, text in enumerate(["So", "it", "went", "on", "and", "AP gave"])
    ... ], columns=["sentence_id", "article_id", "section", "start_char", "text", "n_words"])
    >>> tokens = pd.DataFrame({
    ...     "article_id": ids, "sentence_id": [f"{a}.5" for a in ids],
    ...     "start_char": 5, "end_char": 7, "lemma": "ap",
    ... })
    >>> row = find_furniture(articles, tokens, sentences).iloc[0]
    >>> row["term"], int(row["n_edge_tokens"]), bool(row["is_furniture"])
    ('ap', 5, True)
    """
    schema.require(
        tokens,
        schema.TOKENS,
        *("article_id", "sentence_id", "start_char", "end_char", "lemma"),
    )
    schema.require(
        sentences,
        schema.SENTENCES,
        *("sentence_id", "article_id", "section", "start_char", "text", "n_words"),
    )
    sides = articles[["article_id", "side"]].drop_duplicates("article_id")
    placed = _mark_places(sentences, sides)
    uses = tokens.rename(columns={"lemma": "term"})
    uses = uses[["term", "sentence_id", "start_char", "end_char"]].merge(placed, on="sentence_id")
    if uses.empty:
        return pd.DataFrame(columns=FURNITURE_COLUMNS)
    is_formula = _mark_formulas(uses)
    uses = uses.assign(is_formula=is_formula, is_page=uses["is_edge"] | is_formula)
    table = uses.groupby(["side", "term"], as_index=False).agg(
        n_tokens=("is_edge", "size"),
        n_edge_tokens=("is_edge", "sum"),
        expected_edge_tokens=("edge_share", "sum"),
        n_formula_tokens=("is_formula", "sum"),
        n_page_tokens=("is_page", "sum"),
        n_articles_with=("article_id", "nunique"),
    )
    n_tokens, expected = table["n_tokens"], table["expected_edge_tokens"]
    # In a short text most uses stand at an edge anyway: only what is beyond that counts.
    is_page = table["n_page_tokens"] - expected >= MIN_EXCESS * (n_tokens - expected)
    is_common = (table["n_articles_with"] >= MIN_ARTICLES_WITH) & (expected < n_tokens)
    return table.assign(is_furniture=is_common & is_page)[FURNITURE_COLUMNS]


def _mark_places(sentences: pd.DataFrame, sides: pd.DataFrame) -> pd.DataFrame:
    """Say of each sentence of lead and body whether it stands at an edge."""
    running = sentences[sentences["section"].isin(_RUNNING)].drop_duplicates("sentence_id")
    running = running.merge(sides, on="article_id").sort_values(["article_id", "start_char"])
    in_article = running.groupby("article_id")
    from_start = in_article.cumcount()
    from_end = in_article.cumcount(ascending=False)
    is_edge = (from_start < N_EDGE_SENTENCES) | (from_end < N_EDGE_SENTENCES)
    edge_words = running["n_words"].where(is_edge, 0).groupby(running["article_id"])
    return running.assign(
        is_edge=is_edge,
        edge_share=edge_words.transform("sum")
        / in_article["n_words"].transform("sum").clip(lower=1),
    ).rename(columns={"start_char": "sentence_start"})[
        ["sentence_id", "article_id", "side", "is_edge", "edge_share", "sentence_start", "text"]
    ]


def _mark_formulas(uses: pd.DataFrame) -> pd.Series:
    """Say of each use whether several articles of its side have the same words around it."""
    starts = (uses["start_char"] - uses["sentence_start"]).tolist()
    ends = (uses["end_char"] - uses["sentence_start"]).tolist()
    around = [
        f"{text[max(0, start - N_CONTEXT_CHARS) : start]}|{text[end : end + N_CONTEXT_CHARS]}"
        for text, start, end in zip(uses["text"], starts, ends, strict=True)
    ]
    same = [uses["side"], uses["term"], pd.Series(around, index=uses.index, dtype="str")]
    return uses["article_id"].groupby(same).transform("nunique") >= MIN_REPEATED
