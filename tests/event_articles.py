"""Invented articles about look-alike events, with their words and names, for tests."""

import pandas as pd

from analysis.events.clues import gather_clues
from analysis.events.likeness import make_vectors

WORDS = {"the": "DET", "a": "DET", "on": "ADP", "in": "ADP", "of": "ADP", "and": "CCONJ"}
NAMES = {"Miller": "PERSON", "Oldbridge": "GPE", "Newport": "GPE", "Lindgren": "PERSON"}


def make_event_vectors(texts, published=None):
    """Make the vectors of texts: lines are headline and body, full stops end sentences."""
    published = published or {}
    tokens, names = [], []
    for article_id, text in texts.items():
        sentence = 0
        for number, line in enumerate(text.split("\n")):
            for said in line.split("."):
                sentence += 1
                for word in said.split():
                    pos = WORDS.get(word, "NOUN")
                    section = "body" if number else "headline"
                    tokens.append((article_id, sentence, section, word.lower(), pos))
                    if word in NAMES:
                        names.append((article_id, word.lower(), NAMES[word]))
    columns = ["article_id", "sentence", "section", "lemma", "pos"]
    clues = gather_clues(
        texts,
        published,
        pd.DataFrame(tokens, columns=columns),
        pd.DataFrame(names, columns=["article_id", "entity_id", "label"]),
    )
    return make_vectors(clues, list(texts), published)
