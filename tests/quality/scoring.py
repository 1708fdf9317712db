"""Compare what the program finds in the hand-annotated articles with what stands there.

``python -m tests.quality.scoring`` prints the scores and every error.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from analysis.annotation.articles import Annotated, annotate_articles
from analysis.annotation.counts import collect_entities
from analysis.annotation.guides import load_guides
from analysis.annotation.model import load_model
from analysis.corpus.articles import CleanedArticles, read_articles
from analysis.corpus.listing import read_listing
from analysis.corpus.typography import normalise
from tests.quality.hand_annotated import ARTICLES, GoldArticle, read_gold

NOW = datetime(2020, 1, 1, tzinfo=UTC)
FACTS = ("headline", "origin", "byline", "dateline")

Item = tuple[str, ...]
"""Something found or meant: article, where, and its words."""


@dataclass(frozen=True)
class Comparison:
    """What was found and what stands there, as sets of the same kind of item."""

    found: frozenset[Item]
    meant: frozenset[Item]

    @property
    def precision(self) -> float:
        """Share of what was found that stands there; 0 if nothing was found."""
        return len(self.found & self.meant) / max(len(self.found), 1)

    @property
    def recall(self) -> float:
        """Share of what stands there that was found; 0 if nothing stands there."""
        return len(self.found & self.meant) / max(len(self.meant), 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * len(self.found & self.meant) / max(len(self.found) + len(self.meant), 1)


def compare_articles(nlp: object) -> dict[str, Comparison]:
    """Read, clean and annotate the articles; compare lines, facts, sentences and names.

    Returns
    -------
    dict
        ``lines`` (removed lines), ``facts`` (of the page), ``sentences`` and ``mentions``
        (exact spans), ``entities`` (of the mentions found only: precision is accuracy).
    """
    gold = read_gold()
    cleaned = read_articles(read_listing(ARTICLES, now=NOW).entries, ARTICLES, now=NOW)
    made = annotate_articles(cleaned.articles, cleaned.paragraphs, nlp, guides=load_guides())
    texts = {a: normalise(t)[0] for a, t in _pairs(made.articles, "article_id", "text")}
    sentences, names = _meant_spans(gold, texts)
    entities = _found_entities(made, names)
    shared = entities.keys() & names.keys()
    return {
        "lines": Comparison(_removed_lines(gold, cleaned), _furniture(gold)),
        "facts": Comparison(_found_facts(made.articles), _meant_facts(gold)),
        "sentences": Comparison(_found_sentences(made.sentences), frozenset(sentences)),
        "mentions": Comparison(frozenset(entities), frozenset(names)),
        "entities": Comparison(
            frozenset((*span, entities[span]) for span in shared),
            frozenset((*span, names[span]) for span in shared),
        ),
    }


def list_scores(compared: dict[str, Comparison]) -> dict[str, float]:
    """Return the figures that have a floor, by their names in baseline.json."""
    return {
        "lines_removed_precision": compared["lines"].precision,
        "lines_removed_recall": compared["lines"].recall,
        "facts_accuracy": compared["facts"].recall,
        "sentences_f1": compared["sentences"].f1,
        "mentions_f1": compared["mentions"].f1,
        "entities_accuracy": compared["entities"].precision,
    }


def _pairs(table: pd.DataFrame, *columns: str) -> Iterator[tuple[str, ...]]:
    """Iterate over the rows of some columns."""
    return zip(*(table[column] for column in columns), strict=True)


def _furniture(gold: list[GoldArticle]) -> frozenset[Item]:
    """All lines of furniture."""
    return frozenset(
        (article.article_id, f"{number:03}", line.text)
        for article in gold
        for number, line in enumerate(article.lines, start=1)
        if line.is_furniture
    )


def _removed_lines(gold: list[GoldArticle], cleaned: CleanedArticles) -> frozenset[Item]:
    """Lines of which nothing was kept; a dateline cut off leaves its line in place."""
    parts = cleaned.removed_lines.groupby(["article_id", "line"])["text"].agg("".join).to_dict()
    return frozenset(
        (article.article_id, f"{number:03}", line.text)
        for article in gold
        for number, line in enumerate(article.lines, start=1)
        if line.text
        and _n_marks(parts.get((article.article_id, number), "")) >= _n_marks(line.text)
    )


def _n_marks(text: str) -> int:
    """Count the characters that are no spaces."""
    return len("".join(text.split()))


def _meant_facts(gold: list[GoldArticle]) -> frozenset[Item]:
    """List the facts of each page, capitals ignored."""
    return frozenset(
        (article.article_id, fact, article.facts[fact].casefold())
        for article in gold
        for fact in FACTS
    )


def _found_facts(articles: pd.DataFrame) -> frozenset[Item]:
    """List the facts that cleaning found, capitals ignored."""
    return frozenset(
        (article_id, fact, value.casefold())
        for fact in FACTS
        for article_id, value in _pairs(articles, "article_id", fact)
    )


def _meant_spans(
    gold: list[GoldArticle], texts: dict[str, str]
) -> tuple[list[Item], dict[Item, str]]:
    """Where sentences and mentions stand in the stored texts; lost ones stand nowhere."""
    sentences: list[Item] = []
    names: dict[Item, str] = {}
    for article in gold:
        text, after = texts[article.article_id], 0
        for number, sentence in enumerate(article.sentences):
            words = normalise(sentence.text)[0]
            at = text.find(words, after)
            after = max(after, at + len(words)) if at >= 0 else after
            shift = at if at >= 0 else -1_000 * (number + 1)
            sentences.append(_item(article.article_id, shift, shift + len(words), words))
            for start, end, entity in sentence.mentions:
                span = _item(article.article_id, shift + start, shift + end, words[start:end])
                names[span] = entity
    return sentences, names


def _item(article_id: str, start: int, end: int, words: str) -> Item:
    """Make an item of a span."""
    return article_id, f"{start:05}-{end:05}", words


def _found_sentences(sentences: pd.DataFrame) -> frozenset[Item]:
    """List the sentences of the program."""
    spans = _pairs(sentences, "article_id", "start_char", "end_char", "text")
    return frozenset(_item(a, s, e, normalise(words)[0]) for a, s, e, words in spans)


def _found_entities(made: Annotated, meant: dict[Item, str]) -> dict[Item, str]:
    """Map the mentions of the program to the entities they mean, called as in the gold."""
    listed = dict(_pairs(collect_entities(made.mentions)[0], "entity_id", "name"))
    columns = ("article_id", "start_char", "end_char", "surface", "entity_id")
    entities = {}
    for article_id, start, end, words, entity_id in _pairs(made.mentions, *columns):
        span, name = _item(article_id, start, end, normalise(words)[0]), listed[entity_id]
        wanted = meant.get(span, name)
        entities[span] = wanted if _is_same_group(name, wanted) else name
    return entities


def _is_same_group(name: str, other: str) -> bool:
    """Whether two names are one, or a group's singular and plural: that is not measured.

    Examples
    --------
    >>> _is_same_group("Russians", "Russian"), _is_same_group("Russians", "Russia")
    (True, False)
    """
    return name.removesuffix("s") == other.removesuffix("s")


def _report(compared: dict[str, Comparison]) -> str:
    """Write the scores and every error, one a line."""
    lines = [f"{name}: {score:.3f}" for name, score in list_scores(compared).items()]
    for name, part in compared.items():
        lines += ["", f"{name}: {len(part.found & part.meant)} right of {len(part.meant)}"]
        marked = [(item, "wrong ") for item in part.found - part.meant]
        marked += [(item, "missed") for item in part.meant - part.found]
        lines += [f"  {mark} {' | '.join(item)}" for item, mark in sorted(marked)]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(_report(compare_articles(load_model())))
