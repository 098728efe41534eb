"""Whether a bare number of four digits is a year or counts something."""

import re

from factcheck.values.date import Named
from factcheck.values.units import load_units

SURE = re.compile(
    r"\b(?:in|since|until|till|during|before|after|circa|between|pre|post|throughout"
    r"|year)[\s-]+(?:at least\s+|about\s+|around\s+|the\s+|early\s+|late\s+)?$",
    re.I,
)
COUNTS = re.compile(
    r"(?:\b(?:about|around|over|than|nearly|almost|least|some|roughly|approximately|up to"
    r"|estimated|total(?:ing|ling)?(?: of)?|only|just|"
    r"exactly|under|another|further|additional|of some|as many as|number)\s+$|[$€£¥×*+=<>]\s?$|\d[.,/:]$)",
    re.I,
)
LABEL = re.compile(r"([A-Za-z§№.]+)\s$")
EVENTS = frozenset(
    [
        "elections",
        "protests",
        "games",
        "olympics",
        "riots",
        "floods",
        "talks",
        "events",
        "championships",
        "finals",
        "playoffs",
        "awards",
        "attacks",
        "wars",
        "reforms",
        "earthquakes",
        "fires",
        "wildfires",
        "clashes",
        "negotiations",
        "hearings",
        "primaries",
        "paralympics",
        "hostilities",
        "results",
        "figures",
        "accords",
        "bombings",
        "sanctions",
        "strikes",
        "series",
        "census",
        "crisis",
        "politics",
        "was",
        "is",
        "has",
        "sees",
        "its",
        "this",
        "onwards",
        "onward",
        "process",
        "progress",
        "congress",
        "consensus",
        "campus",
        "analysis",
        "basis",
        "apparatus",
    ]
)
NEXT = re.compile(r"\s+([A-Za-z]+)(?:\s+([A-Za-z]+))?")
PEOPLE = frozenset(
    ["people", "men", "women", "children", "troops", "police", "staff", "personnel", "cattle", "sheep"]
)


def is_year(text: str, name: Named) -> bool:
    """Tell a year ("the 2003 invasion", "in 1999") from a count ("2000 soldiers")."""
    before, after = text[max(0, name.start - 24) : name.start], text[name.end : name.end + 32]
    if COUNTS.search(before):
        return (
            re.search(r"\b(?:about|around|up to)\s+$", before, re.I) is not None
            and re.match(r"\s*(?:[.,;)]|$)", after) is not None
        )
    if after.startswith(
        ("%", "-strong", "°", "-foot", "-metre", "-meter", "-mile", "-year", "-page", "-seat")
    ):
        return False
    label = LABEL.search(before)
    if label and label[1].lower() in load_units().labels and label[1].lower() not in ("act", "law", "season"):
        return False
    return not _counted(after, led=SURE.search(before) is not None or before.lower().endswith("the "))


def _counted(after: str, led: bool) -> bool:
    """Tell whether the words after a number are things that it counts."""
    match = NEXT.match(after)
    if match is None:
        return re.match(r"\s?(?:km|kg|mm|cm|m|MW|kW|GW|kWh|ft|lb|lbs|mph|°)\b", after) is not None
    word = match[1].lower()
    units = load_units()
    if any(name == word for name, _ in units.names.get(word, ())) and word not in (
        "won",
        "bar",
        "sen",
        "dong",
    ):
        return True
    if any(symbol == match[1] for symbol, _ in units.symbols.get(match[1], ())) and word not in (
        "in",
        "l",
        "bar",
        "au",
    ):
        return True
    if word in ("million", "billion", "thousand", "trillion", "percent", "per", "times"):
        return word != "per" or match[2] == "cent"
    if led:
        return False
    if word in PEOPLE or word in units.counted:
        return True
    plural = word.endswith("s") and not word.endswith("ss") and match[1].islower()
    if plural:
        return word not in EVENTS
    second = match[2] or ""
    return bool(
        second.endswith("s")
        and second.islower()
        and second not in EVENTS
        and not second.endswith("ss")
        and word.endswith(("n", "l", "y", "ed", "ing", "w"))
        and match[1].islower()
    )
