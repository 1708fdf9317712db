"""Fixtures of the quality tests: the language model and the comparison, made once."""

from __future__ import annotations

import pytest

from analysis.annotation.model import load_model
from tests.quality.scoring import Comparison, compare_articles


@pytest.fixture(scope="session")
def nlp() -> object:
    """Load the pinned language model."""
    return load_model()


@pytest.fixture(scope="session")
def compared(nlp: object) -> dict[str, Comparison]:
    """Compare program and hand annotation on all articles."""
    return compare_articles(nlp)
