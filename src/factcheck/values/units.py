"""The units and currencies that an amount can be written in, from the tables.

The tables are YAML files beside the other word lists, compiled and cached like
them; `load_units` is the one door to them. Names are kept in lower case and
found by their first word; symbols keep their case ("mW" is no "MW").
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from factcheck.lexicon.cache import __file__ as cache_file
from factcheck.lexicon.cache import compiled

FOLDER = Path(__file__).parent.parent / "lexicon" / "data" / "units"
CURRENCIES = "currencies.yaml"
BOUNDS = "bounds.yaml"
LABELS = "labels.yaml"
MONEY = "money"
# Other codes in small letters are words as well ("top", "try").
LOWER_TOO = frozenset({"USD", "EUR", "GBP", "CNY", "JPY"})


class Unit(Struct, frozen=True, kw_only=True):
    """A unit: base amount = (written + shift) * factor, in `base`."""

    name: str
    dimension: str
    base: str
    factor: Decimal
    shift: Decimal = Decimal(0)

    def to_base(self, amount: Decimal) -> Decimal:
        """Convert an amount written in this unit."""
        return (amount + self.shift) * self.factor


class UnitTable(Struct, frozen=True, kw_only=True):
    """All units by spelling, with the words that bound or label an amount.

    `names` and `symbols` map a first token to the spellings that begin with
    it, longest first. `by_name` finds a unit by its own name.
    """

    names: dict[str, tuple[tuple[str, Unit], ...]]
    symbols: dict[str, tuple[tuple[str, Unit], ...]]
    prefixes: dict[str, Unit]
    by_name: dict[str, Unit]
    before: dict[str, str]
    after: dict[str, str]
    labels: frozenset[str]
    counted: frozenset[str]


class _Spellings(Struct):
    names: dict[str, Unit] = field(default_factory=dict)
    symbols: dict[str, Unit] = field(default_factory=dict)
    prefixes: dict[str, Unit] = field(default_factory=dict)
    by_name: dict[str, Unit] = field(default_factory=dict)


@cache
def load_units() -> UnitTable:
    """Return the unit tables, read once."""
    code = [Path(__file__), Path(cache_file)]
    return _unpacked(compiled("units", [FOLDER], code, lambda files: _packed(_read(files))))


def _read(files: Sequence[Path]) -> UnitTable:
    spellings = _Spellings()
    bounds: dict[str, Any] = {}
    labels: dict[str, Any] = {}
    for name, table in _tables(files):
        if name == CURRENCIES:
            for row in table:
                _add_currency(spellings, row)
        elif name == BOUNDS:
            bounds = table
        elif name == LABELS:
            labels = table
        else:
            _add_dimension(spellings, table)
    return UnitTable(
        names=_by_first(spellings.names),
        symbols=_by_first(spellings.symbols),
        prefixes=spellings.prefixes,
        by_name=spellings.by_name,
        before=_phrases(bounds["before"]),
        after=_phrases(bounds["after"]),
        labels=frozenset(labels["labels"]),
        counted=frozenset(labels["counted"]),
    )


def _tables(files: Sequence[Path]) -> Iterator[tuple[str, Any]]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for path in files:
        yield path.name, yaml.load(path.read_text(encoding="utf-8"), Loader=loader)


def _packed(table: UnitTable) -> tuple[Any, ...]:
    """Give the tables as plain data, each unit by its number."""
    units: dict[Unit, int] = {}

    def number(unit: Unit) -> int:
        return units.setdefault(unit, len(units))

    grouped = [
        {token: [(spelling, number(unit)) for spelling, unit in rows] for token, rows in group.items()}
        for group in (table.names, table.symbols)
    ]
    single = [
        {name: number(unit) for name, unit in group.items()} for group in (table.prefixes, table.by_name)
    ]
    rows = [(u.name, u.dimension, u.base, str(u.factor), str(u.shift)) for u in units]
    return rows, *grouped, *single, table.before, table.after, table.labels, table.counted


def _unpacked(packed: tuple[Any, ...]) -> UnitTable:
    """Make tables of what `_packed` gave."""
    rows, names, symbols, prefixes, by_name, before, after, labels, counted = packed
    units = [
        Unit(name=name, dimension=dimension, base=base, factor=Decimal(factor), shift=Decimal(shift))
        for name, dimension, base, factor, shift in rows
    ]
    grouped = [
        {token: tuple((spelling, units[n]) for spelling, n in found) for token, found in group.items()}
        for group in (names, symbols)
    ]
    single = [{name: units[n] for name, n in group.items()} for group in (prefixes, by_name)]
    return UnitTable(
        names=grouped[0], symbols=grouped[1], prefixes=single[0], by_name=single[1],
        before=before, after=after, labels=labels, counted=counted,
    )  # fmt: skip


def _add_dimension(spellings: _Spellings, table: dict[str, Any]) -> None:
    for row in table["units"]:
        unit = Unit(
            name=row["unit"],
            dimension=table["dimension"],
            base=table["base"],
            factor=Decimal(row["factor"]),
            shift=Decimal(row.get("shift", "0")),
        )
        spellings.by_name[unit.name] = unit
        for symbol in row.get("symbols", ()):
            spellings.symbols[symbol] = unit
        _add_names(spellings, unit, row.get("names", ()), row.get("plurals"))


def _add_names(spellings: _Spellings, unit: Unit, names: Any, plurals: Any) -> None:
    for name in (*names, *(plurals if plurals else ())):
        spellings.names.setdefault(name.lower(), unit)
    for name in names if plurals is None else ():
        spellings.names.setdefault(name.lower() + "s", unit)


def _add_currency(spellings: _Spellings, row: dict[str, Any]) -> None:
    code = row["code"]
    unit = Unit(name=code, dimension=MONEY, base=code, factor=Decimal(1))
    spellings.by_name[code] = unit
    if len(code) == 3 and code.isupper():
        for spelling in (code, code.lower()) if code in LOWER_TOO else (code,):
            spellings.symbols.setdefault(spelling, unit)
            spellings.prefixes.setdefault(spelling, unit)
    for symbol in row.get("symbols", ()):
        spellings.symbols[symbol] = unit
        spellings.prefixes[symbol] = unit
    names = [*row.get("names", ()), *row.get("plurals", ())]
    for name in (*names, *(each + "s" for each in row.get("names", ()))):
        spellings.names[name.lower()] = unit
    _add_subunits(spellings, unit, row)


def _add_subunits(spellings: _Spellings, unit: Unit, row: dict[str, Any]) -> None:
    names = row.get("subunits", ())
    if not names:
        return
    hundredth = Unit(name=names[0], dimension=MONEY, base=unit.base, factor=Decimal("0.01"))
    spellings.by_name.setdefault(hundredth.name, hundredth)
    for name in (*names, *(each + "s" for each in names), *row.get("subplurals", ())):
        spellings.names.setdefault(name.lower(), hundredth)
    for symbol in row.get("subsymbols", ()):
        spellings.symbols[symbol] = hundredth


def _by_first(spellings: dict[str, Unit]) -> dict[str, tuple[tuple[str, Unit], ...]]:
    """Group spellings by the leading run of letters, or the leading sign, longest first."""
    groups: dict[str, list[tuple[str, Unit]]] = {}
    for spelling in sorted(spellings, key=lambda each: (-len(each), each)):
        groups.setdefault(first_token(spelling), []).append((spelling, spellings[spelling]))
    return {token: tuple(rows) for token, rows in groups.items()}


def first_token(text: str) -> str:
    """Return the leading run of letters of a text, or its first character."""
    length = 0
    while length < len(text) and text[length].isalpha():
        length += 1
    return text[: length or 1]


def _phrases(table: dict[str, list[str]]) -> dict[str, str]:
    return {phrase: sign for sign, phrases in table.items() for phrase in phrases}
