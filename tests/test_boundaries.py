"""The shape of the code: who may know whom, and what nobody may do."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = [
    *("corpus", "annotation", "topics", "events", "statements", "store", "measures", "figures"),
    *("building", "predicting", "predicting_labels", "predicting_events"),
    *("predicting_statements", "__main__"),
]
"""From the first to the last: a room imports itself, what stands before it, and the base.

Events stand apart from measures: they need every article at once and matrices that no page may
load, so they are grouped while a corpus is built. Statements stand apart because what they need
of reading, word vectors, is handed in: they compare without a language model, before anything is
stored.
"""

ONLY_IN = {
    "spacy": "analysis/annotation",
    "duckdb": "analysis/store",
    "pyarrow": "analysis/store",
    "plotly": ("analysis/figures", "pages/shared"),
    "sklearn": "analysis/topics",
    "scipy": ("analysis/topics", "analysis/events"),
}
MAY_OPEN_NETWORK = {"requests", "httpx", "urllib3", "aiohttp", "socket", "ftplib", "smtplib"}
MAY_RUN_CODE = {"pickle", "cPickle", "joblib", "shelve", "marshal", "dill", "cloudpickle"}
RESHAPING = {"groupby", "merge", "pivot", "pivot_table", "agg", "aggregate", "join", "melt"}
PAGE_LINES = 120
DEFINING = (
    ast.Import,
    ast.ImportFrom,
    ast.Assign,
    ast.AnnAssign,
    ast.FunctionDef,
    ast.AsyncFunctionDef,
    ast.ClassDef,
)

ANALYSIS = sorted((ROOT / "analysis").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
SHARED = sorted((ROOT / "pages" / "shared").glob("*.py"))
SOURCE = [*ANALYSIS, *PAGES, *SHARED, ROOT / "app.py"]


def name_of(path):
    """Name a file as it stands in the project."""
    return path.relative_to(ROOT).as_posix()


def each(paths):
    """Make one test of each file."""
    return pytest.mark.parametrize("path", paths, ids=name_of)


def tree_of(path):
    """Read a file's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def without_type_checking(tree):
    """Drop the imports that only a type checker sees."""
    kept = [
        node
        for node in tree.body
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    ]
    return ast.Module(kept, [])


def calls(tree):
    """List every call with the dotted name of what is called."""
    return [(dotted(node.func), node) for node in ast.walk(tree) if isinstance(node, ast.Call)]


def dotted(node):
    """Write a chain of names as it stands in the source, as far as it is one."""
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""


def imports(tree):
    """List every module a file imports, from-imports with and without the name."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide where a module stands"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def room_of(module):
    """Return the room of a dotted module of analysis, or nothing for its base modules."""
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[1] in ROOMS else None


def allowed_rooms(room):
    """Return the rooms that a room may import from; base modules have none."""
    return set() if room is None else set(ROOMS[: ROOMS.index(room) + 1])


@each(ANALYSIS)
def test_rooms_import_only_from_rooms_before_them(path):
    """Tables flow one way: from reading to measuring to drawing."""
    own = room_of(".".join(path.relative_to(ROOT).with_suffix("").parts))
    imported = {room_of(name) for name in imports(tree_of(path)) if name.startswith("analysis.")}

    assert imported - {None} <= allowed_rooms(own)


@each(sorted((ROOT / "analysis" / "measures").glob("*.py")))
def test_measures_do_not_know_each_other(path):
    """A measure can be read without opening another; only uncertainty is shared."""
    others = {
        name.split(".")[2]
        for name in imports(tree_of(path))
        if name.startswith("analysis.measures.")
    }

    assert others <= {"uncertainty", path.stem}


@each(ANALYSIS)
def test_analysis_knows_no_page_and_no_streamlit(path):
    """Everything in analysis is true without a browser."""
    tops = {name.split(".")[0] for name in imports(tree_of(path))}

    assert not tops & {"streamlit", "starlette", "pages", "app", "tests"}


@each(SOURCE)
def test_each_large_library_has_one_home(path):
    """Only annotation sees spaCy, only store SQL and Parquet, and measures draw nothing."""
    tops = {name.split(".")[0] for name in imports(without_type_checking(tree_of(path)))}
    misplaced = {top for top, home in ONLY_IN.items() if not name_of(path).startswith(home)} & tops

    assert not misplaced


@each(PAGES)
def test_a_page_asks_shows_and_stops(path):
    """A page that groups or merges is a bug, and so is a long one."""
    reshaping = {name.rpartition(".")[2] for name, _ in calls(tree_of(path)) if "." in name}

    assert not (reshaping & RESHAPING) - {"join"}
    assert len(path.read_text(encoding="utf-8").splitlines()) <= PAGE_LINES


@each(SOURCE)
def test_only_loading_caches(path):
    """What is shared between visitors stands in one file, where it can be looked at."""
    caching = {dotted(node) for node in ast.walk(tree_of(path)) if isinstance(node, ast.Attribute)}
    caching = {name for name in caching if name.startswith("st.cache_")}

    assert not caching or name_of(path).startswith("pages/shared/loading")


@each([*PAGES, *SHARED])
def test_no_cache_outlives_the_server_or_grows_without_bound(path):
    """A cache on disk would be a pickle; one that takes arguments has a number of entries."""
    for function in ast.walk(tree_of(path)):
        if not isinstance(function, ast.FunctionDef):
            continue
        for decorator in function.decorator_list:
            called = decorator.func if isinstance(decorator, ast.Call) else decorator
            if not dotted(called).startswith("st.cache_"):
                continue
            options = {word.arg for word in getattr(decorator, "keywords", [])}
            assert "persist" not in options
            assert "max_entries" in options or not function.args.args, function.name


@each(SOURCE)
def test_corpus_text_never_becomes_markup(path):
    """No call that takes HTML or script, but for text that stands in the source."""
    for name, call in calls(tree_of(path)):
        keywords = {word.arg for word in call.keywords}

        assert not keywords & {"unsafe_allow_html", "unsafe_allow_javascript"}
        assert "components.v1" not in name
        if name in {"st.html", "st.iframe"}:
            assert all(isinstance(given, ast.Constant) for given in call.args)


@each(SOURCE)
def test_sql_is_never_put_together(path):
    """Values go into a statement as bound parameters, never as text."""
    for name, call in calls(tree_of(path)):
        if name.rpartition(".")[2] not in {"execute", "executemany", "sql", "query"}:
            continue
        statement = call.args[0] if call.args else ast.Constant("")
        assert not isinstance(statement, ast.JoinedStr | ast.BinOp | ast.Call)


@each(SOURCE)
def test_nothing_fetches_and_nothing_unpickles(path):
    """The program asks no other computer for anything, and runs no code out of a file."""
    names = imports(tree_of(path))
    tops = {name.split(".")[0] for name in names}
    called = {name for name, _ in calls(tree_of(path))}

    assert not tops & (MAY_OPEN_NETWORK | MAY_RUN_CODE)
    assert not {name for name in names if name.startswith(("urllib.request", "http.client"))}
    assert not called & {"eval", "exec", "pd.read_pickle", "os.system", "__import__"}


@each(SOURCE)
def test_a_module_only_defines(path):
    """At module level stand imports, constants and definitions: nothing is done."""
    may_act = {"app.py", "analysis/__main__.py", *map(name_of, PAGES)}
    acting = [
        ast.unparse(node)
        for node in tree_of(path).body
        if not isinstance(node, DEFINING) and not is_harmless(node)
    ]

    assert name_of(path) in may_act or not acting


def is_harmless(node):
    """Say whether a statement is a docstring, an alias of a type, or a guarded block."""
    if isinstance(node, ast.If):
        return ast.unparse(node.test) in {"TYPE_CHECKING", "__name__ == '__main__'"}
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


IMPORT_ALL = """
import importlib, pkgutil, sys
from pathlib import Path
root = Path.cwd()
touched = []
def watch(event, args):
    if event in {"socket.connect", "subprocess.Popen", "os.system"}:
        touched.append(event)
    if event == "open" and isinstance(args[0], str):
        path = Path(args[0])
        is_ours = root in path.parents and ".venv" not in path.parts
        if is_ours and path.suffix not in {".py", ".pyc"}:
            touched.append(str(path))
import spacy, pandas, duckdb, plotly.graph_objects  # what they do on import is theirs
import analysis
sys.addaudithook(watch)
for module in pkgutil.walk_packages(analysis.__path__, "analysis."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(touched)
"""


def run_python(code):
    """Run code in a fresh Python at the root of the project and return what it printed."""
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip().splitlines()[-1]


def test_importing_analysis_touches_nothing():
    """Importing every module opens no file of the project, no connection and no process."""
    assert run_python(IMPORT_ALL) == "[]"


SHOW_PAGES = """
import sys
from pathlib import Path
from streamlit.testing.v1 import AppTest
shown = AppTest.from_file("pages/frame.py", default_timeout=60).run()
problems = list(shown.exception)
for page in sorted(Path("pages").glob("*.py")):
    if page.name != "frame.py":
        problems += list(shown.switch_page(page.name).run().exception)
heavy = {"spacy", "sklearn", "scipy", "thinc", "trafilatura"}
print([problem.value for problem in problems], sorted(heavy & set(sys.modules)))
"""


def test_the_dashboard_never_loads_the_language_model():
    """Every page shows from the built tables alone: no spaCy, no scikit-learn."""
    assert run_python(SHOW_PAGES) == "[] []"
