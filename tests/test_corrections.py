"""A reader's corrections: what follows from each, and what does not fit."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis import corrections as overlay
from analysis import schema
from analysis.annotation.spans import LABELS
from analysis.corrections import Correction, compile_corrections, list_changes, split_id

WORDINGS = [
    ("moscow", "Moscow", 5),
    ("moscow", "Moscow-backed", 2),
    ("russia", "Russia", 7),
    ("russia", "Moscow", 1),
    ("kremlin", "Kremlin", 3),
]
NAMES = {"moscow": "Moscow", "russia": "Russia", "kremlin": "Kremlin"}


@pytest.fixture
def aliases() -> pd.DataFrame:
    """Five wordings of three entities."""
    rows = [
        {"entity_id": e, "surface": s, "merged_by": "same name", "n_mentions": n}
        for e, s, n in WORDINGS
    ]
    return schema.frame(schema.ENTITY_ALIASES, rows)


@pytest.fixture
def entities() -> pd.DataFrame:
    """Three places; the Kremlin may count with Moscow."""
    rows = [
        {
            "entity_id": e,
            "name": name,
            "label": "GPE",
            "n_mentions": sum(n for i, _, n in WORDINGS if i == e),
            "n_articles": 1,
            "counts_with": "moscow" if e == "kremlin" else "",
            "counts_with_why": "seat" if e == "kremlin" else "",
        }
        for e, name in sorted(NAMES.items())
    ]
    return schema.frame(schema.ENTITIES, rows)


def merge(entity_id, into):
    """Merge one entity into another."""
    return Correction("merge", entity_id, into=into)


def split(entity_id, wording, into=""):
    """Split a wording off."""
    return Correction("split", entity_id, wording=wording, into=into)


def rename(entity_id, name):
    """Rename an entity."""
    return Correction("rename", entity_id, name=name)


def named(*rows):
    """Say which article names which entity in which words."""
    return pd.DataFrame(rows, columns=["article_id", "entity_id", "surface"])


def test_the_types_are_those_the_machine_gives():
    """A reader can choose every type and no other."""
    assert LABELS == overlay.LABELS


def test_chains_of_merges_are_followed_to_their_end(entities, aliases):
    """Kremlin into Moscow, Moscow into Russia: both are Russia, in either order."""
    chain = (merge("kremlin", "moscow"), merge("moscow", "russia"))

    assert compile_corrections(chain, entities, aliases).moved == {
        "kremlin": "russia",
        "moscow": "russia",
    }
    assert compile_corrections(chain[::-1], entities, aliases).moved == {
        "kremlin": "russia",
        "moscow": "russia",
    }


def test_a_target_merged_away_stands_for_what_it_was_merged_into(entities, aliases):
    """However many merges lie between: a wording given to the Kremlin goes to Russia."""
    chain = (
        split("moscow", "Moscow-backed"),
        merge("kremlin", "moscow"),
        merge("moscow", "russia"),
        merge("moscow/Moscow-backed", "kremlin"),
    )

    applied = compile_corrections(chain, entities, aliases)

    assert not applied.problems
    assert applied.outcomes[-1].after == "Russia"
    assert applied.moved == {"moscow": "russia", "kremlin": "russia"}


@pytest.mark.parametrize(
    ("corrections", "why"),
    [
        ([merge("moscow", "moscow")], "into itself"),
        ([merge("moscow", "russia"), merge("russia", "moscow")], "into itself"),
        ([merge("moscow", "russia"), merge("moscow", "kremlin")], "merged into Russia"),
        ([merge("moscow", "russia"), rename("moscow", "M")], "merged into Russia"),
        ([merge("paris", "russia")], "no entity with the key paris"),
        ([merge("russia", "paris")], "no entity with the key paris"),
        ([split("moscow", "Moskau")], "No mention"),
        ([split("kremlin", "Kremlin")], "only wording"),
        ([split("kremlin", "Kremlin", "russia")], "only wording"),
        ([split("moscow", "Moscow", "moscow")], "into itself"),
        ([rename("kremlin", "Kremlin")], "already has this name"),
        ([Correction("retype", "kremlin", label="GPE")], "already has this type"),
        ([Correction("retype", "kremlin", label="CITY")], "label is not one of"),
        ([Correction("delete", "kremlin")], "action is not one of"),
        ([merge("moscow/Moscow-backed", "russia"), split("moscow", "Moscow-backed")], "no entity"),
    ],
)
def test_what_does_not_fit_is_kept_and_says_why(entities, aliases, corrections, why):
    """A corpus may have been rebuilt since: nothing fails, and nothing is done in silence."""
    applied = compile_corrections(tuple(corrections), entities, aliases)
    unfit = applied.problems[0]

    assert len(applied.outcomes) == len(corrections)
    assert why in unfit.why_not
    assert unfit.why_not.endswith(".")
    assert unfit.n_mentions == 0


def test_a_wording_becomes_an_entity_of_its_own_that_can_be_corrected(entities, aliases):
    """It is called by the wording until it is renamed, and has the type it had."""
    new = split_id("moscow", "Moscow-backed")
    chain = (split("moscow", "Moscow-backed"), rename(new, "Separatists"))
    after, wordings = overlay.apply_to_entities(
        entities,
        aliases,
        compile_corrections(chain, entities, aliases),
        named(
            ("a", "moscow", "Moscow"), ("b", "moscow", "Moscow-backed"), ("b", "moscow", "Moscow")
        ),
    )
    rows = after.set_index("entity_id")

    assert rows.loc[new, ["name", "label", "n_mentions", "n_articles"]].tolist() == [
        "Separatists",
        "GPE",
        2,
        1,
    ]
    assert rows.loc["moscow", ["n_mentions", "n_articles"]].tolist() == [5, 2]
    assert wordings.loc[wordings["entity_id"] == new, "merged_by"].tolist() == ["reader"]


def test_a_wording_split_off_and_merged_back_leaves_no_trace(entities, aliases):
    """And can be split off once more."""
    off = split("moscow", "Moscow-backed")
    back = merge(split_id("moscow", "Moscow-backed"), "moscow")
    there_and_back = compile_corrections((off, back), entities, aliases)
    again = compile_corrections((off, back, off, rename(back.entity_id, "B")), entities, aliases)

    assert not there_and_back.changed
    assert again.split == {("moscow", "Moscow-backed"): "moscow/Moscow-backed"}
    assert not again.problems


def test_a_split_after_a_merge_takes_the_wording_of_both(entities, aliases):
    """Moscow and Russia are both worded Moscow; together that is 5 + 1 mentions."""
    applied = compile_corrections(
        (merge("moscow", "russia"), split("russia", "Moscow", "kremlin")), entities, aliases
    )

    assert applied.split == {("moscow", "Moscow"): "kremlin", ("russia", "Moscow"): "kremlin"}
    assert applied.moved == {"moscow": "russia"}
    assert applied.place(aliases).tolist() == ["kremlin", "russia", "russia", "kremlin", "kremlin"]
    assert [outcome.n_mentions for outcome in applied.outcomes] == [5 + 2, 5 + 1]


def test_an_entity_moves_as_a_whole_when_all_its_wordings_do(entities, aliases):
    """Kremlin's only wording is split off again: quotations of the Kremlin go with it."""
    applied = compile_corrections(
        (merge("kremlin", "russia"), split("russia", "Kremlin")), entities, aliases
    )

    assert applied.moved == {"kremlin": "russia/Kremlin"}
    assert not applied.split


def test_articles_of_merged_entities_are_a_union(entities, aliases):
    """Article a names both: of 2 and 2 articles there are 3."""
    applied = compile_corrections((merge("moscow", "russia"),), entities, aliases)
    mentions = named(
        ("a", "moscow", "Moscow"),
        ("a", "russia", "Russia"),
        ("b", "moscow", "Moscow"),
        ("c", "russia", "Russia"),
        ("d", "kremlin", "Kremlin"),
    )
    after, wordings = overlay.apply_to_entities(entities, aliases, applied, mentions)
    russia = after.set_index("entity_id").loc["russia"]

    assert after["entity_id"].tolist() == ["kremlin", "russia"]
    assert russia[["n_mentions", "n_articles"]].tolist() == [7 + 8, 3]
    assert wordings["n_mentions"].sum() == aliases["n_mentions"].sum()
    assert after.set_index("entity_id").loc["kremlin", "counts_with"] == "russia"


def test_nothing_counts_with_itself(entities, aliases):
    """Where the seat is merged into the place it counts with, the company ends."""
    applied = compile_corrections((merge("moscow", "kremlin"),), entities, aliases)
    mentions = named(("a", "moscow", "Moscow"), ("a", "kremlin", "Kremlin"))
    after, _ = overlay.apply_to_entities(entities, aliases, applied, mentions)

    assert after.loc[0, ["counts_with", "counts_with_why"]].tolist() == ["", ""]


def test_missing_mentions_are_named_not_counted_as_none(entities, aliases):
    """Half the mentions would make a number that looks right."""
    applied = compile_corrections((merge("moscow", "russia"),), entities, aliases)

    with pytest.raises(ValueError, match="moscow"):
        overlay.apply_to_entities(entities, aliases, applied, named(("a", "russia", "Russia")))
    with pytest.raises(ValueError, match="moscow, russia"):
        overlay.apply_to_entities(entities, aliases, applied)


def test_renaming_and_retyping_need_no_mentions(entities, aliases):
    """Only the name and the type change."""
    applied = compile_corrections(
        (rename("kremlin", "The Kremlin"), Correction("retype", "kremlin", label="ORG")),
        entities,
        aliases,
    )
    after, wordings = overlay.apply_to_entities(entities, aliases, applied)
    unchanged = [c for c in schema.ENTITIES.column_names if c not in {"name", "label"}]

    assert after.loc[0, ["name", "label"]].tolist() == ["The Kremlin", "ORG"]
    pd.testing.assert_frame_equal(after[unchanged], entities[unchanged])
    pd.testing.assert_frame_equal(wordings, aliases)


def test_changes_stand_beside_the_machines_version(entities, aliases):
    """One row per correction, with what it was and what it is asked to be."""
    applied = compile_corrections(
        (
            split("moscow", "Moscow-backed")._replace(reason="The separatists\nare meant."),
            merge("moscow", "russia"),
            Correction("retype", "kremlin", label="ORG"),
            rename("paris", "Paris"),
        ),
        entities,
        aliases,
    )
    changes = list_changes(applied)

    assert changes[["what", "before", "after", "n_mentions", "is_applied"]].to_numpy().tolist() == [
        ["Moscow-backed", "Moscow", "Moscow-backed", 2, True],
        ["Moscow", "Moscow", "Russia", 5, True],
        ["Kremlin", "GPE", "ORG", 3, True],
        ["paris", "paris", "Paris", 0, False],
    ]
    assert changes.loc[0, "reason"] == "The separatists are meant."
    assert (changes["why_not"] != "").tolist() == [False, False, False, True]


def test_no_correction_changes_nothing(entities, aliases):
    """Tables come back as they were, and the list of changes has its columns."""
    applied = compile_corrections((), entities, aliases)
    after, wordings = overlay.apply_to_entities(entities, aliases, applied)

    pd.testing.assert_frame_equal(after, entities)
    pd.testing.assert_frame_equal(wordings, aliases)
    assert (
        list_changes(applied).columns.tolist()
        == list_changes(
            compile_corrections((merge("moscow", "russia"),), entities, aliases)
        ).columns.tolist()
    )


def test_empty_tables_are_corrected_to_empty_tables():
    """A corpus without names knows no entity, and no table breaks."""
    none, no_words = schema.empty(schema.ENTITIES), schema.empty(schema.ENTITY_ALIASES)
    applied = compile_corrections((merge("moscow", "russia"),), none, no_words)
    after, wordings = overlay.apply_to_entities(none, no_words, applied)

    assert applied.problems
    schema.require(after, schema.ENTITIES)
    schema.require(wordings, schema.ENTITY_ALIASES)
    for table, apply in (
        (schema.MENTIONS, lambda rows: overlay.apply_to_mentions(rows, applied)),
        (schema.SENTENCE_ENTITIES, lambda rows: overlay.apply_to_sentence_entities(rows, applied)),
        (schema.ARTICLE_VOICES, lambda rows: overlay.apply_to_sources(rows, applied)),
    ):
        schema.require(apply(schema.empty(table)), table)


def voice(entity_id, name, n_words, **values):
    """Make a row of article_voices; a source without entity has its words as id."""
    row = {
        "article_id": "a",
        "source_id": entity_id,
        "source_entity_id": entity_id,
        "source_name": name,
        "source_type": "government",
        "is_named": True,
        "kind": "direct",
        "n_attributions": 1,
        "n_words": n_words,
    }
    return row | values


def test_sources_follow_a_merge_and_same_rows_become_one(entities, aliases):
    """Words are summed where only the entity differed; the name that stood there stays."""
    applied = compile_corrections((merge("kremlin", "russia"),), entities, aliases)
    voices = schema.frame(
        schema.ARTICLE_VOICES,
        [
            voice("kremlin", "Kremlin", 4),
            voice("kremlin", "Kremlin", 9, kind="indirect"),
            voice("kremlin", "kremlin", 5, source_entity_id=""),
            voice("russia", "Russian side", 6),
        ],
    ).sort_values("n_words", ignore_index=True)
    after = overlay.apply_to_sources(voices, applied)

    assert after[
        ["source_id", "source_name", "kind", "n_words", "n_attributions"]
    ].to_numpy().tolist() == [
        ["kremlin", "kremlin", "direct", 5, 1],
        ["russia", "Russian side", "direct", 4 + 6, 2],
        ["russia", "Russia", "indirect", 9, 1],
    ]
    schema.require(after, schema.ARTICLE_VOICES)
    assert after["n_words"].sum() == voices["n_words"].sum()


def test_sources_follow_a_new_name_but_no_split(entities, aliases):
    """Which wording a quotation came from is not kept, so it stays with the entity."""
    applied = compile_corrections(
        (split("moscow", "Moscow-backed"), rename("kremlin", "The Kremlin")), entities, aliases
    )
    said = pd.DataFrame(
        {
            "attribution_id": ["1", "2"],
            "source_id": ["kremlin", "moscow"],
            "source_entity_id": ["kremlin", "moscow"],
            "source_name": ["Kremlin", "Moscow-backed"],
        }
    )

    assert overlay.apply_to_sources(said, applied)["source_name"].tolist() == [
        "The Kremlin",
        "Moscow-backed",
    ]
    assert overlay.apply_to_sources(said, applied)["source_id"].tolist() == ["kremlin", "moscow"]
