"""`factcheck search`: claims by their words, from a base or straight from documents."""

import json

import pytest
from consortium import edit, write_documents


@pytest.fixture
def folders(tmp_path, cli):
    documents, base = write_documents(tmp_path / "documents"), tmp_path / "claims"
    cli("build", documents, "--base", base)
    return documents, base


def test_claims_are_shown_with_quote_place_and_source(cli, folders):
    ran = cli("search", "lending", "seed", "--base", folders[1])
    assert ran.code == 0
    first, second = ran.out.splitlines()[:2]
    assert first.startswith("news-")
    assert first.endswith(" Brenmoor Library lends seeds.")
    assert second == '  news.md:3: "Brenmoor Library lends seeds."'


def test_facts_about_the_source_are_named(cli, folders):
    out = cli("search", "chaired", "--base", folders[1]).out
    assert "(valid 2014/2019, published 2020-02-01, Charter Office)" in out


def test_sources_are_searched_without_a_base(cli, folders, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    by_base = cli("search", "seeds", "--base", folders[1])
    by_sources = cli("search", "seeds", "--sources", folders[0])
    assert by_sources == by_base


def test_limit_and_quiet(cli, folders):
    ran = cli("search", "Ada", "Quill", "--limit", "1", "-q", "--base", folders[1])
    assert len(ran.out.splitlines()) == 1


def test_nothing_found_is_said(cli, folders):
    ran = cli("search", "zebra", "--base", folders[1])
    assert (ran.code, ran.out) == (0, "no claim has any of these words\n")


def test_json_is_whole_claims(cli, folders):
    record = json.loads(cli("search", "seeds", "--format", "json", "--base", folders[1]).out)
    (claim,) = record["claims"]
    assert (claim["document"], claim["line"], claim["status"]) == ("news.md", 3, "extracted")


def test_rejected_claims_are_not_found(cli, folders):
    edit(folders[1] / "news.yaml", "status: extracted", "status: rejected")
    edit(folders[1] / "news.yaml", "status: extracted", "status: rejected")
    assert "no claim" in cli("search", "seeds", "handed", "--base", folders[1]).out


@pytest.mark.parametrize("words", [("",), ("!?", "--")])
def test_words_without_a_letter_are_refused(cli, folders, words):
    ran = cli("search", "--base", folders[1], "--", *words)
    assert (ran.code, ran.err.count("\n")) == (2, 1)


def test_bad_bases_and_options_are_exit_2(cli, folders, tmp_path):
    (tmp_path / "bare").mkdir()
    for arguments in (
        ("--base", tmp_path / "none"),
        ("--base", tmp_path / "bare"),
        ("--base", folders[1], "--sources", folders[0]),
        ("--base", folders[1], "--limit", "0"),
        ("--base", folders[1], "--limit", "many"),
    ):
        ran = cli("search", "seeds", *arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (2, "", 1)


def test_what_documents_say_cannot_reach_the_terminal(cli, folders):
    edit(folders[0] / "news.md", "lends seeds", "lends [bold]seeds[/bold] \u202egnp.exe")
    out = cli("search", "seeds", "--sources", folders[0]).out
    assert "\u202e" not in out
    assert "\\u202e" in out
    assert "[bold]" in out
