"""What is told of a pair of statements, in numbers: the input of the learned model."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from analysis.statements.conflicts import find_conflicts, shared_numbers
from analysis.statements.overlaps import (
    common_run,
    common_subsequence,
    share_letters,
    share_ngrams,
)
from analysis.statements.reading import Statement

Values = npt.NDArray[np.float64]

_SURE = 0.98
"""Different words that the vectors hold for one are still two: see `load_vectors`."""
_NEAR = 0.6
_KINDS = ("NOUN", "PROPN", "VERB", "ADJ")


def describe_pair(one: Statement, other: Statement) -> dict[str, float]:
    """Describe in numbers how two statements resemble each other.

    Parameters
    ----------
    one, other : Statement
        Their order does not matter: what is counted for each comes out as the smaller
        and the larger of both.

    Returns
    -------
    dict of str to float
        The same names for every pair; 0 where there is nothing to compare. Most are
        shares; differences and counts are capped.
    """
    found: dict[str, float] = {}
    for size in (1, 2, 3, 4):
        _both(found, f"ngram{size}", share_ngrams(one.forms, other.forms, size))
    _both(found, "letters", share_letters(one.forms, other.forms))
    lengths = (max(len(one.forms), 1), max(len(other.forms), 1))
    subsequence = common_subsequence(one.forms, other.forms)
    _both(found, "subsequence", (subsequence / lengths[0], subsequence / lengths[1]))
    run = common_run(one.forms, other.forms)
    _both(found, "run", (run / lengths[0], run / lengths[1]))
    found["run_words"] = min(run, 12) / 12
    found["length_ratio"] = min(lengths) / max(lengths)
    found["length_gap"] = min(abs(lengths[0] - lengths[1]), 20) / 20
    found["length_min"] = min(min(lengths), 40) / 40
    found["length_max"] = min(max(lengths), 40) / 40
    _add_meaning(found, one, other)
    _add_names(found, one, other)
    _add_quotation(found, one, other)
    _add_stance(found, one, other)
    return found


def _both(found: dict[str, float], name: str, values: tuple[float, float]) -> None:
    """Keep what is counted for each of two in an order of its own."""
    found[f"{name}_min"], found[f"{name}_max"] = min(values), max(values)


def _share(part: float, whole: float) -> float:
    return part / whole if whole > 0 else 0.0


def _add_meaning(found: dict[str, float], one: Statement, other: Statement) -> None:
    """Add how far the words of each have a partner in the other, by form and by meaning."""
    same = _same_terms(one, other)
    near = same.astype(np.float64)
    if same.size and one.vectors.shape[1] == other.vectors.shape[1]:
        near = np.maximum(near, np.clip(one.vectors @ other.vectors.T, 0, _SURE))
    exact, soft, rest, likely, rarest = [], [], [], [], []
    kinds: list[dict[str, float]] = []
    for statement, grid, alike in ((one, near, same), (other, near.T, same.T)):
        weights = statement.weights.astype(np.float64)
        total = float(weights.sum())
        best = grid.max(axis=1, initial=0.0) if grid.size else np.zeros(len(weights))
        is_same = alike.any(axis=1) if alike.size else np.zeros(len(weights), dtype=bool)
        exact.append(_share(float(weights[is_same].sum()), total))
        soft.append(_share(float((weights * best).sum()), total))
        likely.append(_share(float(weights[best >= _NEAR].sum()), total))
        missing = weights * (1 - best)
        rest.append(min(float(missing.sum()), 60.0) / 60)
        rarest.append(float(missing.max(initial=0.0)) / 10)
        kinds.append(_missing_kinds(statement, best))
    for name, values in zip(
        ("exact", "soft", "likely", "rest", "rarest"),
        (exact, soft, likely, rest, rarest),
        strict=True,
    ):
        _both(found, name, (values[0], values[1]))
    for kind in _KINDS:
        _both(found, f"missing_{kind.lower()}", (kinds[0][kind], kinds[1][kind]))
    found["cosine"] = _cosine(one, other)
    found["mean_cosine"] = _mean_cosine(one, other)


def _same_terms(one: Statement, other: Statement) -> npt.NDArray[np.bool_]:
    """Say which terms of two statements are the same dictionary form."""
    rows = np.array(one.terms, dtype=object)[:, None]
    columns = np.array(other.terms, dtype=object)[None, :]
    return np.asarray(rows == columns, dtype=bool).reshape(len(one.terms), len(other.terms))


def _missing_kinds(statement: Statement, best: Values) -> dict[str, float]:
    """Weigh the words of each part of speech that have no partner."""
    kinds = np.array(statement.kinds, dtype=object)
    missing = statement.weights * (1 - best)
    return {kind: min(float(missing[kinds == kind].sum()), 30.0) / 30 for kind in _KINDS}


def _cosine(one: Statement, other: Statement) -> float:
    """Return the cosine of two statements' weighted terms."""
    first = dict(zip(one.terms, one.weights.tolist(), strict=True))
    second = dict(zip(other.terms, other.weights.tolist(), strict=True))
    shared = sum(first[term] * second[term] for term in sorted(first.keys() & second.keys()))
    return _share(shared, _length(first.values()) * _length(second.values()))


def _length(weights: Iterable[float]) -> float:
    return float(np.sqrt(sum(weight**2 for weight in weights)))


def _mean_cosine(one: Statement, other: Statement) -> float:
    """Return the cosine of two statements' weighted mean vectors."""
    if one.vectors.shape[1] != other.vectors.shape[1]:
        return 0.0
    first, second = one.weights @ one.vectors, other.weights @ other.vectors
    return _share(float(first @ second), float(np.linalg.norm(first) * np.linalg.norm(second)))


def _add_names(found: dict[str, float], one: Statement, other: Statement) -> None:
    """Add names and numbers: what both have, and what only one has."""
    shared = len(one.names & other.names)
    _both(found, "names", (_share(shared, len(one.names)), _share(shared, len(other.names))))
    only = (len(one.names - other.names), len(other.names - one.names))
    _both(found, "only_names", (min(only[0], 5) / 5, min(only[1], 5) / 5))
    found["names_differ"] = float(min(only) > 0)
    n_shared = shared_numbers(one, other)
    only = (len(one.numbers) - n_shared, len(other.numbers) - n_shared)
    found["numbers"] = min(n_shared, 4) / 4
    _both(found, "only_numbers", (min(only[0], 4) / 4, min(only[1], 4) / 4))
    found["numbers_same"] = float(n_shared > 0 and max(only) == 0)
    found["numbers_within"] = float(n_shared > 0 and min(only) == 0 < max(only))
    found["numbers_differ"] = float(min(only) > 0)
    found["no_numbers"] = float(not one.numbers and not other.numbers)
    found["numbers_one_sided"] = float(bool(one.numbers) != bool(other.numbers))


def _add_quotation(found: dict[str, float], one: Statement, other: Statement) -> None:
    """Add how far the same words are quoted."""
    lengths = (len(one.quoted), len(other.quoted))
    common = common_subsequence(one.quoted, other.quoted) if min(lengths) else 0
    _both(found, "quoted", (_share(common, lengths[0]), _share(common, lengths[1])))
    found["quoted_words"] = min(common, 12) / 12
    found["quoted_both"] = float(min(lengths) > 0)
    found["quoted_one_sided"] = float(max(lengths) > 0 and min(lengths) == 0)


def _add_stance(found: dict[str, float], one: Statement, other: Statement) -> None:
    """Add differences in negation, denial and modality, and what speaks against one meaning."""
    found["negation_differs"] = float((one.n_negations > 0) != (other.n_negations > 0))
    found["denial_differs"] = float((one.n_denials > 0) != (other.n_denials > 0))
    found["modals_differ"] = min(len(one.modals ^ other.modals), 3) / 3
    conflicts = find_conflicts(one, other)
    found["number_conflict"] = float("number" in conflicts)
    found["negation_conflict"] = float("negation" in conflicts)
    found["direction_conflict"] = float("direction" in conflicts)
    found["day_conflict"] = float("day" in conflicts)
    first = {(deed.verb, deed.patient) for deed in one.deeds if deed.patient}
    second = {(deed.verb, deed.patient) for deed in other.deeds if deed.patient}
    agents = {(d.agent, d.verb) for d in one.deeds if d.agent} & {
        (d.agent, d.verb) for d in other.deeds if d.agent
    }
    found["same_patients"] = min(len(first & second), 2) / 2
    found["same_agents"] = min(len(agents), 2) / 2
