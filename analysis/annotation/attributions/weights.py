"""The learned weights of this room, as they lie beside this file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from analysis.annotation.attributions.lexicon import Lexicon
from analysis.annotation.attributions.network import Encoder, Network

ARRAYS = Path(__file__).with_name("weights.npz")
NAMES = Path(__file__).with_name("weights.json")

_NETWORKS = ("cues", "contents", "sources", "decision")

Arrays = Mapping[str, npt.NDArray[np.generic]]


@dataclass(frozen=True)
class Attributor:
    """What was learned of attributions.

    Attributes
    ----------
    lexicon : Lexicon
        What is known of lemmas.
    cues, contents, sources : list of Network
        Each list's mean says how likely a word is a cue, a stretch its content, a name
        its source.
    decision : list of Network
        How likely the whole is right.
    min_chance : float
        Words that are less likely cues are not looked at further.
    min_confidence : float
        Attributions that are less likely right are not reported.
    """

    lexicon: Lexicon
    cues: list[Network]
    contents: list[Network]
    sources: list[Network]
    decision: list[Network]
    min_chance: float
    min_confidence: float


def load_attributor() -> Attributor:
    """Load the weights that belong to this version of the program."""
    names = json.loads(NAMES.read_text(encoding="utf-8"))
    with np.load(ARRAYS, allow_pickle=False) as arrays:
        values = arrays["lexicon"].astype(np.float32) * np.float32(names["lexicon_unit"])
        lemmas = {lemma: row for row, lemma in enumerate(names["lexicon"])}
        networks = {name: _restore_all(arrays, name, names[name]) for name in _NETWORKS}
    return Attributor(
        lexicon=Lexicon(lemmas, values),
        min_chance=names["min_chance"],
        min_confidence=names["min_confidence"],
        **networks,
    )


def _restore_all(arrays: Arrays, step: str, names: dict[str, Any]) -> list[Network]:
    """Make the networks of one step of its arrays and names."""
    vocabulary: dict[str, dict[str, int]] = {}
    n_values = 0
    for column, values in names["vocabulary"].items():
        vocabulary[column] = {value: n_values + k for k, value in enumerate(values)}
        n_values += len(values)
    scales = {column: (mean, scale) for column, (mean, scale) in names["scales"].items()}
    encoder = Encoder(vocabulary, scales)
    n_networks, n_layers = names["n_networks"], names["n_layers"]
    return [_restore(arrays, f"{step}{k}", encoder, n_layers) for k in range(n_networks)]


def _restore(arrays: Arrays, key: str, encoder: Encoder, n_layers: int) -> Network:
    """Make one network of its arrays."""
    unit = arrays[f"{key}_unit"].astype(np.float32)
    return Network(
        encoder=encoder,
        embeddings=arrays[f"{key}_embeddings"].astype(np.float32) * unit,
        first=arrays[f"{key}_first"].astype(np.float64),
        biases=[arrays[f"{key}_bias{k}"].astype(np.float64) for k in range(n_layers)],
        layers=[arrays[f"{key}_layer{k}"].astype(np.float64) for k in range(1, n_layers)],
    )


def store(attributor: Attributor) -> None:
    """Write weights where `load_attributor` finds them."""
    unit = float(np.abs(attributor.lexicon.values).max()) / 127
    names: dict[str, Any] = {
        "min_chance": attributor.min_chance,
        "min_confidence": attributor.min_confidence,
        "lexicon_unit": unit,
        "lexicon": list(attributor.lexicon.rows),
    }
    arrays: dict[str, npt.NDArray[np.generic]] = {
        "lexicon": np.round(attributor.lexicon.values / unit).astype(np.int8)
    }
    for name in _NETWORKS:
        networks: list[Network] = getattr(attributor, name)
        encoder = networks[0].encoder
        for number, network in enumerate(networks):
            arrays |= _arrays(network, f"{name}{number}")
        names[name] = {
            "n_networks": len(networks),
            "n_layers": len(networks[0].biases),
            "scales": encoder.scales,
            "vocabulary": {c: list(values) for c, values in encoder.vocabulary.items()},
        }
    np.savez_compressed(ARRAYS, **arrays)  # type: ignore[arg-type]
    NAMES.write_text(json.dumps(names, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _arrays(network: Network, key: str) -> dict[str, npt.NDArray[np.generic]]:
    """Name one network's arrays; a byte is enough for what each known string adds."""
    unit = np.maximum(np.abs(network.embeddings).max(axis=0), 1e-6) / 127
    arrays: dict[str, npt.NDArray[np.generic]] = {
        f"{key}_unit": unit.astype(np.float32),
        f"{key}_embeddings": np.round(network.embeddings / unit).astype(np.int8),
        f"{key}_first": network.first.astype(np.float16),
    }
    arrays |= {f"{key}_bias{k}": b.astype(np.float32) for k, b in enumerate(network.biases)}
    arrays |= {f"{key}_layer{k}": w.astype(np.float32) for k, w in enumerate(network.layers, 1)}
    return arrays
