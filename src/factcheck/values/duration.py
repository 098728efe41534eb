"""Lengths of time that place nothing on the calendar: "for eleven years"."""

import re
from functools import cache

COUNT = (
    r"(?:\d[\d,.]*|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|"
    r"thousand|half|dozen|several|many|some|few|couple)(?:[\s-]+(?:of|and|an?|half|hundred|thousand|dozen|one|two|"
    r"three|four|five|six|seven|eight|nine|couple|few|quarter)\b){0,4})"
)
UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y|ie)|millenni(?:um|a))s?"
HEDGE = (
    r"(?:(?:about|around|roughly|approximately|some|nearly|almost|just|only|over|well over|more than|less than|"
    r"fewer than|at least|at most|up to|under|another|a further|an additional|the better part of|no more than|"
    r"no less than)\s+){0,2}"
)


@cache
def age_pattern() -> re.Pattern[str]:
    """Return the pattern of "for two and a half years" and its like."""
    return re.compile(
        rf"(?<!\w)for\s+{HEDGE}{COUNT}[\s-]+(?:full\s+|consecutive\s+|straight\s+|whole\s+|long\s+|more\s+)?"
        rf"(?:and\s+a\s+half\s+)?{UNIT}(?![\w-])",
        re.IGNORECASE,
    )
