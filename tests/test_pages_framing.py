"""The Framing page without a browser: every number opens its sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest
import streamlit as st

from analysis.corrections import Correction
from analysis.figures.doers import doer_value
from analysis.measures.actions import choose_verbs, read_families
from pages.shared.acting import Telling
from pages.shared.action_evidence import (
    UNTOLD_WORDS,
    cells_of_doers,
    cells_of_roles,
    cells_of_untold,
    cells_of_verbs,
)
from pages.shared.action_words import action_words
from pages.shared.agentless import lead_pairs
from pages.shared.cue_evidence import cells_of_cues
from pages.shared.loading import load_corpus
from pages.shared.loading_action_sentences import load_cell_actions, load_first_of_verbs
from pages.shared.loading_actions import (
    load_acting,
    load_agentless,
    load_verb_list,
    load_verbs,
)
from pages.shared.loading_cues import load_cue_hits, load_cue_rates
from pages.shared.loading_doers import load_doers
from pages.shared.loading_entities import load_entities
from pages.shared.loading_framing_recounts import load_role_recounts
from pages.shared.state import EVERYTHING, VoiceCell
from tests.test_pages import run, sentences, sheets, text_of

ALL = Telling(EVERYTHING)
MANY = 1000
MERGED = (Correction("merge", "kremlin", into="russia"),)
HINDUSTAN = "Hindustan Times"


def n_opened(telling: Telling, row: object, facet: str, value: str) -> int:
    """Return how many actions a mark opens."""
    return load_cell_actions(telling, VoiceCell(row.event_id, row.side, facet, value), MANY)[1]


@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
@pytest.mark.parametrize("with_saying", [True, False])
def test_every_half_of_a_bar_opens_the_actions_it_counts(voice, with_saying):
    """A number without its sentences does not ship."""
    telling = Telling(replace(EVERYTHING, voice=voice), with_saying)
    roles = load_acting(telling).roles

    assert len(roles) > 20
    for row in roles.itertuples(index=False):
        assert n_opened(telling, row, "acts", row.entity_id) == row.n_agent
        assert n_opened(telling, row, "acted_upon", row.entity_id) == row.n_patient


def test_every_verb_and_every_doer_opens_the_actions_it_counts():
    """Those of Donald Trump, and all that is agreed, denied and ordered."""
    verbs = load_verbs(ALL, "donald-trump")
    for row in verbs.itertuples(index=False):
        assert n_opened(ALL, row, "verb", f"{row.role} {row.verb_lemma} donald-trump") == (
            row.n_actions
        )
    for verbs in (("agree",), ("deny",), ("order",), ("meddle", "interfere_in", "intervene")):
        for row in load_doers(ALL, verbs).itertuples(index=False):
            value = doer_value(verbs, row.entity_id, row.agent_lemma)
            assert n_opened(ALL, row, "doer", value) == row.n_actions


def test_what_names_no_doer_opens_the_actions_it_counts():
    """Passives, passives without a doer, nouns without one."""
    for row in load_acting(ALL).sides.itertuples(index=False):
        for value in UNTOLD_WORDS:
            assert n_opened(ALL, row, "told", value) == getattr(row, f"n_{value}")


def doers_of(verb: str, side: str) -> dict[str, int]:
    """Return who is told to do one thing in one report."""
    doers = load_doers(ALL, (verb,))
    rows = doers[doers["side"] == side].itertuples(index=False)
    return {row.entity_id or row.agent_lemma: row.n_actions for row in rows}


def test_who_ordered_who_denied_and_who_agreed_is_as_the_texts_say():
    """Read by hand: the headline of the Hindustan Times is given to Putin alone (limits)."""
    assert doers_of("order", HINDUSTAN) == {"donald-trump": 1}
    assert doers_of("deny", HINDUSTAN) == {"donald-trump": 1, "vladimir-putin": 1}
    assert doers_of("deny", "Business Standard") == {"vladimir-putin": 1}
    agreed = {"donald-trump": 2, "vladimir-putin": 2, "leader": 1}
    assert doers_of("agree", "The Arabian Post") == agreed
    assert doers_of("agree", HINDUSTAN) == {"donald-trump": 2, "vladimir-putin": 3, "leader": 1}
    first, n_actions = load_first_of_verbs(ALL, ("order",), MANY)
    assert n_actions == 1
    assert "Trump ordered the strikes" in first.sentences["text"].iloc[0]
    assert action_words(first.actions.iloc[0]) == (
        "Trump → order → the strikes against Syrian government targets"
    )


def test_the_page_shows_who_does_a_verb_with_the_parts_marked():
    """Three marks that differ in more than colour, and a line that says which is which."""
    app = run("framing.py", part="Who does it", verb="deny")

    assert not app.exception
    block = next(
        one
        for sheet in sheets(app)
        for one in sheet["blocks"]
        if one["label"].startswith("Trump → deny")
    )
    told = block["sentences"][0]
    marked = {name: told["text"][start:end] for start, end, name, _ in told["marks"]}
    assert marked == {"source": "Trump", "cue": "denied", "content": "any nefarious ties"}
    assert "Putin" in " ".join(sentences(app, "evidence"))
    assert sheets(app)[0]["blocks"][0]["className"] == "marks"


INTERFERE = "interfere, meddle, intervene, influence, tamper, hack, rig, sway"


def test_who_is_told_to_interfere_and_how_sure_is_as_the_texts_say():
    """Read by hand: the hedges, the denials and the one report that is silent."""
    verbs = choose_verbs(read_families()["interfere"], load_verb_list(ALL))
    doers = load_doers(ALL, verbs).set_index(["side", "entity_id", "agent_lemma"])
    columns = ["n_plain", "n_quoted", "n_negated", "n_unreal", "n_doubted"]

    def told(*key: str) -> list[object]:
        return [*doers.loc[key, columns], doers.loc[key, "doubt_words"]]

    assert told("Business Standard", "russia", "") == [0, 0, 0, 0, 1, "ostensible"]
    assert told("Business Standard", "russian", "") == [0, 1, 0, 0, 1, "allegation"]
    assert told(HINDUSTAN, "russian", "") == [0, 1, 0, 0, 1, "accusation"]
    assert told(HINDUSTAN, "moscow", "") == [0, 1, 0, 0, 0, ""]
    assert told(HINDUSTAN, "", "it") == [1, 0, 0, 0, 0, ""]
    assert told("Russian American Business", "russia", "") == [0, 1, 0, 0, 1, "alleged"]
    assert told("Russian American Business", "russian", "") == [0, 1, 1, 1, 0, ""]
    assert told("The Arabian Post", "moscow", "") == [1, 0, 0, 0, 0, ""]
    assert doers.loc[("The Arabian Post", "moscow", ""), "patient_texts"] == "Syria"


def test_a_family_of_verbs_is_one_click_and_says_how_sure_each_report_tells_it():
    """The pill writes the verbs into the box, which stands in the address."""
    app = run("framing.py", part="Who does it")
    app.button_group(key="verb_family").set_value("interfere").run()

    assert not app.exception
    assert app.selectbox(key="verb").value == INTERFERE
    said = text_of(app)
    assert "Russia 1 (to: the US election), with a word of doubt (ostensible)" in said
    assert "**Not found in the text of:** The Sydney Morning Herald" in said
    notes = [block["note"] for sheet in sheets(app) for block in sheet["blocks"]]
    assert "In the words of Vladimir Putin (denied)." in notes
    assert "Word of doubt: ostensible." in notes


def test_a_verb_chosen_in_the_box_puts_the_family_out():
    """The pill follows the box, and what was open is closed."""
    app = run("framing.py", part="Who does it", verb=INTERFERE)
    assert app.button_group(key="verb_family").value == "interfere"
    app.selectbox(key="verb").set_value("deny").run()

    assert app.button_group(key="verb_family").value is None
    assert app.selectbox(key="show").value is None
    assert "Actions with the verb deny, or" in text_of(app)


def test_verbs_of_a_readers_own_are_counted_as_one():
    """Those that nobody does are passed over; a verb stands for those with a preposition."""
    app = run("framing.py", part="Who does it", verb="meddle, pirouette, order")

    assert "Actions with the verb meddle, meddle in, order, or a noun" in text_of(app)


def test_what_a_verb_or_a_name_asks_that_is_not_here_is_said():
    """A typed word that nobody does falls back, and says so."""
    for part, asked in {
        "Who does it": {"verb": "pirouette"},
        "What one does": {"actor": "Nobody At All"},
    }.items():
        app = run("framing.py", part=part, **asked)
        assert next(iter(asked.values())) in " ".join(info.value for info in app.info)
        assert not app.exception


def test_verbs_of_saying_can_be_left_out():
    """What is left was done: nobody denies, and the deed stays."""
    deeds = Telling(EVERYTHING, with_saying=False)

    assert "deny" in load_verb_list(ALL)
    assert not {"deny", "say", "accuse"} & set(load_verb_list(deeds))
    assert "order" in load_verb_list(deeds)
    counts = [load_acting(one).sides["n_actions"].sum() for one in (ALL, deeds)]
    assert counts[0] > counts[1] > 0


def test_an_open_mark_says_the_part_the_entity_plays():
    """In words, not by colour alone."""
    app = run("framing.py")
    app.selectbox(key="show").set_value(f"{HINDUSTAN}, 2 May 2017, Donald Trump acted upon").run()

    notes = [block["note"] for sheet in sheets(app) for block in sheet["blocks"]]
    assert any(note.startswith("Donald Trump is acted upon here") for note in notes)
    assert "1 action" in text_of(app)


def test_a_correction_reaches_who_acts():
    """What a reader merged acts as one, and each action once."""
    merged = Telling(replace(EVERYTHING, corrections=MERGED))
    before = load_acting(ALL).roles.groupby("entity_id")["of_actions"].sum()
    after = load_acting(merged).roles.groupby("entity_id")["of_actions"].sum()

    assert "kremlin" not in after.index
    assert before["russia"] < after["russia"] <= before["russia"] + before["kremlin"]
    for row in load_acting(merged).roles.itertuples(index=False):
        assert n_opened(merged, row, "acts", row.entity_id) == row.n_agent


def test_leads_stand_on_one_event_and_one_side_names_nobody():
    """The other sentence has a doer, in another report on the same event."""
    pairs = load_agentless(ALL)
    actions = load_corpus().table("actions").set_index("action_id")

    assert len(pairs)
    events = {"2017-05-02": {HINDUSTAN, "The Arabian Post"}}
    for row in pairs.itertuples(index=False):
        assert actions.loc[row.action_id, "is_agentless"]
        assert actions.loc[row.other_action_id, "agent_text"]
        assert row.side != row.other_side
        if row.event_id in events:
            assert {row.side, row.other_side} == events[row.event_id]
    own = lead_pairs(pairs, "2017-05-02", "The Arabian Post")
    assert own["n_alike"].sum() == (pairs["side"] == "The Arabian Post").sum()
    assert own["verb_lemma"].iloc[0] == "strike"
    app = run("framing.py", part="No doer named", untold_of="The Arabian Post, 2 May 2017")
    assert "Leads to read, not findings" in text_of(app)
    labels = [b["label"] for s in sheets(app) if s["kind"] == "pairs" for b in s["blocks"]]
    assert labels[1] == "strike"
    assert labels[2] == "(no doer named) → strike → a Syrian air base"


def test_one_report_alone_has_nobody_beside_it_and_says_so():
    """Nothing is set beside a report of another event."""
    app = run("framing.py", part="No doer named", event="11 November 2017")

    assert "is told with one by another on its event" in text_of(app)
    assert not [sheet for sheet in sheets(app) if sheet["kind"] == "pairs"]


def test_no_two_marks_have_the_same_words():
    """In a link each opens its own sentences."""
    acting, entities = load_acting(ALL), load_entities((), ())
    verbs, doers = load_verbs(ALL, "vladimir-putin"), load_doers(ALL, ("agree",))

    assert len(cells_of_verbs(acting, verbs, entities)) == len(verbs)
    assert len(cells_of_doers(acting, doers, ("agree",), entities)) == len(doers)
    assert len(cells_of_roles(acting, entities)) == 2 * len(acting.roles)
    assert len(set(cells_of_untold(acting).values())) == len(cells_of_untold(acting))


@pytest.mark.parametrize("asked", [{"deeds": "true"}, {"voice": "Quoted"}, {"by": "Origin"}])
@pytest.mark.parametrize("part", ["Who acts", "What one does", "No doer named"])
def test_every_choice_shows_figures_with_words_for_them(part, asked):
    """The alternative text names what the chart shows."""
    app = run("framing.py", part=part, **asked)

    assert not app.exception
    charts = app.get("plotly_chart")
    assert charts
    assert all(len(chart.proto.alt.split()) > 12 for chart in charts)


def test_a_stated_difference_is_the_one_of_the_figure_and_can_be_measured_again():
    """Putin acts in one of three actions here and in eight of nine there."""
    app = run("framing.py", part="What one does", actor="Vladimir Putin")
    said = (
        "**7 July 2017:** Vladimir Putin acts in 8 of 9 actions (89%) in Russian American "
        "Business, in 1 of 3 actions (33%) in Business Standard."
    )
    sides = ("Russian American Business", "Business Standard")

    assert said in text_of(app)
    recounts = load_role_recounts(ALL, "vladimir-putin", "2017-07-07", *sides)
    first = recounts.iloc[0]
    assert (first["n_left"], first["of_left"], first["n_right"], first["of_right"]) == (8, 9, 1, 3)
    assert first["outcome"] == "holds"
    quoted = recounts[recounts["without"] == "quotations"].iloc[0]
    assert quoted["of_left"] < 9


def test_what_is_open_is_closed_when_another_part_is_chosen():
    """Its figure is gone."""
    app = run("framing.py")
    app.selectbox(key="show").set_value(f"{HINDUSTAN}, 2 May 2017, Donald Trump acting").run()
    app.button_group(key="part").set_value("How sure").run()

    assert app.selectbox(key="show").value is None
    assert "Not in this selection" not in text_of(app)


@pytest.fixture
def pooled(monkeypatch):
    """Let reports count as too many to be told apart by event, as in a large corpus."""
    st.cache_resource.clear()
    monkeypatch.setattr("pages.shared.searching.MAX_COLUMNS", 2)
    yield
    st.cache_resource.clear()


@pytest.mark.usefixtures("pooled")
def test_reports_taken_together_open_what_they_count_and_say_so():
    """Where events are not told apart, each side's articles are added up."""
    acting = load_acting(ALL)

    assert acting.is_pooled
    assert set(acting.roles["event_id"]) == {""}
    for row in acting.roles.itertuples(index=False):
        assert n_opened(ALL, row, "acts", row.entity_id) == row.n_agent
    for row in load_verbs(ALL, "donald-trump").itertuples(index=False):
        value = f"{row.role} {row.verb_lemma} donald-trump"
        assert n_opened(ALL, row, "verb", value) == row.n_actions
    for row in acting.sides.itertuples(index=False):
        assert n_opened(ALL, row, "told", "agentless_nominal") == row.n_agentless_nominal
    rates = load_cue_rates(EVERYTHING, ("frames",))
    for cell, n_cues in zip(cells_of_cues(rates).values(), rates["n_cues"], strict=True):
        assert len(load_cue_hits(EVERYTHING, ("frames",), cell)) == n_cues
    for part in ("Who acts", "What one does", "How sure"):
        app = run("framing.py", part=part)
        assert not app.exception
        assert "what was reported differs too" in text_of(app)


def test_from_an_open_half_to_all_that_one_does():
    """One click leads on."""
    app = run("framing.py")
    app.selectbox(key="show").set_value(f"{HINDUSTAN}, 2 May 2017, Vladimir Putin acting").run()
    app.button(key="deeds_now").click().run()

    assert not app.exception
    assert app.button_group(key="part").value == "What one does"
    assert app.selectbox(key="actor").value == "Vladimir Putin"
    assert app.selectbox(key="show").value is None


@pytest.mark.parametrize("part", ["What one does", "Frame cues"])
def test_a_stated_difference_says_in_how_many_recounts_it_holds(part):
    """Counted again, each time with something left out."""
    key = "role_recounts_open" if part == "What one does" else "cue_recounts_open"
    app = run("framing.py", part=part)
    if part == "Frame cues":
        name = f"{HINDUSTAN}, 2 May 2017, conflict in its own voice"
        app.selectbox(key="show").set_value(name).run()
    app.session_state[key] = True
    app.run()

    assert not app.exception
    assert "Holds in" in text_of(app)


def test_what_is_not_drawn_is_said_only_where_something_is_not():
    """Trump has more than fourteen verbs; Bashar al-Assad has not."""
    said = {
        name: text_of(run("framing.py", part="What one does", actor=name))
        for name in ("Donald Trump", "Bashar al-Assad")
    }

    assert "most frequent of each part are drawn of 32 verbs" in said["Donald Trump"]
    assert "are drawn of" not in said["Bashar al-Assad"]
