"""Annotate articles: their sentences, tokens, mentions, attributions, actions and phrases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from analysis.annotation.actions.tables import Naming, make_actions
from analysis.annotation.aliases import Aliases
from analysis.annotation.attribution_tables import (
    count_quoted_words,
    make_attributions,
    mark_quoted,
    own_contents,
    read_cues,
)
from analysis.annotation.attributions import Attribution, find_attributions, shift
from analysis.annotation.guides import Guides
from analysis.annotation.likely import keep_likely
from analysis.annotation.reading import Readings, read_paragraphs
from analysis.annotation.referring.phrases import make_phrases
from analysis.annotation.resolution import Mention, resolve_names
from analysis.annotation.sentences import fill_in_lengths, make_sentences
from analysis.annotation.sources import Source, resolve_sources
from analysis.annotation.spans import ArticleWords, Name
from analysis.corpus.typography import normalise
from analysis.schema import (
    ACTION_NAMES,
    ACTIONS,
    ARTICLES,
    ATTRIBUTION_SPANS,
    ATTRIBUTIONS,
    MENTIONS,
    SENTENCES,
    TOKENS,
    conform,
    empty,
    require,
)
from analysis.schema.labels import PHRASES

if TYPE_CHECKING:
    from spacy.language import Language

_SUBJECTS = ("nsubj", "nsubjpass")
_SPOKEN = (ATTRIBUTIONS, ATTRIBUTION_SPANS)
_MADE = (SENTENCES, TOKENS, MENTIONS, *_SPOKEN, ACTIONS, ACTION_NAMES, PHRASES)
_PARAGRAPH_COLUMNS = ("article_id", "paragraph", "section", "start_char", "end_char")


class Annotated(NamedTuple):
    """The tables that annotation fills, as `analysis.schema` promises them.

    Attributes
    ----------
    articles : DataFrame, one row per article
        As handed in, with n_words, n_body_words, n_first_third_words and n_sentences.
    sentences, tokens, mentions, attributions, attribution_spans : DataFrame
    actions, action_names, phrases : DataFrame
        One row per sentence, per word or mark, and so on; in order of the articles
        handed in and of the text.
    """

    articles: pd.DataFrame
    sentences: pd.DataFrame
    tokens: pd.DataFrame
    mentions: pd.DataFrame
    attributions: pd.DataFrame
    attribution_spans: pd.DataFrame
    actions: pd.DataFrame
    action_names: pd.DataFrame
    phrases: pd.DataFrame


class _ReadArticle(NamedTuple):
    """An article's words and names, with the rows of its tokens."""

    first: int
    end: int
    words: ArticleWords
    mentions: list[Mention]
    day: date | None


def annotate_articles(
    articles: pd.DataFrame, paragraphs: pd.DataFrame, nlp: Language, *, guides: Guides
) -> Annotated:
    """Find the sentences, tokens, mentions, attributions, actions and phrases of articles.

    Parameters
    ----------
    articles : DataFrame, one row per article
        As `analysis.schema.ARTICLES`; the word counts may still be zero.
    paragraphs : DataFrame, one row per paragraph
        ``article_id``, ``paragraph`` (0 for the headline), ``section``, and
        ``start_char``, ``end_char`` within the article's text.
    nlp : Language
        From `analysis.annotation.model.load_model`.
    guides : Guides
        The lists and learned weights in force.

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
        return Annotated(articles, *map(empty, _MADE))
    tokens = _place(readings.tokens, placed)
    sentences = make_sentences(tokens, placed, articles)
    numbers = tokens["sentence"].map(dict(zip(sentences["sentence"], sentences.index, strict=True)))
    keys = sentences["sentence_id"].to_numpy()[numbers]
    tokens = tokens.assign(number=numbers.to_numpy(), sentence_id=keys)
    texts = articles["text"].tolist()
    read = _read_names(tokens, readings, articles, normal, guides.aliases)
    found = keep_likely(find_attributions(tokens, guides.attributor), tokens)
    sources = _resolve_sources(found, read, tokens, guides)
    said = read_cues(found, tokens, guides)
    attributions = make_attributions(found, sources, tokens, sentences, texts, said)
    tokens["is_quoted"] = mark_quoted(own_contents(found, said, len(tokens)), said)
    sentences["n_quoted_words"] = count_quoted_words(
        tokens, tokens["is_quoted"].to_numpy(), len(sentences)
    )
    sentences = conform(sentences, SENTENCES)
    actions = make_actions(tokens, _action_names(read), (found, sources, said), texts, guides)
    mentions = [row for article in read for row in _mention_rows(article, tokens, texts)]
    return Annotated(
        fill_in_lengths(articles, sentences),
        sentences,
        conform(tokens, TOKENS),
        conform(pd.DataFrame(mentions, columns=MENTIONS.column_names), MENTIONS),
        *attributions,
        *actions,
        make_phrases(tokens, read, sentences, guides),
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
        section=paragraphs["section"].to_numpy()[row],
        start_char=tokens["start_char"].to_numpy() + shift,
        end_char=tokens["end_char"].to_numpy() + shift,
    )


def _read_names(
    tokens: pd.DataFrame,
    readings: Readings,
    articles: pd.DataFrame,
    normal: list[str],
    aliases: Aliases,
) -> list[_ReadArticle]:
    """Resolve the names of each article."""
    days = [
        _day(*pair) for pair in zip(articles["event_id"], articles["published_at"], strict=True)
    ]
    article = tokens["article"].to_numpy()
    firsts = np.flatnonzero(np.diff(article, prepend=-1))
    ends = np.append(firsts[1:], len(article))
    read = []
    for first, end in zip(firsts.tolist(), ends.tolist(), strict=True):
        part, number = tokens.iloc[first:end], int(article[first])
        words = gather_words(part, readings, normal[number])
        mentions = resolve_names(words, aliases, days[number])
        read.append(_ReadArticle(first, end, words, mentions, days[number]))
    return read


def _action_names(read: list[_ReadArticle]) -> list[Naming]:
    """Say which rows of the token table the names of all articles stand in."""
    return [
        Naming(article.first + m.start, article.first + m.end, m.label, m.entity_id)
        for article in read
        for m in article.mentions
    ]


def _mention_rows(
    article: _ReadArticle, tokens: pd.DataFrame, texts: list[str]
) -> list[tuple[object, ...]]:
    """Write the mentions of one article."""
    words = article.words
    part = tokens.iloc[article.first : article.end]
    keys, is_quoted = part["sentence_id"].tolist(), part["is_quoted"].tolist()
    text = texts[part["article"].iloc[0]]
    rows: list[tuple[object, ...]] = []
    for mention in article.mentions:
        start, stop = words.start_chars[mention.start], words.end_chars[mention.end - 1]
        rows.append(
            (
                f"{words.article_id}.{start}",
                words.article_id,
                keys[mention.start],
                mention.entity_id,
                text[start:stop],
                mention.label,
                start,
                stop,
                mention.merged_by,
                is_quoted[mention.start],
            )
        )
    return rows


def _resolve_sources(
    found: list[Attribution], read: list[_ReadArticle], tokens: pd.DataFrame, guides: Guides
) -> list[Source]:
    """Find out whom the attributions of each article quote."""
    deps = tokens["dep"].to_numpy()
    sources: list[Source] = []
    place = 0
    for article in read:
        own = []
        while place < len(found) and found[place].contents[0][0] < article.end:
            own.append(shift(found[place], -article.first))
            place += 1
        relations = deps[article.first : article.end]
        sources += resolve_sources(
            article.words,
            article.mentions,
            own,
            aliases=guides.aliases,
            types=guides.source_types,
            day=article.day,
            subjects=set(np.flatnonzero(np.isin(relations, _SUBJECTS)).tolist()),
        )
    return sources


def gather_words(part: pd.DataFrame, readings: Readings, text: str) -> ArticleWords:
    """Gather what `resolution` needs to know of one article.

    Parameters
    ----------
    part : DataFrame, one row per token
        The article's tokens, with ``article_id``, ``row``, ``word``, ``pos``,
        ``sentence``, ``start_char`` and ``end_char``.
    readings : Readings
        What the model found in the paragraphs of all articles, for their names.
    text : str
        The article's text, normalised, in which the offsets count.
    """
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
