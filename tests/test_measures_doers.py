"""Who does one thing, side by side: arithmetic on invented actions."""

from __future__ import annotations

import pandas as pd

from analysis.measures.actions import (
    DOER_COLUMNS,
    DOUBT_COLUMNS,
    choose_verbs,
    find_agentless,
    find_doubts,
    find_speakers,
    read_families,
    tally_doers,
)
from tests.test_measures_actions import ARTICLES, make, name

AGREED = make(
    {"article_id": "p", "verb_lemma": "agree", "agent_lemma": "Doe"},
    {"article_id": "p", "verb_lemma": "agree", "agent_lemma": "leader"},
    {"article_id": "p", "verb_lemma": "agree", "is_nominal": True, "noun_lemma": "agreement"},
    {"article_id": "p", "verb_lemma": "deny", "agent_lemma": "Doe"},
    {"article_id": "s", "verb_lemma": "agree", "agent_lemma": "leader"},
    {"article_id": "x", "verb_lemma": "agree", "agent_lemma": "leader"},
)
NO_DOUBT = pd.DataFrame(columns=DOUBT_COLUMNS)
NAMED = name(("0", "agent", "roe"), ("0", "agent", "doe"), ("1", "patient", "roe"))


def by_doer(table: pd.DataFrame, event_id: str, side: str) -> dict[str, tuple[int, int]]:
    """Return the counts of one report, by who acts."""
    rows = table[(table["event_id"] == event_id) & (table["side"] == side)]
    return {
        row.entity_id or f"={row.agent_lemma}": (row.n_actions, row.of_actions)
        for row in rows.itertuples(index=False)
    }


def test_names_go_before_words_and_nobody_named_counts_too() -> None:
    """Two who agree together have a row each; the verb deny is another."""
    doers = tally_doers(AGREED, NAMED, ARTICLES, ["agree"], doubts=NO_DOUBT)

    told = {"roe": (1, 3), "doe": (1, 3), "=leader": (1, 3), "=": (1, 3)}
    assert by_doer(doers, "e", "Post") == told
    assert by_doer(doers, "e", "Star") == {"=leader": (1, 1)}


def test_events_are_kept_apart_unless_pooled() -> None:
    """The Post tells of it on two events."""
    pooled = tally_doers(AGREED, NAMED, ARTICLES, ["agree"], doubts=NO_DOUBT, is_pooled=True)

    assert by_doer(pooled, "", "Post")["=leader"] == (2, 4)
    assert pooled["n_articles_with"].max() == 2


def test_row_order_changes_nothing_and_nobody_gives_an_empty_table() -> None:
    """Counting is no matter of order."""
    turned = tally_doers(
        AGREED.iloc[::-1], NAMED.iloc[::-1], ARTICLES.iloc[::-1], ["agree"], doubts=NO_DOUBT
    )

    pd.testing.assert_frame_equal(
        turned, tally_doers(AGREED, NAMED, ARTICLES, ["agree"], doubts=NO_DOUBT)
    )
    assert (
        tally_doers(AGREED, NAMED, ARTICLES, ["sing"], doubts=NO_DOUBT).columns.tolist()
        == DOER_COLUMNS
    )


def test_a_possessive_names_nobody_who_did_it() -> None:
    """Their meeting tells no more than the meeting."""
    met = {"verb_lemma": "meet", "is_nominal": True, "noun_lemma": "meeting"}
    actions = make(
        {"article_id": "p", **met, "is_agentless": True},
        {"article_id": "s", **met, "agent_lemma": "their"},
    )

    assert find_agentless(actions, name(), ARTICLES).empty


TOLD = make(
    {"article_id": "p", "verb_lemma": "meddle", "agent_lemma": "Roe", "patient_text": "the vote"},
    {"article_id": "p", "verb_lemma": "meddle", "agent_lemma": "Roe", "is_quoted": True},
    {"article_id": "p", "verb_lemma": "interfere_in", "agent_lemma": "Roe", "is_negated": True},
    {
        "article_id": "p",
        "verb_lemma": "meddle",
        "agent_lemma": "Roe",
        "modality": "may",
        "patient_text": "an election",
    },
)


def test_how_a_deed_is_told_is_counted_for_each_doer() -> None:
    """Four times: plainly, quoted, as not done, as possible; the quoted one with a doubt."""
    doubts = pd.DataFrame({"action_id": ["1", "9"], "words": ["alleged", "may"]})
    doers = tally_doers(TOLD, name(), ARTICLES, ["meddle", "interfere_in"], doubts=doubts)

    row = doers.iloc[0]
    assert (row["n_actions"], row["of_actions"]) == (4, 4)
    assert (row["doubt_words"], row["patient_texts"]) == ("alleged", "an election; the vote")
    told = ["n_plain", "n_quoted", "n_negated", "n_unreal", "n_doubted"]
    assert [row[column] for column in told] == [1, 1, 1, 1, 1]


def test_several_verbs_are_counted_as_one() -> None:
    """Three who meddle and one who interferes are four, and three without the second verb."""
    both = tally_doers(TOLD, name(), ARTICLES, ["meddle", "interfere_in"], doubts=NO_DOUBT)
    one = tally_doers(TOLD, name(), ARTICLES, ["meddle"], doubts=NO_DOUBT)

    assert (both["n_actions"].sum(), one["n_actions"].sum()) == (4, 3)


def hedge(action_id: str, word: str) -> pd.DataFrame:
    """Make one noun phrase, hedged or not."""
    return pd.DataFrame({"phrase_id": [action_id], "hedge": [word]})


def cue(sentence_id: str, category: str, entry: str, start_char: int = 0) -> pd.DataFrame:
    """Make one cue word."""
    columns = ["sentence_id", "category", "entry", "start_char", "end_char"]
    end_char = start_char + len(entry)
    return pd.DataFrame([(sentence_id, category, entry, start_char, end_char)], columns=columns)


def test_a_doubt_stands_on_the_noun_or_shortly_before_the_action() -> None:
    """Each word once; a judging word is no doubt, nor is one of another sentence."""
    actions = make({"sentence_id": "s", "start_char": 20}, {"sentence_id": "t"})
    cues = pd.concat(
        [
            cue("s", "hearsay", "alleged", 12),
            cue("s", "hearsay", "be said to", 9),
            cue("s", "hedge", "possible", 1),
            cue("s", "evaluation", "bad", 15),
            cue("u", "hedge", "likely", 12),
        ]
    )

    found = find_doubts(actions, hedge("0", "alleged"), cues)

    assert found.to_numpy().tolist() == [["0", "alleged, be said to, possible"]]


def test_what_stands_further_off_or_after_is_about_something_else() -> None:
    """Who says so is told apart, and could by the verb's own modality."""
    actions = make({"sentence_id": "s", "start_char": 40, "end_char": 46})
    cues = [
        cue("s", "hedge", "likely", 10),
        cue("s", "hedge", "likely", 47),
        cue("s", "hedge", "could", 34),
        cue("s", "hearsay", "according to", 27),
    ]

    assert find_doubts(actions, hedge("", ""), pd.concat(cues)).empty


def test_no_doubt_gives_an_empty_table() -> None:
    """What is not hedged is not in it."""
    found = find_doubts(make({"sentence_id": "s"}), hedge("0", ""), cue("s", "conflict", "war"))

    assert found.empty
    assert found.columns.tolist() == DOUBT_COLUMNS


def test_whose_words_tell_an_action_is_the_nearest_voice() -> None:
    """Roe said that Doe denied that it was done: Doe. What is not quoted has no speaker."""
    actions = make(
        {"article_id": "p", "start_char": 30, "is_quoted": True},
        {"article_id": "p", "start_char": 31},
        {"article_id": "s", "start_char": 30, "is_quoted": True},
    )
    rows = [("roe", "content", 10, 60), ("doe", "content", 25, 40), ("doe", "cue", 29, 31)]
    spans = pd.DataFrame(rows, columns=["attribution_id", "part", "start_char", "end_char"])

    found = find_speakers(actions, spans.assign(article_id="p"))

    assert found.to_numpy().tolist() == [["0", "doe"]]


def test_a_verb_stands_for_those_with_a_preposition_but_not_with_a_particle() -> None:
    """To call for is a kind of calling here, to call off another deed."""
    present = {"call", "call_for", "call_off"}

    assert choose_verbs(["call"], present) == ("call", "call_for")
    assert choose_verbs(["call_for", "call"], present) == ("call_for", "call")
    assert choose_verbs(["sing"], present) == ()


def test_every_family_has_several_verbs_and_is_named_by_its_first() -> None:
    """A choice of one verb is no family."""
    for family, verbs in read_families().items():
        assert verbs[0] == family
        assert len(set(verbs)) == len(verbs) >= 2
