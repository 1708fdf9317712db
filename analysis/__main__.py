"""The command line: ``python -m analysis build | check | describe | export | predict``.

Exit codes::

    0   done
    1   a table breaks a promise of the schema
    2   the input, or the command itself, cannot be understood
    69  the language model is missing or is not the pinned one
    70  a mistake of this program
    73  a built corpus is missing, damaged or of another version, or the disk is full
    75  another build is running, or this one was stopped: run it again
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from analysis.errors import BusyError, InputError, StoreError, StorysidesError

if TYPE_CHECKING:
    from analysis.store.manifest import Counts

    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

INTERNAL = 70
STOPPED = BusyError.exit_code
MAX_WORKERS = 64
LOG_VARIABLE = "STORYSIDES_LOG"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code.

    Parameters
    ----------
    arguments : sequence of str, optional
        What follows ``python -m analysis``; the process's own by default.
    """
    options = _make_parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except StorysidesError as problem:
        _complain(str(problem))
        return problem.exit_code
    except KeyboardInterrupt:
        _complain("Stopped: finished parts are kept, run the same command again to go on.")
        return STOPPED
    except BrokenPipeError:
        # Whoever read our output has seen enough, as in "describe DIR | head".
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as problem:
        _complain(_own_up(problem))
        return INTERNAL


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m analysis",
        description="Build and look into a corpus of articles about the same events.",
        epilog="exit codes: 0 done, 1 broken table, 2 bad input, 69 no model, 70 our mistake, "
        "73 corpus or disk, 75 busy or stopped (run it again)",
    )
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_build(commands)
    check = _add_command(
        commands, "check", _check, "check a built corpus, or what of an input would be accepted"
    )
    check.add_argument("folder", type=Path, metavar="DIR", help="built corpus or input folder")
    describe = _add_command(commands, "describe", _describe, "say what is in a built corpus")
    describe.add_argument("folder", type=Path, metavar="DIR", help="built corpus")
    _add_export(commands)
    _add_predict(commands)
    return parser


def _add_build(commands: _Commands) -> None:
    build = _add_command(commands, "build", _build, "build a corpus from a folder of articles")
    build.add_argument(
        "--input",
        required=True,
        type=Path,
        metavar="DIR",
        help="folder with articles.csv (columns file, outlet, ...) and the .txt files it names",
    )
    build.add_argument(
        "--output",
        required=True,
        type=Path,
        metavar="DIR",
        help="folder for the built corpus; a corpus there stays whole until the new one is",
    )
    build.add_argument(
        "--workers",
        type=_positive,
        default=1,
        metavar="N",
        help="processes, each with its own language model (about 700 MB); the tables written "
        "are the same for any number (default: 1)",
    )


def _add_export(commands: _Commands) -> None:
    export = _add_command(commands, "export", _export, "write a table for another program")
    export.add_argument("folder", type=Path, metavar="DIR", help="built corpus")
    export.add_argument("table", metavar="TABLE", help="articles, sentences, tokens, mentions, ...")
    export.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="where to: .csv (safe to open in a spreadsheet) or .jsonl; replaced if it is there",
    )


def _add_predict(commands: _Commands) -> None:
    predict = _add_command(
        commands, "predict", _predict, "find in texts from anywhere what people annotated there"
    )
    predict.add_argument(
        "task",
        choices=["attributions", "labels", "events", "statements"],
        help="what to find: attributions, what given names and labels refer to, or which "
        "articles report the same event",
    )
    predict.add_argument(
        "input",
        type=Path,
        metavar="INPUT",
        help="JSON lines with id and text (.jsonl or .jsonl.gz), for labels also event and "
        "mentions, for events headline and published if known; a text's first line is its "
        "headline, every other line a paragraph",
    )
    predict.add_argument(
        "output",
        type=Path,
        metavar="OUTPUT",
        help="where to: .jsonl or .jsonl.gz; replaced if it is there",
    )


def _add_command(
    commands: _Commands,
    name: str,
    command: Callable[[argparse.Namespace], int],
    summary: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=summary, description=f"{summary.capitalize()}.")
    parser.set_defaults(command=command)
    return parser


def _positive(text: str) -> int:
    """Read a number of workers."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MAX_WORKERS:
        msg = f"{text!r} is not a whole number from 1 to {MAX_WORKERS}"
        raise argparse.ArgumentTypeError(msg)
    return int(text)


# The commands ------------------------------------------------------------------------
# Each imports what it needs itself: --help must not wait for pandas.


def _build(options: argparse.Namespace) -> int:
    _stop_on_signals()
    from analysis import building

    with _progress_bar("articles") as progress:
        manifest = building.build_corpus(
            options.input, options.output, workers=options.workers, progress=progress
        )
    _say_counts(manifest.counts, "accepted", "rejected")
    print(f"Corpus {manifest.corpus_id} is in {_plain(str(options.output))}.")
    return 0


def _check(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    if (folder / "manifest.json").exists():
        return _check_corpus(folder)
    if (folder / "articles.csv").exists():
        return _check_input(folder)
    msg = (
        f"{folder} holds neither a built corpus (manifest.json) nor an input (articles.csv): "
        "name a folder that does."
    )
    raise InputError(msg)


def _check_corpus(folder: Path) -> int:
    from analysis.store.checking import check_corpus

    problems = check_corpus(folder)
    for problem in problems:
        _complain(problem)
    if problems:
        _complain(f"{folder} is not sound: run python -m analysis build again.")
        return StoreError.exit_code
    print(f"{_plain(str(folder))} is sound: bytes, tables, counts and offsets.")
    return 0


def _check_input(folder: Path) -> int:
    from analysis.building import check_input

    counts, rejected_rows = check_input(folder)
    _say_counts(counts, "would be accepted", "rejected")
    for message in rejected_rows["message"]:
        print(f"  {_plain(message)}")
    return 0 if counts.n_accepted else InputError.exit_code


def _describe(options: argparse.Namespace) -> int:
    from analysis.store.describing import describe_corpus

    for title, table in describe_corpus(options.folder):
        print(f"{title}\n")
        print(_plain(table.to_string(index=False), keep="\n"))
        print()
    return 0


def _export(options: argparse.Namespace) -> int:
    from analysis.store.exporting import export_table

    n_rows = export_table(options.folder, options.table, options.file)
    print(f"{n_rows:,} rows of {options.table} are in {_plain(str(options.file))}.")
    return 0


def _predict(options: argparse.Namespace) -> int:
    if options.task == "labels":
        from analysis.predicting_labels import predict_labels

        found = f"What {predict_labels(options.input, options.output):,} mentions refer to is"
    elif options.task == "events":
        from analysis.predicting_events import predict_events

        found = f"The events of {predict_events(options.input, options.output):,} articles are"
    elif options.task == "statements":
        from analysis.predicting_statements import predict_statements

        found = f"The scores of {predict_statements(options.input, options.output):,} pairs are"
    else:
        from analysis.predicting import predict_attributions

        n_articles = predict_attributions(options.input, options.output)
        found = f"The attributions of {n_articles:,} articles are"
    print(f"{found} in {_plain(str(options.output))}.")
    return 0


# Speaking ----------------------------------------------------------------------------


def _say_counts(counts: Counts, accepted: str, rejected: str) -> None:
    n_rejected = sum(counts.rejected.values())
    print(f"{counts.n_read:,} inputs: {counts.n_accepted:,} {accepted}, {n_rejected:,} {rejected}.")
    for reason, number in counts.rejected.items():
        print(f"  {number:,} {reason}")


def _complain(sentence: str) -> None:
    print(_plain(sentence), file=sys.stderr)


def _plain(text: str, keep: str = "") -> str:
    """Replace what could steer a terminal or hide other text: corpus text is foreign."""
    return "".join(c if c.isprintable() or c in keep else "\N{REPLACEMENT CHARACTER}" for c in text)


def _own_up(problem: Exception) -> str:
    """Say that the program failed, and keep the details if a place for them is named."""
    said = f"This is a mistake of the program ({type(problem).__name__})"
    log = os.environ.get(LOG_VARIABLE)
    if not log:
        return f"{said}: run it again with {LOG_VARIABLE}=errors.log and report what is in there."
    try:
        with Path(log).open("a", encoding="utf-8") as file:
            file.writelines(traceback.format_exception(problem))
    except OSError:
        return f"{said}, and {log} could not be written: name another file in {LOG_VARIABLE}."
    return f"{said}: please report what is in {log}."


@contextlib.contextmanager
def _progress_bar(unit: str) -> Iterator[Callable[[int, int], None]]:
    """Show progress on stderr, if somebody watches it."""
    from tqdm import tqdm

    with tqdm(unit=f" {unit}", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:

        def show(n_done: int, n_inputs: int) -> None:
            bar.total = n_inputs
            bar.update(n_done - bar.n)

        yield show


def _stop_on_signals() -> None:
    """Let the first signal drop the part in work, and the second end everything at once."""

    def stop_at_once(number: int, frame: FrameType | None) -> None:
        os._exit(STOPPED)

    def stop(number: int, frame: FrameType | None) -> None:
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, stop_at_once)
        raise KeyboardInterrupt

    for each in (signal.SIGTERM, signal.SIGINT):
        signal.signal(each, stop)


if __name__ == "__main__":
    sys.exit(main())
