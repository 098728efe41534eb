"""Measure one cold `factcheck verify CLAIM` beside importing typer, rapidfuzz and yaml alone.

Usage: python benchmarks/startup.py [--rounds N] [--base DIR] [CLAIM]

Both are whole processes, run in turn so that a busy machine slows both alike;
the first round, which fills caches, is not counted. Printed: median and fastest
of each in milliseconds, and the ratio of the medians.
"""

import argparse
import subprocess
import sys
import time
from statistics import median

PEER = [sys.executable, "-c", "import typer, rapidfuzz, yaml"]
CLAIM = "Syria is a state member"


def milliseconds(command: list[str], codes: tuple[int, ...]) -> float:
    began = time.perf_counter()
    ran = subprocess.run(command, capture_output=True, text=True)
    spent = 1000 * (time.perf_counter() - began)
    if ran.returncode not in codes:
        sys.exit(f"{' '.join(command)}: exit {ran.returncode}: {ran.stderr.strip()}")
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure a cold verify beside its peer.")
    parser.add_argument("claim", nargs="?", default=CLAIM)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--base", default="claims")
    chosen = parser.parse_args()
    ours = [sys.executable, "-m", "factcheck", "verify", chosen.claim, "--base", chosen.base]
    rounds = [(milliseconds(ours, (0, 1)), milliseconds(PEER, (0,))) for _ in range(chosen.rounds + 1)][1:]
    mine, peer = zip(*rounds, strict=True)
    for name, times in (("factcheck verify", mine), ("import typer, rapidfuzz, yaml", peer)):
        print(f"{name:<32} median {median(times):6.1f} ms   fastest {min(times):6.1f} ms")
    print(f"{'ratio of medians':<32} {median(mine) / median(peer):13.2f}")


main()
