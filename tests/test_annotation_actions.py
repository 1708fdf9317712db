"""Who does what to whom in invented sentences, as the language model reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.annotation.actions import load_action_lists
from analysis.annotation.actions.tables import Naming, make_actions
from analysis.annotation.guides import load_guides
from analysis.annotation.lexicons import FOLDER
from analysis.annotation.model import load_model
from analysis.annotation.reading import read_paragraphs
from analysis.errors import InputError
from analysis.schema import empty
from analysis.schema.actions import ACTION_NAMES, ACTIONS

Read = Callable[..., tuple[pd.DataFrame, pd.DataFrame]]

NAMES = {
    "Merkel": "PERSON",
    "Putin": "PERSON",
    "Trump": "PERSON",
    "Russian": "NORP",
    "Germany": "GPE",
    "US": "GPE",
    "NATO": "ORG",
}


@pytest.fixture(scope="module")
def read() -> Read:
    """Find the actions of a text, with the names above as its names."""
    nlp = load_model()

    def find(text: str, *, section: str = "body") -> tuple[pd.DataFrame, pd.DataFrame]:
        tokens = read_paragraphs([text], nlp).tokens
        tokens = tokens.assign(
            article=0,
            article_id="a",
            sentence_id="a." + tokens["sentence"].astype(str),
            section=section,
            is_quoted=False,
        )
        names = [
            Naming(row, row + 1, NAMES[word], word.lower())
            for row, word in enumerate(tokens["word"])
            if word in NAMES
        ]
        return make_actions(tokens, names, ([], [], []), [text], load_guides())

    return find


def one(actions: pd.DataFrame, verb: str) -> pd.Series:
    """Return the only action of a verb."""
    rows = actions[actions["verb_lemma"] == verb]
    assert len(rows) == 1, actions["verb_lemma"].tolist()
    return rows.iloc[0]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb", "agent", "patient"),
    [
        ("The mayor opened the bridge.", "open", "The mayor", "the bridge"),
        ("The bridge was opened by the mayor.", "open", "the mayor", "The bridge"),
        ("The soldiers who attacked the town were tired.", "attack", "The soldiers", "the town"),
        ("The town that rebels attacked is small.", "attack", "rebels", "The town"),
        ("She kept the letter the minister wrote.", "write", "the minister", "the letter"),
        ("The minister agreed to meet the union.", "meet", "The minister", "the union"),
        ("The general ordered troops to leave the town.", "leave", "troops", "the town"),
        ("The general ordered troops to leave the town.", "order", "The general", "troops"),
        ("The judge accused the mayor of hiding the letter.", "hide", "the mayor", "the letter"),
        ("After meeting the union, the mayor resigned.", "meet", "the mayor", "the union"),
        ("The mayor was told to close the bridge.", "close", "The mayor", "the bridge"),
        ("Troops killed in the raid were buried.", "kill", "", "Troops"),
        ("The clerk said the mayor sold the boat.", "sell", "the mayor", "the boat"),
        ("The mayor called off the meeting.", "call_off", "The mayor", "the meeting"),
        ("The army meddled in the election.", "meddle_in", "The army", "the election"),
        ("It is believed to have sunk the boat.", "believe", "", ""),
        ("The clerk ran two miles.", "run", "The clerk", ""),
        ("The talks took place in spring.", "take_place", "The talks", ""),
    ],
)
def test_agent_and_patient_are_found(
    read: Read, text: str, verb: str, agent: str, patient: str
) -> None:
    """By subject and object, by-phrase, antecedent, control, particle and preposition."""
    action = one(read(text)[0], verb)

    assert (agent, patient) == (action["agent_text"], action["patient_text"])


@pytest.mark.model
def test_joined_verbs_share_their_subject(read: Read) -> None:
    """Each of them is an action of its own."""
    actions, _ = read("The mayor closed the school, sold the boat and left the town.")

    assert actions["verb_lemma"].tolist() == ["close", "sell", "leave"]
    assert {"The mayor"} == set(actions["agent_text"])


@pytest.mark.model
def test_joined_subjects_are_agents_each(read: Read) -> None:
    """One action, two names that play the same part."""
    _, names = read("Merkel and Putin signed the treaty.")

    assert list(names[["role", "entity_id"]].itertuples(index=False, name=None)) == [
        ("agent", "merkel"),
        ("agent", "putin"),
    ]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "agent", "is_agentless"),
    [
        ("The boat was sold by the mayor.", "the mayor", False),
        ("The boat was sold by Friday.", "", True),
        ("The boat was sold by mistake.", "", True),
        ("The boat was sold by police.", "police", False),
        ("The boat was sold.", "", True),
        ("The mayor sold the boat by phone.", "The mayor", False),
    ],
)
def test_by_names_an_agent_only_where_somebody_acts(
    read: Read, text: str, agent: str, is_agentless: bool
) -> None:
    """A day or a means is nobody; an active verb is never agentless."""
    action = one(read(text)[0], "sell")

    assert (agent, is_agentless) == (action["agent_text"], action["is_agentless"])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("The school was searched.", "search"),
        ("The school has been searched again.", "search"),
        ("The school will be sold and searched.", "search"),
        ("The mayor had the school searched.", "search"),
        ("The school searched by the guards was old.", "search"),
    ],
)
def test_passives_are_passive(read: Read, text: str, verb: str) -> None:
    """With an auxiliary, sharing one, or without."""
    assert one(read(text)[0], verb)["is_passive"]


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The mayor was happy.",
        "The mayor became a judge.",
        "The mayor has a boat.",
        "The firm is based in the town.",
    ],
)
def test_states_are_no_actions(read: Read, text: str) -> None:
    """Being, becoming and having tell how things are."""
    assert read(text)[0].empty


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "agent", "patient", "is_agentless"),
    [
        ("The army's invasion of the island began.", "The army", "the island", False),
        ("The invasion of the island by the army began.", "the army", "the island", False),
        ("The invasion of the island began.", "", "the island", True),
        ("Last year's invasion of the island failed.", "", "the island", True),
        ("The Russian invasion began.", "Russian", "", False),
    ],
)
def test_nouns_of_action_are_read(
    read: Read, text: str, agent: str, patient: str, is_agentless: bool
) -> None:
    """A possessor, a by-phrase or a people before it names who did it; a year does not."""
    action = one(read(text)[0], "invade")

    assert action["is_nominal"]
    assert action["noun_lemma"] == "invasion"
    assert (agent, patient, is_agentless) == (
        action["agent_text"],
        action["patient_text"],
        action["is_agentless"],
    )


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "agent", "patient"),
    [
        ("His arrest surprised the town.", "", "His"),
        ("The arrest of the mayor surprised the town.", "", "the mayor"),
        ("The court's arrest of the mayor surprised the town.", "The court", "the mayor"),
    ],
)
def test_a_noun_may_name_whom_it_is_done_to_first(
    read: Read, text: str, agent: str, patient: str
) -> None:
    """Who is arrested owns the arrest, unless "of" names him."""
    action = one(read(text)[0], "arrest")

    assert (agent, patient) == (action["agent_text"], action["patient_text"])


@pytest.mark.model
def test_a_light_verb_leaves_the_action_to_its_object(read: Read) -> None:
    """It is one action, under the noun's verb, and the noun is kept beside it."""
    actions, _ = read("The army launched a raid on the camp.")
    action = actions.iloc[0]

    assert len(actions) == 1
    assert tuple(action[["verb_lemma", "noun_lemma", "agent_text", "patient_text"]]) == (
        "raid",
        "raid",
        "The army",
        "the camp",
    )
    assert not action["is_nominal"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb", "modality", "is_negated"),
    [
        ("The mayor sold the boat.", "sell", "plain", False),
        ("The mayor will sell the boat.", "sell", "will", False),
        ("The mayor might not sell the boat.", "sell", "might", True),
        ("The mayor can't sell the boat.", "sell", "can", True),
        ("The mayor is going to sell the boat.", "sell", "will", False),
        ("The mayor wants to sell the boat.", "sell", "to", False),
        ("The mayor denied selling the boat.", "sell", "ing", False),
        ("Nobody cares if the mayor sells the boat.", "sell", "if", False),
        ("The mayor never sold the boat.", "sell", "plain", True),
    ],
)
def test_modals_and_negation_are_told(
    read: Read, text: str, verb: str, modality: str, is_negated: bool
) -> None:
    """What is wanted, possible or denied is not told as done."""
    action = one(read(text)[0], verb)

    assert (modality, is_negated) == (action["modality"], action["is_negated"])


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trump phoned Merkel.", {("agent", "trump", "head"), ("patient", "merkel", "head")}),
        ("Trump's lawyer phoned Merkel.", {("patient", "merkel", "head")}),
        ("US troops left the town.", {("agent", "us", "modifier")}),
        ("The president, Trump, left the town.", {("agent", "trump", "apposition")}),
        ("Trump supporters left the town.", set()),
        ("He left the town.", set()),
    ],
)
def test_names_are_found_in_the_phrase_that_acts(
    read: Read, text: str, names: set[tuple[str, str, str]]
) -> None:
    """An owner does not act, nor whom supporters support; a people acts through its troops."""
    rows = read(text)[1][["role", "entity_id", "named_by"]]

    assert names == set(rows.itertuples(index=False, name=None))


@pytest.mark.model
def test_saying_and_wanting_are_marked(read: Read) -> None:
    """So that pages can leave them out."""
    actions, _ = read("The clerk said that the mayor wanted the boat and sold it.")
    rows = actions.set_index("verb_lemma")[["is_saying", "is_mental"]]

    assert tuple(rows.loc["say"]) == (True, False)
    assert tuple(rows.loc["want"]) == (False, True)
    assert tuple(rows.loc["sell"]) == (False, False)


@pytest.mark.model
def test_offsets_lead_to_the_words(read: Read) -> None:
    """Of the verb, and of each part."""
    text = "On Monday the old mayor was not thanked by the small union."
    action = one(read(text)[0], "thank")

    assert text[action["start_char"] : action["end_char"]] == "thanked"
    for role in ("agent", "patient"):
        words = text[action[f"{role}_start_char"] : action[f"{role}_end_char"]]
        assert action[f"{role}_text"] == words != ""


@pytest.mark.model
def test_a_chain_of_verbs_without_end_is_left_out(read: Read) -> None:
    """Rules walk up the tree: hostile text must not make them walk for ever."""
    actions, _ = read("They " + "ran and " * 3000 + "hid.")

    assert len(actions) < 3000


@pytest.mark.model
def test_no_action_gives_empty_tables(read: Read) -> None:
    """With the promised columns."""
    actions, names = read("A quiet morning.")

    pd.testing.assert_frame_equal(empty(ACTIONS), actions)
    pd.testing.assert_frame_equal(empty(ACTION_NAMES), names)


def test_every_light_verb_has_nouns_of_action() -> None:
    """A noun that is no action could not say what is done."""
    lists = load_action_lists()

    assert set().union(*lists.light.values()) <= set(lists.nominals)


def test_two_groups_may_not_claim_a_noun(tmp_path: Path) -> None:
    """Who "of" names would depend on chance."""
    text = (FOLDER / "actions.toml").read_text(encoding="utf-8")
    doubled = text.replace("[nominals.own]\n", '[nominals.own]\ninvasion = "invade"\n')
    (tmp_path / "actions.toml").write_text(doubled, encoding="utf-8")

    with pytest.raises(InputError, match="invasion"):
        load_action_lists(tmp_path)
