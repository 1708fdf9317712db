"""The test of terms on the Wording page: started, watched, stopped and told."""

from __future__ import annotations

import threading
import time

import pandas as pd
from streamlit.testing.v1 import AppTest

from analysis.measures.wording import OTHERS, compare_terms, describe_sides
from pages.shared import wording_chance
from pages.shared.jobs import Jobs
from pages.shared.state import EVERYTHING
from pages.shared.wording_state import Comparison, Wording
from pages.shared.wording_work import check_terms, try_halves
from tests.test_pages import text_of


def many(n_each: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Make articles of two outlets on one event; those of the Post say *truce*."""
    ids = [f"{side}{n}" for side in ("post", "times") for n in range(n_each)]
    articles = pd.DataFrame(
        {
            "article_id": ids,
            "event_id": "2020-03-01",
            "side": ["Post"] * n_each + ["Times"] * n_each,
            "n_words": 100,
        }
    )
    terms = pd.DataFrame(
        [(key, "truce", 3) for key in ids if key.startswith("post")]
        + [(key, "talk", 1) for key in ids],
        columns=["article_id", "term", "n_tokens"],
    ).assign(voice="all")
    return articles, terms


def run_out(steps):
    """Run work to its end; return its steps and its result."""
    told = []
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            return told, end.value


def test_the_test_goes_on_in_small_steps_and_names_what_it_found():
    """Eight articles against eight, all of one say *truce*; the halves of one hold nothing."""
    articles, terms = many(8)
    kept = pd.DataFrame({"side": ["Post", "Times"], "term": ["truce", "truce"]})
    steps, tested = run_out(
        check_terms(
            articles, terms, baseline=OTHERS, is_pooled=False, left_out=frozenset(), kept=kept
        )
    )
    draws, halves = run_out(
        try_halves(articles, terms, "Post", n_each=4, left_out=frozenset(), n_draws=3)
    )

    assert len(steps) > 20
    assert steps[-1] == (999, 999)
    assert tested.sides["Post"]["n_found"] == 1
    assert tested.terms[["side", "term", "is_found"]].to_dict("split")["data"] == [
        ["Post", "truce", True],
        ["Times", "truce", True],
    ]
    assert draws[-1] == (3 * 999, 3 * 999)
    assert (halves.n_draws, halves.n_with, halves.n_each) == (3, 0, 4)


def show_a_test():
    """Draw the test's part of a page over articles of our own; other names arrive by import."""
    import tests.test_pages_wording_chance as own
    from pages.shared.wording_chance import find_tested, show_test

    tested = find_tested(own.OURS)
    show_test(own.OURS, own.compare_ours(), "Post", tested)


OURS = Wording(EVERYTHING)


def compare_ours() -> Comparison:
    """Compare eight articles of the Post with eight of the Times."""
    articles, terms = many(8)
    compared = compare_terms(articles, terms)
    sides = describe_sides(articles, terms).to_dict("records")
    return Comparison(
        articles,
        compared,
        {row["side"]: row for row in sides},
        {row["side"]: 2 for row in sides},
        {"Post": ("Times",), "Times": ("Post",)},
        (),
        is_pooled=False,
    )


def test_a_reader_starts_the_test_and_reads_what_it_found(monkeypatch):
    """The button gives way to a bar with a way to stop; then findings and their placebo."""
    jobs = Jobs()
    monkeypatch.setattr(wording_chance, "load_jobs", lambda: jobs)
    monkeypatch.setattr(wording_chance, "load_terms", lambda _voice: many(8)[1])
    monkeypatch.setattr(wording_chance, "left_out_of", lambda _wording: frozenset())
    app = AppTest.from_function(show_a_test, default_timeout=60).run()
    app.button(key="test_now").click().run()
    for _ in range(200):
        if "found:" in text_of(app) and "For comparison" in text_of(app):
            break
        time.sleep(0.1)
        app.run()
    said = text_of(app)

    assert not app.exception
    assert "1 word found:" in said
    assert "More in **Post**: truce." in said
    assert "on random halves of Post (4 against 4 articles)" in said
    assert "0 of 20" in said
    assert not app.button


def test_a_reader_stops_the_test_and_may_start_it_again(monkeypatch):
    """What is stopped leaves the button, and nothing half done is shown."""
    jobs, may_go = Jobs(), threading.Event()

    def wait(*_args, **_options):
        may_go.wait(20)
        yield 1, 2

    monkeypatch.setattr(wording_chance, "load_jobs", lambda: jobs)
    monkeypatch.setattr(wording_chance, "load_terms", lambda _voice: many(8)[1])
    monkeypatch.setattr(wording_chance, "left_out_of", lambda _wording: frozenset())
    monkeypatch.setattr(wording_chance, "check_terms", wait)
    app = AppTest.from_function(show_a_test, default_timeout=60).run()
    app.button(key="test_now").click().run()
    assert [button.key for button in app.button] == ["test_stop"]
    app.button(key="test_stop").click().run()
    app.run()
    may_go.set()

    assert not app.exception
    assert [button.key for button in app.button] == ["test_now"]
    assert "found" not in text_of(app).replace("is called found", "")
