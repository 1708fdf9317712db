"""Who acts and who is acted upon, drawn: halves of equal bars, counts of verbs and doers."""

from __future__ import annotations

from html import unescape

import pandas as pd
import pytest

from analysis.figures.actions import (
    plot_roles,
    plot_untold,
    plot_verbs,
)
from analysis.figures.doers import doer_value, plot_doers
from analysis.figures.splits_key import BAR, THIN
from analysis.figures.style import INK, colours, silent
from analysis.measures.actions import (
    DOUBT_COLUMNS,
    tally_doers,
    tally_roles,
    tally_sides,
    tally_verbs,
)
from tests.test_measures_actions import ARTICLES, ATTACKED, NAMED, make, name

SIDES = colours(["Post", "Star", "Echo"])
NAMES = {"roe": "Ann <b>Roe", "doe": "Joe Doe"}
ON_E = ARTICLES[ARTICLES["event_id"] == "e"]


def roles(**changed: object) -> pd.DataFrame:
    """Roe is bombed twice and meets once in the Post; Doe bombs in the Star."""
    return tally_roles(ATTACKED, NAMED, ON_E, entity_ids=["roe", "doe"]).assign(**changed)


def bars(figure, **looks) -> list[dict]:
    """Return bars seen or unseen, one by one."""
    found = []
    for trace in figure.data:
        if trace.type != "bar" or (trace.customdata is not None) != looks.get("is_target", False):
            continue
        for place in range(len(trace.x)):
            data = trace.customdata[place] if trace.customdata is not None else None
            found.append({"base": trace.base[place], "x": trace.x[place], "data": data})
    return found


def target(figure, side: str, facet: str, value: str) -> dict:
    """Return the unseen bar that takes a click."""
    for bar in bars(figure, is_target=True):
        if tuple(bar["data"][1:4]) == (side, facet, value):
            return bar
    raise AssertionError((side, facet, value))


def words(figure) -> str:
    """Return all that is written in a figure."""
    return unescape(" ".join(str(note.text) for note in figure.layout.annotations))


def test_a_bar_is_cut_where_the_share_ends_and_tells_both_counts():
    """Roe acts in one action of three: the first third is solid, the number says 1/3."""
    figure = plot_roles(roles(), NAMES, SIDES)

    rests, parts = figure.data[0], figure.data[1]
    assert parts.x[0] + rests.x[0] == pytest.approx(parts.x[1] + rests.x[1])
    assert parts.x[0] / (parts.x[0] + rests.x[0]) == pytest.approx(1 / 3)
    assert "1/3" in figure.data[4].text
    acts = target(figure, "Post", "acts", "roe")["data"]
    assert "acts in 1 of 3 actions; in 1 of 1 article" in unescape(acts[5].replace("<br>", " "))
    upon = target(figure, "Post", "acted_upon", "roe")["data"]
    assert "in 2 of these nobody is named" in unescape(upon[5].replace("<br>", " "))


def test_a_small_half_can_be_hit_and_a_half_of_nothing_is_not_there():
    """One of ten takes three tenths of the cell; who only acts has one target."""
    figure = plot_roles(roles(n_agent=1, n_patient=9, of_actions=10, agent_share=0.1), NAMES, SIDES)
    whole = plot_roles(roles(n_agent=9, n_patient=0, of_actions=9, agent_share=1.0), NAMES, SIDES)

    acts = target(figure, "Post", "acts", "roe")["x"]
    upon = target(figure, "Post", "acted_upon", "roe")["x"]
    assert acts / (acts + upon) == pytest.approx(0.3)
    assert {bar["data"][2] for bar in bars(whole, is_target=True)} == {"acts"}


def test_a_name_in_no_action_is_an_open_circle_and_few_make_a_thin_bar():
    """Nought of nought is no share; one action is not drawn as heavily as five."""
    figure = plot_roles(roles(), NAMES, SIDES)
    many = plot_roles(roles(of_actions=5, agent_share=0.2), NAMES, SIDES)

    circles = figure.data[3]
    assert len(circles.x) == len(roles()[roles()["of_actions"] == 0]) == 1
    assert set(circles.marker.color) == {silent(INK["light"])}
    assert set(figure.data[1].width) == {THIN}
    assert set(many.data[1].width) == {BAR}
    assert "Thin: of fewer than 5" in words(figure)


def test_the_opened_half_alone_is_outlined():
    """A reader sees which sentences are open."""
    figure = plot_roles(roles(), NAMES, SIDES, opened=("e", "Post", "acted_upon", "roe"))

    rests, parts = figure.data[0], figure.data[1]
    assert max(parts.marker.line.width) == 0
    assert sorted(rests.marker.line.width)[-2:] == [1, 2.5]


def test_an_interval_is_drawn_only_where_there_is_one_and_the_key_says_so():
    """Below eight articles nothing is claimed."""
    alone = plot_roles(roles(), NAMES, SIDES)
    many = plot_roles(roles(agent_share_low=0.2, agent_share_high=0.6), NAMES, SIDES)

    assert not alone.data[2].x
    assert "95% interval" not in words(alone)
    assert "Line: 95% interval" in words(many)
    told = unescape(target(many, "Post", "acts", "roe")["data"][5].replace("<br>", " "))
    assert "95% interval 20% to 60%" in told


def test_shares_stand_for_fractions_where_these_would_not_fit():
    """Fractions of hundreds are wider than a column of a phone."""
    figure = plot_roles(roles(n_agent=60, of_actions=120, agent_share=0.5), NAMES, SIDES)

    assert {unescape(text) for text in figure.data[4].text} == {"50%"}


def test_names_cannot_become_markup():
    """A name is foreign text."""
    figure = plot_roles(roles(), NAMES, SIDES)

    assert not any("<b>Roe" in str(note.text) for note in figure.layout.annotations)
    assert "<b>Roe" not in target(figure, "Post", "acts", "roe")["data"][4]


def test_what_is_told_without_a_doer_has_one_target_a_cell():
    """One of two verbs of the Post is passive, all of these without a doer, so is its noun."""
    figure = plot_untold(tally_sides(ATTACKED, ON_E), SIDES)

    marks = {tuple(bar["data"][1:4]) for bar in bars(figure, is_target=True)}
    assert ("Post", "told", "passive") in marks
    assert {facet for _, facet, _ in marks} == {"told"}
    told = target(figure, "Post", "told", "passive")["data"][5]
    assert told == "1 of 2 verbs"
    assert target(figure, "Star", "told", "passive")["data"][5] == "0 of 1 verb"
    assert "1/2" in figure.data[4].text


def test_a_verb_has_a_line_in_each_part_and_every_report_a_column():
    """Roe bombs and is bombed: two lines; the Star, which tells neither, is there too."""
    actions = make(
        {"article_id": "p", "verb_lemma": "bomb"}, {"article_id": "p", "verb_lemma": "bomb"}
    )
    verbs = tally_verbs(actions, name(("0", "agent", "roe"), ("1", "patient", "roe")), ON_E)

    figure = plot_verbs(verbs, ON_E, SIDES)

    marks = [tuple(data[1:4]) for data in figure.data[0].customdata]
    assert marks == [("Post", "verb", "agent bomb roe"), ("Post", "verb", "patient bomb roe")]
    assert len(set(figure.data[0].y)) == 2
    assert "Star" in words(figure)
    assert figure.data[0].customdata[0][5] == "bomb, 1 of 1 action"


def test_doers_stand_by_name_in_other_words_or_as_nobody():
    """The mark of each says which it is."""
    actions = make(
        {"article_id": "p", "verb_lemma": "agree", "agent_lemma": "Roe"},
        {"article_id": "p", "verb_lemma": "agree", "agent_lemma": "leader"},
        {"article_id": "s", "verb_lemma": "agree"},
    )
    doers = tally_doers(
        actions,
        name(("0", "agent", "roe")),
        ON_E,
        ["agree"],
        doubts=pd.DataFrame(columns=DOUBT_COLUMNS),
    )

    figure = plot_doers(doers, ["agree"], ON_E, NAMES, SIDES)

    values = {data[3] for data in figure.data[0].customdata}
    assert values == {"agree roe", "agree =leader", "agree ="}
    assert doer_value(["agree"], "", "") == "agree ="
    assert "In other words" in words(figure)
