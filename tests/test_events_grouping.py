"""Articles grouped by what happened: look-alikes, order, evidence, the empty case."""

from datetime import date, timedelta

import numpy as np
import pytest

from analysis.events import grouping
from analysis.events.evidence import explain_events, place_articles
from analysis.events.grouping import THRESHOLD, group_articles
from analysis.events.likeness import SHARES, compare_weekdays, fade, score_likeness
from tests.event_articles import make_event_vectors

DAY = date(2021, 3, 10)
BRIDGE = "Miller opens bridge\nMiller opened the bridge in Oldbridge on Tuesday. Crowds cheered."
BRIDGE_TOO = "Bridge opens\nThe bridge in Oldbridge opened on Tuesday. Miller cheered crowds."
STRIKE = "Dockers walk out\nDockers in Newport went on strike on Friday. Lindgren wants wages."
STRIKE_TOO = "Strike at docks\nDockers in Newport began a strike. Lindgren demands wages on Friday."
LONE = "Storm fells oaks\nA storm felled oaks. Nobody was hurt."
TEXTS = {"a": BRIDGE, "b": STRIKE, "c": BRIDGE_TOO, "d": STRIKE_TOO, "e": LONE}


def test_reports_of_one_event_come_together_and_others_stay_alone():
    """Numbers follow the order of first articles."""
    assert group_articles(make_event_vectors(TEXTS)) == [0, 1, 0, 1, 2]


def test_the_order_of_articles_changes_only_numbers():
    """Grouping depends on the set, not on its order."""
    turned = dict(reversed(TEXTS.items()))

    assert group_articles(make_event_vectors(turned)) == [0, 1, 2, 1, 2]


def test_no_article_makes_no_event():
    """The empty case."""
    vectors = make_event_vectors({})

    assert group_articles(vectors) == []
    assert explain_events(vectors, []).empty
    assert place_articles(vectors, []).empty


def test_articles_without_a_word_are_events_of_their_own():
    """Two empty texts have nothing in common."""
    assert group_articles(make_event_vectors({"a": "", "b": ""})) == [0, 1]


def test_any_number_of_reports_can_be_one_event():
    """One, five or nine reports of the bridge are one event: no number is assumed."""
    for n_reports in (1, 5, 9):
        texts = {f"a{i}": (BRIDGE, BRIDGE_TOO)[i % 2] for i in range(n_reports)}
        assert set(group_articles(make_event_vectors(texts | {"s": STRIKE}))[:-1]) == {0}


def test_the_same_words_weeks_apart_are_two_events():
    """A bridge opened in March and one opened in April are not one opening."""
    texts = {"a": BRIDGE, "b": BRIDGE_TOO, "c": BRIDGE, "d": BRIDGE_TOO}
    later = DAY + timedelta(days=28)
    published = {"a": DAY, "b": DAY, "c": later, "d": later}

    assert group_articles(make_event_vectors(texts, published)) == [0, 0, 1, 1]


def test_undated_look_alikes_are_told_apart_by_the_weekday():
    """Where nobody says when it was published, the text still says Tuesday or Friday."""
    friday = BRIDGE_TOO.replace("Tuesday", "Friday")
    apart = make_event_vectors({"a": BRIDGE, "b": friday})
    together = make_event_vectors({"a": BRIDGE, "b": BRIDGE_TOO})
    rows = np.array([0])

    assert compare_weekdays(apart, rows, rows + 1) == pytest.approx(-0.12 * 0.4)
    assert compare_weekdays(together, rows, rows + 1) == pytest.approx(0.12 * 0.6)


def test_weekdays_say_nothing_where_a_text_names_none():
    """Silence is neither for nor against."""
    vectors = make_event_vectors({"a": BRIDGE, "b": LONE})

    assert compare_weekdays(vectors, np.array([0]), np.array([1])).tolist() == [[0]]


def test_likeness_fades_with_days_apart_and_not_with_unknown_ones():
    """One day is free; each further four leave 1/e."""
    kept = fade(np.array([10.0, np.nan]), np.array([10.0, 11.0, 15.0, np.nan]))

    assert kept[0] == pytest.approx([1, 1, np.exp(-1), 1])
    assert kept[1].tolist() == [1, 1, 1, 1]


def test_likeness_is_symmetric_and_highest_with_oneself():
    """An article is like itself as far as it has clues of each kind."""
    vectors = make_event_vectors(TEXTS)
    every = np.arange(len(TEXTS))
    likeness = score_likeness(vectors, every, every)

    assert likeness == pytest.approx(likeness.T)
    assert likeness[0, 0] == pytest.approx(1 + 0.12 * 0.6)
    assert likeness[4, 4] == pytest.approx(1 - SHARES["name"])


def test_kinds_of_clues_count_for_one_together():
    """So that likeness reads as a share."""
    assert sum(SHARES.values()) == pytest.approx(1)


def test_a_higher_threshold_never_joins_more():
    """The threshold works: above the highest likeness every article is alone."""
    vectors = make_event_vectors(TEXTS)
    numbers = [len(set(group_articles(vectors, threshold=t))) for t in (0.01, THRESHOLD, 1.2)]

    assert numbers == sorted(numbers)
    assert numbers[-1] == len(TEXTS)


def test_parting_articles_first_changes_no_event(monkeypatch):
    """What no chain of pairs links can be grouped apart, in blocks of any size."""
    whole = group_articles(make_event_vectors(TEXTS))
    monkeypatch.setattr(grouping, "BLOCK_ROWS", 2)

    assert group_articles(make_event_vectors(TEXTS)) == whole


def test_a_chain_too_long_is_cut_at_its_weakest_pairs(monkeypatch):
    """Memory has a bound, and the strongest pairs stay."""
    monkeypatch.setattr(grouping, "MAX_LINKED", 2)
    events = group_articles(make_event_vectors(TEXTS), threshold=0.001)

    assert events[0] == events[2]
    assert events[1] == events[3]


def test_copies_of_one_text_are_cut_rather_than_held_at_once(monkeypatch):
    """Nine copies with room for four: every one is in some event, and memory is bounded."""
    monkeypatch.setattr(grouping, "MAX_LINKED", 4)
    events = group_articles(make_event_vectors({f"a{i}": BRIDGE for i in range(9)}))

    assert len(set(events)) == 3
    assert max(map(events.count, events)) <= 4


def test_evidence_names_the_shared_clues():
    """The place, the person and the day stand there, and nothing that one report alone has."""
    vectors = make_event_vectors(TEXTS)
    told = explain_events(vectors, group_articles(vectors))
    first = told[told["event"] == 0]

    assert {"miller", "oldbridge"} == set(first.loc[first["kind"] == "name", "clue"])
    assert first.loc[first["kind"] == "weekday", "clue"].tolist() == ["Tuesday"]
    assert set(told["event"]) == {0, 1}
    assert told["n_articles"].tolist() == [2] * len(told)


def test_evidence_adds_up_to_the_likeness():
    """Undated and with the same weekdays, the clues and the usual cosine are all there is."""
    vectors = make_event_vectors(TEXTS)
    told = explain_events(vectors, [0, 1, 0, 1, 2], n_clues=1000)
    likeness = score_likeness(vectors, np.array([0]), np.array([2]))[0, 0]

    assert told.loc[told["event"] == 0, "likeness"].sum() == pytest.approx(likeness + 0.12 * 0.4)


def test_articles_know_their_fit_and_the_nearest_other_event():
    """One that stands alone has no fit, and still a nearest event."""
    vectors = make_event_vectors(TEXTS)
    placed = place_articles(vectors, [0, 1, 0, 1, 2]).set_index("article_id")
    likeness = score_likeness(vectors, np.array([0]), np.arange(5))[0]

    assert placed.loc["a", "likeness"] == pytest.approx(likeness[2])
    assert placed.loc["a", "nearest_likeness"] == pytest.approx(
        max((likeness[1] + likeness[3]) / 2, likeness[4])
    )
    assert np.isnan(placed.loc["e", "likeness"])
    assert placed["n_articles"].tolist() == [2, 2, 2, 2, 1]


def test_a_single_event_has_no_other_near():
    """Nothing to move an article to."""
    vectors = make_event_vectors({"a": BRIDGE, "c": BRIDGE_TOO})
    placed = place_articles(vectors, [0, 0])

    assert placed["nearest_event"].tolist() == [-1, -1]
    assert placed["nearest_likeness"].isna().all()


TALKS = {
    "a": "Miller and Lindgren pledge crates\nMiller and Lindgren spoke in Newport on Tuesday. "
    "The call ended in pledges of crates and ferries. Tugs and pilots wait.",
    "b": "Crates pledged in call\nLindgren and Miller spoke in Newport on Tuesday. Crates and "
    "ferries and tugs were pledges of the call.",
    "c": "Pensions for Newport settled\nMiller and Lindgren spoke in Newport on Friday. "
    "The meeting ended in pensions and shifts and holidays. Guards and clerks gain.",
    "d": "Pensions settle meeting\nLindgren and Miller spoke in Newport on Friday. Shifts and "
    "holidays and guards were part of the meeting.",
    "e": "Holidays settle shifts\nMiller and Lindgren spoke in Newport on Friday. Pensions and "
    "holidays and clerks were part of the meeting.",
}
OTHERS = {f"o{i}": f"Word{i} thing{i}\nMatter{i} stood{i} before{i} people{i}." for i in range(60)}


def test_talks_of_the_same_two_are_told_apart_in_a_large_corpus(monkeypatch):
    """Their names are rare among all articles, and common among these five."""
    vectors = make_event_vectors(TALKS | OTHERS)
    looked_at_again = group_articles(vectors)[:5]
    monkeypatch.setattr(grouping, "MIN_LOOKED_AT_AGAIN", 100)
    looked_at_once = group_articles(vectors)[:5]

    assert looked_at_once == [0, 0, 0, 0, 0]
    assert looked_at_again == [0, 0, 1, 1, 1]


def test_an_event_that_stays_whole_by_itself_is_left_whole():
    """Nine reports of one bridge do not fall apart for want of other news."""
    texts = {f"a{i}": (BRIDGE, BRIDGE_TOO)[i % 2] for i in range(9)}

    assert set(group_articles(make_event_vectors(texts | OTHERS))[:9]) == {0}
