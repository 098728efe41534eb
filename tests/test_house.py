"""The rules of the house, walked over the source: imports, the clock, sizes, docstrings, documentation."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "factcheck"
FILES = sorted(SOURCE.rglob("*.py"))
STAGES = {"ingest", "extract", "base", "match", "judge", "report"}
SHARED = {"model", "errors", "values", "lexicon", "syntax"}
BELOW = {  # what the shared parts may know of each other
    "errors": {"model"},
    "model": set(),
    "values": {"model", "errors", "lexicon"},
    "lexicon": {"model", "errors"},
    "syntax": {"model", "errors", "lexicon", "values"},
}
YAML = (
    "base/",
    "lexicon/load.py",
    "cli/input/yaml_rows.py",
    "ingest/metadata.py",
    "ingest/tables.py",
    "values/units.py",
)
HTML = ("ingest/readers/html.py", "ingest/html_")
MARKDOWN = ("ingest/readers/markdown.py",)
LONGEST_FILE = 350
LONGEST_FUNCTION = 50


def name(file):
    return file.relative_to(SOURCE).as_posix()


def trees():
    for file in FILES:
        yield name(file), ast.parse(file.read_text(encoding="utf-8"))


def imported(tree):
    """Give the dotted names that a module imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def parts_imported(tree):
    """Give the parts of the package that a module imports."""
    return {name.split(".")[1] for name in imported(tree) if name.startswith("factcheck.")}


def functions(tree):
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def test_there_is_something_to_walk():
    assert {file.split("/")[0] for file, _ in trees()} >= STAGES | {"cli", "pipeline"}


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_a_stage_imports_itself_and_what_is_shared(stage):
    for file, tree in trees():
        if file.startswith(f"{stage}/"):
            assert parts_imported(tree) <= SHARED | {stage}, file


@pytest.mark.parametrize("part", sorted(SHARED))
def test_shared_parts_never_look_up(part):
    for file, tree in trees():
        if file.startswith((f"{part}/", f"{part}.py")):
            assert parts_imported(tree) <= BELOW[part] | {part}, file


def test_only_the_command_line_and_the_package_know_the_pipeline():
    for file, tree in trees():
        if not file.startswith(("cli/", "pipeline/", "__init__.py", "testing.py")):
            assert "pipeline" not in parts_imported(tree), file
        if not file.startswith(("cli/", "__main__.py")):
            assert "cli" not in parts_imported(tree), file


@pytest.mark.parametrize(
    ("library", "homes"),
    [
        ("yaml", YAML),
        ("selectolax", HTML),
        ("markdown_it", MARKDOWN),
        ("typer", ("cli/",)),
        ("rich", ("cli/", "report/lines.py")),
    ],
)
def test_a_library_is_imported_in_its_home_only(library, homes):
    for file, tree in trees():
        if any(found.split(".")[0] == library for found in imported(tree)):
            assert file.startswith(homes), file


def test_nothing_imports_a_network():
    networks = {
        "socket",
        "ssl",
        "http",
        "urllib",
        "ftplib",
        "smtplib",
        "asyncio",
        "requests",
        "httpx",
        "aiohttp",
    }
    for file, tree in trees():
        assert not {found.split(".")[0] for found in imported(tree)} & networks, file


def test_only_the_command_line_reads_the_clock():
    clock = re.compile(r"\b(?:date\.today|datetime\.(?:now|utcnow|today)|time\.time|localtime|gmtime)\s*\(")
    readers = [name(file) for file in FILES if clock.search(file.read_text(encoding="utf-8"))]
    assert readers == ["cli/options/__init__.py"]


def test_every_module_class_and_public_function_has_a_docstring():
    bare = []
    for file, tree in trees():
        nodes = [
            tree,
            *(n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and not n.name.startswith("_")),
        ]
        top = [n for n in tree.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")]
        bare += [
            f"{file}: {getattr(n, 'name', 'module')}" for n in [*nodes, *top] if not ast.get_docstring(n)
        ]
    assert bare == []


def test_no_room_is_too_long():
    long = []
    for file, tree in trees():
        lines = (SOURCE / file).read_text(encoding="utf-8").count("\n")
        long += [f"{file}: {lines} lines"] if lines > LONGEST_FILE else []
        long += [
            f"{file}: {f.name}"
            for f in functions(tree)
            if f.end_lineno - f.lineno + 1 > LONGEST_FUNCTION and not ast.unparse(f).startswith("def test")
        ]
    assert long == []


def test_no_drawer_for_odds_and_ends():
    assert not [n for n in map(name, FILES) if re.search(r"util|helper|misc|manager|common", n)]


def commands():
    from factcheck.cli import command_names

    return command_names()


def test_commands_are_the_files():
    assert set(commands()) >= {"verify", "check", "eval", "rules", "explain"}


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented_and_has_help(cli, command):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"`factcheck {command}" in readme
    ran = cli(command, "--help")
    assert ran.code == 0
    body = ran.out.split("\n\n")
    assert len(body[1].strip()) > 20, "a command says what it does"
    assert "--help" in ran.out


def test_every_format_is_documented():
    from factcheck.report.formats import names

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [format for format in names() if f"`{format}`" not in readme] == []


def test_every_dependency_has_its_reason():
    import tomllib

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [re.split(r"[<>=~! ]", line)[0] for line in project["dependencies"]]
    assert [library for library in wanted if f"| {library} |" not in readme] == []
