"""`factcheck verify`: claims typed, piped and in rows; formats; exit codes."""

import gzip
import json

import pytest

WRONG = "It has 40 branches"
GONE = "Ada Quill chairs it"
RIGHT = "It has 27 branches"
OPEN = "It has a solar roof"
SPLIT = "All use a shared catalogue"


def rows(text):
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize(
    ("claims", "code"),
    [((RIGHT,), 0), ((OPEN,), 0), ((SPLIT,), 0), ((WRONG,), 1), ((GONE,), 1), ((RIGHT, WRONG), 1)],
)
def test_exit_code_follows_the_verdicts(cli, fake, claims, code):
    assert cli("verify", *claims).code == code


@pytest.mark.parametrize(
    ("fail_on", "claim", "code"),
    [
        ("never", WRONG, 0),
        ("disputed", SPLIT, 1),
        ("disputed", WRONG, 0),
        ("unverified, stale", OPEN, 1),
        ("supported", RIGHT, 1),
    ],
)
def test_fail_on_names_the_verdicts(cli, fake, fail_on, claim, code):
    assert cli("verify", claim, "--fail-on", fail_on).code == code


def test_default_base_and_sources(cli, fake):
    cli("verify", RIGHT)
    cli("verify", RIGHT, "--base", "elsewhere")
    cli("verify", RIGHT, "--sources", "docs")
    assert [(name, str(path)) for name, path in fake] == [
        ("base", "claims"),
        ("base", "elsewhere"),
        ("documents", "docs"),
    ]


def test_text_shows_verdict_reason_quote_and_help(cli, fake):
    ran = cli("verify", WRONG, "--as-of", "2026-06-01")
    assert ran.out.splitlines() == [
        "contradicted[number-mismatch] says 40 branches, source says 27",
        '  claim: "It has 40 branches" (as of 2026-06-01)',
        '  charter.md:7: "The consortium has 27 branches" (Charter Office, valid 2020-02-01/..)',
        '  help: write "27 branches"',
    ]
    assert ran.err == ""


def test_quiet_is_one_line_a_claim(cli, fake):
    assert len(cli("verify", WRONG, OPEN, "-q").out.splitlines()) == 2


def test_verbose_adds_the_confidence(cli, fake):
    assert "confidence: 0.90" in cli("verify", WRONG, "-v").out


def test_several_claims_end_in_a_summary(cli, fake):
    out = cli("verify", WRONG, RIGHT, RIGHT, "--as-of", "2026-06-01").out
    assert out.splitlines()[-2:] == ["checked 3 claims as of 2026-06-01", "2 supported, 1 contradicted"]


def test_jsonl_has_the_promised_keys_in_order(cli, fake):
    (row,) = rows(cli("verify", GONE, "--as-of", "2026-06-01", "--format", "jsonl").out)
    assert list(row)[:12] == [
        "schema", "id", "claim", "location", "as_of", "verdict", "rule", "flags", "confidence",
        "message", "help", "evidence",
    ]  # fmt: skip
    assert list(row["evidence"][0])[:11] == [
        "role", "claim_id", "quote", "document", "line", "start", "end", "offsets", "valid", "asserted",
        "references",
    ]  # fmt: skip
    assert row["schema"] == "factcheck/1"
    assert row["location"] is None
    assert row["as_of"] == "2026-06-01"
    assert row["evidence"][1]["origin"] == {"document": "charter-page.txt", "line": 4, "sha256": "0" * 64}
    (reference,) = row["evidence"][1]["references"]
    assert list(reference)[:5] == ["marker", "author", "title", "publisher", "date"]


def test_json_is_one_object(cli, fake):
    whole = json.loads(cli("verify", WRONG, RIGHT, "--as-of", "2026-06-01", "--format", "json").out)
    assert list(whole) == ["schema", "as_of", "results", "problems", "summary"]
    assert [row["id"] for row in whole["results"]] == ["1", "2"]
    assert whole["problems"] == []
    assert whole["summary"]["verdicts"] == {
        "supported": 1, "contradicted": 1, "stale": 0, "disputed": 0, "unverified": 0,
    }  # fmt: skip


def test_standard_input_is_one_claim_a_line(cli, fake):
    ran = cli("verify", "-", "--format", "jsonl", stdin=f"\ufeff{WRONG}\r\n\n  {RIGHT}  \n".encode())
    assert [(row["id"], row["claim"]) for row in rows(ran.out)] == [("1", WRONG), ("2", RIGHT)]


def test_json_rows_keep_ids_order_and_days(cli, fake, tmp_path):
    file = tmp_path / "claims.jsonl"
    file.write_text(
        json.dumps({"id": "b", "claim": RIGHT, "as_of": "2019-06-01", "kind": "number"})
        + "\n\n"
        + json.dumps({"id": 7, "claim": WRONG, "as_of": None})
        + "\n",
        encoding="utf-8",
    )
    ran = cli("verify", "--input", file, "--as-of", "2026-06-01", "--format", "jsonl")
    assert [(r["id"], r["as_of"], r["verdict"]) for r in rows(ran.out)] == [
        ("b", "2019-06-01", "supported"),
        ("7", "2026-06-01", "contradicted"),
    ]


def test_gzipped_rows(cli, fake, tmp_path):
    file = tmp_path / "claims.jsonl.gz"
    file.write_bytes(gzip.compress(json.dumps({"id": "a", "claim": RIGHT}).encode()))
    assert cli("verify", "--input", file).code == 0


def test_yaml_rows_are_read_as_strings(cli, fake, tmp_path):
    file = tmp_path / "claims.yaml"
    file.write_text(
        f"- id: no\n  claim: {RIGHT}\n  as_of: 2019-06-01\n- {{id: 012, claim: '{OPEN}', flags: [dated]}}\n",
        encoding="utf-8",
    )
    ran = cli("verify", "--input", file, "--format", "jsonl")
    assert [(r["id"], r["claim"]) for r in rows(ran.out)] == [("no", RIGHT), ("012", OPEN)]
    assert rows(ran.out)[0]["as_of"] == "2019-06-01"


def test_output_file_appears_whole_and_is_the_same_twice(cli, fake, tmp_path):
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    second.write_text("old")
    for file in (first, second):
        ran = cli("verify", WRONG, GONE, "--as-of", "2026-06-01", "--format", "jsonl", "--output", file)
        assert (ran.code, ran.out) == (1, "")
    assert first.read_bytes() == second.read_bytes() != b""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "b.jsonl"]


def test_a_bad_run_leaves_the_output_file_as_it_was(cli, fake, tmp_path):
    file = tmp_path / "kept.jsonl"
    file.write_text("old")
    ran = cli("verify", "-", "--output", file, stdin=f"{RIGHT}\n\xff\n".encode("latin-1"))
    assert ran.code == 2
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_color_always_and_never(cli, fake, monkeypatch):
    assert "\x1b[" in cli("verify", WRONG, "--color", "always").out
    assert "\x1b[" not in cli("verify", WRONG, "--color", "never").out
    assert "\x1b[" not in cli("verify", WRONG).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" in cli("verify", WRONG, "--color", "always").out


def test_the_clock_is_read_where_no_day_is_given(cli, fake):
    from datetime import date

    (row,) = rows(cli("verify", RIGHT, "--format", "jsonl").out)
    assert abs((date.fromisoformat(row["as_of"]) - date.today()).days) <= 1
