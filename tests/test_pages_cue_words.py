"""Cue words on the Framing page without a browser: lists, and a reader's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from analysis.voices import Voice
from pages.shared.cue_evidence import cells_of_cues
from pages.shared.loading import load_corpus
from pages.shared.loading_cues import load_cue_hits, load_cue_rates, load_entries
from pages.shared.loading_framing_recounts import load_cue_recounts
from pages.shared.own_words import LONG, MAX_LINK_CHARS
from pages.shared.state import EVERYTHING, VoiceCell
from tests.test_pages import run, sentences, sheets, text_of

LISTS = [("certainty", "stance"), ("frames",)]
HINDUSTAN = "Hindustan Times, 2 May 2017"


@pytest.mark.parametrize("lists", LISTS)
@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
def test_every_mark_opens_the_cue_words_it_counts(lists, voice: Voice):
    """A number without its sentences does not ship."""
    selection = replace(EVERYTHING, voice=voice)
    rates = load_cue_rates(selection, lists)
    cells = list(cells_of_cues(rates).values())

    assert len(cells) == len(rates)
    assert set(rates["voice"]) == ({"own", "quoted"} if voice == "all" else {voice})
    for cell, n_cues in zip(cells, rates["n_cues"], strict=True):
        assert len(load_cue_hits(selection, lists, cell)) == n_cues


def test_every_category_has_a_mark_in_every_report_also_where_nothing_is_found():
    """Five reports, eight categories, two voices; five frames."""
    assert len(load_cue_rates(EVERYTHING, LISTS[0])) == 5 * 8 * 2
    assert len(load_cue_rates(EVERYTHING, LISTS[1])) == 5 * 5 * 2


def test_words_are_counted_as_often_as_the_rates_say():
    """The list of words and the figure have one sum."""
    for lists in LISTS:
        assert load_entries(EVERYTHING, lists)["n_cues"].sum() == (
            load_cue_rates(EVERYTHING, lists)["n_cues"].sum()
        )


def test_a_mark_shows_its_words_in_their_sentences():
    """Read by hand: the leaders appeared to be edging, and possible ties."""
    app = run("framing.py", part="How sure")
    app.selectbox(key="show").set_value(f"{HINDUSTAN}, hedges in its own voice").run()

    assert "2 cue words in 2 sentences" in text_of(app)
    shown = [one for sheet in sheets(app) for one in sheet["blocks"]]
    marked = [
        told["text"][start:end]
        for one in shown
        for told in one["sentences"]
        for start, end, name, _ in told["marks"]
        if name == "t0"
    ]
    assert marked == ["appeared to", "possible"]


def test_frames_are_cues_with_their_measured_precision_beside_them():
    """No verdict, and no sum of categories."""
    app = run("framing.py", part="Frame cues")

    assert [header.value for header in app.header] == ["Frame cues, not a verdict"]
    quality = load_corpus().table("quality").set_index("part")["value"]
    alt = app.get("plotly_chart")[0].proto.alt.replace("\N{NO-BREAK SPACE}", " ")
    assert f"Conflict ({quality['conflict']:.0%} right)" in alt


def test_a_readers_own_words_are_counted_the_same_way():
    """The Hindustan Times has no truce and no ceasefire; Business Standard has three."""
    app = run("framing.py", part="How sure", words="peace: truce, ceasefire")
    name = "Business Standard, 7 July 2017, your peace in quoted voices"
    app.selectbox(key="show").set_value(name).run()

    assert not app.exception
    told = " ".join(sentences(app, "evidence")).casefold()
    assert "truce" in told
    alt = app.get("plotly_chart")[1].proto.alt
    assert "Business Standard (7 July 2017), quoted words: peace 2" in alt
    assert "Hindustan" not in alt


@pytest.mark.parametrize(
    ("words", "said"),
    [("truce:", "names a category and no word"), ("<script>", "signs that no word has")],
)
def test_a_list_that_is_none_says_what_to_do(words, said):
    """In the reader's words, not a trace."""
    app = run("framing.py", part="How sure", words=words)

    assert not app.exception
    assert any(said in info.value.replace("\\", "") for info in app.info)


def test_a_long_list_stays_in_the_visit_and_out_of_the_link():
    """An address has an end."""
    app = run("framing.py", part="How sure")
    app.session_state[LONG] = "\n".join(["truce", *("x" * 50 for _ in range(MAX_LINK_CHARS // 50))])
    app.run()

    assert "too long for a link" in text_of(app)
    assert "words" not in app.query_params or not app.query_params["words"]
    assert "quoted words: Your words 2" in app.get("plotly_chart")[1].proto.alt


def test_which_words_were_found_is_listed():
    """The most frequent in a line, all of them in a table."""
    app = run("framing.py", part="How sure")
    app.session_state["cue_entries_open"] = True
    app.run()

    assert not app.exception
    assert "Passed on: according to" in text_of(app)


def test_an_open_rate_is_set_against_the_other_report_on_its_event():
    """And the difference is the one of the figure."""
    rates = load_cue_rates(EVERYTHING, ("frames",))
    own = rates[(rates["category"] == "conflict") & (rates["voice"] == "own")].set_index("side")
    more, less = own["cues_per_1k"]["Hindustan Times"], own["cues_per_1k"]["The Arabian Post"]
    app = run("framing.py", part="Frame cues")
    app.selectbox(key="show").set_value(f"{HINDUSTAN}, conflict in its own voice").run()

    assert f"{more:.1f} against {less:.1f} per 1,000 words" in text_of(app)
    cell = VoiceCell("2017-05-02", "Hindustan Times", "own", "frames conflict")
    sides = ("Hindustan Times", "The Arabian Post")
    first = load_cue_recounts(EVERYTHING, cell, *sides).iloc[0]
    assert 1000 * first["rate_left"] == pytest.approx(more)
    assert 1000 * first["rate_right"] == pytest.approx(less)


def test_a_difference_that_is_written_alike_is_not_stated():
    """Two hedges in 358 words and two in 356 are 5.6 per 1,000 both."""
    app = run("framing.py", part="How sure")
    app.selectbox(key="show").set_value(f"{HINDUSTAN}, hedges in its own voice").run()

    assert "5.6 against 5.6" not in text_of(app)
    assert "per 1,000 words" in text_of(app)


@pytest.mark.parametrize("lists", LISTS)
@pytest.mark.parametrize("voice", ["own", "quoted"])
def test_a_category_that_nobody_uses_in_a_voice_has_its_zeros_there(lists, voice: Voice):
    """Heated verbs stand nowhere: five open circles in each voice, not none."""
    rates = load_cue_rates(replace(EVERYTHING, voice=voice), lists)

    assert set(rates.groupby("category").size()) == {5}
