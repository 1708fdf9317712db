"""The Wording page, without a browser: whose words, in what lines, and what is not tested."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace

import pandas as pd
import pytest

from pages.shared.loading_wording import load_comparison, load_terms
from pages.shared.loading_wording_lines import (
    count_elsewhere,
    find_term,
    load_lines,
    load_term,
    load_term_recounts,
)
from pages.shared.state import EVERYTHING
from pages.shared.wording_state import Wording
from tests.test_pages import run, text_of

JULY = Wording(replace(EVERYTHING, event_id="2017-07-07"))


def groups_of(app, kind: str) -> list[dict]:
    """Return the lists of terms, or the lines, on the page."""
    data = [json.loads(sheet.proto.json) for sheet in app.get("bidi_component")]
    return [group for sheet in data if sheet.get("kind") == kind for group in sheet["groups"]]


def everything_on(app) -> str:
    """Return all words of the page: text, boxes, sheets, alternative texts."""
    parts = [text_of(app), *(box.value for box in [*app.info, *app.warning])]
    parts += [sheet.proto.json for sheet in app.get("bidi_component")]
    parts += [chart.proto.alt for chart in app.get("plotly_chart")]
    return "\n".join(parts)


@pytest.mark.parametrize("voice", ["all", "own", "quoted"])
@pytest.mark.parametrize("by", ["outlet", "origin"])
def test_every_count_is_the_number_of_its_lines(voice, by):
    """Each use that a term is ranked by stands in a line, on both sides."""
    wording = Wording(replace(EVERYTHING, voice=voice, by=by))
    comparison = load_comparison(wording)

    assert comparison.sides
    assert len(comparison.terms)
    for side in comparison.sides:
        terms = comparison.terms[comparison.terms["side"] == side]
        for row in pd.concat([terms.head(4), terms.tail(3)]).itertuples(index=False):
            lines = load_lines(wording, side, row.term)
            assert (len(lines.own), len(lines.other)) == (row.n_tokens, row.n_tokens_baseline)


def test_a_count_can_be_checked_in_the_texts():
    """The Business Standard report of 7 July has *truce* twice, the other one never."""
    row = load_term(JULY, "Business Standard", "truce")
    lines = load_lines(JULY, "Business Standard", "truce").own

    assert (row["n_tokens"], row["n_tokens_baseline"]) == (2, 0)
    assert lines["match"].str.lower().tolist() == ["truce", "truce"]


def test_the_order_of_sides_changes_no_side_of_a_word():
    """What sets one of two apart is what the other lacks: same strength, other sign."""
    comparison = load_comparison(JULY)
    one, other = comparison.sides
    terms = comparison.terms.set_index(["side", "term"])["distinctiveness"]

    assert len(terms[one]) == len(terms[other])
    assert (terms[one] + terms[other].reindex(terms[one].index)).abs().max() < 1e-9
    named = load_comparison(replace(JULY, versus=other)).terms
    against = named[named["side"] == one].set_index("term")["distinctiveness"]
    assert (against - terms[one]).abs().max() < 1e-9


def test_only_reports_of_one_event_are_compared():
    """Who reports alone is named, and stands in no comparison."""
    comparison = load_comparison(Wording(EVERYTHING))

    assert comparison.alone == ("The Sydney Morning Herald / The Age",)
    assert set(comparison.rivals["Hindustan Times"]) == {"The Arabian Post"}
    assert "Not compared" in text_of(run("wording.py"))


def test_no_test_is_offered_where_none_can_be_made():
    """Five articles: counts, what it would need, no number of chance and no star."""
    app = run("wording.py")
    app.selectbox(key="show").set_value("truce in Business Standard").run()
    said = everything_on(app)

    assert "Ranked counts, no test: it would need at least 4 articles a side" in said
    assert "here Business Standard has 1 and Russian American Business 1" in said
    assert not [button for button in app.button if button.key == "test_now"]
    assert not re.search(r"signific|p-value|\bp ?[=<]|\*\*\*", said)


def test_a_term_in_the_address_opens_its_lines_on_both_sides():
    """Own lines above, those of the baseline below, each with a way into the article."""
    app = run("wording.py", event="7 July 2017")
    app.selectbox(key="show").set_value("truce in Business Standard").run()
    own, other = groups_of(app, "lines")

    assert [own["head"], other["head"]] == ["Business Standard", "Russian American Business"]
    assert [item["match"].lower() for item in own["items"]] == ["truce", "truce"]
    assert all("sentence=" in item["href"] for item in own["items"])
    assert other["items"] == []
    assert "Not found here" in other["note"]


def test_any_word_can_be_looked_up_by_any_of_its_forms():
    """*Denied* is counted as *deny*; the word typed takes the place of what was open."""
    app = run("wording.py", event="7 July 2017")
    app.selectbox(key="show").set_value("truce in Business Standard").run()
    app.text_input(key="term").set_value("Denied").run()
    own, _ = groups_of(app, "lines")

    assert not app.exception
    assert find_term("denied") == "deny"
    assert [item["match"] for item in own["items"]] == ["denied"]
    assert app.selectbox(key="show").value is None
    assert "counted under its dictionary form, deny" in text_of(app)


def test_lines_of_one_side_close_when_another_is_chosen():
    """They would stand under a plot that is not theirs; a typed word stays."""
    app = run("wording.py", event="7 July 2017")
    app.selectbox(key="show").set_value("truce in Business Standard").run()
    app.selectbox(key="words_of").set_value("Russian American Business").run()

    assert not app.exception
    assert app.selectbox(key="show").value is None
    assert groups_of(app, "lines") == []


@pytest.mark.parametrize(
    ("typed", "n_uses", "n_others"),
    [
        ("safe zones", 2, 1),
        ("White House", 4, 5),
        ("de-escalation", 1, 0),
        ("safe de-escalation", 0, 0),
        ("Putin's", 2, 0),
        ("law", 1, 0),
    ],
)
def test_phrases_and_parts_of_words_are_counted_as_they_stand_in_the_texts(typed, n_uses, n_others):
    """Hindustan Times against The Arabian Post; *safe, or de-escalation, zones* is neither."""
    wording = Wording(replace(EVERYTHING, event_id="2017-05-02"))
    term = find_term(typed.lower())
    lines = load_lines(wording, "Hindustan Times", term)
    row = load_term(wording, "Hindustan Times", term)

    assert (len(lines.own), len(lines.other)) == (n_uses, n_others)
    assert (row.get("n_tokens", 0), row.get("n_tokens_baseline", 0)) == (n_uses, n_others)


def test_the_voices_of_a_phrase_add_up():
    """What is not wholly quoted is the outlet's own."""
    counts = {}
    for voice in ("all", "own", "quoted"):
        wording = Wording(replace(EVERYTHING, event_id="2017-05-02", voice=voice))
        row = load_term(wording, "Hindustan Times", "white house")
        counts[voice] = (row.get("n_tokens", 0), row.get("n_tokens_baseline", 0))

    assert [sum(pair) for pair in zip(counts["own"], counts["quoted"], strict=True)] == [
        *counts["all"]
    ]


def test_a_phrase_keeps_its_numbers_when_counted_otherwise():
    """The first recount leaves nothing out: it is the count that was shown."""
    wording = Wording(replace(EVERYTHING, event_id="2017-05-02"))
    row = load_term(wording, "Hindustan Times", "safe zone")

    first = load_term_recounts(wording, "Hindustan Times", "safe zone").iloc[0]

    assert (first["n_left"], first["of_left"]) == (row["n_tokens"], row["of_words"]) == (2, 691)


def test_uses_in_reports_that_are_not_compared_are_told():
    """Over all events a side is compared on its own only: the others may use the phrase."""
    assert count_elsewhere(Wording(EVERYTHING), "Business Standard", "safe zone") == {
        "Hindustan Times": 2,
        "The Arabian Post": 1,
    }


def test_a_side_has_one_number_of_words():
    """Whether one word is measured or all of them."""
    for voice in ("all", "own", "quoted"):
        wording = Wording(replace(EVERYTHING, voice=voice))
        for side, told in load_comparison(wording).sides.items():
            row = load_term(wording, side, "syria")
            assert row["of_words"] == told["n_words"]
            assert row["of_words_baseline"] == told["n_words_baseline"]


def test_words_with_the_counts_of_the_last_one_listed_are_told():
    """Six are listed; that more stand at the same counts is no matter of rank."""
    first, _ = groups_of(run("wording.py", event="7 July 2017"), "lists")

    shown = [item["counts"] for item in first["items"]]
    assert shown == ["7 : 0", "8 : 2", *["2 : 0"] * 4]
    assert [item["pale"] for item in first["items"]] == [False, False, *[True] * 4]
    alike = load_comparison(JULY).terms
    alike = alike[(alike["side"] == "Business Standard") & (alike["n_tokens"] == 2)]
    n_more = int((alike["n_tokens_baseline"] == 0).sum()) - 4
    assert first["note"] == f"{n_more} more words at 2 : 0."


@pytest.mark.parametrize("word", ["xyzzy", "<script>alert(1)</script>", "' OR 1=1 --", "é" * 80])
def test_a_word_nobody_uses_is_not_found_and_breaks_nothing(word):
    """It is said with how much was read."""
    app = run("wording.py", event="7 July 2017", term=word)
    own, other = groups_of(app, "lines")

    assert not app.exception
    assert "No use in 448 words" in own["meta"]
    assert own["items"] == other["items"] == []


def test_a_difference_is_measured_again_with_something_left_out():
    """Without the headline, the first of two uses of *truce*, the side still has the other."""
    recounts = load_term_recounts(JULY, "Business Standard", "truce")
    by_way = recounts.set_index("without")

    assert tuple(by_way.loc["", ["n_left", "of_left", "n_right", "of_right"]]) == (2, 448, 0, 736)
    assert by_way.loc["headlines", "n_left"] == 1
    assert by_way.loc["headlines", "outcome"] == "holds"


def test_words_of_grammar_come_in_only_when_asked_for():
    """They stay among the words counted, so no other word's numbers move."""
    without, with_them = load_comparison(JULY), load_comparison(replace(JULY, grammar=True))
    terms = set(with_them.terms["term"])

    assert "the" in terms
    assert "the" not in set(without.terms["term"])
    assert without.sides == with_them.sides


def test_the_voice_chooses_whose_words_count():
    """Own and quoted uses of a term add up to all of them."""
    uses = {
        voice: load_terms(voice).groupby("term", observed=True)["n_tokens"].sum()
        for voice in ("all", "own", "quoted")
    }

    parts = uses["own"].add(uses["quoted"], fill_value=0)
    assert parts.reindex(uses["all"].index.astype(str), fill_value=0).tolist() == (
        uses["all"].tolist()
    )


def test_one_side_alone_is_said_and_nothing_fails():
    """With a single outlet there is nobody to compare with."""
    app = run("wording.py", outlets=["Hindustan Times"])

    assert not app.exception
    assert any("Nobody to compare with" in info.value for info in app.info)


def test_lengths_stand_beside_the_words_and_warn_where_they_differ():
    """448 against 736 words is more than one and a half times: the page says it first."""
    app = run("wording.py", event="7 July 2017")

    assert any("448 words in Business Standard and 736" in box.value for box in app.warning)


def test_a_filter_of_a_measured_view_answers_at_once():
    """The second time a view is asked for nothing is measured again."""
    load_comparison(JULY)
    begun = time.perf_counter()

    assert load_comparison(JULY) is load_comparison(replace(JULY))
    assert time.perf_counter() - begun < 0.5
