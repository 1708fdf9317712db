"""Threads: which sentences belong to a subject the analyst follows.

A thread is defined by rules anyone can read and change (``schema.THREAD_TERMS``).
A term is a word or a phrase. ``*`` stands for any ending, so ``meddl*`` finds
*meddle* and *meddling*. Words joined by `` + `` must stand in one sentence, in any
order. Hyphen and space count as the same; capitals are ignored, except in a term
written in capitals only (``DPRK``). What an exclusion covers never counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

import pandas as pd

from analysis import schema
from analysis.schema import COUNTED_SECTIONS, FIRST_THIRD
from analysis.voices import split_voices

_GAP = r"[\s\u2010-\u2015-]+"
_APOSTROPHE = "['\u2018\u2019]"


def find_thread_hits(sentences: pd.DataFrame, thread_terms: pd.DataFrame) -> pd.DataFrame:
    """Find the words that put sentences into threads.

    The unit is the sentence. A sentence may belong to several threads.

    Parameters
    ----------
    sentences : DataFrame, one row per sentence
        Needs ``sentence_id``, ``article_id``, ``start_char`` and ``text``.
    thread_terms : DataFrame, one row per rule
        See `measures.definitions.read_threads`.

    Returns
    -------
    DataFrame, one row per match (``schema.THREAD_HITS``)
        Sorted by thread, article and place. Where terms of one thread overlap, the
        longest is kept. Empty if nothing matches.

    Notes
    -----
    The match is on written forms. It does not know what a sentence is about: a
    sentence that continues a subject without naming it is missed, and a passing
    mention counts like a whole report.
    """
    schema.require(sentences, schema.SENTENCES, "sentence_id", "article_id", "start_char", "text")
    schema.require(thread_terms, schema.THREAD_TERMS)
    rows = [
        hit
        for thread_id, rules in thread_terms.groupby("thread_id", sort=False)
        for hit in _hits_of_thread(str(thread_id), rules, sentences)
    ]
    hits = schema.frame(schema.THREAD_HITS, rows)
    return hits.sort_values(["thread_id", "article_id", "start_char"], ignore_index=True)


def _hits_of_thread(
    thread_id: str, rules: pd.DataFrame, sentences: pd.DataFrame
) -> Iterator[dict[str, object]]:
    terms = [term for term in rules.loc[rules["kind"] == "term", "term"] if _parts(term)]
    if not terms:
        return
    excluded = [*rules.loc[rules["kind"] == "exclude", "term"]]
    anything = re.compile("|".join(_loose(part) for term in terms for part in _parts(term)))
    for sentence in sentences.itertuples(index=False):
        text = str(sentence.text)
        if not anything.search(text):
            continue
        barred = [match.span() for term in excluded for match in _pattern(term).finditer(text)]
        for start, end, term in _longest(_matches(text, terms, barred)):
            yield {
                "thread_id": thread_id,
                "article_id": sentence.article_id,
                "sentence_id": sentence.sentence_id,
                "term": term,
                "start_char": sentence.start_char + start,
                "end_char": sentence.start_char + end,
            }


def _matches(
    text: str, terms: Iterable[str], barred: list[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    for term in terms:
        spans = [
            [
                match.span()
                for match in _pattern(part).finditer(text)
                if not any(match.start() < end and start < match.end() for start, end in barred)
            ]
            for part in _parts(term)
        ]
        if all(spans):
            yield from ((start, end, term) for found in spans for start, end in found)


def _longest(matches: Iterable[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Keep one term per place: the longest match, then the first in the definition."""
    kept: list[tuple[int, int, str]] = []
    for match in sorted(matches, key=lambda m: (m[0] - m[1], m[0])):
        if all(match[1] <= start or end <= match[0] for start, end, _ in kept):
            kept.append(match)
    return sorted(kept)


def _parts(term: str) -> list[str]:
    """Split words joined by +; what holds no letter or digit would match anything."""
    parts = [part.strip() for part in term.split(" + ")]
    return [part for part in parts if any(character.isalnum() for character in part)]


@lru_cache(maxsize=4096)
def _pattern(part: str) -> re.Pattern[str]:
    """Compile one word or phrase."""
    return re.compile(_loose(part))


def _loose(part: str) -> str:
    """Write a word or phrase as an expression; only a star that ends a word is a wildcard."""
    words = [word for word in re.split(r"[\s-]+", part) if word]
    body = _GAP.join(_loose_word(word) for word in words)
    is_capitals = len(part) > 1 and part.isupper()
    bounded = rf"(?<!\w){body}(?!\w)"
    return bounded if is_capitals else f"(?i:{bounded})"


def _loose_word(word: str) -> str:
    # One wildcard at most, and a possessive one: several would try every division of a
    # long word among them, and a single link could keep the server busy for minutes.
    stem = word.rstrip("*")
    ending = r"\w*+" if stem != word else ""
    return re.escape(stem).replace("'", _APOSTROPHE) + ending


def count_threads(
    thread_hits: pd.DataFrame,
    sentences: pd.DataFrame,
    thread_ids: Iterable[str],
    *,
    article_ids: Iterable[str] | None = None,
) -> pd.DataFrame:
    """Count each thread in each voice of each article, with zeros where it is silent.

    Parameters
    ----------
    thread_hits : DataFrame, one row per match
        See `find_thread_hits`; several matches in a sentence count once.
    sentences : DataFrame, one row per sentence
        Every sentence with a match, with section, words, quoted words and position.
    thread_ids : iterable of str
        The threads to count.
    article_ids : iterable of str, optional
        The articles to count in; by default those of ``sentences``.

    Returns
    -------
    DataFrame, one row per article, thread and voice (``schema.ARTICLE_THREADS``)
        ``n_words`` are the words of the sentences in the thread, not the matched
        words; of them, those in the voice. Captions are left out. Empty if there is no
        sentence or no thread.

    Notes
    -----
    Whether a sentence is in a thread is judged by all its words. It counts in each
    voice that has a word in it: words add up over the two voices, sentences need not.
    """
    schema.require(thread_hits, schema.THREAD_HITS)
    needed = ("sentence_id", "article_id", "section", "n_words", "n_quoted_words")
    schema.require(sentences, schema.SENTENCES, *needed, "position_share")
    ids = list(thread_ids)
    is_counted = sentences["section"].isin(COUNTED_SECTIONS)
    counted = sentences.loc[is_counted, [*needed, "position_share"]]
    articles = sorted(sentences["article_id"].unique() if article_ids is None else article_ids)
    if not articles or not ids:
        return schema.empty(schema.ARTICLE_THREADS)
    pairs = thread_hits[["thread_id", "sentence_id"]].drop_duplicates()
    told = split_voices(pairs.merge(counted, on="sentence_id"))
    told = told.assign(
        n_sentences=1,
        n_headline_sentences=(told["section"] == "headline").astype("int64"),
        n_lead_sentences=(told["section"] == "lead").astype("int64"),
        n_first_third_words=told["n_words"].where(in_first_third(told["position_share"]), 0),
    )
    keys = ["article_id", "thread_id", "voice"]
    sums = told.groupby(keys)[
        [
            "n_sentences",
            "n_words",
            "n_headline_sentences",
            "n_lead_sentences",
            "n_first_third_words",
        ]
    ].sum()
    first = told.groupby(keys)["position_share"].min().rename("first_position_share")
    every = pd.MultiIndex.from_product([articles, ids, schema.VOICES], names=keys)
    counts = sums.reindex(every, fill_value=0).join(first).reset_index()
    return schema.conform(counts, schema.ARTICLE_THREADS)


def count_rules(thread_hits: pd.DataFrame, sentences: pd.DataFrame) -> dict[str, int]:
    """Count the sentences in which each term of a thread was found, captions left out.

    Parameters
    ----------
    thread_hits : DataFrame, one row per match of one thread
    sentences : DataFrame, one row per sentence with a match

    Returns
    -------
    dict
        Sentences for each term that was found at all.
    """
    counted = sentences.loc[sentences["section"].isin(COUNTED_SECTIONS), "sentence_id"]
    found = thread_hits.loc[thread_hits["sentence_id"].isin(counted), ["term", "sentence_id"]]
    return {str(term): int(n) for term, n in found.drop_duplicates()["term"].value_counts().items()}


def in_first_third(position_share: pd.Series[float]) -> pd.Series[bool]:
    """Tell which sentences start in the first third of lead and body.

    Headlines and captions have no position and are not in it.
    """
    return position_share < FIRST_THIRD


def widen_to_paragraphs(thread_hits: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Let one sentence in a thread bring its whole paragraph in.

    Returns
    -------
    DataFrame, one row per match (``schema.THREAD_HITS``)
        The matches, and for each further sentence of a paragraph with a match one
        row with the term ``(same paragraph)`` and an empty span at its start.
    """
    places = sentences[["sentence_id", "article_id", "paragraph", "section", "start_char"]]
    told = thread_hits[["thread_id", "sentence_id"]].drop_duplicates()
    paragraphs = told.merge(places, on="sentence_id")
    paragraphs = paragraphs[["thread_id", "article_id", "paragraph", "section"]].drop_duplicates()
    wide = paragraphs.merge(places, on=["article_id", "paragraph", "section"])
    added = wide.merge(told, on=["thread_id", "sentence_id"], how="left", indicator=True)
    added = added[added["_merge"] == "left_only"].assign(
        term="(same paragraph)", end_char=lambda rows: rows["start_char"]
    )
    both = pd.concat([thread_hits, added[schema.THREAD_HITS.column_names]], ignore_index=True)
    return both.sort_values(["thread_id", "article_id", "start_char"], ignore_index=True)
