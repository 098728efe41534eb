"""How much of a claim a source must say itself, and how much may stay open.

Weights are those of `syntax`: 1 for an ordinary content word, more for a name.
The shares were chosen on labelled passages, for few false alarms first.
"""

LIGHT = 0.3  # words up to this weight carry nothing that must be matched
TOLERATED = 0.3  # content that may stay open in a supported claim: one light word
LOOSE = 0.15  # share of a long claim that may stay open, names and values apart
ROOTLESS = 0.18  # the same where what is open is the predicate, and all else agrees
MOSTLY = 0.75  # share that the sentence itself must have where its predicate has another word
ENOUGH = 0.5  # share of the content that the source sentence itself must have where it conflicts
PLAIN = 0.25  # share in other words up to which a noun's opposite counts
BORROWED = 0.35  # share that may come from the surroundings where a conflict is reported
OWN = 0.45  # share of the content that the source sentence itself must account for
CLOSE = 0.2  # share of the content that may stay open where a conflict is reported
TOGETHER = 0.6  # share of a supported claim that must stand in the clause of its predicate
FOCUS = 0.7  # share of the content that must stand in the clause that conflicts
