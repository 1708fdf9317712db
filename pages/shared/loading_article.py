"""Opening one article with all that was found in it: the cache of the Article page.

What `loading` says of its caches holds here too.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis.corrections import READER_RULE, Corrections, apply_to_mentions, apply_to_sources
from pages.shared.attributed import describe_spans
from pages.shared.loading import MANY_VIEWS, load_basics, load_corpus
from pages.shared.loading_entities import load_entities
from pages.shared.searching import find_hits
from pages.shared.state import EVERYTHING, Edits


@st.cache_resource(show_spinner=False, max_entries=MANY_VIEWS)
def load_article(
    article_id: str, edits: Edits, corrections: Corrections = ()
) -> dict[str, pd.DataFrame]:
    """Return an article's row and sentences, and what was found in it and taken out."""
    basics, corpus = load_basics(), load_corpus()
    names = ("articles", "sentences", "mentions", "removed_lines", "attributions")
    tables = {name: corpus.select(name, article_id=article_id) for name in names}
    entities = load_entities(corrections, ())
    machine = tables["mentions"]
    mentions = apply_to_mentions(machine, entities.applied)
    is_moved = mentions["entity_id"] != machine["entity_id"]
    rules = mentions["merged_by"].mask(is_moved, READER_RULE)
    names = mentions["entity_id"].map(entities.names)
    attributions = apply_to_sources(tables["attributions"], entities.applied)
    everything = replace(EVERYTHING, edits=edits)
    hits = find_hits(corpus, basics, everything, list(basics.thread_names), [article_id])
    return tables | {
        "mentions": mentions.assign(name=names, merged_by=rules),
        "thread_hits": hits,
        "attribution_spans": describe_spans(
            corpus.select("attribution_spans", article_id=article_id), attributions
        ),
    }
