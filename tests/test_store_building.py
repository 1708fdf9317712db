"""Assembling: whatever happens on the way, the corpus is the old one or the new one."""

import errno
import fcntl
import os
import subprocess
import sys
import textwrap
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from analysis import schema
from analysis.errors import BusyError, InputError, SchemaError, StoreError
from analysis.store.assembling import assemble
from analysis.store.checking import check_corpus
from analysis.store.lock import LOCK_NAME
from analysis.store.manifest import MANIFEST_NAME, PARTS_FOLDER, read_manifest, verify_files
from analysis.store.reading import open_corpus
from analysis.store.working import PartTables
from tests.store_fakes import RECIPE, TEXTS, make_tables, reject, stamps, write_input

ROOT = Path(__file__).parents[1]


def contents(folder):
    """Return every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def count_writes(monkeypatch):
    """Count the files that take a name from here on."""
    names = []
    rename = os.replace

    def note(source, target):
        names.append(Path(target).name)
        rename(source, target)

    monkeypatch.setattr(os, "replace", note)
    return names


def refuse(folder):
    """Stand for a model that must not be loaded."""
    raise AssertionError(folder)


@pytest.fixture
def source(tmp_path):
    """Write the invented articles."""
    return write_input(tmp_path / "in")


@pytest.fixture
def out(tmp_path):
    """Name the folder to build."""
    return tmp_path / "out"


def test_the_tables_do_not_depend_on_the_size_of_parts(source, tmp_path):
    """A part is a matter of memory, not of meaning."""
    made = []
    for size in (2, 100):
        assemble(source, tmp_path / str(size), RECIPE, part_size=size)
        corpus = open_corpus(tmp_path / str(size))
        made.append([corpus.table(name) for name in schema.TABLES])
        made[-1].append(pd.DataFrame({"id": [corpus.corpus_id]}))
        corpus.close()
    for other in made[1:]:
        for found, expected in zip(other, made[0], strict=True):
            pd.testing.assert_frame_equal(found, expected)


def test_the_bytes_do_not_depend_on_the_number_of_workers(source, tmp_path):
    """Who makes a part leaves no trace in it."""
    assemble(source, tmp_path / "one", RECIPE, part_size=2)
    assemble(source, tmp_path / "two", RECIPE, part_size=2, workers=2)

    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_every_input_is_accepted_or_rejected(source, out):
    """Read is accepted plus rejected, with a reason for each."""
    (source / "b.txt").write_text("")
    (source / "c.pdf").write_text("x")
    manifest = assemble(source, out, RECIPE, part_size=3)

    assert manifest.counts.n_read == len(TEXTS) + 2
    assert manifest.counts.n_accepted == len(TEXTS)
    assert manifest.counts.rejected == {"empty": 1, "type_mismatch": 1}
    assert open_corpus(out).table("rejected_rows")["file"].tolist() == ["b.txt", "c.pdf"]
    assert check_corpus(out) == []


def test_counts_that_do_not_add_up_are_not_published(source, out):
    """An input that vanished without a reason is a mistake, not a corpus."""
    lossy = replace(RECIPE, prepare=lambda folder: lambda rows: make_tables(folder, rows[1:]))

    with pytest.raises(SchemaError, match="does not add up"):
        assemble(source, out, lossy, part_size=3)
    assert not (out / MANIFEST_NAME).exists()


@pytest.mark.parametrize("texts", [[], ["", ""]])
def test_nothing_accepted_writes_nothing(texts, tmp_path):
    """If there is nothing to show, nothing is left behind."""
    source = write_input(tmp_path / "in", texts)

    with pytest.raises(InputError, match=r"lists no article|None of the 2 inputs"):
        assemble(source, tmp_path / "new" / "out", RECIPE)
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_nothing_accepted_leaves_the_older_corpus(source, out):
    """A mistaken input does not cost the corpus that is there."""
    assemble(source, out, RECIPE)
    before = contents(out)
    for path in source.iterdir():
        path.write_text("")
    with pytest.raises(InputError):
        assemble(source, out, RECIPE)

    assert contents(out) == before


def test_a_rerun_writes_nothing(source, out, monkeypatch):
    """A finished build costs nothing to repeat, not even loading the model."""
    assemble(source, out, RECIPE, part_size=2)
    before = contents(out)
    written = count_writes(monkeypatch)
    assemble(source, out, replace(RECIPE, prepare=refuse), part_size=2)

    assert written == []
    assert contents(out) == before


def test_only_the_part_of_a_changed_article_is_made_again(source, out, monkeypatch):
    """One article edited is one part of work."""
    assemble(source, out, RECIPE, part_size=2)
    (source / "a003.txt").write_text("Corby sells nothing.", encoding="utf-8")
    written = count_writes(monkeypatch)
    assemble(source, out, RECIPE, part_size=2)

    assert {name.split("-")[1] for name in written if name.startswith("tokens-")} == {"00001"}
    assert check_corpus(out) == []


@pytest.mark.parametrize("stamp", ["model", "aliases", "code"])
def test_nothing_is_reused_under_another_definition(source, out, stamp, monkeypatch):
    """Parts of another model, code or list of names never mix with new ones."""
    assemble(source, out, RECIPE, part_size=3)
    before = set(contents(out)) - {MANIFEST_NAME}
    changed = replace(RECIPE, read_stamps=lambda: stamps() | {stamp: "changed"})
    assemble(source, out, changed, part_size=3)

    assert before.isdisjoint(contents(out))
    assert check_corpus(out) == []


def test_a_comment_in_the_code_is_not_another_run(source, tmp_path):
    """The run is named after inputs, definitions and model; links outlive a new model."""
    other_code = replace(RECIPE, read_stamps=lambda: stamps() | {"code": "x"})
    other_model = replace(RECIPE, read_stamps=lambda: stamps() | {"model": "x"})
    first = assemble(source, tmp_path / "1", RECIPE)
    second = assemble(source, tmp_path / "2", other_code)
    third = assemble(source, tmp_path / "3", other_model)

    assert first.run_id == second.run_id != third.run_id
    assert first.corpus_id == second.corpus_id == third.corpus_id


def test_a_damaged_part_is_made_again(source, out):
    """What does not verify is not taken over, and nothing else is done twice."""
    assemble(source, out, RECIPE, part_size=2)
    before = contents(out)
    victims = sorted((out / PARTS_FOLDER).glob("*-00001-*"))
    for victim in victims:
        victim.write_bytes(victim.read_bytes()[:-1])
        assemble(source, out, RECIPE, part_size=2)

        assert contents(out) == before, victim.name


def test_a_second_build_is_turned_away(source, out):
    """Two builders never write to one folder."""
    out.mkdir()
    with (out / LOCK_NAME).open("w") as lock:
        lock.write("4711")
        lock.flush()
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BusyError, match=r"already running \(4711\)") as caught:
            assemble(source, out, RECIPE)

    assert caught.value.exit_code == 75
    assemble(source, out, RECIPE)  # the lock of a process that is gone stops nobody
    assert not (out / LOCK_NAME).exists()


def test_leftovers_are_swept(source, out):
    """Half-written files and parts that no manifest names do not pile up; others stay."""
    assemble(source, out, RECIPE)
    names = set(contents(out))
    parts = out / PARTS_FOLDER
    (parts / "tokens-00000-aaaaaaaa.parquet").write_text("old")
    (parts / "tokens-00000-bbbbbbbb.parquet.tmp-1").write_text("half")
    (out / f"{MANIFEST_NAME}.tmp-1").write_text("half")
    (parts / "notes.txt").write_text("not ours")
    assemble(source, out, RECIPE)

    assert set(contents(out)) == names | {f"{PARTS_FOLDER}/notes.txt"}


def test_a_file_that_changes_while_it_is_read_is_noticed(source, out):
    """A part never holds another text than its key says."""

    def prepare(folder):
        (folder / "a000.txt").write_text("Changed.", encoding="utf-8")
        return partial(make_tables, folder)

    with pytest.raises(InputError, match="changed while it was read"):
        assemble(source, out, replace(RECIPE, prepare=prepare))
    assert check_corpus_is_absent(out)


def check_corpus_is_absent(folder):
    """Say whether a folder holds nothing of a corpus."""
    return not folder.exists() or not (folder / MANIFEST_NAME).exists()


@pytest.mark.parametrize(("function", "number"), [("replace", errno.ENOSPC), ("fsync", errno.EIO)])
def test_a_failing_disk_gives_one_sentence_and_can_be_resumed(
    source, out, function, number, monkeypatch
):
    """Full, broken, read-only: the path is named, no half file stays, a rerun goes on."""
    assemble(source, out, RECIPE, part_size=7)
    old = contents(out)
    (source / "a001.txt").write_text("Brent has a new sea wall.", encoding="utf-8")
    original = getattr(os, function)
    for nth in range(1, 200):
        calls = iter(range(1, 10_000))

        def fail(*given, nth=nth, calls=calls):
            if next(calls) == nth:
                raise OSError(number, os.strerror(number))
            return original(*given)

        monkeypatch.setattr(os, function, fail)
        try:
            assemble(source, out, RECIPE, part_size=7)
        except StoreError as problem:
            assert str(out) in str(problem)
            assert str(problem).count("\n") == 0
            assert ("bytes free" in str(problem)) == (number == errno.ENOSPC)
            assert not [name for name in contents(out) if ".tmp-" in name]
            verify_files(out, read_manifest(out).files)
        else:
            break
        finally:
            monkeypatch.setattr(os, function, original)
    assert nth > 3
    assert check_corpus(out) == []
    assert contents(out) != old


def test_a_folder_that_cannot_be_used_gives_one_sentence(source, tmp_path):
    """A file, the input itself, another program's folder: said before anything is written."""
    file = tmp_path / "file"
    file.write_text("x")
    foreign = tmp_path / "app"
    foreign.mkdir()
    (foreign / MANIFEST_NAME).write_text('{"name": "my web page"}')
    for folder, reason in (
        (file, "is a file"),
        (file / "below", "could not be written"),
        (source, "is the input itself"),
        (foreign, "does not belong to a built corpus"),
    ):
        with pytest.raises(StoreError, match=reason):
            assemble(source, folder, RECIPE)
    assert (foreign / MANIFEST_NAME).read_text() == '{"name": "my web page"}'


def test_progress_counts_inputs(source, out):
    """The bar ends where it should, also when parts are taken over."""
    seen = []

    def note(n_done, n_inputs):
        seen.append((n_done, n_inputs))

    assemble(source, out, RECIPE, part_size=3, progress=note)
    assemble(source, out, RECIPE, part_size=3, progress=note)

    assert seen == [(3, 7), (6, 7), (7, 7)] * 2


def test_a_worker_that_dies_is_named(source, out):
    """Out of memory in one process is a sentence, not a hang."""
    deadly = replace(RECIPE, prepare=die)

    with pytest.raises(StoreError, match="A worker died"):
        assemble(source, out, deadly, part_size=2, workers=2)


def die(folder):
    """End the process without a word."""
    os._exit(9)


def test_a_worker_hands_on_what_went_wrong(source, out):
    """An error in a worker is the same error here."""
    with pytest.raises(InputError, match="gone bad"):
        assemble(source, out, replace(RECIPE, prepare=spoil), part_size=2, workers=2)


def spoil(folder):
    """Fail as a room would."""
    raise InputError("The input has gone bad: write another.")


KILLED_AT_EVERY_STEP = """
import os, shutil, signal, sys
from pathlib import Path
from analysis.store.assembling import assemble
from analysis.store.manifest import read_manifest, verify_files
from tests.store_fakes import RECIPE

source, old, out = map(Path, sys.argv[1:4])
original = os.fsync

def build(nth):
    calls = 0
    def kill(*given):
        nonlocal calls
        calls += 1
        if calls == nth:
            os.kill(os.getpid(), signal.SIGKILL)
        return original(*given)
    os.fsync = kill
    assemble(source, out, RECIPE, part_size=1)

nth = 0
while True:
    nth += 1
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(old, out)
    child = os.fork()
    if child == 0:
        build(nth)
        os._exit(0)
    if os.waitpid(child, 0)[1] == 0:
        break
    verify_files(out, read_manifest(out).files)  # the corpus is whole after a kill
    assemble(source, out, RECIPE, part_size=1)
    files = {p.relative_to(out).as_posix(): p.read_bytes() for p in out.rglob("*") if p.is_file()}
    fresh = source.parent / "fresh"
    if not fresh.exists():
        assemble(source, fresh, RECIPE, part_size=1)
    other = {p.relative_to(fresh).as_posix(): p.read_bytes()
             for p in fresh.rglob("*") if p.is_file()}
    assert files == other, "a resumed build differs from an undisturbed one"
print(nth)
"""


def test_killed_at_any_step_it_recovers_to_the_same_bytes(source, tmp_path):
    """Kill -9 before the n-th flush, for every n until a build runs through.

    Every rename stands between two flushes, so both sides of each are reached.
    """
    for path in sorted(source.iterdir())[2:]:
        path.unlink()
    assemble(source, tmp_path / "old", RECIPE, part_size=1)
    (source / "a001.txt").write_text("Brent has a new sea wall.", encoding="utf-8")
    ran = subprocess.run(
        [
            sys.executable,
            "-c",
            textwrap.dedent(KILLED_AT_EVERY_STEP),
            str(source),
            str(tmp_path / "old"),
            str(tmp_path / "out"),
        ],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) > 10


def test_a_part_that_lacks_a_table_is_a_mistake(source, out):
    """A recipe that forgets a table fails at once."""

    def prepare(folder):
        def make(rows):
            made = make_tables(folder, rows)
            return PartTables(
                {**made.tables, "tokens": schema.empty(schema.MENTIONS)}, made.rejected_rows
            )

        return make

    with pytest.raises(SchemaError, match="tokens lacks token_id"):
        assemble(source, out, replace(RECIPE, prepare=prepare))


def test_rejections_survive_a_resume(source, out):
    """A part taken over still says what it rejected."""
    (source / "b.txt").write_text("")
    first = assemble(source, out, RECIPE, part_size=4)
    (out / MANIFEST_NAME).unlink()
    second = assemble(source, out, replace(RECIPE, prepare=refuse), part_size=4)

    assert first == second == read_manifest(out)
    assert open_corpus(out).table("rejected_rows").to_dict("records") == [reject("b.txt", "empty")]
