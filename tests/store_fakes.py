"""Invented articles and a maker of tables that needs no language model.

A sentence ends at a full stop, a word with a capital letter is a name, the only thread
is the one about the sea, and nobody is quoted.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.store.assembling import Inputs, Recipe
from analysis.store.working import PartTables
from analysis.store.writing import TOPIC_TABLES

TEXTS = [
    "The council of Arlow met. It spoke of the sea.",
    "Arlow and Brent want boats. The sea is cold. Nobody asked Brent.",
    "A fair opened in Corby.",
    "Corby sells the sea to Arlow. Nobody minds.",
    "Rain fell on Brent. The council slept.",
    "The sea took a wall of Corby. Masons came.",
    "Masons of Brent mended it.",
]

THREAD_TERMS = schema.frame(
    schema.THREAD_TERMS,
    [
        {"thread_id": "sea", "name": "Sea", "kind": "term", "term": "sea", "note": "water"},
        {"thread_id": "sea", "name": "Sea", "kind": "why", "term": "", "note": "invented"},
    ],
)


UNFILLED = (
    "removed_lines",
    "attributions",
    "attribution_spans",
    "actions",
    "action_names",
    "cue_hits",
    "phrases",
    "article_cues",
    "article_lengths",
    "article_voices",
    "article_windows",
    "sentence_entities",
)
"""Tables that stay empty: the tests that use these makers look at others."""


@dataclass(frozen=True)
class Row:
    """A listed file."""

    article_id: str
    file: str
    outlet: str


def write_input(folder, texts=TEXTS):
    """Write each text as a file; an empty one will be rejected."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(texts):
        (folder / f"a{number:03d}.txt").write_text(text, encoding="utf-8")
    return folder


def read_inputs(folder):
    """List every text file; one that is called something else is rejected at once."""
    rejected = [
        reject(path.name, "type_mismatch")
        for path in sorted(folder.iterdir())
        if path.suffix != ".txt"
    ]
    rows = [
        Row(path.stem, path.name, "Daily" if number % 2 else "Herald")
        for number, path in enumerate(sorted(folder.glob("*.txt")))
    ]
    return Inputs(rows, schema.frame(schema.REJECTED_ROWS, rejected))


def reject(file, reason):
    """Make a row of rejected_rows."""
    return {
        "rejected_row_id": f"{file}:0",
        "file": file,
        "row": 0,
        "reason": reason,
        "message": f"{file} cannot be used ({reason}): write another.",
    }


def stamps(model="fake 1"):
    """Name an invented model."""
    return {"model": model, "aliases": "none", "code": "code 1"}


def thread_terms():
    """Define the one thread."""
    return THREAD_TERMS


def quality():
    """Claim nothing."""
    return schema.empty(schema.QUALITY)


def prepare(folder):
    """Return what makes the tables of a part."""
    return partial(make_tables, folder)


def make_tables(folder, rows):
    """Read the files and make every table of a part."""
    texts = {row: (folder / row.file).read_text(encoding="utf-8") for row in rows}
    rejected = [reject(row.file, "empty") for row, text in texts.items() if not text]
    kept = {row: text for row, text in texts.items() if text}
    sentences = schema.frame(
        schema.SENTENCES, [one for row, text in kept.items() for one in split(row.article_id, text)]
    )
    tokens = schema.frame(
        schema.TOKENS,
        [one for _, group in sentences.groupby("article_id") for one in tokenise(group)],
    )
    mentions = schema.frame(schema.MENTIONS, [*name(tokens, kept)])
    hits = tokens[tokens["form"] == "sea"].assign(thread_id="sea", term="sea")
    made = {
        "articles": [describe(folder, row, text, sentences) for row, text in kept.items()],
        "thread_hits": hits.to_dict("records"),
        "article_threads": [*count_threads(kept, hits)],
        "article_entities": count_pairs(mentions, "entity_id", "n_mentions"),
        "article_terms": count_pairs(tokens.rename(columns={"lemma": "term"}), "term", "n_tokens"),
    }
    made |= {key: [] for key in UNFILLED}
    tables = {key: schema.frame(schema.TABLES[key], rows) for key, rows in made.items()}
    tables |= {"sentences": sentences, "tokens": tokens, "mentions": mentions}
    return PartTables(tables, schema.frame(schema.REJECTED_ROWS, rejected))


def split(article_id, text):
    """Split a text into sentences."""
    start = 0
    for number, words in enumerate(text.rstrip(".").split(". ")):
        yield {
            "sentence_id": f"{article_id}-{number}",
            "article_id": article_id,
            "section": "body",
            "paragraph": 1,
            "start_char": start,
            "end_char": start + len(words),
            "text": words,
            "n_words": len(words.split()),
            "n_quoted_words": 0,
            "position_share": start / len(text) / 3,
        }
        start += len(words) + 2


def tokenise(sentences):
    """Split an article's sentences into words."""
    number = 0
    for sentence in sentences.itertuples():
        start = sentence.start_char
        for word in sentence.text.split(" "):
            yield {
                "article_id": sentence.article_id,
                "token_id": number,
                "sentence_id": sentence.sentence_id,
                "start_char": start,
                "end_char": start + len(word),
                "form": word.lower(),
                "lemma": word.lower().rstrip("s"),
                "pos": "X",
                "is_word": True,
                "is_quoted": False,
            }
            number += 1
            start += len(word) + 1


def name(tokens, kept):
    """Take every word with a capital, but for the first of a sentence, for a name."""
    texts = {row.article_id: text for row, text in kept.items()}
    for token in tokens.itertuples():
        surface = texts[token.article_id][token.start_char : token.end_char]
        if surface[:1].isupper() and token.start_char:
            yield {
                **token._asdict(),
                "mention_id": f"{token.article_id}:{token.start_char}",
                "entity_id": token.form,
                "surface": surface,
                "label": "GPE",
                "merged_by": "spelling",
            }


def describe(folder, row, text, sentences):
    """Make an article's row."""
    own = sentences[sentences["article_id"] == row.article_id]
    blank = {column.name: "" for column in schema.ARTICLES.columns if column.dtype == "string"}
    zero = {column.name: 0 for column in schema.ARTICLES.columns if column.dtype == "int"}
    raw = (Path(folder) / row.file).read_bytes()
    return (
        blank
        | zero
        | {
            "article_id": row.article_id,
            "file": row.file,
            "outlet": row.outlet,
            "origin": row.outlet,
            "published_at": pd.Timestamp("2020-02-03T04:05", tz="UTC"),
            "n_words": int(own["n_words"].sum()),
            "n_sentences": len(own),
            "file_sha256": hashlib.sha256(raw).hexdigest(),
            "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "text": text,
        }
    )


def count_threads(kept, hits):
    """Count the one thread in each article."""
    for row in kept:
        told = hits.loc[hits["article_id"] == row.article_id, "sentence_id"].nunique()
        yield {
            "article_id": row.article_id,
            "thread_id": "sea",
            "voice": "all",
            "n_sentences": told,
            "n_words": told,
            "n_headline_sentences": 0,
            "n_lead_sentences": 0,
            "n_first_third_words": 0,
            "first_position_share": 1 / 3 if told else float("nan"),
        }


def count_pairs(rows, column, counted):
    """Count rows and sentences of each article and thing."""
    grouped = rows.groupby(["article_id", column])["sentence_id"].agg(["size", "nunique"])
    renamed = grouped.rename(columns={"size": counted, "nunique": "n_sentences"})
    renamed["voice"] = "all"
    return renamed.reset_index().to_dict("records")


def collect_entities(parts):
    """Add up the mentions of all parts."""
    mentions, articles = Counter(), Counter()
    for part in parts:
        mentions.update(part["entity_id"])
        articles.update(part.drop_duplicates(["article_id", "entity_id"])["entity_id"])
    entities = [
        {
            "entity_id": key,
            "name": key.title(),
            "label": "GPE",
            "n_mentions": number,
            "n_articles": articles[key],
            "counts_with": "",
            "counts_with_why": "",
        }
        for key, number in mentions.items()
    ]
    aliases = [
        {"surface": entity["name"], "merged_by": "spelling", **entity} for entity in entities
    ]
    return (
        schema.frame(schema.ENTITIES, entities),
        schema.frame(schema.ENTITY_ALIASES, aliases),
    )


def collect_relatives(parts):
    """Read all parts, and find no noun near to another."""
    for part in parts:
        assert part.empty
    return schema.empty(schema.NOUN_RELATIVES)


def suggest_topics(read_parts):
    """Put every sentence into one topic."""
    n_sentences = 0
    for part in read_parts({"sentences": ["article_id", "sentence_id"]}):
        told = part["sentences"].assign(passage=0, topic_id="all", topic_share=1.0)
        n_sentences += len(told)
        yield {
            "sentence_topics": schema.conform(told, schema.SENTENCE_TOPICS),
            "article_topics": schema.empty(schema.ARTICLE_TOPICS),
        }
    topic = {column.name: 0 for column in schema.TOPICS.columns}
    topic |= {"topic_id": "all", "name": "All", "n_sentences": n_sentences}
    yield {name: schema.empty(schema.TABLES[name]) for name in TOPIC_TABLES} | {
        "topics": schema.frame(schema.TOPICS, [topic])
    }


RECIPE = Recipe(
    read_inputs=read_inputs,
    read_thread_terms=thread_terms,
    read_quality=quality,
    read_stamps=stamps,
    prepare=prepare,
    collect_entities=collect_entities,
    collect_relatives=collect_relatives,
    suggest_topics=suggest_topics,
)
