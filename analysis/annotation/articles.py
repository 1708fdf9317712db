"""Annotate articles: their sentences, tokens and mentions, and their word counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.annotation.aliases import Aliases
from analysis.annotation.reading import Readings, read_paragraphs
from analysis.annotation.resolution import resolve_names
from analysis.annotation.spans import ArticleWords, Name
from analysis.corpus.typography import normalise
from analysis.schema import (
    ARTICLES,
    COUNTED_SECTIONS,
    FIRST_THIRD,
    MENTIONS,
    RUNNING_SECTIONS,
    SENTENCES,
    TOKENS,
    conform,
    empty,
    require,
)

if TYPE_CHECKING:
    from spacy.language import Language

_PARAGRAPH_COLUMNS = ("article_id", "paragraph", "section", "start_char", "end_char")
_HASH_DIGITS = 8


class Annotated(NamedTuple):
    """Four tables, as `analysis.schema` promises them.

    Attributes
    ----------
    articles : DataFrame, one row per article
        As handed in, with n_words, n_body_words, n_first_third_words and n_sentences.
    sentences, tokens, mentions : DataFrame
        One row per sentence, per word or mark, per mention; in order of the articles
        handed in and of the text.
    """

    articles: pd.DataFrame
    sentences: pd.DataFrame
    tokens: pd.DataFrame
    mentions: pd.DataFrame


def annotate_articles(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, nlp: Language, *, aliases: Aliases
) -> Annotated:
    """Find the sentences, tokens and mentions of articles.

    Parameters
    ----------
    articles : DataFrame, one row per article
        As `analysis.schema.ARTICLES`; the word counts may still be zero.
    paragraphs : DataFrame, one row per paragraph
        ``article_id``, ``paragraph`` (0 for the headline), ``section``, and
        ``start_char``, ``end_char`` within the article's text.
    nlp : Language
        From `analysis.annotation.model.load_model`.
    aliases : Aliases
        From `analysis.annotation.aliases.load_aliases`.

    Returns
    -------
    Annotated
        Empty tables with the promised columns if there is no article. Whatever the
        size and order of the parts that articles come in, each gets the same rows.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    InputError
        If a text was not guarded (see `reading.read_paragraphs`).

    Notes
    -----
    A word is what `words.mark_words` says. Sentences belong to a part of the text; in
    one article the same sentence may stand twice (a lead repeated as a caption), and
    its key then ends in ``-2``. ``position_share`` is the share of the lead's and
    body's words that stand before the sentence.
    """
    require(articles, ARTICLES, "article_id", "text", "event_id", "published_at")
    order = {key: i for i, key in enumerate(articles["article_id"])}
    placed = paragraphs[list(_PARAGRAPH_COLUMNS)].assign(
        article=paragraphs["article_id"].map(order)
    )
    placed = placed.sort_values(["article", "paragraph"], ignore_index=True)
    normal = [normalise(text)[0] for text in articles["text"]]
    spans = zip(placed["article"], placed["start_char"], placed["end_char"], strict=True)
    readings = read_paragraphs([normal[a][s:e] for a, s, e in spans], nlp)
    if readings.tokens.empty:
        return Annotated(articles, empty(SENTENCES), empty(TOKENS), empty(MENTIONS))
    tokens = _place(readings.tokens, placed)
    sentences = _sentences(tokens, placed, articles)
    numbers = tokens["sentence"].map(dict(zip(sentences["sentence"], sentences.index, strict=True)))
    tokens["sentence_id"] = sentences["sentence_id"].to_numpy()[numbers]
    mentions = pd.DataFrame(
        _mentions(tokens, readings, placed, articles, normal, aliases),
        columns=MENTIONS.column_names,
    )
    return Annotated(
        articles=_count_words(articles, sentences),
        sentences=conform(sentences, SENTENCES),
        tokens=conform(tokens, TOKENS),
        mentions=conform(mentions, MENTIONS),
    )


def _place(tokens: pd.DataFrame, paragraphs: pd.DataFrame) -> pd.DataFrame:
    """Place tokens in their articles: offsets into the text, running numbers."""
    row = tokens["row"].to_numpy()
    shift = paragraphs["start_char"].to_numpy()[row]
    article = paragraphs["article"].to_numpy()[row]
    firsts = np.flatnonzero(np.diff(article, prepend=-1))
    lengths = np.diff(np.append(firsts, len(article)))
    return tokens.assign(
        article=article,
        article_id=paragraphs["article_id"].to_numpy()[row],
        token_id=np.arange(len(article)) - np.repeat(firsts, lengths),
        start_char=tokens["start_char"].to_numpy() + shift,
        end_char=tokens["end_char"].to_numpy() + shift,
    )


def _sentences(
    tokens: pd.DataFrame, paragraphs: pd.DataFrame, articles: pd.DataFrame
) -> pd.DataFrame:
    """Make the table of sentences from the tokens' sentence numbers."""
    number = tokens["sentence"].to_numpy()
    firsts = np.flatnonzero(np.diff(number, prepend=-1))
    lasts = np.append(firsts[1:], len(number)) - 1
    row = tokens["row"].to_numpy()[firsts]
    made = paragraphs[["article", "article_id", "section", "paragraph"]].iloc[row]
    made = made.reset_index(drop=True).assign(
        sentence=number[firsts],
        start_char=tokens["start_char"].to_numpy()[firsts],
        end_char=tokens["end_char"].to_numpy()[lasts],
        n_words=np.add.reduceat(tokens["is_word"].to_numpy().astype(np.int64), firsts),
    )
    texts = articles["text"].tolist()
    spans = zip(made["article"], made["start_char"], made["end_char"], strict=True)
    made["text"] = [texts[a][s:e] for a, s, e in spans]
    forms = tokens["form"].where(tokens["form"].str.contains(r"\w"), "").to_numpy()
    words = [" ".join(filter(None, forms[i : j + 1])) for i, j in zip(firsts, lasts, strict=True)]
    made["sentence_id"] = _sentence_keys(made, words)
    made["position_share"] = _position_shares(made)
    return made


def _sentence_keys(sentences: pd.DataFrame, words: list[str]) -> list[str]:
    """Make keys that survive a rebuild: article, hash of section and words."""
    seen: dict[str, int] = {}
    keys = []
    for article_id, section, joined in zip(
        sentences["article_id"], sentences["section"], words, strict=True
    ):
        digest = sha256(f"{section}\n{joined}".encode()).hexdigest()[:_HASH_DIGITS]
        key = f"{article_id}.{digest}"
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys


def _position_shares(sentences: pd.DataFrame) -> pd.Series:
    """Share of the lead's and body's words before each of their sentences."""
    is_running = sentences["section"].isin(RUNNING_SECTIONS)
    counted = sentences["n_words"].where(is_running, 0)
    by_article = counted.groupby(sentences["article"])
    before = by_article.cumsum() - counted
    total = by_article.transform("sum")
    return (before / total.where(total > 0)).where(is_running)


def _count_words(articles: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Fill in the articles' word and sentence counts."""
    is_running = sentences["section"].isin(RUNNING_SECTIONS)
    is_counted = sentences["section"].isin(COUNTED_SECTIONS)
    is_early = is_running & (sentences["position_share"] < FIRST_THIRD)
    counted = pd.DataFrame(
        {
            "article_id": sentences["article_id"],
            "n_words": sentences["n_words"].where(is_counted, 0),
            "n_body_words": sentences["n_words"].where(is_running, 0),
            "n_first_third_words": sentences["n_words"].where(is_early, 0),
            "n_sentences": is_counted.astype("int64"),
        }
    )
    sums = counted.groupby("article_id").sum().reindex(articles["article_id"], fill_value=0)
    return articles.assign(**{name: sums[name].to_numpy() for name in sums.columns})


def _mentions(
    tokens: pd.DataFrame,
    readings: Readings,
    paragraphs: pd.DataFrame,
    articles: pd.DataFrame,
    normal: list[str],
    aliases: Aliases,
) -> Iterator[tuple[object, ...]]:
    """Resolve the names of each article, as rows of mentions."""
    texts = articles["text"].tolist()
    days = [
        _day(*pair) for pair in zip(articles["event_id"], articles["published_at"], strict=True)
    ]
    article = tokens["article"].to_numpy()
    firsts = np.flatnonzero(np.diff(article, prepend=-1))
    ends = np.append(firsts[1:], len(article))
    for first, end in zip(firsts, ends, strict=True):
        part, number = tokens.iloc[first:end], int(article[first])
        words = _article_words(part, readings, normal[number])
        keys = part["sentence_id"].tolist()
        text = texts[number]
        for mention in resolve_names(words, aliases, days[number]):
            start, stop = words.start_chars[mention.start], words.end_chars[mention.end - 1]
            yield (
                f"{words.article_id}.{start}",
                words.article_id,
                keys[mention.start],
                mention.entity_id,
                text[start:stop],
                mention.label,
                start,
                stop,
                mention.merged_by,
            )


def _article_words(part: pd.DataFrame, readings: Readings, text: str) -> ArticleWords:
    """Gather what `resolution` needs to know of one article."""
    row = part["row"].to_numpy()
    firsts = np.flatnonzero(np.diff(row, prepend=-1))
    names = [
        Name(int(first) + name.start, int(first) + name.end, name.label)
        for first in firsts
        for name in readings.names[row[first]]
    ]
    return ArticleWords(
        article_id=part["article_id"].iloc[0],
        words=part["word"].tolist(),
        pos=part["pos"].tolist(),
        sentences=part["sentence"].tolist(),
        start_chars=part["start_char"].tolist(),
        end_chars=part["end_char"].tolist(),
        names=names,
        text=text,
    )


def _day(event_id: str, published_at: pd.Timestamp) -> date | None:
    """Return the day an article is about: of its event, or of its publication."""
    try:
        return date.fromisoformat(event_id)
    except ValueError:
        return None if pd.isna(published_at) else published_at.date()
