"""Whose words, on every page, and the Voices page, without a browser."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pandas as pd
import pytest

from pages.shared import loading
from pages.shared.loading_attributions import load_attributed
from pages.shared.loading_voices import load_cues, load_voices
from pages.shared.state import EVERYTHING, VoiceCell
from pages.shared.voice_cells import cells_of_voices
from tests.test_pages import run, sheets, text_of


def marks(app) -> list[tuple[str, str]]:
    """Return the class and the words of every mark in the evidence."""
    return [
        (mark[2], sentence["text"][mark[0] : mark[1]])
        for sheet in sheets(app)
        if sheet["kind"] == "evidence"
        for block in sheet["blocks"]
        for sentence in block["sentences"]
        for mark in sentence["marks"]
    ]


def test_words_in_a_thread_add_up_over_the_two_voices():
    """The outlet's own words and those it quotes are all words, above and below the line."""
    keys = ["event_id", "side", "thread_id"]
    counts = {
        voice: loading.load_view(replace(EVERYTHING, voice=voice)).coverage.set_index(keys)
        for voice in ("all", "own", "quoted")
    }

    for column in ("n_words", "of_words"):
        both = counts["own"][column] + counts["quoted"][column]
        assert both.tolist() == counts["all"][column].tolist()
    assert counts["quoted"]["n_words"].sum() > 0
    assert counts["own"]["n_words"].sum() > 0


@pytest.mark.parametrize("page", ["overview.py", "coverage.py"])
@pytest.mark.parametrize(
    ("voice", "words"),
    [("Outlet's own", "Only the outlet's own words"), ("Quoted", "Only quoted words")],
)
def test_a_chosen_voice_is_announced_and_can_be_undone(page, voice, words):
    """Nobody takes figures of one voice for figures of the whole."""
    app = run(page, voice=voice)

    assert any(words in info.value.replace("\\", "") for info in app.info)
    app.button(key="undo_voice").click().run()
    assert app.button_group(key="voice").value == "All"
    assert not app.info


def test_what_is_not_counted_is_set_back_in_the_evidence():
    """The sentence stands whole, and shows which of its words the figure counts."""
    asked = "Business Standard on Syria, 7 July 2017"
    faint = {
        voice: {words for mark, words in marks(run(show=asked, voice=voice)) if mark == "faint"}
        for voice in ("All", "Outlet's own", "Quoted")
    }

    assert not faint["All"]
    assert faint["Outlet's own"]
    assert faint["Quoted"]
    assert faint["Outlet's own"].isdisjoint(faint["Quoted"])


@pytest.mark.parametrize("voice", ["", "Nobody's"])
def test_an_unknown_voice_is_all_words(voice):
    """An address with another word for it shows the whole."""
    app = run(voice=voice)

    assert not app.exception
    assert not app.info


def test_every_choice_of_outlets_is_measured_ahead(monkeypatch):
    """With five outlets there are thirty choices of one to four of them."""
    measured = []
    monkeypatch.setattr(loading, "load_findings", measured.append)
    monkeypatch.setattr(loading, "BREATH_SECONDS", 0)

    loading.warm_choices()

    outlets = loading.load_basics().outlets
    expected = {c for n in range(1, len(outlets)) for c in combinations(outlets, n)}
    assert {selection.outlets for selection in measured} == expected
    assert len(expected) == 2**5 - 2


def open_evidence(name: str):
    """Open the Voices page and choose what to show; the first page would refuse its name."""
    return run("voices.py").selectbox(key="show").set_value(name).run()


def every_cell() -> dict[str, VoiceCell]:
    """Return all that the Voices page's figures count."""
    return cells_of_voices(load_voices(EVERYTHING), load_cues(EVERYTHING, None), None)


def test_every_number_of_the_voices_page_opens_as_many_attributions():
    """The count on a mark is the number of attributions behind it, for every mark."""
    voices, cues = load_voices(EVERYTHING), load_cues(EVERYTHING, None)
    counted = {}
    for facet, table, value in (
        ("source", voices.sources, "source_id"),
        ("naming", voices.naming, "naming"),
        ("type", voices.types, "source_type"),
    ):
        for row in table.to_dict("records"):
            counted[(row["event_id"], row["side"], facet, row[value])] = row["n_attributions"]
    for row in cues.to_dict("records"):
        value = f"{row['cue_class']}/{row['cue_lemma']}"
        counted[(row["event_id"], row["side"], "cue", value)] = row["n_attributions"]

    cells = [cell for cell in every_cell().values() if cell.facet != "kind"]

    assert cells
    for cell in cells:
        found, _, _ = load_attributed(EVERYTHING, cell)
        assert len(found) == counted[cell[:4]], cell


def test_the_words_of_each_kind_are_those_of_its_attributions():
    """The segments of a bar add up from the attributions that it opens."""
    shares = load_voices(EVERYTHING).shares.set_index(["event_id", "side"])

    for cell in every_cell().values():
        if cell.facet == "kind" and cell.value != "own":
            found, _, _ = load_attributed(EVERYTHING, cell)
            expected = shares.loc[(cell.event_id, cell.side), f"n_{cell.value}_words"]
            assert found["n_words"].sum() == expected, cell


def test_evidence_marks_who_is_quoted_by_which_words_and_what():
    """Each attribution shows its three parts."""
    name = next(n for n, c in every_cell().items() if c.facet == "source" and c.value)

    found = marks(open_evidence(name))

    assert {"source", "cue", "content"} <= {mark for mark, _ in found}


def test_the_own_voice_of_a_report_opens_too():
    """What nobody is quoted with has its sentences as well."""
    name = next(n for n, c in every_cell().items() if c.value == "own")

    app = open_evidence(name)

    assert any(mark == "faint" for mark, _ in marks(app))
    assert "what is quoted is in grey" in text_of(app)


def test_who_is_not_quoted_is_shown_where_the_report_names_it():
    """Not quoted is said of a text, with the sentences that name the source."""
    app = open_evidence("The Arabian Post not quoting Donald Trump, 2 May 2017")

    assert "not found as a source in this report; named in" in text_of(app)
    assert {words for mark, words in marks(app) if mark == "name"} >= {"Trump"}


def test_an_error_rate_stands_beside_the_figures():
    """No figure of extraction goes without how often extraction is wrong."""
    said = text_of(run("voices.py"))

    assert said.count("may be wrong") >= 3
    assert "measured on" in said


def test_a_spot_check_gives_precision_with_its_interval():
    """Eight right of ten: 80%, and Wilson's interval from 49% to 94%."""
    app = run("voices.py", check="true")
    asked = [radio for radio in app.radio if str(radio.key).startswith("judged_")]
    assert len(asked) == 10

    for place, radio in enumerate(asked):
        radio.set_value("right" if place < 8 else "wrong")
    app.run()

    assert "8 of 10 judged are right: 80%" in text_of(app)
    assert "from 49% to 94%" in text_of(app)


def test_the_same_draw_draws_the_same():
    """A draw can be handed on: its number stands in the address."""
    one, same, other = (run("voices.py", check="true", draw=n) for n in ("3", "3", "4"))
    keys = [
        [radio.key for radio in app.radio if str(radio.key).startswith("judged_")]
        for app in (one, same, other)
    ]

    assert keys[0] == keys[1]
    assert keys[0] != keys[2]


def test_the_voices_page_says_that_both_voices_are_on_it():
    """The switch does not seem to work where it has nothing to do."""
    assert "this page shows both voices" in text_of(run("voices.py", voice="Quoted"))


@pytest.mark.parametrize("asked", [{"speaker": "Nobody"}, {"draw": "x"}, {"check": "maybe"}])
def test_no_address_breaks_the_voices_page(asked):
    """Whatever stands in an address, the page runs."""
    assert not run("voices.py", **asked).exception


@pytest.mark.parametrize("by", ["outlet", "origin"])
def test_leaving_others_out_moves_no_sides_numbers(by):
    """What is counted of one side is the same alone as among all."""
    whole = load_voices(replace(EVERYTHING, by=by))
    alone = load_voices(replace(EVERYTHING, by=by, outlets=("Hindustan Times",)))
    side = alone.shares["side"].iloc[0]

    for name in ("shares", "naming", "types"):
        among = getattr(whole, name)
        among = among[among["side"] == side].reset_index(drop=True)
        pd.testing.assert_frame_equal(getattr(alone, name), among, check_dtype=False)
