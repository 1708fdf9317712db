"""Count words, terms and entities: tables to tables, without the language model."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.annotation.aliases import Aliases, load_aliases
from analysis.annotation.manners import SPEECH
from analysis.annotation.relations import relate
from analysis.annotation.spans import LABELS
from analysis.schema import (
    ARTICLE_ENTITIES,
    ARTICLE_LENGTHS,
    ARTICLE_TERMS,
    ARTICLE_VOICES,
    ATTRIBUTIONS,
    COUNTED_SECTIONS,
    ENTITIES,
    ENTITY_ALIASES,
    FIRST_THIRD,
    MENTIONS,
    RUNNING_SECTIONS,
    SENTENCES,
    TOKENS,
    VOICES,
    Table,
    conform,
    empty,
    require,
)
from analysis.voices import split_voices

_NO_TERMS = frozenset({"PUNCT", "SPACE", "SYM", "NUM"})
_WORDING = ["entity_id", "surface", "merged_by"]
_TALLIED = [*_WORDING, "label"]
_NAMING = frozenset({"same name", "spelling", "this article", "country", "listed"})
"""Rules by which a wording can serve as the entity's name; surnames and offices cannot."""

_USUAL = 2
"""How much more often than any other wording a plural must come to serve as the name."""


def count_terms(tokens: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Count each term in each article, captions left out.

    A term is a dictionary form in small letters. Marks, figures and the clitics of
    contractions and possessives ("'s", "n't") are no terms; every part of a hyphenated
    word is one.

    Parameters
    ----------
    tokens : DataFrame, one row per word or mark
        As `analysis.schema.TOKENS`.
    sentences : DataFrame, one row per sentence
        Needs ``sentence_id`` and ``section``.

    Returns
    -------
    DataFrame, one row per article, term and voice
        As `analysis.schema.ARTICLE_TERMS`, in order of article, term and voice; a voice
        without the term has no row. Empty if there is no term.
    """
    require(tokens, TOKENS)
    require(sentences, SENTENCES, "sentence_id", "section")
    is_term = (
        ~tokens["pos"].isin(_NO_TERMS)
        & tokens["lemma"].str.contains(r"[^\W\d_]")
        & ~tokens["form"].str.contains("'", regex=False)
    )
    counted = tokens.loc[is_term & _is_counted(tokens, sentences)]
    return _count(
        counted.rename(columns={"lemma": "term"}), ["article_id", "term"], "n_tokens", ARTICLE_TERMS
    )


def count_entities(mentions: pd.DataFrame, sentences: pd.DataFrame) -> pd.DataFrame:
    """Count each entity in each article, captions left out.

    Parameters
    ----------
    mentions : DataFrame, one row per mention
        As `analysis.schema.MENTIONS`.
    sentences : DataFrame, one row per sentence
        Needs ``sentence_id`` and ``section``.

    Returns
    -------
    DataFrame, one row per article, entity and voice
        As `analysis.schema.ARTICLE_ENTITIES`, in order of article, entity and voice; a
        voice that does not name it has no row. Empty if there is no mention.
    """
    require(mentions, MENTIONS)
    require(sentences, SENTENCES, "sentence_id", "section")
    counted = mentions.loc[_is_counted(mentions, sentences)]
    return _count(counted, ["article_id", "entity_id"], "n_mentions", ARTICLE_ENTITIES)


def collect_entities(
    mentions: pd.DataFrame | Iterable[pd.DataFrame], *, aliases: Aliases | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Gather the entities of a corpus from its mentions.

    Parameters
    ----------
    mentions : DataFrame or iterable of DataFrame
        One row per mention (`analysis.schema.MENTIONS`): one table, or the parts of
        one in any order and of any size, each article in one part. Memory grows with
        the distinct wordings, not with the mentions.
    aliases : Aliases, optional
        Gives listed entities their names and types; by default the built-in lists.

    Returns
    -------
    tuple of DataFrame
        The tables entities and entity_aliases, in order of their keys. An entity not
        listed is called by its most frequent full wording (the longer, then the first
        in the alphabet, where two are as frequent); its type is that of most mentions.
        What it may count with on request says `analysis.annotation.relations`.
    """
    listed = (aliases or load_aliases()).entities
    tally, n_articles = _tally_parts([mentions] if isinstance(mentions, pd.DataFrame) else mentions)
    if tally.empty:
        return empty(ENTITIES), empty(ENTITY_ALIASES)
    wordings = tally.groupby(_WORDING, as_index=False)["n_mentions"].sum()
    entities = tally.groupby("entity_id")["n_mentions"].sum().to_frame()
    entities["n_articles"] = n_articles
    entities["name"] = _pick_names(wordings)
    entities["label"] = _pick_labels(tally)
    for column in ("name", "label"):
        known = {key: getattr(listed[key], column) for key in entities.index if key in listed}
        entities[column] = (
            pd.Series(known, dtype="str").reindex(entities.index).fillna(entities[column])
        )
    entities = entities.join(relate(entities)).sort_index().reset_index()
    return conform(entities, ENTITIES), conform(wordings, ENTITY_ALIASES)


def _tally_parts(parts: Iterable[pd.DataFrame]) -> tuple[pd.DataFrame, pd.Series]:
    """Count wordings, and articles per entity, keeping nothing of a part but its counts."""
    tally = pd.DataFrame({name: pd.Series(dtype="str") for name in _TALLIED})
    tally["n_mentions"] = pd.Series(dtype="int64")
    n_articles = pd.Series(dtype="int64")
    for part in parts:
        require(part, MENTIONS)
        if part.empty:
            continue
        counted = part.groupby(_TALLIED, as_index=False).size()
        counted = counted.rename(columns={"size": "n_mentions"})
        tally = pd.concat([tally, counted]).groupby(_TALLIED, as_index=False)["n_mentions"].sum()
        in_part = part.groupby("entity_id")["article_id"].nunique()
        n_articles = n_articles.add(in_part, fill_value=0).astype("int64")
    return tally, n_articles


def _pick_names(wordings: pd.DataFrame) -> pd.Series:
    """Choose the wording that serves as each entity's name."""
    is_weak = ~wordings["merged_by"].isin(_NAMING)
    others = wordings["n_mentions"].where(~is_weak, 0).groupby(wordings["entity_id"])
    # Who is nearly always named in the plural is called so: Democrats, but Russian.
    is_usual = wordings["n_mentions"] >= _USUAL * others.transform("max")
    is_weak &= ~(is_usual & (wordings["merged_by"] == "plural"))
    ranked = wordings.assign(is_weak=is_weak, length=-wordings["surface"].str.len())
    ranked = ranked.sort_values(
        ["entity_id", "is_weak", "n_mentions", "length", "surface"],
        ascending=[True, True, False, True, True],
    )
    return ranked.drop_duplicates("entity_id").set_index("entity_id")["surface"]


def _pick_labels(tally: pd.DataFrame) -> pd.Series:
    """Choose the type that most mentions of each entity have."""
    votes = tally.groupby(["entity_id", "label"], as_index=False)["n_mentions"].sum()
    votes["order"] = votes["label"].map({label: i for i, label in enumerate(LABELS)})
    votes = votes.sort_values(["entity_id", "n_mentions", "order"], ascending=[True, False, True])
    return votes.drop_duplicates("entity_id").set_index("entity_id")["label"]


def _is_counted(rows: pd.DataFrame, sentences: pd.DataFrame) -> pd.Series:
    """Whether each row's sentence is in a section that counts."""
    left_out = sentences.loc[~sentences["section"].isin(COUNTED_SECTIONS), "sentence_id"]
    return ~rows["sentence_id"].isin(left_out)


def _count(rows: pd.DataFrame, keys: list[str], name: str, table: Table) -> pd.DataFrame:
    """Count rows and distinct sentences per key and voice."""
    if rows.empty:
        return empty(table)
    is_quoted = rows["is_quoted"]
    parts = {"all": rows, "own": rows[~is_quoted], "quoted": rows[is_quoted]}
    voiced = pd.concat([part.assign(voice=voice) for voice, part in parts.items()])
    counted = voiced.groupby([*keys, "voice"])["sentence_id"].agg(["size", "nunique"])
    counted = counted.rename(columns={"size": name, "nunique": "n_sentences"})
    return conform(counted.reset_index(), table)


def measure_lengths(sentences: pd.DataFrame) -> pd.DataFrame:
    """Measure how long each article is in each voice, captions left out.

    Parameters
    ----------
    sentences : DataFrame, one row per sentence
        As `analysis.schema.SENTENCES`.

    Returns
    -------
    DataFrame, one row per article and voice
        As `analysis.schema.ARTICLE_LENGTHS`, zeros where a voice has no word; empty if
        there is no sentence. A sentence counts in each voice that has a word in it, so
        the sentences of the two voices may add up to more than all.
    """
    require(sentences, SENTENCES)
    if sentences.empty:
        return empty(ARTICLE_LENGTHS)
    told = split_voices(sentences)
    n_words = told["n_words"]
    is_counted = told["section"].isin(COUNTED_SECTIONS)
    is_running = told["section"].isin(RUNNING_SECTIONS)
    is_early = is_running & (told["position_share"] < FIRST_THIRD)
    keys = ["article_id", "voice"]
    counted = told[keys].assign(
        n_words=n_words.where(is_counted, 0),
        n_body_words=n_words.where(is_running, 0),
        n_first_third_words=n_words.where(is_early, 0),
        n_sentences=is_counted.astype("int64"),
    )
    ids = sorted(sentences["article_id"].unique())
    every = pd.MultiIndex.from_product([ids, VOICES], names=keys)
    sums = counted.groupby(keys).sum().reindex(every, fill_value=0)
    return conform(sums.reset_index(), ARTICLE_LENGTHS)


def count_voices(attributions: pd.DataFrame) -> pd.DataFrame:
    """Count what each article lets each source say, captions left out.

    Parameters
    ----------
    attributions : DataFrame, one row per attribution
        As `analysis.schema.ATTRIBUTIONS`; thoughts and wishes are not counted.

    Returns
    -------
    DataFrame, one row per article, source, type, named or not, and kind
        As `analysis.schema.ARTICLE_VOICES`; empty if nothing is attributed. Where an
        article words a source in several ways, the first stands as its name.
    """
    require(attributions, ATTRIBUTIONS)
    is_counted = attributions["section"].isin(COUNTED_SECTIONS)
    counted = attributions[is_counted & (attributions["manner"] == SPEECH)]
    if counted.empty:
        return empty(ARTICLE_VOICES)
    grouped = counted.groupby(list(ARTICLE_VOICES.key))
    table = grouped.agg(
        source_entity_id=("source_entity_id", "first"),
        source_name=("source_name", "first"),
        n_attributions=("attribution_id", "size"),
        n_words=("n_words", "sum"),
    )
    return conform(table.reset_index(), ARTICLE_VOICES)
