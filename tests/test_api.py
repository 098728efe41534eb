"""The public names: about ten, documented, imported when first used."""

import subprocess
import sys

import pytest

import factcheck


@pytest.mark.parametrize("name", factcheck.__all__)
def test_each_name_is_there_and_documented(name):
    value = getattr(factcheck, name)
    assert value.__doc__
    assert name in factcheck.__doc__
    assert name in dir(factcheck)


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="no attribute 'check_everything'"):
        _ = factcheck.check_everything


def loaded(code):
    """Give the modules that some code loads, in a process of its own."""
    script = f"import sys\n{code}\nprint(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=120)
    return set(ran.stdout.splitlines()[-1].split())


def test_importing_the_package_imports_nothing_else():
    assert {name for name in loaded("import factcheck") if name.startswith("factcheck")} == {"factcheck"}


def test_a_command_imports_only_itself():
    found = loaded("from factcheck.cli import run\nrun(['verify', ''])")
    assert "factcheck.cli.verify" in found
    assert not found & {
        "factcheck.cli.check",
        "factcheck.cli.eval",
        "yaml",
        "rich.console",
        "tomllib",
    }
