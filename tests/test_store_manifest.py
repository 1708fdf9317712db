"""Manifests: whole, or refused in one sentence."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import schema
from analysis.errors import StoreError
from analysis.store.assembling import assemble
from analysis.store.manifest import MANIFEST_NAME, parse_manifest, read_manifest
from analysis.store.reading import open_corpus
from analysis.store.sealed import seal, unseal
from tests.store_fakes import RECIPE, TEXTS, write_input

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["content", "sha256", "files", "x"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build a small corpus once; tests must not change it."""
    folder = tmp_path_factory.mktemp("manifest")
    assemble(write_input(folder / "in", TEXTS[:2]), folder / "out", RECIPE)
    return folder / "out"


def reread(raw, path):
    """Return the manifest, or the sentence with which it is refused."""
    try:
        return parse_manifest(raw, path)
    except StoreError as problem:
        return str(problem)


def test_a_manifest_reads_back_as_it_was_written(built):
    """What is written is what is known."""
    manifest = read_manifest(built)

    assert unseal(seal(manifest.to_content())) == json.loads(json.dumps(manifest.to_content()))
    assert manifest.counts.n_read == manifest.counts.n_accepted == 2
    assert len(manifest.corpus_id) == 12


def test_every_prefix_of_a_manifest_is_refused(built):
    """A manifest that was cut off anywhere is not believed."""
    path = built / MANIFEST_NAME
    raw = path.read_bytes()
    whole = parse_manifest(raw, path)
    for length in range(len(raw.rstrip())):
        sentence = reread(raw[:length], path)

        assert isinstance(sentence, str), length
        assert str(path) in sentence
        assert "run python -m analysis build again" in sentence
    assert reread(raw.rstrip(), path) == whole


def test_no_changed_byte_goes_unseen(built):
    """A flipped bit gives a refusal or, in a blank, the same manifest; never another one."""
    path = built / MANIFEST_NAME
    raw = path.read_bytes()
    whole = parse_manifest(raw, path)
    chance = random.Random(5)
    for _ in range(500):
        changed = bytearray(raw)
        changed[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        found = reread(bytes(changed), path)

        assert isinstance(found, str) or found == whole


@given(JSON)
@settings(max_examples=300, deadline=None)
def test_no_json_ends_in_a_traceback(tmp_path_factory, content):
    """Whatever JSON stands there, the answer is a sentence."""
    path = tmp_path_factory.getbasetemp() / MANIFEST_NAME

    assert isinstance(reread(json.dumps(content).encode(), path), str)
    assert isinstance(reread(seal({"x": content}), path), str)
    sealed = seal({"schema_version": schema.VERSION, "files": content, "counts": content})
    assert isinstance(reread(sealed, path), str)


@pytest.mark.parametrize("raw", [b"", b" \n", b"[]", b"\xff\xfe", b"[" * 100_000, b"9" * 5000])
def test_odd_bytes_are_damage(raw, tmp_path):
    """Empty, nested without end, not text: each is damage, none is a crash."""
    assert "is damaged" in reread(raw, tmp_path / MANIFEST_NAME)


def test_a_manifest_of_another_version_says_so(built):
    """A corpus of a future program is not read by guesswork."""
    path = built / MANIFEST_NAME
    content = read_manifest(built).to_content() | {"schema_version": schema.VERSION + 1}

    assert f"version {schema.VERSION + 1}" in reread(seal(content), path)


def test_a_manifest_cannot_name_a_file_elsewhere(built):
    """A name with a path in it is refused, even under a right checksum."""
    content = read_manifest(built).to_content()
    content["files"][0]["name"] = "../../secret.parquet"

    assert "outside its folder" in reread(seal(content), built / MANIFEST_NAME)


def test_a_folder_without_a_corpus_says_what_to_do(tmp_path):
    """The first thing a new user meets is a sentence."""
    with pytest.raises(StoreError, match=r"holds no built corpus: run python -m analysis build"):
        open_corpus(tmp_path)
