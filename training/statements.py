"""Fit the model that says whether two sentences report the same thing.

python -m training.statements TRAIN.jsonl.gz

TRAIN holds one pair on each line: ``id``, ``a``, ``b`` and ``same`` (0 or 1). Everything is
chosen by cross-validation within it. The weights are written into the program.
"""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from analysis.predicting import read_records
from analysis.predicting_statements import read_pairs
from analysis.statements.features import Values, describe_pair
from analysis.statements.weights import TREES, Judge, store

FOLDS = 10
PRECISION = 0.95


def main() -> None:
    """Fit, say how good the model is on folds it has not seen, and write it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("train", type=Path)
    records = list(read_records(parser.parse_args().train, needs=("id", "a", "b")))
    found = [describe_pair(one, other) for one, other in read_pairs(records)]
    names = list(found[0])
    values = np.array([[each[name] for name in names] for each in found])
    same = np.array([int(record["same"]) for record in records])
    unseen = _rate_unseen(values, same)
    odds = np.log(unseen / (1 - unseen))
    calibration = LogisticRegression(C=1e6).fit(odds[:, None], same)
    slope, shift = float(calibration.coef_[0, 0]), float(calibration.intercept_[0])
    rated = 1 / (1 + np.exp(-(slope * odds + shift)))
    cut = _cut_for_precision(rated, same)
    _say(rated, same, cut)
    judge = _export(names, *_fit(values, same), slope, shift, cut)
    worst = np.abs(judge.rate(values) - _check(values, same, slope, shift)).max()
    _write(f"exported model differs from the fitted one by at most {worst:.1e}")
    store(judge)


def _fit(values: Values, same: Values) -> tuple[Pipeline, GradientBoostingClassifier]:
    """Fit both models; their settings were chosen by the same folds."""
    straight = make_pipeline(StandardScaler(), LogisticRegression(C=0.03, max_iter=2000))
    trees = GradientBoostingClassifier(
        n_estimators=200,
        max_depth=3,
        learning_rate=0.05,
        subsample=0.5,
        max_features=0.2,
        min_samples_leaf=20,
        random_state=0,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)
        return straight.fit(values, same), trees.fit(values, same)


def _rate(models: tuple[Pipeline, GradientBoostingClassifier], values: Values) -> Values:
    both: Values = sum(model.predict_proba(values)[:, 1] for model in models) / 2
    return np.clip(both, 1e-6, 1 - 1e-6)


def _rate_unseen(values: Values, same: Values) -> Values:
    """Rate every pair with a model fitted on other pairs."""
    rated = np.zeros(len(same))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    for fitted, held_out in folds.split(values, same):
        rated[held_out] = _rate(_fit(values[fitted], same[fitted]), values[held_out])
    return rated


def _check(values: Values, same: Values, slope: float, shift: float) -> Values:
    rated = _rate(_fit(values, same), values)
    return 1 / (1 + np.exp(-(slope * np.log(rated / (1 - rated)) + shift)))


def _cut_for_precision(rated: Values, same: Values) -> float:
    """Find the lowest rating from which on the wanted share is right."""
    order = np.argsort(-rated)
    precision = np.cumsum(same[order]) / np.arange(1, len(same) + 1)
    return float(rated[order][np.flatnonzero(precision >= PRECISION)[-1]])


def _write(line: str) -> None:
    sys.stdout.write(line + "\n")


def _say(rated: Values, same: Values, cut: float) -> None:
    """Write how good unseen pairs are rated, and whether ratings are probabilities."""
    for name, at in (("half", 0.5), ("merge", cut)):
        kept = rated >= at
        right = same[kept].mean()
        recall = same[kept].sum() / same.sum()
        accuracy = (kept == (same == 1)).mean()
        _write(f"{name} {at:.3f}: precision {right:.3f} recall {recall:.3f} acc {accuracy:.3f}")
    for low in np.arange(0, 1, 0.1):
        band = (rated >= low) & (rated < low + 0.1)
        _write(f"rated {low:.1f}: {band.sum()} pairs, {same[band].mean():.3f} the same")


def _export(
    names: list[str],
    straight: Pipeline,
    trees: GradientBoostingClassifier,
    slope: float,
    shift: float,
    min_merge: float,
) -> Judge:
    """Take both models apart into plain arrays."""
    scaler, regression = straight[0], straight[1]
    parts: dict[str, list[Any]] = {name: [] for name in TREES}
    n_nodes = 0
    for (grown,) in trees.estimators_:
        tree = grown.tree_
        is_leaf = tree.children_left < 0
        parts["root"].append([n_nodes])
        parts["feature"].append(np.where(is_leaf, -1, tree.feature))
        parts["cut"].append(np.where(is_leaf, 0, tree.threshold))
        parts["left"].append(np.where(is_leaf, 0, tree.children_left + n_nodes))
        parts["right"].append(np.where(is_leaf, 0, tree.children_right + n_nodes))
        parts["value"].append(tree.value.ravel() * trees.learning_rate)
        n_nodes += tree.node_count
    prior = float(trees.init_.class_prior_[1])
    return Judge(
        features=names,
        arrays={
            "mean": scaler.mean_,
            "scale": scaler.scale_,
            "slopes": regression.coef_[0],
            **{name: np.concatenate(values) for name, values in parts.items()},
        },
        intercept=float(regression.intercept_[0]),
        base=float(np.log(prior / (1 - prior))),
        slope=slope,
        shift=shift,
        max_depth=int(trees.max_depth),
        min_same=0.5,
        min_merge=min_merge,
    )


if __name__ == "__main__":
    main()
