"""Measure building a claims base from documents, from nothing and again unchanged.

Usage: python benchmarks/build.py [DOCUMENTS] [--rounds N]

Each round has an empty cache and an empty base, in a process of its own: word
lists compiled, documents read, claims extracted and written. Printed: median
seconds of the first build and of the second, which finds all unchanged.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median


def seconds(documents: str, folder: Path) -> float:
    command = [sys.executable, "-m", "factcheck", "build", documents, "--base", str(folder / "claims"), "-q"]
    began = time.perf_counter()
    subprocess.run(command, check=True, env={**os.environ, "FACTCHECK_CACHE": str(folder / "cache")})
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure building a claims base.")
    parser.add_argument("documents", nargs="?", default="seeds")
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    first, again = [], []
    for _ in range(chosen.rounds):
        with tempfile.TemporaryDirectory() as folder:
            first.append(seconds(chosen.documents, Path(folder)))
            again.append(seconds(chosen.documents, Path(folder)))
    print(f"first build   {median(first):6.2f} s")
    print(f"unchanged     {median(again):6.2f} s")


main()
