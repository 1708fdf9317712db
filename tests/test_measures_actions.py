"""Who acts and who is acted upon, side by side: arithmetic on invented actions."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.errors import SchemaError
from analysis.measures.actions import (
    AGENTLESS_COLUMNS,
    ROLE_COLUMNS,
    SIDE_COLUMNS,
    VERB_COLUMNS,
    choose_actions,
    find_agentless,
    tally_roles,
    tally_sides,
    tally_verbs,
)
from analysis.schema import conform, empty
from analysis.schema.actions import ACTION_NAMES, ACTIONS

ARTICLES = pd.DataFrame(
    [("p", "e", "Post"), ("s", "e", "Star"), ("x", "f", "Post"), ("y", "", "Echo")],
    columns=["article_id", "event_id", "side"],
)
DEFAULTS = {column.name: "" for column in ACTIONS.columns if column.dtype == "string"}
DEFAULTS |= {column.name: 0 for column in ACTIONS.columns if column.dtype == "int"}
DEFAULTS |= {column.name: False for column in ACTIONS.columns if column.dtype == "bool"}
DEFAULTS |= {"section": "body", "modality": "plain"}


def make(*rows: dict[str, object]) -> pd.DataFrame:
    """Make actions; each is named by its place, and what is not said is plain."""
    filled = [DEFAULTS | {"action_id": str(i), **row} for i, row in enumerate(rows)]
    return conform(pd.DataFrame(filled), ACTIONS)


def name(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Make names of actions: action, role, entity."""
    table = pd.DataFrame(rows, columns=["action_id", "role", "entity_id"])
    return conform(table.assign(article_id="", surface="", named_by="head"), ACTION_NAMES)


ATTACKED = make(
    {"article_id": "p", "verb_lemma": "bomb", "is_passive": True, "is_agentless": True},
    {"article_id": "p", "verb_lemma": "meet"},
    {"article_id": "p", "verb_lemma": "bomb", "is_nominal": True, "is_agentless": True},
    {"article_id": "s", "verb_lemma": "bomb"},
    {"article_id": "x", "verb_lemma": "meet"},
)
NAMED = name(
    ("0", "patient", "roe"),
    ("1", "agent", "roe"),
    ("1", "agent", "doe"),
    ("2", "patient", "roe"),
    ("3", "agent", "doe"),
    ("4", "agent", "roe"),
)


def test_shares_are_counts_over_their_denominators() -> None:
    """Of three actions with Roe one is Roe's; of the one verb done to Roe, all is passive."""
    roles = tally_roles(ATTACKED, NAMED, ARTICLES).set_index(["event_id", "side", "entity_id"])
    roe = roles.loc[("e", "Post", "roe")]

    assert (roe["n_agent"], roe["n_patient"], roe["of_actions"]) == (1, 2, 3)
    assert roe["agent_share"] == 1 / 3
    assert (roe["n_passive"], roe["of_verbs"], roe["passive_share"]) == (1, 1, 1.0)
    assert (roe["n_agentless"], roe["agentless_share"]) == (2, 2 / 2)
    assert (roe["n_articles_with"], roe["n_articles"]) == (1, 1)


def test_other_sides_of_the_event_have_a_row_of_zeros() -> None:
    """Star says nothing of Roe: none of none is no share."""
    roles = tally_roles(ATTACKED, NAMED, ARTICLES).set_index(["event_id", "side", "entity_id"])
    roe = roles.loc[("e", "Star", "roe")]

    assert (roe["of_actions"], roe["n_articles"]) == (0, 1)
    assert math.isnan(roe["agent_share"])
    assert ("f", "Star", "roe") not in roles.index


def test_events_are_apart_unless_pooled() -> None:
    """Post's two reports are on two events; pooled they are one side, and say so."""
    apart = tally_roles(ATTACKED, NAMED, ARTICLES)
    pooled = tally_roles(ATTACKED, NAMED, ARTICLES, is_pooled=True)
    roe = pooled[(pooled["side"] == "Post") & (pooled["entity_id"] == "roe")].iloc[0]

    assert not apart["is_pooled"].any()
    assert pooled["is_pooled"].all()
    assert (roe["of_actions"], roe["n_articles"]) == (4, 2)


def test_an_event_nobody_knows_is_compared_with_nothing() -> None:
    """Echo's report gets no zeros of others, and gives none."""
    actions = make({"article_id": "y"}, {"article_id": "p"})
    roles = tally_roles(actions, name(("0", "agent", "roe"), ("1", "agent", "doe")), ARTICLES)

    assert len(roles[roles["entity_id"] == "roe"]) == 1


def test_acting_upon_oneself_is_one_action_with_two_parts() -> None:
    """Roe defended Roe."""
    roles = tally_roles(
        make({"article_id": "p"}), name(("0", "agent", "roe"), ("0", "patient", "roe")), ARTICLES
    )
    roe = roles[roles["side"] == "Post"].iloc[0]

    assert (roe["n_agent"], roe["n_patient"], roe["of_actions"]) == (1, 1, 1)


@pytest.mark.parametrize("n_articles", [7, 8])
def test_an_interval_needs_eight_articles_with_the_entity(n_articles: int) -> None:
    """Below there is none; articles without the entity do not help."""
    keys = [str(i) for i in range(n_articles)]
    articles = pd.DataFrame({"article_id": [*keys, "none"], "event_id": "e", "side": "Post"})
    actions = make(*({"article_id": key} for key in keys))
    names = name(*((key, "agent", "roe") for key in keys))
    row = tally_roles(actions, names, articles, entity_ids=["roe"]).iloc[0]

    assert math.isnan(row["agent_share_low"]) == (n_articles < 8)
    if n_articles == 8:
        assert (row["agent_share_low"], row["agent_share_high"]) == (1.0, 1.0)


def test_intervals_come_with_chosen_entities_only() -> None:
    """Only the chosen ones are tallied then."""
    roles = tally_roles(ATTACKED, NAMED, ARTICLES, entity_ids=["doe"])

    assert set(roles["entity_id"]) == {"doe"}


def test_neither_order_nor_repetition_of_rows_counts() -> None:
    """The same tables in another order, with every row twice, say the same."""
    turned = [pd.concat([table, table]).iloc[::-1] for table in (ATTACKED, NAMED, ARTICLES)]

    pd.testing.assert_frame_equal(
        tally_roles(ATTACKED, NAMED, ARTICLES), tally_roles(*turned), check_like=True
    )
    pd.testing.assert_frame_equal(
        tally_sides(ATTACKED, ARTICLES), tally_sides(turned[0], turned[2])
    )


def test_verbs_are_counted_by_entity_and_role() -> None:
    """Roe is bombed twice, once by a noun, and meets once."""
    verbs = tally_verbs(ATTACKED, NAMED, ARTICLES)
    roe = verbs[(verbs["event_id"] == "e") & (verbs["entity_id"] == "roe")]

    assert roe[["role", "verb_lemma", "n_actions", "of_actions"]].to_numpy().tolist() == [
        ["agent", "meet", 1, 1],
        ["patient", "bomb", 2, 2],
    ]


def test_a_side_counts_passives_among_verbs_and_nouns_apart() -> None:
    """Post tells three actions on the event: two verbs, one of them passive, and a noun."""
    post = tally_sides(ATTACKED, ARTICLES).set_index(["event_id", "side"]).loc[("e", "Post")]

    assert (post["n_actions"], post["n_verbs"], post["n_passive"]) == (3, 2, 1)
    assert post["passive_share"] == 1 / 2
    assert post["agentless_passive_share"] == 1 / 1
    assert (post["n_nominal"], post["agentless_nominal_share"]) == (1, 1.0)
    assert math.isnan(post["passive_share_low"])


def test_a_side_without_actions_has_zeros() -> None:
    """Echo reported, and nothing happened."""
    echo = tally_sides(ATTACKED, ARTICLES).set_index("side").loc["Echo"]

    assert (echo["n_articles"], echo["n_actions"]) == (1, 0)
    assert math.isnan(echo["passive_share"])


def told(article_id: str, **values: object) -> dict[str, object]:
    """Tell of a bombing."""
    return {"article_id": article_id, "verb_lemma": "bomb", **values}


@pytest.mark.parametrize(
    ("open_", "known", "names", "matched_by"),
    [
        ({"patient_lemma": "town"}, {"patient_lemma": "town"}, [], "word"),
        ({"patient_lemma": "town"}, {"patient_lemma": "ship"}, [], None),
        ({"patient_lemma": "town"}, {"patient_lemma": ""}, [], "verb"),
        ({"patient_lemma": ""}, {"patient_lemma": "town"}, [], "verb"),
        ({"patient_lemma": "they"}, {"patient_lemma": "they"}, [], "verb"),
        (
            {"patient_lemma": "city"},
            {"patient_lemma": "aleppo"},
            [("0", "patient", "aleppo"), ("1", "patient", "aleppo")],
            "entity",
        ),
        ({"patient_lemma": "town"}, {"patient_lemma": "town", "agent_lemma": "they"}, [], None),
        (
            {"patient_lemma": "town"},
            {"patient_lemma": "town", "agent_lemma": "they"},
            [("1", "agent", "roe")],
            "word",
        ),
    ],
)
def test_a_doer_is_looked_up_by_verb_and_patient(
    open_: dict[str, object],
    known: dict[str, object],
    names: list[tuple[str, str, str]],
    matched_by: str | None,
) -> None:
    """The surest basis is told; a mere pronoun names no doer, and tells no patient."""
    actions = make(
        told("p", is_agentless=True, **open_), told("s", **{"agent_lemma": "army", **known})
    )
    found = find_agentless(actions, name(*names), ARTICLES)

    if matched_by is None:
        assert found.empty
    else:
        row = found.iloc[0]
        assert (row["side"], row["other_side"], row["matched_by"]) == ("Post", "Star", matched_by)
        assert (row["action_id"], row["other_action_id"], row["n_matches"]) == ("0", "1", 1)


@pytest.mark.parametrize("where", ["p", "x", "y"])
def test_a_doer_is_looked_up_in_other_sides_of_the_event_only(where: str) -> None:
    """Not in the side itself, not in another event, nor where no event is known."""
    actions = make(
        told("p", is_agentless=True, patient_lemma="town"),
        told(where, agent_lemma="army", patient_lemma="town"),
    )

    assert find_agentless(actions, name(), ARTICLES).empty


def test_a_noun_is_matched_with_its_verb_and_preposition() -> None:
    """Interference in the vote, and who interfered in the vote."""
    noun = {"is_nominal": True, "noun_lemma": "interference", "is_agentless": True}
    actions = make(
        {"article_id": "p", "verb_lemma": "interfere", "patient_lemma": "vote", **noun},
        {
            "article_id": "s",
            "verb_lemma": "interfere_in",
            "patient_lemma": "vote",
            "agent_lemma": "army",
        },
    )

    assert find_agentless(actions, name(), ARTICLES)["matched_by"].tolist() == ["word"]


def test_voices_add_up_and_captions_are_left_out() -> None:
    """What is told is told in the outlet's voice or in a quoted one."""
    actions = make(
        {"article_id": "p", "is_quoted": True},
        {"article_id": "p"},
        {"article_id": "p", "section": "caption"},
    )
    n_own, n_quoted, n_all = (
        len(choose_actions(actions, voice)) for voice in ("own", "quoted", "all")
    )

    assert (n_own, n_quoted, n_all) == (1, 1, 2)


def test_saying_and_wanting_can_be_left_out() -> None:
    """What is left was done."""
    actions = make(
        {"article_id": "p", "is_saying": True},
        {"article_id": "p", "is_mental": True},
        {"article_id": "p"},
    )

    assert choose_actions(actions, "all", with_saying=False)["action_id"].tolist() == ["2"]


def test_nothing_gives_empty_tables_with_their_columns() -> None:
    """No action, no name, no article."""
    actions, names = empty(ACTIONS), empty(ACTION_NAMES)

    assert tally_roles(actions, names, ARTICLES).columns.tolist() == ROLE_COLUMNS
    assert tally_verbs(actions, names, ARTICLES).columns.tolist() == VERB_COLUMNS
    assert find_agentless(actions, names, ARTICLES).columns.tolist() == AGENTLESS_COLUMNS
    assert tally_sides(actions, ARTICLES.iloc[:0]).columns.tolist() == SIDE_COLUMNS


def test_a_missing_column_is_named() -> None:
    """Before anything is counted."""
    with pytest.raises(SchemaError, match="is_passive"):
        tally_sides(ATTACKED.drop(columns="is_passive"), ARTICLES)
    with pytest.raises(SchemaError, match="event_id"):
        tally_roles(ATTACKED, NAMED, ARTICLES.drop(columns="event_id"))
