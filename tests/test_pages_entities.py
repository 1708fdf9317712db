"""The Entities page and a reader's corrections of names, without a browser."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from analysis.corrections import Correction, to_file
from pages.shared.corrections import fit_link
from pages.shared.loading import load_corpus
from pages.shared.loading_absent import load_absent, whole_text
from pages.shared.loading_article import load_article
from pages.shared.loading_entities import (
    load_entities,
    load_named,
    load_naming_sentences,
    load_namings,
)
from pages.shared.loading_networks import load_comparison, load_network, load_scope
from pages.shared.loading_voices import load_voices
from pages.shared.naming import find_entity
from pages.shared.state import EVERYTHING, Naming, VoiceCell
from tests.test_pages import run, sentences, sheets, text_of

ALL = Naming(EVERYTHING)
MERGED = (Correction("merge", "kremlin", into="russia"),)


def sentences_naming(entity_id: str, corrections=()) -> set[str]:
    """Return the sentences that name an entity."""
    namings = load_namings(corrections, ())
    return set(namings.loc[namings["entity_id"] == entity_id, "sentence_id"].astype("str"))


@pytest.mark.parametrize("window", ["sentence", "paragraph"])
@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
def test_every_pair_in_the_network_opens_as_many_windows_as_it_counts(window, voice):
    """A number without its sentences does not ship."""
    naming = replace(ALL, window=window, selection=replace(EVERYTHING, voice=voice))
    pairs = load_network(naming, "", "", 1).pairs
    unit = "sentence_id" if window == "sentence" else "paragraph"

    assert len(pairs) > 20
    for row in pairs.head(40).itertuples(index=False):
        cell = VoiceCell("", "", "pair", f"{row.entity_a}+{row.entity_b}")
        shown, names, _ = load_naming_sentences(naming, cell)
        assert len(shown[["article_id", unit]].drop_duplicates()) == row.n_windows_both
        assert set(names["entity_id"]) == {row.entity_a, row.entity_b}


def test_every_mark_of_the_ranking_opens_the_sentences_it_counts():
    """The share is of a report's sentences, and they are shown."""
    rates = load_named(ALL).rates

    for row in rates.head(60).itertuples(index=False):
        cell = VoiceCell(row.event_id, row.side, "entity", row.entity_id)
        shown, _, _ = load_naming_sentences(ALL, cell)
        assert len(shown) == row.n_windows


def test_a_name_stays_in_its_place_whatever_is_filtered():
    """Outlets, voice, thread and window move nobody; only another event does."""
    places = load_scope(ALL).places
    filtered = [
        replace(ALL, selection=replace(EVERYTHING, outlets=("Hindustan Times",))),
        replace(ALL, selection=replace(EVERYTHING, voice="quoted")),
        replace(ALL, thread_id="syria"),
        replace(ALL, window="paragraph"),
    ]

    for naming in filtered:
        assert load_scope(naming).places.equals(places)


def test_a_focus_counts_only_windows_that_name_it():
    """Choosing one entity narrows every figure, and its share is no longer asked."""
    named = load_named(replace(ALL, focus=("donald-trump",)))

    assert named.articles["n_windows"].sum() == len(
        {s for s in sentences_naming("donald-trump") if s}
    )
    assert "donald-trump" not in set(named.rates["entity_id"])
    app = run("entities.py", entity="Donald Trump")
    app.selectbox(key="show").set_value("All reports naming Syria").run()
    assert not app.exception
    told = load_corpus().select("sentences", sentence_id=list(sentences_naming("donald-trump")))
    shown, _, _ = load_naming_sentences(
        replace(ALL, focus=("donald-trump",)), VoiceCell("", "", "entity", "syria")
    )
    assert set(shown["text"]) <= set(told["text"]) & set(sentences(app, "evidence"))
    assert len(shown)


def test_an_entity_may_be_asked_for_by_a_wording_of_it_alone():
    """A link that somebody typed finds it; a name nobody has is said to be none."""
    entities = load_entities((), ())
    assert find_entity("U.S.", entities) == "united-states"
    assert find_entity("Nobody At All", entities) is None
    app = run("entities.py", entity="Nobody At All")
    assert any("Nobody is called" in info.value for info in app.info)


def test_only_reports_of_one_event_are_subtracted():
    """The Sydney report stands alone on its event: there is no difference to show."""
    alone = load_comparison(ALL, "The Sydney Morning Herald / The Age", None)
    both = load_comparison(ALL, "Business Standard", None)

    assert alone.empty
    assert set(both["side_left"]) == {"Business Standard"}
    words = load_corpus().select("articles", ["outlet", "n_words"]).set_index("outlet")["n_words"]
    assert both["of_words_left"].iloc[0] == words["Business Standard"]
    assert both["of_words_right"].iloc[0] == words["Russian American Business"]
    app = run("entities.py", view="Difference", side="The Sydney Morning Herald / The Age")
    assert not app.exception


def test_a_merge_counts_a_sentence_that_names_both_once():
    """Merged counts are made anew, not added."""
    kremlin, russia = sentences_naming("kremlin"), sentences_naming("russia")
    both = sentences_naming("russia", MERGED)

    assert both == kremlin | russia
    assert not sentences_naming("kremlin", MERGED)
    entities = load_entities(MERGED, ()).entities.set_index("entity_id")
    before = load_entities((), ()).entities.set_index("entity_id")
    assert "kremlin" not in entities.index
    assert (
        entities.loc["russia", "n_mentions"]
        == before.loc["russia", "n_mentions"] + before.loc["kremlin", "n_mentions"]
    )


def test_a_merge_reaches_voices_and_the_article():
    """Every figure about names follows, on every page."""
    corrected = replace(EVERYTHING, corrections=MERGED)
    sources = load_voices(corrected).sources

    assert "kremlin" in set(load_voices(EVERYTHING).sources["source_id"])
    assert "kremlin" not in set(sources["source_id"])
    words = load_voices(EVERYTHING).sources.groupby("source_id")["n_words"].sum()
    merged = sources.groupby("source_id")["n_words"].sum()
    assert merged["russia"] == words["kremlin"] + words.get("russia", 0)
    article = load_article("hindustan_times_2017-05-03", (), MERGED)
    names = article["mentions"]
    assert set(names.loc[names["surface"] == "Kremlin", "name"]) == {"Russia"}
    assert set(names.loc[names["surface"] == "Kremlin", "merged_by"]) == {"reader"}


def test_corrections_travel_in_the_address_and_can_be_taken_out():
    """A link restores them; the sidebar shows them on every page."""
    app = run("entities.py", fixes=["kremlin>russia", "vladimir-putin:V. Putin"])

    assert app.multiselect(key="fixes").value == ["kremlin>russia", "vladimir-putin:V. Putin"]
    assert "Kremlin counts as" in text_of(app)
    assert "is called **V. Putin**" in text_of(app)
    app.multiselect(key="fixes").set_value(["vladimir-putin:V. Putin"]).run()
    assert "Kremlin counts as" not in text_of(app)
    app.switch_page("voices.py").run()
    assert app.multiselect(key="fixes").value == ["vladimir-putin:V. Putin"]


def test_a_correction_that_fits_nothing_here_says_so():
    """It is kept and listed, and nothing fails."""
    app = run("entities.py", fixes=["atlantis>russia", ";;;", "\u202e~x"])

    assert not app.exception
    assert "not applied" in text_of(app)
    assert "This corpus has no entity with the key atlantis" in text_of(app)
    assert any("cannot be read" in caption.value for caption in app.caption)


def test_a_correction_is_made_on_the_page():
    """Choose the entity, say what is wrong, and the figures follow."""
    app = run("entities.py")
    app.expander[-1].open = True
    app.session_state["names_open"] = True
    app.run()
    app.selectbox(key="corrected").set_value("Kremlin").run()
    app.button_group(key="fix_action").set_value("Is the same as another").run()
    assert app.button(key="fix_now").disabled
    app.selectbox(key="fix_into").set_value("Russia").run()
    app.button(key="fix_now").click().run()

    assert app.multiselect(key="fixes").value == ["kremlin>russia"]
    app.button(key="fix_back0").click().run()
    assert app.multiselect(key="fixes").value == []


def test_too_many_corrections_for_a_link_are_kept_for_the_visit():
    """An address has an end; the file has room."""
    many = tuple(Correction("rename", f"entity-{i}", name="A name " * 5) for i in range(40))
    assert not fit_link(many)
    assert fit_link(MERGED)
    assert json.loads(to_file(many, corpus_id="abc"))["corrections"][39]["entity_id"] == "entity-39"


def test_peoples_and_seats_count_with_their_country_on_request():
    """Never by themselves: Russian is not Russia."""
    alone = sentences_naming("russia")
    namings = load_namings((), ("demonym", "seat"))
    together = set(namings.loc[namings["entity_id"] == "russia", "sentence_id"].astype("str"))

    parts = [sentences_naming(key) for key in ("russia", "russian", "kremlin", "moscow")]
    assert together == set().union(*parts)
    assert len(together) > len(alone)
    assert not run("entities.py", also=["Russian with Russia"]).exception


@pytest.mark.parametrize(
    "asked",
    [
        {"voice": "Quoted"},
        {"in": "Syria"},
        {"entity": ["Hamburg", "Vladimir Putin"]},
        {"event": "7 July 2017"},
    ],
)
def test_nobody_is_said_to_be_missing_who_is_in_the_text(asked):
    """Absence is judged over whole texts, whatever part of them is counted above."""
    naming = Naming(replace(EVERYTHING, voice="quoted"), thread_id="syria")
    named, absent = load_absent(whole_text(naming))
    rates = named.rates.set_index(["event_id", "side", "entity_id"])["n_windows"]

    assert len(absent)
    for row in absent.itertuples(index=False):
        assert rates[row.event_id, row.side, row.entity_id] == 0
        others = rates.xs((row.event_id, row.entity_id), level=("event_id", "entity_id"))
        assert (others > 0).sum() == row.n_sides_with > 0
    labels = [
        block["label"]
        for sheet in sheets(run("entities.py", **asked))
        for block in sheet["blocks"]
        if ": not found in" in block["label"]
    ]
    texts = load_corpus().select("articles", ["outlet", "event_id", "text"])
    for label in labels:
        name, _, where = label.partition(": not found in ")
        own = texts[[where.startswith(outlet) for outlet in texts["outlet"]]]
        assert name not in own["text"].iloc[0]


def test_peoples_of_a_named_country_and_agencies_are_not_missed():
    """Who writes of the US need not write American, and an agency is no part of the story."""
    named, absent = load_absent(whole_text(ALL))

    assert {"american", "efe"} <= set(named.absent["entity_id"])
    assert {"american", "efe"}.isdisjoint(absent["entity_id"])
