"""Nouns of near meaning, with vectors written here."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.annotation.referring.relatives import collect_relatives
from analysis.annotation.referring.vectors import cosine, load_vectors, mean_vector
from analysis.schema import require
from analysis.schema.labels import NOUN_RELATIVES

VECTORS = {
    "pact": (3.0, 4.0, 0.0),
    "deal": (4.0, 3.0, 0.0),
    "rain": (0.0, 0.0, 2.0),
    "meddling": (1.0, 0.0, 0.0),
    "interference": (0.0, 1.0, 0.0),
    "escalation": (3.0, 4.0, 0.0),
}


def look(word: str) -> np.ndarray:
    """Give a vector of three numbers."""
    return np.asarray(VECTORS.get(word, (0.0, 0.0, 0.0)), dtype=np.float32)


def phrases(*rows: tuple[str, str]) -> pd.DataFrame:
    """Make phrases of a main word and the words before it; capitals are names."""
    return pd.DataFrame(
        [
            {"head_lemma": head, "modifiers": before, "is_name": head[0].isupper()}
            for head, before in rows
        ],
        columns=["head_lemma", "modifiers", "is_name"],
    )


def relatives(*rows: tuple[str, str]) -> pd.DataFrame:
    """Find relatives with the vectors above."""
    return collect_relatives([phrases(*rows)], lambda: look)


def test_the_cosine_says_how_near_two_nouns_are() -> None:
    """Of (3, 4) and (4, 3): 24 / 25. Rain is near neither."""
    found = relatives(*[("pact", "")] * 2, *[("deal", "")] * 3, *[("rain", "")] * 2)
    require(found, NOUN_RELATIVES)
    rows = found.to_dict("records")
    assert [(r["head_lemma"], r["relative"]) for r in rows] == [("deal", "pact"), ("pact", "deal")]
    assert rows[0]["cosine"] == pytest.approx(24 / 25)
    assert (rows[0]["n_phrases"], rows[0]["n_phrases_relative"]) == (3, 2)
    assert (found["rank"] == 1).all()


def test_a_noun_before_another_counts_too() -> None:
    """One pact and one pact zone are two phrases with it; once is too few."""
    assert len(relatives(("pact", ""), ("zone", "pact"), ("deal", ""), ("deal", ""))) == 2
    assert relatives(("pact", ""), ("deal", ""), ("deal", "")).empty


def test_nouns_of_action_with_one_rare_preposition_are_put_first() -> None:
    """Meddling and interference are far apart here, but both are "in" something."""
    found = relatives(*[("meddling", "")] * 2, *[("interference", "")] * 2, *[("deal", "")] * 2)
    first = found[(found["head_lemma"] == "meddling") & (found["rank"] == 1)].iloc[0]
    assert (first["relative"], first["is_listed"], first["cosine"]) == ("interference", True, 0)


def test_a_noun_with_a_prefix_has_the_vector_of_the_noun() -> None:
    """De-escalation is as near to pact as escalation: (3, 4) both."""
    found = relatives(*[("de-escalation", "")] * 2, *[("pact", "")] * 2)
    assert found["cosine"].tolist() == pytest.approx([1, 1])


def test_parts_may_come_in_any_order() -> None:
    """And names are no nouns."""
    one, two = phrases(("pact", ""), ("Roe", "")), phrases(("pact", ""), ("deal", ""), ("deal", ""))
    whole = collect_relatives([one, two], lambda: look)
    pd.testing.assert_frame_equal(whole, collect_relatives([two, one], lambda: look))
    assert set(whole["head_lemma"]) == {"deal", "pact"}


def test_without_nouns_no_vectors_are_loaded() -> None:
    """Loading takes a second; an empty corpus needs none."""

    def refuse() -> object:
        raise AssertionError

    for parts in ([], [phrases()], [phrases(("pact", ""))]):
        assert collect_relatives(parts, refuse).empty


def test_words_without_a_vector_are_near_nothing() -> None:
    """Their mean is empty, and so is their cosine."""
    assert cosine(mean_vector(["xx"], look), mean_vector(["pact"], look)) == 0
    assert cosine(mean_vector(["pact", "deal"], look), mean_vector(["pact", "xx"], look)) == (
        pytest.approx((7 * 3 + 7 * 4) / (np.sqrt(98) * 5))
    )


@pytest.mark.model
def test_the_model_knows_near_nouns() -> None:
    """The pinned vectors load without the rest of the model."""
    vector = load_vectors()
    near = cosine(mean_vector(["migrant"], vector), mean_vector(["refugee"], vector))
    far = cosine(mean_vector(["migrant"], vector), mean_vector(["truce"], vector))
    assert near > 0.7 > 0.4 > far
    assert not vector("qqqzzz").any()
