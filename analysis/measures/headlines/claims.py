"""What a headline claims, and whether it claims it plainly."""

from __future__ import annotations

import pandas as pd

from analysis import schema

CONTENT = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")
"""Parts of speech whose words are compared."""

TOLD = ("plain", "to", "will", "ing")
"""Modalities of actions that are told as done or as coming (*to meet*, in a headline)."""

LIGHT_VERBS = frozenset(
    [
        *("be", "come", "do", "get", "give", "go", "have"),
        *("let", "make", "need", "see", "take", "use"),
    ]
)
"""Verbs that tell too little for a claim to be found again by them."""

HEDGES = frozenset(
    [
        *(
            "accuse",
            "allegation",
            "allege",
            "alleged",
            "allegedly",
            "apparent",
            "apparently",
            "can",
        ),
        *("claim", "comment", "could", "expect", "fear", "how", "if", "likely"),
        *("may", "maybe", "might", "must", "perhaps", "possible", "possibly", "potential"),
        *(
            "potentially",
            "probable",
            "probably",
            "purported",
            "purportedly",
            "report",
            "reportedly",
            "rumor",
        ),
        *("rumour", "seem", "should", "suspect", "suspected", "unlikely", "what", "when"),
        *("who", "why", "would"),
    ]
)
"""A headline with one of these claims less than a plain fact, or asks."""

_MARKS = "[?:\"\u201c\u201d\u2018\ufffd]|(?:^|\\s)'| [-\u2013\u2014] "
"""Quotation marks, and what sets a speaker off in a headline (*Roe: ...*, *... - Roe*)."""

MIN_TERMS = 3

ACTION_COLUMNS = (
    *("action_id", "article_id", "sentence_id", "section", "start_char", "verb_lemma"),
    *("agent_text", "is_passive", "is_nominal", "is_negated", "modality"),
    *("is_saying", "is_mental", "is_quoted"),
)
"""What is needed of actions."""

FORMS = ("plain", "attributed", "hedged", "none")
CLAIM_COLUMNS = ["article_id", "headline_id", "form", "verbs"]


def find_claims(
    sentences: pd.DataFrame, tokens: pd.DataFrame, actions: pd.DataFrame
) -> pd.DataFrame:
    """Say of each headline whether it tells an action as plain fact in the outlet's voice.

    Parameters
    ----------
    sentences : DataFrame, one row per sentence
        Needs ``sentence_id``, ``article_id``, ``section``, ``text`` and
        ``n_quoted_words``; other sections are passed over.
    tokens : DataFrame, one row per word or mark
        Those of the headlines, with ``sentence_id``, ``lemma`` and ``pos``.
    actions : DataFrame, one row per action
        Those of the headlines, with `ACTION_COLUMNS`.

    Returns
    -------
    DataFrame, one row per sentence of a headline
        ``form``: ``plain``; ``attributed`` (somebody's words, a verb of saying, or
        quotation marks, a colon or a dash that may set a speaker off); ``hedged`` (a
        question, a modal verb, a hedge, a thought or wish); ``none`` (no action told, only
        light verbs, or fewer than three words of content). ``verbs``: the lemmas of a plain
        claim's actions, parted by spaces; else empty.

    Raises
    ------
    SchemaError
        If a table lacks a column.
    """
    schema.require(
        sentences,
        schema.SENTENCES,
        *("sentence_id", "article_id", "section", "text", "n_quoted_words"),
    )
    schema.require(tokens, schema.TOKENS, "sentence_id", "lemma", "pos")
    schema.require(actions, schema.ACTIONS, *ACTION_COLUMNS)
    heads = sentences[sentences["section"] == "headline"]
    heads = heads.drop_duplicates("sentence_id").reset_index(drop=True)
    own = actions[actions["sentence_id"].isin(heads["sentence_id"])].sort_values("start_char")
    verbs = _claim_verbs(own)
    ids = heads["sentence_id"]
    is_marked = heads["text"].str.contains(_MARKS, regex=True) | (heads["n_quoted_words"] > 0)
    is_question = heads["text"].str.contains("?", regex=False)
    is_saying = ids.isin(own.loc[own["is_saying"], "sentence_id"])
    is_hedged = is_question | ids.isin(_hedged(own, tokens))
    content = tokens[tokens["pos"].isin(CONTENT)].groupby("sentence_id")["lemma"].nunique()
    is_short = ids.map(content).fillna(0) < MIN_TERMS
    form = pd.Series("plain", index=heads.index, dtype=object)
    form = form.mask(is_short | ~ids.isin(verbs.index), "none")
    form = form.mask(is_hedged, "hedged").mask((is_marked & ~is_question) | is_saying, "attributed")
    return pd.DataFrame(
        {
            "article_id": heads["article_id"],
            "headline_id": ids,
            "form": form.astype(str),
            "verbs": ids.map(verbs).where(form == "plain", "").fillna("").astype(str),
        }
    )[CLAIM_COLUMNS]


def verb_of(actions: pd.DataFrame) -> pd.Series:
    """Return the verb of each action without its particle or preposition."""
    return actions["verb_lemma"].str.replace("_.*", "", regex=True)


def _claim_verbs(actions: pd.DataFrame) -> pd.Series:
    """Return the verbs of what each headline tells; the first says how the others are told."""
    told = actions[~actions["is_nominal"] & actions["modality"].isin(["plain", "to", "will"])]
    # "Riding out the storm" names a subject; who does something, or whom it is done to, claims.
    told = told[(told["agent_text"] != "") | told["is_passive"]]
    first = told.drop_duplicates("sentence_id").set_index("sentence_id")["modality"]
    # In "sends jets to escort bombers" the escort is a purpose, in "to visit Rome" the claim.
    is_claim = (told["modality"] == "plain") | (told["sentence_id"].map(first) != "plain")
    claimed = told[is_claim].assign(verb=lambda rows: verb_of(rows))
    claimed = claimed[~claimed["verb"].isin(LIGHT_VERBS)]
    unique = claimed[["sentence_id", "verb"]].drop_duplicates()
    return unique.groupby("sentence_id")["verb"].agg(" ".join)


def _hedged(actions: pd.DataFrame, tokens: pd.DataFrame) -> set[str]:
    """Return the sentences that think, wish or hedge, or whose action only may be."""
    is_weak = actions["is_mental"] | ~actions["modality"].isin(TOLD)
    hedged = tokens.loc[tokens["lemma"].isin(HEDGES), "sentence_id"]
    return set(actions.loc[is_weak, "sentence_id"]) | set(hedged)
