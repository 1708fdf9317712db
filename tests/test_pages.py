"""The pages as a script, without a browser: what they say, and what an address restores."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[1]
FRAME = str(ROOT / "pages" / "frame.py")
PAGES = sorted(path.name for path in (ROOT / "pages").glob("*.py") if path.stem != "frame")


def run(page: str = "overview.py", **asked: str | list[str]) -> AppTest:
    """Open a page with a query, as a deep link does."""
    app = AppTest.from_file(FRAME, default_timeout=60)
    for key, words in asked.items():
        app.query_params[key] = words
    app.run()
    if page != "overview.py":
        app.switch_page(page).run()
    return app


def sheets(app: AppTest) -> list[dict]:
    """Return the data of every sheet of sentences on the page."""
    data = [json.loads(sheet.proto.json) for sheet in app.get("bidi_component")]
    return [sheet for sheet in data if "kind" in sheet]


def sentences(app: AppTest, kind: str) -> list[str]:
    """Return the sentences shown in sheets of one kind."""
    return [
        sentence["text"]
        for sheet in sheets(app)
        if sheet["kind"] == kind
        for block in sheet["blocks"]
        for sentence in block["sentences"]
    ]


def text_of(app: AppTest) -> str:
    """Return all Markdown of a page, escapes taken off."""
    return "\n".join(markdown.value for markdown in app.markdown).replace("\\", "")


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_with_one_title(page):
    """A page that fails, or has no heading of its own, is caught here."""
    app = run(page)

    assert not app.exception
    assert len(app.title) == 1


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "asked",
    [
        {"event": "no such event"},
        {"outlets": ["<script>", "Nobody"]},
        {"by": ""},
        {"by": "Publisher"},
        {"thread": "", "measure": "", "count": ""},
        {"show": "Nobody on Nothing, 1 January 1900"},
        {"article": "../../etc/passwd", "sentence": "x' OR 1=1"},
        {"syria": ["(", "*", "a" * 5000, "\u202e", " + "]},
        {"syria": ""},
        {"ukraine": [f"term{number}" for number in range(500)]},
        {"marks": "Everything", "removed": "maybe"},
    ],
    ids=lambda asked: next(iter(asked)),
)
def test_no_address_breaks_a_page(page, asked):
    """Whatever stands in an address, the page runs and shows no trace."""
    assert not run(page, **asked).exception


@pytest.mark.parametrize("page", ["overview.py", "coverage.py"])
def test_every_chart_has_words_for_those_who_cannot_see_it(page):
    """The alternative text names what the chart shows."""
    charts = run(page).get("plotly_chart")

    assert charts
    assert all(len(chart.proto.alt.split()) > 3 for chart in charts)


def test_the_title_counts_what_is_selected():
    """The overview's title is counted, not written."""
    assert run().title[0].value == "How five outlets told three events"
    assert run(event="7 July 2017").title[0].value == "How two outlets told one event"


def test_the_selection_survives_a_change_of_page():
    """A filter set in the address holds on the next page."""
    app = run("coverage.py", event="2 May 2017", by="Origin")

    assert app.selectbox(key="event").value == "2 May 2017"
    assert "Associated Press" in app.get("plotly_chart")[0].proto.alt
    assert "Business Standard" not in app.get("plotly_chart")[0].proto.alt


def test_an_address_opens_the_evidence_of_a_cell():
    """The words of a cell in the address show its sentences, each with the words that matched."""
    app = run(show="The Arabian Post on North Korea, 2 May 2017")

    blocks = next(sheet for sheet in sheets(app) if sheet["kind"] == "evidence")["blocks"]
    marked = [
        sentence["text"][start:end]
        for block in blocks
        for sentence in block["sentences"]
        for start, end, *_ in sentence["marks"]
    ]
    assert len(blocks) == 2
    assert marked == ["North Korea", "Pyongyang", "Kim Jong Un"]


def test_a_silent_cell_shows_the_nearest_sentence_and_the_denominator():
    """Not found is said with how much was read, and with what stands nearest."""
    app = run(show="The Arabian Post on Election interference, 2 May 2017")

    assert "not found in" in text_of(app)
    assert len(sentences(app, "evidence")) == 1


def test_events_are_not_subtracted_and_the_page_says_why():
    """Coverage names the lone event and compares only within one."""
    said = text_of(run("coverage.py"))

    assert "11 November 2017: one side only" in said
    assert "Different events are never subtracted" in said
    assert "No interval and no test" in said


def test_all_five_outlets_stand_in_the_coverage_of_any_thread():
    """A thread of one event still shows the outlets that do not touch it."""
    alt = run("coverage.py", thread="Ukraine").get("plotly_chart")[0].proto.alt

    assert alt.count("not found") == 3
    assert alt.count("% of words") == 2


def test_a_readers_terms_recompute_every_figure_and_are_announced():
    """Leaving one term of a thread changes its figures, on every page, until undone."""
    built_in = run(show="Business Standard on Syria, 7 July 2017")
    edited = run(show="Business Standard on Syria, 7 July 2017", syria=["truce"])

    assert len(sentences(built_in, "evidence")) == 6
    assert len(sentences(edited, "evidence")) == 2
    assert any("You changed what counts as Syria" in i.value for i in edited.info)


def test_a_term_a_reader_adds_is_found():
    """A word that no definition holds can be added and is marked."""
    app = run(show="Business Standard on North Korea, 7 July 2017", north_korea=["Warsaw"])

    assert [text for text in sentences(app, "evidence") if "Warsaw" in text]


def test_no_selected_article_is_explained():
    """An empty selection says what to do next."""
    app = run(event="11 November 2017", outlets=["Hindustan Times"])

    assert not app.exception
    assert any("Choose another event" in info.value for info in app.info)


def test_the_reader_shows_every_sentence_with_a_link_of_its_own():
    """Sentence links are unique and name the article."""
    app = run("article.py", article="arabian_post_2017-05")

    shown = [
        sentence
        for sheet in sheets(app)
        if sheet["kind"] == "article"
        for block in sheet["blocks"]
        for sentence in block["sentences"]
    ]
    links = [sentence["href"] for sentence in shown]
    assert len(links) == len(set(links)) == 24
    assert all(link.startswith("article?article=arabian_post_2017-05&sentence=") for link in links)


def test_a_link_to_a_sentence_that_changed_says_so():
    """A stale sentence link opens the article and explains."""
    app = run("article.py", article="arabian_post_2017-05", sentence="arabian_post_2017-05.0000")

    assert any("words changed" in warning.value for warning in app.warning)
    assert sentences(app, "article")


def test_removed_lines_are_shown_on_demand_with_their_rule():
    """Nothing cleaning took out is hidden from a reader who asks."""
    assert not sentences(run("article.py", article="business_standard_2017-07-08"), "removed")

    app = run("article.py", article="business_standard_2017-07-08", removed="true")

    assert "Explore News" in sentences(app, "removed")


def test_every_method_card_is_on_the_methods_page():
    """The cards of the code are the cards of the page."""
    from analysis.measures.cards import CARDS

    app = run("methods.py")

    names = [heading.value.replace("\\", "") for heading in app.header]
    assert names[: len(CARDS)] == [card.name for card in CARDS]


def test_a_missing_corpus_is_one_sentence_and_no_page(monkeypatch, tmp_path):
    """Without a corpus the frame says what is missing and what to do."""
    import streamlit as st

    monkeypatch.setenv("STORYSIDES_CORPUS", str(tmp_path / "nowhere"))
    st.cache_resource.clear()
    app = AppTest.from_file(FRAME, default_timeout=60).run()
    st.cache_resource.clear()

    assert not app.exception
    assert len(app.error) == 1
    assert "analysis build" in app.error[0].value.replace("\\", "")


def test_a_corpus_rebuilt_under_an_open_page_is_opened_anew(monkeypatch):
    """The visit that meets the change says so in one sentence, and the next one works."""
    import streamlit as st

    from analysis.errors import CorpusChangedError
    from analysis.store.reading import StoredCorpus

    st.cache_resource.clear()
    app = run()

    def fail(*_args: object, **_filters: object) -> None:
        msg = "The built corpus was changed while it was open: open it again."
        raise CorpusChangedError(msg)

    with monkeypatch.context() as patched:
        patched.setattr(StoredCorpus, "select", fail)
        asked = "The Arabian Post on Syria, 2 May 2017"
        broken = app.selectbox(key="show").set_value(asked).run()
        said = [error.value.replace("\\", "") for error in broken.error]
    mended = broken.run()

    assert said == ["The built corpus was changed while it was open: open it again."]
    assert not broken.exception
    assert not mended.error
    assert sentences(mended, "evidence")


def test_a_permalink_of_another_build_is_announced():
    """A link that names another build says that figures may differ; its own does not."""
    from pages.shared.loading import load_corpus

    assert any("another build" in warning.value for warning in run(corpus="000000000000").warning)
    assert not run(corpus=load_corpus().corpus_id).warning
