"""Networks: a name stands still, no two names overlap, and groups are found again."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from analysis.measures.networks import (
    CANVAS_WIDTH,
    COMMUNITY_COLUMNS,
    PLACE_COLUMNS,
    find_communities,
    place_nodes,
)

TIES = ["entity_a", "entity_b", "n_windows_both", "n_windows_a", "n_windows_b"]
TWO_GROUPS = [*combinations("abcd", 2), *combinations("xyz", 2), ("d", "x")]


def ties(*pairs: tuple[str, str]) -> pd.DataFrame:
    """Make pairs that share one window each; those of a group share ten."""
    rows = [(a, b, 1 if (a, b) == ("d", "x") else 10, 20, 20) for a, b in pairs]
    return pd.DataFrame(rows, columns=TIES)


def boxes(names: str | list[str], width: float = 60, above: float = 8, below: float = 30):
    """Make boxes of one size."""
    return pd.DataFrame({"entity_id": list(names), "width": width, "above": above, "below": below})


@pytest.mark.parametrize("n_names", [1, 2, 12, 40])
@pytest.mark.parametrize("width", [20, 95])
def test_no_two_names_overlap_on_a_phone(n_names, width):
    """Every box is inside the canvas, and clear of every other."""
    names = [f"n{i:02}" for i in range(n_names)]
    pairs = ties(*[(a, b) for a, b in combinations(names, 2) if (int(a[1:]) + int(b[1:])) % 3 == 0])

    places = place_nodes(pairs, boxes(names, width)).set_index("entity_id")

    assert ((places["x"] >= width / 2) & (places["x"] <= CANVAS_WIDTH - width / 2)).all()
    assert (places["y"] >= 8).all()
    for a, b in combinations(names, 2):
        apart = (places.loc[a] - places.loc[b]).abs()
        assert apart["x"] >= width or apart["y"] >= 8 + 30


def test_places_hang_on_no_order_of_rows():
    """The same pairs and names give the same picture."""
    pairs, named = ties(*TWO_GROUPS), boxes("abcdxyz")

    first = place_nodes(pairs, named)

    pd.testing.assert_frame_equal(place_nodes(pairs.iloc[::-1], named.iloc[::-1]), first)
    pd.testing.assert_frame_equal(place_nodes(pairs, named), first)


def test_those_named_together_stand_nearer_than_others():
    """Two groups with one tie between them: within a group names are nearer on average."""
    places = place_nodes(ties(*TWO_GROUPS), boxes("abcdxyz", 20, 5, 5)).set_index("entity_id")

    def apart(pairs: list[tuple[str, str]]) -> float:
        return sum(((places.loc[a] - places.loc[b]) ** 2).sum() ** 0.5 for a, b in pairs) / len(
            pairs
        )

    within = [*combinations("abcd", 2), *combinations("xyz", 2)]
    between = [(a, x) for a in "abcd" for x in "xyz"]
    assert apart(within) < apart(between)


def test_a_name_wider_than_the_canvas_is_placed_all_the_same():
    """Whatever a corpus calls things, the layout ends."""
    assert len(place_nodes(ties(), boxes("ab", width=4000))) == 2


def test_groups_are_found_and_numbered_from_the_largest():
    """Four and three who meet among themselves; one who meets nobody is in no group."""
    pairs = ties(*TWO_GROUPS)

    found = find_communities(pairs, [*"zyxdcba", "lone"])

    expected = {**dict.fromkeys("abcd", 1), **dict.fromkeys("xyz", 2), "lone": 0}
    assert dict(zip(found["entity_id"], found["community"], strict=True)) == expected
    pd.testing.assert_frame_equal(find_communities(pairs.iloc[::-1], [*"abcdxyz", "lone"]), found)


def test_pairs_of_names_not_asked_for_are_passed_over():
    """Only the nodes of the picture are grouped and placed."""
    pairs = ties(*TWO_GROUPS)

    assert set(find_communities(pairs, list("abc"))["entity_id"]) == set("abc")
    assert place_nodes(pairs, boxes("abc"))["entity_id"].tolist() == list("abc")


def test_nobody_gives_empty_tables():
    """Empty is a case, of names and of pairs."""
    assert list(place_nodes(ties(), boxes(""))) == PLACE_COLUMNS
    assert list(find_communities(ties(), [])) == COMMUNITY_COLUMNS
    assert find_communities(ties(), ["a"])["community"].tolist() == [0]
    assert len(place_nodes(ties(), boxes("ab"))) == 2


LOADED = """
import sys
import analysis.measures.networks as networks
import pandas as pd
before = "networkx" in sys.modules
pairs = pd.DataFrame([["a", "b", 1, 2, 2]],
    columns=["entity_a", "entity_b", "n_windows_both", "n_windows_a", "n_windows_b"])
boxes = pd.DataFrame({"entity_id": ["a", "b"], "width": 9, "above": 9, "below": 9})
networks.place_nodes(pairs, boxes)
networks.find_communities(pairs, ["a", "b"])
print(before, "networkx" in sys.modules, "scipy" in sys.modules)
"""


def test_networkx_comes_with_the_first_network_and_scipy_never():
    """A reader who opens no network pays nothing, and scipy would cost 40 MB."""
    asked = [sys.executable, "-c", LOADED]
    root = Path(__file__).parents[1]
    shown = subprocess.run(asked, cwd=root, capture_output=True, text=True, check=True).stdout

    assert shown.split() == ["False", "True", "False"]
