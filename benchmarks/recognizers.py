"""Measure the value finders on the English rows of a public recognizer test set.

Usage: python benchmarks/recognizers.py FOLDER [--show]

FOLDER holds recognizers_{number,currency,dimension,datetime}.half.jsonl.gz.
A gold item counts as found when a prediction covers its span (hedges, rates and
prepositions may be added) and has its value; a prediction of the same type that
meets no gold item is spurious. Rows with times of day, durations or recurring
sets are left out. `dated` is the part of `datetime` where each time names its year:
the rest speaks of a calendar assistant's days ("the week after next").
A span's last day may be named by its first or last day: the
set ends "2014 to 2018" on 1 January 2018, this project at its end.
"""

import argparse
import gzip
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.model.quantity import Quantity, TimeExpression
from factcheck.values import find_quantities, find_times

Row = dict[str, Any]
BARE = {"count", "ratio", "multiple", "ordinal"}
DATES = {"datetimeV2.date", "datetimeV2.daterange"}
EDGE = r"(?:in|on|at|the|of|during|for|over|throughout|from|year|about|around|,|\s)*"


def rows(folder: Path, name: str) -> Iterator[Row]:
    with gzip.open(folder / f"recognizers_{name}.half.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def covers(found: Quantity | TimeExpression, gold: Row) -> bool:
    return found.start <= gold["start"] and found.end >= gold["end"] + 1


def same_value(quantity: Quantity, gold: Row) -> bool:
    value = Decimal(gold["resolution"].get("value") or "0")
    return any(
        abs(each - value) <= abs(value) * Decimal("1e-9") for each in (quantity.written, quantity.low or 0)
    )


def quantity_row(row: Row, name: str) -> tuple[int, int, int]:
    """Return gold items found, gold items, spurious predictions."""
    found = find_quantities(row["text"])
    hits, used = 0, set()
    for gold in row["gold"]:
        for at, each in enumerate(found):
            if at not in used and covers(each, gold) and right_kind(each, name) and same_value(each, gold):
                used.add(at)
                hits += 1
                break
    spurious = [
        each
        for at, each in enumerate(found)
        if at not in used and counts_as(each, name) and not any(covers(each, gold) for gold in row["gold"])
    ]
    return hits, len(row["gold"]), len(spurious)


def right_kind(quantity: Quantity, name: str) -> bool:
    return name == "number" or counts_as(quantity, name)


def counts_as(quantity: Quantity, name: str) -> bool:
    if name == "number":
        return quantity.dimension in BARE and quantity.dimension != "ordinal"
    if name == "currency":
        return quantity.dimension == "money"
    return quantity.dimension not in BARE | {"money", "percent", "duration", "percentage point"}


def datetime_row(row: Row) -> tuple[int, int, int] | None:
    if not row["reference"] or any(gold["type"] not in DATES for gold in row["gold"]):
        return None
    reference = date.fromisoformat(row["reference"][:10])
    found = [each for each in find_times(row["text"], reference) if each.role.value != "age"]
    hits, used = 0, set()
    for gold in row["gold"]:
        for at, each in enumerate(found):
            if at not in used and same_span(row["text"], each, gold) and same_time(each, gold):
                used.add(at)
                hits += 1
                break
    return hits, len(row["gold"]), len(found) - len(used)


def same_span(text: str, found: TimeExpression, gold: Row) -> bool:
    start, end = gold["start"], gold["end"] + 1
    if found.start > end or found.end < start:
        return False
    ends = sorted((found.start, start)), sorted((found.end, end))
    return all(re.fullmatch(EDGE, text[a:b], re.I) is not None for a, b in ends)


def same_time(found: TimeExpression, gold: Row) -> bool:
    return any(agrees(found, value) for value in gold["resolution"]["values"])


def agrees(found: TimeExpression, value: dict[str, str]) -> bool:
    period = found.period
    if period is None:
        return value.get("value") == "not resolved"
    if "value" in value:
        if value["value"] == "not resolved":
            return True
        day = date.fromisoformat(value["value"])
        loose = found.role.value == "ago" or found.approximate
        return period.first <= day <= period.last and (loose or period.first == period.last)
    return start_agrees(period, value.get("start")) and end_agrees(period, value.get("end"))


def start_agrees(period: Any, text: str | None) -> bool:
    if text is None:
        return period.start is None or period.start == period.end
    day = date.fromisoformat(text)
    if period.start is None:
        return False
    return near(day, period.start.first) or near(day, period.start.last + timedelta(days=1))


def end_agrees(period: Any, text: str | None) -> bool:
    if text is None:
        return period.end is None or period.start == period.end
    day = date.fromisoformat(text)
    if period.end is None:
        return False
    return near(day, period.end.first) or near(day, period.end.last + timedelta(days=1))


def near(one: date, other: date) -> bool:
    """The set's stretches from a reference day begin a day later than this project's."""
    return abs((one - other).days) <= 1


def names_year(row: Row) -> bool:
    """Tell whether each gold time of a row has a year of four digits or a decade in its text."""
    return bool(row["gold"]) and all(re.search(r"[12]\d{3}", gold["text"]) for gold in row["gold"])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--show", action="store_true", help="print the rows that are not right")
    options = parser.parse_args()
    for name in ("number", "currency", "dimension", "datetime", "dated"):
        total = [0, 0, 0, 0, 0]
        for row in rows(options.folder, "datetime" if name == "dated" else name):
            if name == "dated" and not names_year(row):
                continue
            score = datetime_row(row) if name in ("datetime", "dated") else quantity_row(row, name)
            if score is None:
                continue
            hits, wanted, spurious = score
            right = hits == wanted and not spurious
            total = [a + b for a, b in zip(total, (hits, wanted, spurious, right, 1), strict=True)]
            if options.show and not right:
                show(row, name)
        print(
            f"{name:10} items {total[0]}/{total[1]} = {total[0] / max(1, total[1]):.1%}"
            f"  spurious {total[2]}  rows right {total[3]}/{total[4]} = {total[3] / max(1, total[4]):.1%}"
        )


def show(row: Row, name: str) -> None:
    gold = [
        (each["text"], each["resolution"].get("value") or each["resolution"].get("values"))
        for each in row["gold"]
    ]
    if name in ("datetime", "dated"):
        reference = date.fromisoformat(row["reference"][:10])
        found = [(t.text, t.role.value, str(t.period)) for t in find_times(row["text"], reference)]
        found = [(a, b, re.sub(r"datetime\.date|When|first=|last=|Period", "", c)) for a, b, c in found]
    else:
        found = [(q.text, str(q.written), q.dimension, q.unit) for q in find_quantities(row["text"])]
    print(f"-- {row['text'][:300]!r} ref={row['reference']}\n   gold {gold}\n   found {found}")


if __name__ == "__main__":
    main()
