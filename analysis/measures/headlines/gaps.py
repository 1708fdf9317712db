"""Headline-body gap: stated in the headline as fact, in the body only as somebody's words."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis import schema
from analysis.measures.headlines.claims import ACTION_COLUMNS, CONTENT, TOLD, verb_of

MIN_COVERAGE = 0.5
"""Of a headline's weight, what a quoted passage must hold that tells the same action."""

MIN_COVERAGE_ALONE = 0.7
"""The same where the action is told by another verb."""

MAX_OWN_COVERAGE = 0.25
"""Above it a sentence in the outlet's own voice may say the same."""

STEM_CHARS = (4, 5)
"""A word that begins like a verb of so many letters may tell the same: collapse, collapsing."""

STATES = ("attributed", "own voice", "untold")
GAP_COLUMNS = [
    "article_id",
    "headline_id",
    "state",
    "sentence_id",
    "coverage",
    "own_sentence_id",
    "own_coverage",
    "attribution_id",
    "source_name",
    "cue_text",
]


def find_gaps(
    claims: pd.DataFrame,
    tokens: pd.DataFrame,
    actions: pd.DataFrame,
    attributions: pd.DataFrame,
    attribution_spans: pd.DataFrame,
    articles: pd.DataFrame,
) -> pd.DataFrame:
    r"""Say of each plain claim of a headline in whose voice the body tells it.

    Parameters
    ----------
    claims : DataFrame, one row per sentence of a headline
        See `find_claims`; only plain ones are looked for.
    tokens : DataFrame, one row per word or mark
        All of the articles, captions left out, with ``article_id``, ``sentence_id``,
        ``lemma``, ``pos`` and ``is_quoted``.
    actions : DataFrame, one row per action
        All of the articles, with `ACTION_COLUMNS`.
    attributions, attribution_spans : DataFrame
        See ``schema``; to name the source and the cue.
    articles : DataFrame, one row per article
        Needs ``article_id`` and ``outlet``: an outlet that names itself as the source
        speaks in its own voice.

    Returns
    -------
    DataFrame, one row per plain claim
        ====================  ========  ==================================================
        column                unit      meaning
        ====================  ========  ==================================================
        state                 name      ``attributed``: a passage of quoted words tells it,
                                        and no sentence in the outlet's own voice is near:
                                        the gap. ``own voice``: a sentence in the outlet's
                                        own voice tells it. ``untold``: neither is near
                                        enough, or both are half near
        sentence_id           key       the nearest sentence by its quoted words; or empty
        coverage              0 to 1    how much of the headline's weight these hold
        own_sentence_id       key       the nearest by the outlet's own words; or empty
        own_coverage          0 to 1    how much these hold
        attribution_id,       key,      whose words they are, where the state is
        source_name,          text      ``attributed`` and the source is known; else empty
        cue_text
        ====================  ========  ==================================================

        Empty, with these columns, if there is no plain claim.

    Raises
    ------
    SchemaError
        If a table lacks a column.

    Notes
    -----
    A headline is the set of its content words; each weighs by its rarity among the body's
    sentences, :math:`\ln(1 + n / (d + 0.5))` with :math:`d` of :math:`n` sentences holding
    it, so a claim's state does not depend on what else is selected. A quoted passage tells
    the same if it holds half of the weight and an action of the headline, or 70% and any
    action told plainly; the headline's verb must be negated in both or in neither. The
    outlet's own voice is taken to tell it as soon as one of its sentences holds the verb, a
    word that begins as it does (five letters, of a short verb four), or a quarter of the
    weight: the state is then never ``attributed``. What a headline tells as done must be
    told as done by the quoted words too. The words are compared, not the meaning: the outlet
    may say the same with other words. A headline has no room for a source; that the
    attribution stands in the body only says where it stands, not why.

    References
    ----------
    Dor, D. (2003). On newspaper headlines as relevance optimizers. Journal of Pragmatics
    35(5), 695-721. Ecker, U., Lewandowsky, S., Chang, E., & Pillai, R. (2014). The effects
    of subtle misinformation in news headlines. Journal of Experimental Psychology: Applied
    20(4), 323-335.
    """
    schema.require(tokens, schema.TOKENS, "article_id", "sentence_id", "lemma", "pos", "is_quoted")
    schema.require(actions, schema.ACTIONS, *ACTION_COLUMNS)
    plain = claims[claims["form"] == "plain"]
    if plain.empty:
        return pd.DataFrame(columns=GAP_COLUMNS)
    words = tokens[tokens["pos"].isin(CONTENT) & tokens["article_id"].isin(plain["article_id"])]
    is_head = words["sentence_id"].isin(claims["headline_id"])
    body = words[~is_head]
    deeds = actions[~actions["sentence_id"].isin(claims["headline_id"])]
    deeds = deeds.assign(verb=verb_of(deeds))
    verbs = _verbs(plain, actions)
    near = _cover(plain, words[is_head], body)
    own = _nearest(near[~near["is_quoted"]])
    quoted = _nearest(_quoted_tellings(near, verbs, deeds))
    found = plain[["article_id", "headline_id"]].reset_index(drop=True)
    found = found.merge(quoted, on="headline_id", how="left")
    own = own.rename(columns={"sentence_id": "own_sentence_id", "coverage": "own_coverage"})
    found = found.merge(own, on="headline_id", how="left")
    found[["coverage", "own_coverage"]] = found[["coverage", "own_coverage"]].fillna(0.0)
    found[["sentence_id", "own_sentence_id"]] = found[["sentence_id", "own_sentence_id"]].fillna("")
    said_own = _said_in_own_voice(verbs, body, deeds)
    found["state"] = _judge(found, found["headline_id"].isin(said_own))
    found = _name_sources(found, verbs, deeds, attributions, attribution_spans)
    outlets = found["article_id"].map(articles.set_index("article_id")["outlet"]).fillna("")
    pairs = zip(outlets.str.casefold(), found["source_name"].str.casefold(), strict=True)
    is_itself = pd.Series([bool(outlet) and outlet in source for outlet, source in pairs])
    found.loc[is_itself, "state"] = "own voice"
    return found


def _verbs(plain: pd.DataFrame, actions: pd.DataFrame) -> pd.DataFrame:
    """Return a row for each verb of each claim: whether it is negated, and told as done."""
    rows = plain.assign(verb=plain["verbs"].str.split(" ")).explode("verb")
    told = actions[actions["sentence_id"].isin(plain["headline_id"])]
    told = told.assign(
        verb=verb_of(told), headline_id=told["sentence_id"], is_done=told["modality"] == "plain"
    )
    how = told.groupby(["headline_id", "verb"], observed=True)[["is_negated", "is_done"]].max()
    rows = rows[["article_id", "headline_id", "verb"]]
    return rows.merge(how.reset_index(), on=["headline_id", "verb"], how="left")


def _cover(plain: pd.DataFrame, heads: pd.DataFrame, body: pd.DataFrame) -> pd.DataFrame:
    """Return how much of each headline's weight each sentence holds, in each voice."""
    keys = ["article_id", "sentence_id", "lemma"]
    seen = body[keys].drop_duplicates()
    n_with = seen.groupby(["article_id", "lemma"], observed=True).size().rename("n_with")
    n_body = body.groupby("article_id", observed=True)["sentence_id"].nunique()
    terms = heads.loc[heads["sentence_id"].isin(plain["headline_id"]), keys].drop_duplicates()
    terms = terms.rename(columns={"sentence_id": "headline_id"})
    terms = terms.merge(n_with.reset_index(), on=["article_id", "lemma"], how="left")
    n_all = terms["article_id"].map(n_body).fillna(0)
    terms["weight"] = np.log1p(n_all / (terms["n_with"].fillna(0) + 0.5))
    total = terms.groupby("headline_id", observed=True)["weight"].sum()
    spoken = body[[*keys, "is_quoted"]].drop_duplicates()
    shared = spoken.merge(terms, on=["article_id", "lemma"])
    sums = shared.groupby(["headline_id", "sentence_id", "is_quoted"], observed=True)["weight"]
    near = sums.sum().rename("coverage").reset_index()
    near["coverage"] /= near["headline_id"].map(total).astype(float)
    return near


def _quoted_tellings(near: pd.DataFrame, verbs: pd.DataFrame, deeds: pd.DataFrame) -> pd.DataFrame:
    """Return the sentences whose quoted words tell what the headline does."""
    quoted = deeds[deeds["is_quoted"] & deeds["modality"].isin(TOLD)]
    quoted = quoted.assign(is_told_done=quoted["modality"] == "plain")
    near = near[near["is_quoted"]]
    same = verbs.merge(
        quoted[["article_id", "sentence_id", "verb", "is_negated", "is_told_done"]],
        on=["article_id", "verb", "is_negated"],
    )
    same = same[same["is_told_done"] | ~same["is_done"]]
    same = same[["headline_id", "sentence_id"]].drop_duplicates()
    by_verb = near[near["coverage"] >= MIN_COVERAGE].merge(same, on=["headline_id", "sentence_id"])
    plain = quoted[~quoted["is_negated"] & quoted["is_told_done"]]
    negated = verbs.loc[verbs["is_negated"], "headline_id"]
    others = near[
        (near["coverage"] >= MIN_COVERAGE_ALONE)
        & near["sentence_id"].isin(plain["sentence_id"])
        & ~near["headline_id"].isin([*negated, *by_verb["headline_id"]])
    ]
    return pd.concat([by_verb, others], ignore_index=True)


def _nearest(near: pd.DataFrame) -> pd.DataFrame:
    """Keep the nearest sentence of each headline; of equals the first by its key."""
    rows = near.sort_values(["coverage", "sentence_id"], ascending=[False, True])
    rows = rows.drop_duplicates("headline_id")
    return rows[["headline_id", "sentence_id", "coverage"]]


def _said_in_own_voice(verbs: pd.DataFrame, body: pd.DataFrame, deeds: pd.DataFrame) -> set[str]:
    """Return the headlines one of whose actions the body names outside quoted words."""
    own = body.loc[~body["is_quoted"], ["article_id", "lemma"]].drop_duplicates()
    shortest, longest = STEM_CHARS
    stems = verbs.assign(stem=verbs["verb"].str[:longest])
    whole = verbs.merge(own.assign(verb=own["lemma"]), on=["article_id", "verb"])
    said = set(whole["headline_id"])
    for n_chars in range(shortest, longest + 1):
        begun = own.assign(stem=own["lemma"].str[:n_chars])
        alike = stems[stems["stem"].str.len() == n_chars].merge(begun, on=["article_id", "stem"])
        said |= set(alike["headline_id"])
    told = deeds.loc[~deeds["is_quoted"], ["article_id", "verb"]].drop_duplicates()
    by_deed = verbs.merge(told, on=["article_id", "verb"])["headline_id"]
    return said | set(by_deed)


def _judge(found: pd.DataFrame, is_said_own: pd.Series) -> pd.Series:
    """Say which voice tells each claim."""
    is_own = (found["own_coverage"] >= MIN_COVERAGE) & is_said_own
    is_own |= found["own_coverage"] >= MIN_COVERAGE_ALONE
    is_gap = (found["sentence_id"] != "") & ~is_said_own
    is_gap &= found["own_coverage"] < MAX_OWN_COVERAGE
    state = np.where(is_gap, "attributed", np.where(is_own, "own voice", "untold"))
    return pd.Series(state, index=found.index)


def _name_sources(
    found: pd.DataFrame,
    verbs: pd.DataFrame,
    deeds: pd.DataFrame,
    attributions: pd.DataFrame,
    spans: pd.DataFrame,
) -> pd.DataFrame:
    """Name who is said to have said it: the attribution whose content tells the action."""
    gaps = found[found["state"] == "attributed"]
    said = spans[(spans["part"] == "content") & (spans["manner"] == "speech")]
    said = said[said["sentence_id"].isin(gaps["sentence_id"])]
    pairs = gaps[["headline_id", "sentence_id"]].merge(
        said[["sentence_id", "attribution_id", "start_char", "end_char"]], on="sentence_id"
    )
    quoted = deeds.loc[deeds["is_quoted"], ["sentence_id", "verb", "start_char"]]
    telling = verbs[["headline_id", "verb"]].merge(quoted, on="verb")
    telling = telling.rename(columns={"start_char": "at"})[["headline_id", "sentence_id", "at"]]
    pairs = pairs.merge(telling, on=["headline_id", "sentence_id"], how="left")
    pairs["n_chars"] = pairs["end_char"] - pairs["start_char"]
    pairs["is_telling"] = pairs["at"].between(pairs["start_char"], pairs["end_char"])
    pairs = pairs.sort_values(
        ["is_telling", "n_chars", "attribution_id"], ascending=[False, False, True]
    ).drop_duplicates("headline_id")
    named = attributions[["attribution_id", "source_name", "cue_text"]]
    named = pairs[["headline_id", "attribution_id"]].merge(named, on="attribution_id")
    found = found.merge(named, on="headline_id", how="left")
    text = ["attribution_id", "source_name", "cue_text"]
    found[text] = found[text].fillna("")
    return found[GAP_COLUMNS]
