"""What sides call one thing, and what is theirs alone: arithmetic on invented labels."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.errors import SchemaError
from analysis.measures.labels import (
    BASELINE_COLUMNS,
    COMPANY_COLUMNS,
    CONCEPT_COLUMNS,
    EXCLUSIVE_COLUMNS,
    LABEL_COLUMNS,
    USE_COLUMNS,
    choose_uses,
    count_listed,
    keep_nouns,
    mark_chance,
    propose_concepts,
    read_listed_concepts,
    shuffle_labels,
    tally_company,
    tally_labels,
)
from analysis.schema import conform
from analysis.schema.labels import NOUN_RELATIVES, PHRASES

ARTICLES = pd.DataFrame(
    [("p", "e", "Post"), ("s", "e", "Star"), ("x", "f", "Post"), ("y", "", "Echo")],
    columns=["article_id", "event_id", "side"],
)
DEFAULTS = {column.name: "" for column in PHRASES.columns if column.dtype == "string"}
DEFAULTS |= {column.name: 0 for column in PHRASES.columns if column.dtype == "int"}
DEFAULTS |= {column.name: False for column in PHRASES.columns if column.dtype == "bool"}


def make(*rows: dict[str, object]) -> pd.DataFrame:
    """Make phrases; each is named by its place and stands in the body."""
    plain = DEFAULTS | {"section": "body"}
    filled = [plain | {"phrase_id": str(i), **row} for i, row in enumerate(rows)]
    return conform(pd.DataFrame(filled, columns=PHRASES.column_names), PHRASES)


def noun(article: str, label: str, **values: object) -> dict[str, object]:
    """Describe a phrase by its label; its last word is the main one."""
    *before, head = label.split()
    return {
        "article_id": article,
        "label": label,
        "head_lemma": head.lower(),
        "modifiers": " ".join(before).lower(),
        **values,
    }


def use(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Make uses: event, side, article, label."""
    table = pd.DataFrame(rows, columns=["event_id", "side", "article_id", "label"])
    table["phrase_id"] = [str(i) for i in range(len(table))]
    return table.assign(sentence_id="", is_hedged=False, hedge="")[USE_COLUMNS]


TOLD = make(
    noun("p", "truce"),
    noun("p", "fragile truce", is_hedged=True, hedge="alleged"),
    noun("p", "truce deal", is_quoted=True),
    noun("s", "ceasefire"),
    noun("s", "Truce", is_name=True),
    noun("s", "bridge"),
    noun("s", "truce", section="caption"),
    noun("s", "U.S. leader", entity_id="roe"),
    noun("p", "US leader", entity_id="roe"),
    noun("p", "US leader", entity_id="roe"),
)


def test_a_concept_is_its_nouns_as_main_word_or_before_one() -> None:
    """Three truces of the Post, one ceasefire of the Star; no name, no caption, no bridge."""
    uses = choose_uses(TOLD, ARTICLES, lemmas=["truce", "ceasefire"])
    assert uses["label"].tolist() == ["truce", "fragile truce", "truce deal", "ceasefire"]
    assert uses["side"].tolist() == ["Post", "Post", "Post", "Star"]


def test_voices_add_up() -> None:
    """Two in the Post's own words and one quoted are three."""
    own, quoted = (choose_uses(TOLD, ARTICLES, v, lemmas=["truce"]) for v in ("own", "quoted"))
    assert (len(own), len(quoted)) == (2, 1)


def test_an_entity_is_whatever_means_it_and_writings_of_a_label_are_one() -> None:
    """U.S. leader once and US leader twice are three of the more frequent writing."""
    uses = choose_uses(TOLD, ARTICLES, entity_ids=["roe", ""])
    assert uses["label"].tolist() == ["US leader"] * 3


def test_words_of_grammar_before_a_label_are_cut_off() -> None:
    """What the parse took along is no part of a label; a label of nothing else stays."""
    taken = make(noun("p", "after Trump-Putin talk"), noun("p", "the"), noun("s", "The Hague talk"))
    labels = choose_uses(taken, ARTICLES, lemmas=["talk", "the"])["label"].tolist()
    assert labels == ["Trump-Putin talk", "the", "The Hague talk"]


def test_nothing_chosen_is_no_use() -> None:
    """With the columns."""
    uses = choose_uses(TOLD, ARTICLES)
    assert uses.empty
    assert uses.columns.tolist() == USE_COLUMNS
    assert tally_labels(uses).columns.tolist() == LABEL_COLUMNS
    shuffled = shuffle_labels(uses)
    assert shuffled.baseline.columns.tolist() == BASELINE_COLUMNS
    assert shuffled.exclusive.columns.tolist() == EXCLUSIVE_COLUMNS


def test_a_ladder_counts_uses_articles_and_hedges() -> None:
    """The Post's three labels, one hedged, of three uses; the Star's, of one."""
    labels = tally_labels(choose_uses(TOLD, ARTICLES, lemmas=["truce", "ceasefire"]))
    post = labels[labels["side"] == "Post"]
    assert post["label"].tolist() == ["fragile truce", "truce", "truce deal"]
    assert post["n_hedged"].tolist() == [1, 0, 0]
    assert (post["of_uses"] == 3).all()
    assert (post["of_articles"] == 1).all()
    assert (post["of_uses_elsewhere"] == 1).all()
    assert not labels["is_repeated"].any()
    assert labels["is_only_here"].all()


def test_what_another_side_uses_too_is_not_only_here() -> None:
    """Truce: two of the Post's three uses, one of the Star's one."""
    labels = tally_labels(
        use(
            *[("e", "Post", "p", "truce")] * 2,
            ("e", "Post", "p", "pact"),
            ("e", "Star", "s", "truce"),
        )
    )
    rows = labels.set_index(["side", "label"])
    assert rows.loc[("Post", "truce"), "n_uses_elsewhere"] == 1
    assert not rows.loc[("Post", "truce"), "is_only_here"]
    assert rows.loc[("Post", "truce"), "is_repeated"]
    assert rows.loc[("Post", "pact"), "is_only_here"]


def test_nothing_is_only_here_where_nobody_else_names_it_or_the_event_is_not_known() -> None:
    """One side alone, another event, or no event at all; pooled, they are compared."""
    uses = use(("f", "Post", "x", "pact"), ("", "Echo", "y", "pact"), ("", "Star", "z", "truce"))
    assert not tally_labels(uses)["is_only_here"].any()
    assert shuffle_labels(uses).baseline.empty
    pooled = tally_labels(uses.assign(event_id=""), is_pooled=True)
    assert pooled.set_index("label")["is_only_here"].to_dict() == {"pact": False, "truce": True}


def test_labels_used_once_are_as_exclusive_by_chance() -> None:
    """Four labels of one use each: every shuffle has four that one side only uses."""
    uses = use(*[("e", side, side, f"{side} {i}") for side in ("Post", "Star") for i in (1, 2)])
    row = shuffle_labels(uses, n_draws=50).baseline.iloc[0]
    assert (row["n_only_here"], row["chance_only_here"]) == (4, 4)
    assert (row["n_repeated_only_here"], row["chance_repeated_only_here"]) == (0, 0)
    assert row["unit"] == "mention"


def test_chance_is_the_share_of_deals_with_a_label_as_frequent_on_one_side() -> None:
    """Three and three: of 20 deals 2 leave both whole, so a tenth. That is not beyond chance."""
    uses = use(*[("e", "Post", "p", "truce")] * 3, *[("e", "Star", "s", "pact")] * 3)
    shuffled = shuffle_labels(uses, n_draws=4000)
    share = shuffled.exclusive["chance_share"].iloc[0]
    assert share == pytest.approx(2 / math.comb(6, 3), abs=0.02)
    assert not shuffled.exclusive["is_beyond_chance"].any()


def test_a_label_beyond_chance_is_marked_in_the_ladder() -> None:
    """Six and six: 2 of 924 deals. A label used once has no share."""
    uses = use(
        *[("e", "Post", "p", "truce")] * 6,
        *[("e", "Star", "s", "pact")] * 6,
        ("e", "Star", "s", "deal"),
    )
    marked = mark_chance(tally_labels(uses), shuffle_labels(uses)).set_index("label")
    assert marked["is_beyond_chance"].to_dict() == {"truce": True, "pact": True, "deal": False}
    assert marked.loc["truce", "chance_share"] <= 0.05
    assert math.isnan(marked.loc["deal", "chance_share"])
    assert marked.loc["deal", "unit"] == ""


def test_articles_are_shuffled_where_there_are_enough() -> None:
    """One article of eight says pact ten times: any deal of articles leaves it whole."""
    uses = use(
        *[("e", "Post", "p0", "pact")] * 10,
        *[("e", "Post", f"p{i}", "truce") for i in (1, 2, 3)],
        *[("e", "Star", f"s{i}", "truce") for i in (1, 2, 3, 4)],
    )
    shuffled = shuffle_labels(uses)
    assert shuffled.baseline["unit"].tolist() == ["article"]
    assert shuffled.baseline["n_units"].tolist() == [8]
    assert shuffled.exclusive["chance_share"].tolist() == [1]
    fewer = shuffle_labels(uses[uses["article_id"] != "s4"])
    assert fewer.baseline["unit"].tolist() == ["mention"]


def test_the_same_seed_and_any_order_give_the_same_shuffles() -> None:
    """Rows may come in any order."""
    uses = use(*[("e", "Post", "p", "truce")] * 3, *[("e", "Star", "s", "pact")] * 4)
    again = shuffle_labels(uses)
    pd.testing.assert_frame_equal(shuffle_labels(uses).exclusive, again.exclusive)
    turned = shuffle_labels(uses.iloc[::-1].reset_index(drop=True))
    pd.testing.assert_frame_equal(turned.exclusive, again.exclusive)


def relatives(*rows: tuple[str, int, str]) -> pd.DataFrame:
    """Make relatives: noun, rank, relative."""
    table = pd.DataFrame(rows, columns=["head_lemma", "rank", "relative"])
    filled = table.assign(cosine=0.6, is_listed=False, n_phrases=9, n_phrases_relative=9)
    return conform(filled, NOUN_RELATIVES)


NEAR = relatives(("truce", 1, "pact"), ("pact", 1, "truce"), ("truce", 2, "rain"))
SAID = make(
    *[noun("p", "fragile truce")] * 4,
    *[noun("s", "fragile pact")] * 4,
    *[noun("s", "fragile rain")] * 4,
)


def test_a_concept_is_nouns_near_to_each_other_between_which_sides_choose() -> None:
    """Four truces here, four pacts there: four uses would have to be the other noun.

    Each of four cells is expected to be 2 and differs by 2: 8 / 2 = 4. By chance each
    differs by sqrt(2 * 1/2 * 1/2 * 2 / pi); half the sum of four is 1.128; and
    (4 - 1.128) / sqrt(8) = 1.015. Rain does not name truce, so it is no part.
    """
    found = propose_concepts(SAID, NEAR, ARTICLES)
    assert found.columns.tolist() == CONCEPT_COLUMNS
    (row,) = found.to_dict("records")
    assert row["lemmas"] == "pact truce"
    assert (row["n_events"], row["n_sides"], row["n_uses"]) == (1, 2, 8)
    assert row["difference"] == 4
    assert row["surprise"] == pytest.approx(
        (4 - 2 * math.sqrt(1 / math.pi)) / math.sqrt(8), abs=1e-4
    )


def test_sides_that_choose_alike_make_no_concept() -> None:
    """Two truces and two pacts on either side."""
    rows = [noun(a, f"fragile {w}") for a in ("p", "s") for w in ("truce", "pact") for _ in (1, 2)]
    assert propose_concepts(make(*rows), NEAR, ARTICLES).empty


def test_nouns_that_share_no_word_and_no_owner_are_not_one_concept() -> None:
    """Nothing says that a fragile truce and a naval pact are the same."""
    rows = [noun("p", "fragile truce")] * 4 + [noun("s", "naval pact")] * 4
    assert propose_concepts(make(*rows), NEAR, ARTICLES).empty
    owned = [{**row, "owner_entity_id": "roe"} for row in rows]
    assert len(propose_concepts(make(*owned), NEAR, ARTICLES)) == 1


def test_no_phrases_make_no_concept() -> None:
    """Empty, with its columns."""
    found = propose_concepts(make(), NEAR, ARTICLES)
    assert found.empty
    assert found.columns.tolist() == CONCEPT_COLUMNS


def test_other_events_are_not_compared_unless_pooled() -> None:
    """The Post alone reports event f."""
    rows = [noun("x", "fragile truce")] * 4 + [noun("s", "fragile pact")] * 4
    assert propose_concepts(make(*rows), NEAR, ARTICLES).empty
    assert len(propose_concepts(make(*rows), NEAR, ARTICLES, is_pooled=True)) == 1


def test_a_table_that_lacks_a_column_is_refused() -> None:
    """And said which."""
    with pytest.raises(SchemaError, match="side"):
        choose_uses(TOLD, ARTICLES.drop(columns="side"))
    with pytest.raises(SchemaError, match="label"):
        tally_labels(use().drop(columns="label"))
    with pytest.raises(SchemaError, match="modifiers"):
        choose_uses(TOLD.drop(columns="modifiers"), ARTICLES)


OWNED = make(
    noun("p", "meddling", owner_entity_id="roe", hedge="alleged", is_hedged=True),
    noun("p", "meddling", owner_entity_id="roe"),
    noun("p", "interference"),
    noun("s", "interference", owner_entity_id="doe"),
)


def test_owners_and_doubts_of_a_side_each_add_up_to_its_uses() -> None:
    """The Post: two uses with Roe and one without; one alleged and two plain."""
    uses = choose_uses(OWNED, ARTICLES, lemmas=["meddling", "interference"])

    table = tally_company(uses, OWNED)

    post = table[table["side"] == "Post"]
    assert post[["facet", "value", "n_uses", "of_uses"]].to_numpy().tolist() == [
        ["hedge", "", 2, 3],
        ["hedge", "alleged", 1, 3],
        ["owner", "roe", 2, 3],
        ["owner", "", 1, 3],
    ]
    assert (table.groupby(["event_id", "side", "facet"])["n_uses"].sum() == [3, 3, 1, 1]).all()


def test_no_use_has_no_company() -> None:
    """The empty case keeps its columns."""
    uses = choose_uses(OWNED, ARTICLES, lemmas=["bridge"])

    assert tally_company(uses, OWNED).columns.tolist() == COMPANY_COLUMNS


def test_a_listed_concept_needs_two_of_its_words_and_two_sides() -> None:
    """Truce and ceasefire are of one list; meddling and interference of another."""
    table = count_listed(pd.concat([TOLD, OWNED]), ARTICLES).set_index("concept")

    assert table.loc["end of fighting"].tolist() == ["truce ceasefire", 2, 4]
    assert table.loc["acting in others' affairs"].tolist() == ["interference meddling", 2, 4]
    assert count_listed(TOLD.head(3), ARTICLES).empty


def test_no_word_is_listed_for_two_things_nor_twice() -> None:
    """A word in two lists would make two ladders of one use."""
    words = [word for nouns in read_listed_concepts().values() for word in nouns]

    assert len(words) == len(set(words))
    assert all(word == word.lower() and " " not in word for word in words)


def test_the_noun_alone_is_the_main_word_or_the_one_before_it() -> None:
    """Fragile truce, truce deal and truce are three uses of truce."""
    lemmas = ["truce", "ceasefire"]
    uses = choose_uses(TOLD, ARTICLES, lemmas=lemmas)

    short = keep_nouns(uses, TOLD, lemmas)

    assert short.groupby("side")["label"].agg(list).to_dict() == {
        "Post": ["truce", "truce", "truce"],
        "Star": ["ceasefire"],
    }
    assert short.drop(columns="label").equals(uses.drop(columns="label"))
