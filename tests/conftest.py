"""What the whole suite shares: no network, a cache of its own, no colour, one command runner."""

import importlib.util
import io
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
OFFLINE = TESTS / "offline"


def pytest_configure(config):
    """Block the network before any test module is imported."""
    spec = importlib.util.spec_from_file_location("offline_sitecustomize", OFFLINE / "sitecustomize.py")
    spec.loader.exec_module(importlib.util.module_from_spec(spec))


@pytest.fixture(scope="session", autouse=True)
def own_surroundings(tmp_path_factory):
    """Keep the user's cache and settings out, for this process and for those that tests start."""
    before = dict(os.environ)
    os.environ["FACTCHECK_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["PYTHONPATH"] = str(OFFLINE)
    for name in ("FACTCHECK_DEBUG", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE"):
        os.environ.pop(name, None)
    yield
    os.environ.clear()
    os.environ.update(before)


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command line did."""

    code: int
    out: str
    err: str


@pytest.fixture
def cli(capsys, monkeypatch):
    """Run a command line in this process: `cli("verify", "…", stdin=b"…")`."""

    def run(*arguments, stdin=b""):
        from factcheck.cli import run as command

        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        code = command([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def process():
    """Run a command line in a process of its own; output as bytes."""

    def run(*arguments, stdin=b"", env=None, cwd=None):
        return subprocess.run(
            [sys.executable, "-m", "factcheck", *map(str, arguments)],
            input=stdin,
            capture_output=True,
            env={**os.environ, **(env or {})},
            cwd=cwd,
            timeout=120,
        )

    return run
