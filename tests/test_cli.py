"""The command line: one sentence, one exit code, never a traceback."""

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from analysis import __main__ as cli
from analysis import building, schema
from analysis.errors import ModelError
from analysis.store.assembling import assemble
from analysis.store.export import restore
from analysis.store.manifest import MANIFEST_NAME, PARTS_FOLDER
from tests.store_fakes import RECIPE, TEXTS, write_input

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build a small corpus once; tests must not change it."""
    folder = tmp_path_factory.mktemp("cli")
    assemble(write_input(folder / "in", [*TEXTS, ""]), folder / "out", RECIPE, part_size=3)
    return folder / "out"


@pytest.fixture(autouse=True)
def keep_signals():
    """Put the handlers back that a build sets."""
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    yield
    for each, handler in before.items():
        signal.signal(each, handler)


def run(capsys, *arguments):
    """Run a command; return its exit code, its output and its complaint."""
    code = cli.main([str(argument) for argument in arguments])
    said = capsys.readouterr()
    assert "Traceback" not in said.out + said.err
    return code, said.out, said.err


def test_a_sound_corpus_is_called_sound(built, capsys):
    """Checking says yes in one line."""
    code, out, err = run(capsys, "check", built)

    assert (code, err) == (0, "")
    assert out == f"{built} is sound: bytes, tables, counts and offsets.\n"


def test_describing_names_outlets_threads_and_counts(built, capsys):
    """What a corpus holds is said in words a reader knows."""
    code, out, _ = run(capsys, "describe", built)

    assert code == 0
    for words in ("Herald", "Daily", "Sea", "rejected: empty", "fake 1", "article_threads"):
        assert words in out


@pytest.mark.parametrize("name", list(schema.TABLES))
def test_every_table_can_be_exported_in_both_formats(built, name, tmp_path, capsys):
    """Every column of the schema, one row per row, and the words of each span."""
    columns = schema.TABLES[name].column_names
    if "start_char" in columns and "text" not in columns:
        columns = [*columns, "text"]
    for ending in ("csv", "jsonl"):
        code, out, err = run(capsys, "export", built, name, tmp_path / f"t.{ending}")
        assert (code, err) == (0, "")
    text = (tmp_path / "t.csv").read_text(encoding="utf-8-sig")
    rows = [*csv.DictReader(text.splitlines())]
    objects = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text().splitlines()]

    assert text.splitlines()[0].split(",") == columns
    assert len(rows) == len(objects) == int(out.split()[0])
    for row, thing in zip(rows, objects, strict=True):
        assert list(thing) == columns
        strings = {key: cell for key, cell in thing.items() if isinstance(cell, str)}
        assert {key: restore(row[key]) for key in strings} == strings


def test_exporting_replaces_a_file_only_when_it_is_done(built, tmp_path, capsys, monkeypatch):
    """An export that fails leaves the older file."""
    target = tmp_path / "t.csv"
    target.write_text("older")
    monkeypatch.setattr(os, "replace", fail)
    code, _, err = run(capsys, "export", built, "tokens", target)

    assert (code, target.read_text()) == (73, "older")
    assert str(target) in err
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


def fail(*given):
    """Stand for a disk without a byte left."""
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["export", "{built}", "nothing", "{tmp}/x.csv"], 2, "There is no table nothing"),
        (["export", "{built}", "tokens", "{tmp}/x.xlsx"], 2, "neither .csv nor .jsonl"),
        (["export", "{built}", "tokens", "{tmp}/no/x.csv"], 73, "could not be written"),
        (["export", "{tmp}", "tokens", "{tmp}/x.csv"], 73, "holds no built corpus"),
        (["describe", "{tmp}"], 73, "holds no built corpus"),
        (["check", "{tmp}"], 2, "holds neither a built corpus"),
        (["build", "--input", "{tmp}", "--output", "{tmp}/o"], 2, "articles.csv"),
        (["build", "--input", "{tmp}/no", "--output", "{tmp}/o"], 2, "is not a folder"),
    ],
)
def test_a_mistake_gets_a_sentence_and_its_code(built, tmp_path, capsys, arguments, code, words):
    """What, why and what to do next, on one line of stderr."""
    filled = [argument.format(built=built, tmp=tmp_path) for argument in arguments]
    found, out, err = run(capsys, *filled)

    assert (found, out) == (code, "")
    assert words in err
    assert err.count("\n") == 1


def test_a_damaged_corpus_fails_the_check(tmp_path, capsys):
    """Every damaged file is named, then what to do."""
    assemble(write_input(tmp_path / "in"), tmp_path / "out", RECIPE)
    victim = min((tmp_path / "out" / PARTS_FOLDER).iterdir())
    victim.write_bytes(b"")
    code, out, err = run(capsys, "check", tmp_path / "out")

    assert (code, out) == (73, "")
    assert victim.name in err
    assert "run python -m analysis build again" in err


def test_checking_an_input_lists_what_would_be_rejected(tmp_path, capsys):
    """An author sees before building what would be left out, and why."""
    (tmp_path / "articles.csv").write_text("file,outlet\na.txt,Herald\nb.txt,Herald\n")
    (tmp_path / "a.txt").write_text("A fair opened\n\nThe fair in Corby opened on Monday.\n")
    (tmp_path / "b.txt").write_text("")
    code, out, err = run(capsys, "check", tmp_path)

    assert (code, err) == (0, "")
    assert "2 inputs: 1 would be accepted, 1 rejected." in out
    assert "b.txt" in out
    (tmp_path / "a.txt").write_text(" ")
    assert run(capsys, "check", tmp_path)[0] == 2


def test_foreign_text_cannot_steer_the_terminal(tmp_path, capsys):
    """Escape codes and marks that turn the direction are shown as what they are: nothing."""
    name = "evil\x1b[31m\u202e"
    code, _, err = run(capsys, "describe", tmp_path / name)

    assert code == 73
    assert "\x1b" not in err
    assert "\u202e" not in err


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["describe"], ["export"]])
def test_help_is_there_for_every_command(command, capsys):
    """Nobody has to read the source."""
    with pytest.raises(SystemExit) as ended:
        cli.main([*command, "--help"])

    assert ended.value.code == 0
    assert len(capsys.readouterr().out) > 100


@pytest.mark.parametrize("workers", ["0", "-1", "two", "1.5", "²", "65"])
def test_a_number_of_workers_must_make_sense(workers, capsys):
    """A slip of the finger does not start a thousand processes."""
    with pytest.raises(SystemExit) as ended:
        cli.main(["build", "--input", "a", "--output", "b", "--workers", workers])

    assert ended.value.code == 2
    assert "is not a whole number from 1 to 64" in capsys.readouterr().err


def test_a_missing_model_has_its_own_code(tmp_path, capsys, monkeypatch):
    """Whoever runs this from a script can tell why it failed."""

    def lack(*given, **named):
        msg = "The language model is not installed: run make run again."
        raise ModelError(msg)

    monkeypatch.setattr(building, "build_corpus", lack)

    assert run(capsys, "build", "--input", tmp_path, "--output", tmp_path / "o") == (
        69,
        "",
        "The language model is not installed: run make run again.\n",
    )


def test_our_own_mistakes_are_owned_up_to(tmp_path, capsys, monkeypatch):
    """No traceback: a sentence, and the details in a file if one is named."""

    def stumble(*given, **named):
        raise ZeroDivisionError

    monkeypatch.setattr(building, "build_corpus", stumble)
    arguments = ["build", "--input", tmp_path, "--output", tmp_path / "o"]
    monkeypatch.delenv(cli.LOG_VARIABLE, raising=False)
    code, _, err = run(capsys, *arguments)

    assert code == 70
    assert f"(ZeroDivisionError): run it again with {cli.LOG_VARIABLE}=errors.log" in err
    monkeypatch.setenv(cli.LOG_VARIABLE, str(tmp_path / "errors.log"))
    code, _, err = run(capsys, *arguments)
    assert code == 70
    assert "ZeroDivisionError" in (tmp_path / "errors.log").read_text()


SLOW_BUILD = """
import sys, time
from dataclasses import replace
from functools import partial
from pathlib import Path
from analysis import building, __main__ as cli
from tests.store_fakes import RECIPE, make_tables

def prepare(folder):
    return partial(make_slowly, folder)

def make_slowly(folder, rows):
    made = make_tables(folder, rows)
    print("working", flush=True)
    time.sleep({pause})
    return made

if __name__ == "__main__":
    building.STANDARD = replace(RECIPE, prepare=prepare)
    building._prepare = lambda folder, nlp=None: prepare(folder)
    building.PART_SIZE = 2
    sys.exit(cli.main(["build", "--input", sys.argv[1], "--output", sys.argv[2]]))
"""


def start_slow_build(tmp_path, pause):
    """Start a build in a process of its own, and wait until it is at work."""
    running = subprocess.Popen(
        [sys.executable, "-c", SLOW_BUILD.format(pause=pause), tmp_path / "in", tmp_path / "out"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert running.stdout.readline() == "working\n"
    return running


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_the_build_and_keeps_what_is_done(tmp_path, number):
    """The part in work is dropped, the exit code says busy, a rerun goes on."""
    write_input(tmp_path / "in")
    running = start_slow_build(tmp_path, 60)
    started = time.monotonic()
    running.send_signal(number)
    _, err = running.communicate(timeout=10)

    assert running.returncode == 75
    assert time.monotonic() - started < 10
    assert err.endswith("run the same command again to go on.\n")
    assert "Traceback" not in err
    left = (
        [path.name for path in (tmp_path / "out").rglob("*")] if (tmp_path / "out").exists() else []
    )
    assert not [name for name in left if ".tmp-" in name or name in {MANIFEST_NAME, ".lock"}]


def test_a_second_build_says_who_is_at_work(tmp_path, capsys):
    """The process at work is named, and is not disturbed."""
    write_input(tmp_path / "in")
    running = start_slow_build(tmp_path, 60)
    refused = subprocess.run(
        [sys.executable, "-c", SLOW_BUILD.format(pause=0), tmp_path / "in", tmp_path / "out"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 75
    assert f"already running ({running.pid})" in refused.stderr
    running.kill()
    running.communicate()
    assert (tmp_path / "out" / ".lock").exists()
    again = start_slow_build(tmp_path, 0)  # the lock of a killed process stops nobody
    assert again.communicate(timeout=30)[1] == ""  # nor is a bar drawn where nobody watches
    assert again.returncode == 0
    assert cli.main(["check", str(tmp_path / "out")]) == 0
