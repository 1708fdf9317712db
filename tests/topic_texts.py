"""Invented articles about invented subjects, as the tables of parts: no model is needed."""

import itertools

import numpy as np
import pandas as pd

from analysis import schema
from analysis.topics.words import COLUMNS

SYLLABLES = [a + b for a in "bdfgklmnprst" for b in "aeiou"]
N_THEME_WORDS, N_COMMON_WORDS = 40, 60


def invent_words(n_words, start=0):
    """Make words of three syllables that no list knows."""
    every = itertools.islice(itertools.product(SYLLABLES, repeat=3), start * 997, None, 31)
    return ["".join(one) for one in itertools.islice(every, n_words)]


def theme_words(theme):
    """Return the words of a subject."""
    return invent_words(N_THEME_WORDS, start=theme + 1)


COMMON = invent_words(N_COMMON_WORDS)


def write_articles(n_articles, n_themes, *, n_sentences=12, seed=7, share=0.7):
    """Write articles that each keep to one of some subjects, as (id, outlet, sentences)."""
    generator = np.random.default_rng(seed)
    for number in range(n_articles):
        own = theme_words(number % n_themes)
        yield (
            f"a{number:04d}",
            f"Outlet {'AB'[number // n_themes % 2]}",
            [
                [
                    str(generator.choice(own if generator.random() < share else COMMON))
                    for _ in range(10)
                ]
                for _ in range(n_sentences)
            ],
        )


def make_part(articles, *, pos="NOUN", section="body", n_quoted=0):
    """Turn articles into the tables of a part: one sentence a paragraph."""
    sentences, tokens, told = [], [], []
    for article_id, outlet, texts in articles:
        told.append({"article_id": article_id, "outlet": outlet})
        start, token_id = 0, 0
        for number, words in enumerate(texts):
            text = " ".join(words)
            sentence = {
                "sentence_id": f"{article_id}-{number:03d}",
                "article_id": article_id,
                "section": section,
                "paragraph": number + 1,
                "start_char": start,
                "end_char": start + len(text),
                "text": text,
                "n_words": len(words),
                "n_quoted_words": min(n_quoted, len(words)),
                "position_share": 0.5,
            }
            sentences.append(sentence)
            for word in words:
                tokens.append(make_token(sentence, token_id, word, pos))
                token_id += 1
            start += len(text) + 1
    return {
        "articles": pd.DataFrame(told, columns=COLUMNS["articles"], dtype="str"),
        "sentences": schema.frame(schema.SENTENCES, sentences),
        "tokens": schema.frame(schema.TOKENS, tokens),
        "thread_hits": schema.empty(schema.THREAD_HITS),
    }


def make_token(sentence, token_id, word, pos):
    """Make a word's row."""
    return {
        "article_id": sentence["article_id"],
        "token_id": token_id,
        "sentence_id": sentence["sentence_id"],
        "start_char": sentence["start_char"],
        "end_char": sentence["end_char"],
        "form": word.lower(),
        "lemma": word.lower(),
        "pos": pos,
        "is_word": True,
        "is_quoted": False,
    }


def reader_of(articles, part_size=1000):
    """Return what reads the articles part by part, as the store does."""
    articles = list(articles)
    parts = [
        make_part(articles[start : start + part_size])
        for start in range(0, len(articles), part_size)
    ]

    def read_parts(columns):
        for part in parts:
            yield {name: part[name][list(wanted)] for name, wanted in columns.items()}

    return read_parts


def gather(yielded):
    """Put what the step yields together: each table once."""
    tables = {}
    for made in yielded:
        for name, rows in made.items():
            tables.setdefault(name, []).append(rows)
    return {name: pd.concat(rows, ignore_index=True) for name, rows in tables.items()}
