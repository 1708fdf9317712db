"""Predict what given names and noun phrases of articles refer to, event by event."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.annotation.actions.trees import Trees
from analysis.annotation.articles import gather_words
from analysis.annotation.guides import load_guides
from analysis.annotation.model import load_model
from analysis.annotation.referring.countries import Countries
from analysis.annotation.referring.grouping import group_phrases
from analysis.annotation.referring.lists import load_referring_lists
from analysis.annotation.referring.persons import Knowledge
from analysis.annotation.referring.reading import ReadArticle, read_article
from analysis.annotation.sources.spans import ARTICLES
from analysis.annotation.spans import ArticleWords
from analysis.corpus.typography import normalise
from analysis.errors import InputError
from analysis.predicting import Record, read_names_too, read_records, write_file

if TYPE_CHECKING:
    from spacy.language import Language

NEEDED = ("id", "event", "text")


def predict_labels(input_path: Path, output_path: Path) -> int:
    """Say what each given name or noun phrase of a file's articles refers to.

    Parameters
    ----------
    input_path : Path
        JSON lines, plain or ``.gz``, each an object with ``id``, ``event``, ``text``
        and ``mentions``, each of these with ``id``, ``start`` and ``end`` (characters of
        the text, half-open). Lines of the text are its paragraphs.
    output_path : Path
        JSON lines, plain or ``.gz``, one for each mention in the same order: ``id`` and
        ``referent``, a key that mentions of one referent share within their event.
        Replaced if it is there, and only once all is found.

    Returns
    -------
    int
        The number of mentions.

    Raises
    ------
    InputError
        If the input cannot be read; the message names file, line and reason.

    Notes
    -----
    The reading is broad (`analysis.annotation.referring.grouping`): whoever acts for a
    state counts as that state. Articles of an event are read at once: memory grows with
    the largest event.
    """
    records = list(read_records(input_path, needs=NEEDED))
    events: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        _check_mentions(record, input_path)
        events[record["event"]].append(number)
    nlp, guides, lists = load_model(), load_guides(), load_referring_lists()
    knowledge = Knowledge(guides, lists, Countries(guides.aliases, lists))
    lines: dict[int, list[bytes]] = {}
    for numbers in events.values():
        part = [records[number] for number in numbers]
        articles = _read_event(part, nlp, knowledge)
        found = group_phrases(list(articles.values()), knowledge, lambda w: nlp.vocab[w].vector)
        referents = dict(zip(articles, found, strict=True))
        for place, number in enumerate(numbers):
            unread = [""] * len(part[place]["mentions"])
            lines[number] = list(_write_lines(part[place], referents.get(place, unread)))
    written = [line for number in range(len(records)) for line in lines[number]]
    write_file(output_path, written)
    return len(written)


def _check_mentions(record: Record, path: Path) -> None:
    """Refuse mentions that are no spans of their text."""
    mentions, size = record.get("mentions"), len(record["text"])
    is_list = isinstance(mentions, list) and all(_is_mention(each, size) for each in mentions)
    if not is_list:
        msg = (
            f"{path}: article {record['id']} needs a list of mentions, each with id, start and "
            "end, these two within its text: mend it."
        )
        raise InputError(msg)


def _is_mention(given: object, size: int) -> bool:
    """Whether something is a mention of a text of so many characters."""
    if not isinstance(given, dict) or not isinstance(given.get("id"), str):
        return False
    start, end = given.get("start"), given.get("end")
    return type(start) is int and type(end) is int and 0 <= start < end <= size


def _read_event(
    records: Sequence[Record], nlp: Language, knowledge: Knowledge
) -> dict[int, ReadArticle]:
    """Read the articles of an event; those without a word are left out."""
    readings = read_names_too([record["text"] for record in records], nlp)
    if readings.tokens.empty:
        return {}
    trees = Trees(readings.tokens)
    articles = {}
    for number, part in readings.tokens.groupby("article"):
        record = records[number]
        words = gather_words(
            part.assign(article_id=record["id"]), readings, normalise(record["text"])[0]
        )
        spans = [_span_of(words, m["start"], m["end"]) for m in record["mentions"]]
        articles[number] = read_article(words, spans, trees, part.index[0], knowledge.guides)
    return articles


def _span_of(words: ArticleWords, start: int, end: int) -> tuple[int, int] | None:
    """Find the words that a span of characters touches."""
    touched = [
        i
        for i, (first, last) in enumerate(zip(words.start_chars, words.end_chars, strict=True))
        if first < end and last > start
    ]
    if not touched:
        return None
    first = touched[0]
    # "president", marked without its article, is "the president".
    is_cut = first > 0 and words.words[first - 1].lower() in ARTICLES
    return first - is_cut, touched[-1] + 1


def _write_lines(record: Record, referents: Sequence[str]) -> Iterator[bytes]:
    """Write one line for each mention; words alone are no key of an entity."""
    for mention, entity_id in zip(record["mentions"], referents, strict=True):
        wording = record["text"][mention["start"] : mention["end"]]
        referent = entity_id or "words: " + " ".join(normalise(wording)[0].lower().split())
        line = json.dumps({"id": mention["id"], "referent": referent}, ensure_ascii=False)
        yield (line + "\n").encode("utf-8")
