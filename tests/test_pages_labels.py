"""The labels part of the Wording page: whatever is counted opens its sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.shared.labels import LabelPlace
from pages.shared.labels_asks import LABELS, tidy_nouns
from pages.shared.labels_words import describe_chance, name_silent, tell_company
from pages.shared.loading_labels import (
    Referent,
    draw_company,
    load_concepts,
    load_label_sentences,
    load_ladder,
)
from pages.shared.state import EVERYTHING
from tests.test_pages import run, text_of

LOOK = "Names for the same thing"
FIGHTING = ("ceasefire", "de-escalation", "truce")
MEDDLING = ("hacking", "influence", "interference", "intervention", "involvement", "meddling")
REFERENTS = {
    "a concept, words alone": Referent(EVERYTHING, lemmas=FIGHTING, is_whole=False),
    "a concept, whole phrases": Referent(EVERYTHING, lemmas=MEDDLING),
    "a person": Referent(EVERYTHING, entity_id="vladimir-putin"),
    "a person, quoted": Referent(replace(EVERYTHING, voice="quoted"), entity_id="donald-trump"),
    "by origin": Referent(replace(EVERYTHING, by="origin"), lemmas=FIGHTING),
}


@pytest.mark.parametrize("referent", REFERENTS.values(), ids=REFERENTS)
def test_every_count_opens_as_many_phrases(referent):
    """What a mark says is what its sentences hold, each marked where it stands."""
    ladder = load_ladder(referent)
    assert len(ladder.labels)
    for cell in LabelPlace(referent, ladder).cells.values():
        sentences, phrases, _ = load_label_sentences(referent, cell)
        table = ladder.labels if cell.facet == "label" else ladder.company
        name = cell.value if cell.facet == "label" else cell.value.partition(":")[2]
        is_row = (table["event_id"] == cell.event_id) & (table["side"] == cell.side)
        is_row &= table["label" if cell.facet == "label" else "value"] == name
        if cell.facet != "label":
            is_row &= table["facet"] == cell.value.partition(":")[0]
        assert table.loc[is_row, "n_uses"].tolist() == [len(phrases)]
        assert set(sentences["sentence_id"]) == set(phrases["sentence_id"])
        inside = phrases.merge(sentences, on="sentence_id", suffixes=("", "_sentence"))
        assert (inside["start_char"] >= inside["start_char_sentence"]).all()
        assert (inside["end_char"] <= inside["end_char_sentence"]).all()


def test_what_each_report_calls_the_end_of_fighting_can_be_read_in_the_texts():
    """Business Standard: truce twice, cease-fire and ceasefire once each; the other: twice."""
    labels = load_ladder(REFERENTS["a concept, words alone"]).labels
    uses = labels.set_index(["side", "label"])["n_uses"]

    assert uses["Business Standard"].to_dict() == {"ceasefire": 2, "truce": 2, "de-escalation": 1}
    assert uses["Russian American Business"].to_dict() == {"de-escalation": 3, "ceasefire": 2}
    assert uses["The Arabian Post"].to_dict() == {"ceasefire": 2}


def test_who_is_named_as_meddling_and_in_what_doubt_can_be_read_in_the_texts():
    """*Allegations of Russian interference*, *ostensible meddling*, *alleged intervention*."""
    company = load_ladder(Referent(EVERYTHING, lemmas=MEDDLING)).company
    uses = company.set_index(["side", "facet", "value"])["n_uses"].sort_index()

    assert uses["Business Standard", "owner"].to_dict() == {"russia": 3, "": 2}
    assert uses["Business Standard", "hedge"].to_dict() == {"": 3, "allegation": 1, "ostensible": 1}
    assert uses["Russian American Business", "hedge"].to_dict() == {"alleged": 1}
    assert uses["Hindustan Times", "hedge"].to_dict() == {"": 2, "accusation": 1}


def test_with_one_article_a_side_no_label_is_said_to_be_the_outlet_s():
    """The sentence about chance says what was dealt anew, and of whom it speaks."""
    said = describe_chance(load_ladder(REFERENTS["a concept, words alone"]))

    assert "With the uses dealt out at random" in said
    assert "never outlets" in said


def test_one_report_alone_has_nothing_that_is_only_here():
    """Of the event of November there is one report."""
    selection = replace(EVERYTHING, event_id="2017-11-11")

    said = describe_chance(load_ladder(Referent(selection, entity_id="vladimir-putin")))

    assert said.startswith("Nothing is said to be only here")


def test_the_concepts_on_offer_are_used_by_two_sides_and_named_by_their_nouns():
    """Each opens with something to see."""
    concepts = load_concepts("outlet")

    assert concepts["ceasefire, de-escalation, truce"] == FIGHTING
    for lemmas in concepts.values():
        assert load_ladder(Referent(EVERYTHING, lemmas=lemmas)).labels["side"].nunique() > 1


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, "de-escalation"),
        ({"thing": "Vladimir Putin"}, "Mr Putin"),
        ({"thing": "deal, accord"}, "accord"),
        ({"thing": "ceasefire, de-escalation, truce", "nouns": ["truce"]}, "truce, 2 of 2"),
        ({"thing": "meddling, interference", "labels": LABELS[1]}, "ostensible meddling"),
        ({"thing": "nowhere, to be found"}, "Not found in these texts"),
    ],
)
def test_a_link_opens_any_thing(asked, expected):
    """A concept, an entity, nouns somebody typed, nouns that no report has."""
    app = run("wording.py", look=LOOK, **asked)

    assert not app.exception
    parts = [text_of(app), *(box.value for box in app.info)]
    parts += [chart.proto.alt for chart in app.get("plotly_chart")]
    assert expected in "\n".join(parts)


def test_an_open_label_shows_its_sentences():
    """What a click on a mark sets opens the sentences, whichever figure it is of."""
    app = run("wording.py", look=LOOK)

    for shown, text in {
        "Business Standard, 7 July 2017, calling it truce": "the truce aims to preserve",
        "Business Standard, 7 July 2017, with Syria": "announce Syria truce",
    }.items():
        app.session_state["show"] = shown
        app.run()

        assert not app.exception
        sheets = [sheet.proto.json for sheet in app.get("bidi_component")]
        assert any(text in sheet for sheet in sheets)


def test_nouns_are_tidied_and_few():
    """What is typed becomes the form that phrases have."""
    assert tidy_nouns(["Cease fire", "cease-fire", " ", "TRUCE"]) == ("cease-fire", "truce")
    assert len(tidy_nouns([f"noun{i}" for i in range(99)])) == 12


def test_reports_without_a_use_are_named():
    """Nobody says *accord* but one: the others are not merely left out."""
    ladder = load_ladder(Referent(EVERYTHING, lemmas=("accord",), is_whole=False))

    said = name_silent(ladder)

    used = set(ladder.labels["side"])
    assert said.startswith("Not found in: ")
    assert "Business Standard" in used
    assert all(side not in said for side in used)
    assert "Hindustan Times, 2 May 2017" in said


def test_nobody_named_and_no_doubt_are_small_grey_and_last():
    """They say that there is nothing: what there is stands out."""
    referent = Referent(EVERYTHING, lemmas=MEDDLING, is_whole=False)
    marks = draw_company(referent, "light", None).data[0]
    values = [data[3] for data in marks.customdata]
    quiet = [value in {"owner:", "hedge:"} for value in values]

    assert {symbol for symbol, is_quiet in zip(marks.marker.symbol, quiet, strict=True)} == {
        *("circle", "square", "circle-open", "square-open")
    }
    sizes = {is_quiet: [] for is_quiet in (True, False)}
    for size, is_quiet in zip(marks.marker.size, quiet, strict=True):
        sizes[is_quiet].append(size)
    assert max(sizes[True]) == min([*sizes[True], *sizes[False]])
    lowest = {
        facet: max(y for y, value in zip(marks.y, values, strict=True) if value.startswith(facet))
        for facet in ("owner", "hedge")
    }
    assert {value for y, value in zip(marks.y, values, strict=True) if y in lowest.values()} == {
        *("owner:", "hedge:")
    }


def test_the_words_of_the_company_leave_out_what_there_is_not():
    """Nobody named is no name."""
    referent = Referent(EVERYTHING, lemmas=MEDDLING, is_whole=False)
    said = tell_company(referent, load_ladder(referent))

    assert "Business Standard, 7 July 2017: Russia, 3 of 5" in said
    assert "nobody" not in said


def test_an_entity_takes_the_words_of_the_last_thing_out_of_the_address():
    """They would be taken for those of the next thing."""
    app = run("wording.py", look=LOOK, thing="Vladimir Putin", nouns=["truce"])

    assert not app.exception
    assert "nouns" not in app.query_params
