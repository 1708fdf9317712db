"""Corrected counts are those that corrected mentions give."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import corrections as overlay
from analysis import schema
from analysis.annotation.counts import collect_entities, count_entities
from analysis.annotation.placing import place_entities
from analysis.corrections import Correction, compile_corrections

IDS, SURFACES = ["e1", "e2", "e3"], ["A", "B", "C"]
PLACES = {f"{a}.{n}": (a, n, "caption" if n == 3 else "body") for a in "xyz" for n in range(4)}
KEYS = [*IDS, *IDS, "e1/A", "e2/B", "gone"]


def sentences():
    """Four sentences of each of three articles, two in a paragraph; the last is a caption."""
    rows = [(key, section, number // 2) for key, (_, number, section) in PLACES.items()]
    return pd.DataFrame(rows, columns=["sentence_id", "section", "paragraph"])


def mentions(rows):
    """Make mentions from (sentence, entity, surface, is quoted)."""
    made = [
        {
            "mention_id": str(i),
            "article_id": PLACES[sentence][0],
            "sentence_id": sentence,
            "entity_id": entity,
            "surface": surface,
            "label": "GPE",
            "start_char": i,
            "end_char": i + 1,
            "merged_by": "listed",
            "is_quoted": is_quoted,
        }
        for i, (sentence, entity, surface, is_quoted) in enumerate(rows)
    ]
    return schema.frame(schema.MENTIONS, made)


NAMED = st.lists(
    st.tuples(
        st.sampled_from([*PLACES]), st.sampled_from(IDS), st.sampled_from(SURFACES), st.booleans()
    ),
    max_size=30,
).map(mentions)
KEY = st.sampled_from(KEYS)
MERGES = st.builds(lambda a, b: Correction("merge", a, into=b), KEY, KEY)
SPLITS = st.builds(
    lambda a, w, b: Correction("split", a, wording=w, into=b),
    KEY,
    st.sampled_from(SURFACES),
    st.just("") | KEY,
)
OTHERS = st.builds(lambda a: Correction("rename", a, name="New"), KEY) | st.builds(
    lambda a: Correction("retype", a, label="ORG"), KEY
)
CORRECTIONS = st.lists(MERGES | SPLITS | OTHERS, max_size=7).map(tuple)


@settings(max_examples=40)
@given(named=NAMED, corrections=CORRECTIONS)
def test_corrected_tables_are_those_of_corrected_mentions(named, corrections):
    """Every table laid over is, row by row, what counting anew would give."""
    entities, aliases = collect_entities(named)
    applied = compile_corrections(corrections, entities, aliases)
    corrected = overlay.apply_to_mentions(named, applied)
    split_ones = named[named["entity_id"].isin(applied.split_ids)]

    placed = overlay.apply_to_sentence_entities(
        place_entities(named, sentences()), applied, split_ones
    )
    counted = overlay.apply_to_article_entities(count_entities(named, sentences()), applied, placed)
    after, wordings = overlay.apply_to_entities(
        entities, aliases, applied, named[named["entity_id"].isin(applied.changed)]
    )
    anew, words_anew = collect_entities(corrected)
    counts = ["entity_id", "n_mentions", "n_articles"]

    pd.testing.assert_frame_equal(placed, place_entities(corrected, sentences()))
    pd.testing.assert_frame_equal(counted, count_entities(corrected, sentences()))
    pd.testing.assert_frame_equal(after[counts], anew[counts])
    pd.testing.assert_frame_equal(wordings, words_anew)


def follow(entity_ids, surfaces, outcomes):
    """Apply corrections to mentions one after the other, as a person would."""
    now, merged = list(entity_ids), {}
    for action, entity_id, into, wording in (outcome.correction[:4] for outcome in outcomes):
        while into in merged:
            into = merged[into]
        if action == "split" and not into:
            into = f"{entity_id}/{wording}"
            merged.pop(into, None)
        if action == "merge":
            merged[entity_id] = into
        if action in {"merge", "split"}:
            now = [
                into if at == entity_id and wording in {"", surface} else at
                for at, surface in zip(now, surfaces, strict=True)
            ]
    return now


@settings(max_examples=60)
@given(named=NAMED, corrections=CORRECTIONS)
def test_the_maps_do_what_following_each_correction_does(named, corrections):
    """Two maps stand for the whole list, in its order."""
    applied = compile_corrections(corrections, *collect_entities(named))
    sound = [outcome for outcome in applied.outcomes if not outcome.why_not]

    assert applied.place(named).tolist() == follow(named["entity_id"], named["surface"], sound)


@settings(max_examples=15)
@given(named=NAMED, corrections=CORRECTIONS)
def test_no_mention_is_lost_or_made_and_none_moves_in_the_text(named, corrections):
    """A correction changes who is meant, never what stands where."""
    applied = compile_corrections(corrections, *collect_entities(named))
    corrected = overlay.apply_to_mentions(named, applied)
    kept = [c for c in named.columns if c not in {"entity_id", "label", "merged_by"}]

    pd.testing.assert_frame_equal(corrected[kept], named[kept])
    has_moved = corrected["entity_id"] != named["entity_id"]
    assert ((corrected["merged_by"] == "reader") == has_moved).all()
    assert not set(corrected["entity_id"]) & applied.moved.keys()


@settings(max_examples=15)
@given(named=NAMED, corrections=CORRECTIONS)
def test_what_is_not_corrected_keeps_its_counts(named, corrections):
    """Entities that no correction names have the rows they had."""
    applied = compile_corrections(corrections, *collect_entities(named))
    before = place_entities(named, sentences())
    after = overlay.apply_to_sentence_entities(before, applied, named)

    pd.testing.assert_frame_equal(
        *(
            rows[~rows["entity_id"].isin(applied.changed)].reset_index(drop=True)
            for rows in (before, after)
        )
    )


def test_sentences_of_merged_entities_are_not_a_sum():
    """One sentence names both, one names one: two sentences, three mentions."""
    named = mentions(
        [("x.0", "e1", "A", False), ("x.0", "e2", "B", True), ("x.1", "e1", "A", False)]
    )
    applied = compile_corrections((Correction("merge", "e1", into="e2"),), *collect_entities(named))
    placed = overlay.apply_to_sentence_entities(place_entities(named, sentences()), applied)
    counted = overlay.apply_to_article_entities(
        count_entities(named, sentences()), applied, placed
    ).set_index("voice")

    assert counted["n_sentences"].to_dict() == {"all": 2, "own": 2, "quoted": 1}
    assert counted["n_mentions"].to_dict() == {"all": 3, "own": 2, "quoted": 1}


@pytest.mark.parametrize("n_given", [None, 0, 1])
def test_a_split_cannot_be_counted_without_all_its_mentions(n_given):
    """Two mentions were split up; with fewer, one would vanish without a word."""
    named = mentions([("x.0", "e1", "A", False), ("x.1", "e1", "B", False)])
    applied = compile_corrections(
        (Correction("split", "e1", wording="A"),), *collect_entities(named)
    )

    with pytest.raises(ValueError, match="split_mentions"):
        overlay.apply_to_sentence_entities(
            place_entities(named, sentences()),
            applied,
            None if n_given is None else named.head(n_given),
        )
