"""Output files that appear whole, and the counter on a terminal."""

import os
import stat

import pytest

from factcheck.cli.console import progress
from factcheck.cli.console.streams import emit, opened
from factcheck.errors import InputError


def test_a_file_keeps_its_mode_and_a_link_stays_a_link(tmp_path):
    file, link = tmp_path / "real.txt", tmp_path / "link.txt"
    file.write_text("old")
    file.chmod(0o640)
    link.symlink_to(file)
    emit(["a", "b\n"], link)
    assert file.read_bytes() == b"ab\n"
    assert link.is_symlink()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_file_has_the_mode_that_the_user_wants(tmp_path):
    mask = os.umask(0o027)
    try:
        emit(["x"], tmp_path / "new.txt")
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "new.txt").stat().st_mode) == 0o640


def test_a_failing_writer_leaves_nothing(tmp_path):
    def broken():
        yield "half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        emit(broken(), tmp_path / "out.txt")
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written(tmp_path):
    with pytest.raises(InputError, match="cannot be written"), opened(tmp_path):
        pass


@pytest.mark.parametrize("terminal", [True, False])
def test_counting_passes_everything_on(monkeypatch, capsys, terminal):
    monkeypatch.setattr("sys.stderr.isatty", lambda: terminal, raising=False)
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    assert list(progress.counted(iter(range(7)), "rows judged")) == list(range(7))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert ("rows judged" in captured.err) is terminal
