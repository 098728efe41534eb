"""Make the pairs that the verifier learns from, out of the handmade passages and eight public sets.

Passages named in the list of held-out ones are kept apart whole: no pair shows their text. Beside the
handmade claims there are, in equal measure, claims that repeat a passage's own words, claims of another
passage, and small changes that make a true sentence false; without them a model learns that many shared
words mean a false claim. Evidence is a whole passage or cut down to one to three sentences, as it is in use
where a few sentences are given or a document is searched. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from mutations import MUTATIONS, sentences

LABELS = {"supported": "entails", "contradicted": "conflicts", "unverified": "neutral"}
EXTRA = 1500  # pairs of each made kind in one pass
WHOLE = 0.5  # share of the handmade pairs that show their passage uncut
_STOP = frozenset(
    {
        "the", "and", "for", "was", "were", "with", "that", "this", "from", "has", "have", "had",
        "its", "his", "her", "their", "they", "but", "not", "are", "who", "which", "been", "will",
        "would", "more", "than", "after", "before", "into", "over", "under", "about", "also",
        "between", "during", "one", "two", "all", "any", "can", "could",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage with its sentences and its labelled claims."""

    name: str
    topic: str
    sentences: tuple[str, ...]
    claims: tuple[tuple[str, str], ...]  # (claim, label)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the rows of a gzipped JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def read_passages(path: Path) -> list[Passage]:
    """Group the handmade rows by passage; claims that were once true are left out."""
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(path):
        grouped[row["meta"]["passage"]].append(row)
    return [
        Passage(
            name=name,
            topic=members[0]["meta"]["topic"],
            sentences=tuple(sentences(" ".join(members[0]["evidence"]))),
            claims=tuple((row["claim"], LABELS[row["label"]]) for row in members if row["label"] in LABELS),
        )
        for name, members in grouped.items()
    ]


def stems(text: str) -> set[str]:
    """Return rough stems of the content words."""
    return {word[:5] for word in re.findall(r"[a-z0-9]{3,}", text.lower()) if word not in _STOP}


def shorten(passage: Passage, claim: str, dice: Random) -> str:
    """Cut sentences from both ends while they share at most one stem with the claim."""
    wanted = stems(claim)
    shared = [len(wanted & stems(sentence)) for sentence in passage.sentences]
    first, last = 0, len(shared) - 1
    best = shared.index(max(shared))
    while last > best and shared[last] <= 1 and dice.random() < 0.75:
        last -= 1
    while first < best and shared[first] <= 1 and dice.random() < 0.6:
        first += 1
    return with_heading(" ".join(passage.sentences[first : last + 1]), passage.topic, dice)


def around(passage: Passage, place: int, dice: Random) -> str:
    """Return the sentence at a place with none, one or two of its neighbours."""
    first = max(0, place - dice.choice([0, 1, 1]))
    last = min(len(passage.sentences), place + 1 + dice.choice([0, 0, 1]))
    return with_heading(" ".join(passage.sentences[first:last]), passage.topic, dice)


def with_heading(text: str, topic: str, dice: Random) -> str:
    """Put the topic before the text as its heading, now and then."""
    return f"{topic[:1].upper()}{topic[1:]}. {text}" if dice.random() < 0.12 else text


def handmade(passages: list[Passage], dice: Random) -> Iterator[tuple[str, str, str]]:
    """Yield each handmade claim with its shortened passage."""
    for passage in passages:
        for claim, label in passage.claims:
            uncut = dice.random() < WHOLE
            yield " ".join(passage.sentences) if uncut else shorten(passage, claim, dice), claim, label


def _trimmed(sentence: str, dice: Random) -> str:
    """Return the sentence, or a part of it that it still entails."""
    halves = [half.strip() for half in sentence.split(";")]
    if len(halves) > 1 and all(len(half.split()) > 5 for half in halves):
        half = dice.choice(halves)
        return half[0].upper() + half[1:].rstrip(".") + "."
    plain = re.sub(r"\s*\([^)]*\)", "", sentence)
    plain = re.sub(r"^(?:However|Meanwhile|Moreover|In addition|By then|Still|Then), (\w)", _raise, plain)
    shorter = re.sub(r", (?:which|who) [^,]+(?:, |(?=\.$))", " ", plain).replace(" .", ".")
    return shorter if dice.random() < 0.7 else sentence


def _raise(match: re.Match[str]) -> str:
    return match.group(1).upper()


def own_words(passages: list[Passage], dice: Random) -> Iterator[tuple[str, str, str]]:
    """Yield sentences of a passage as claims that it supports."""
    while True:
        passage = dice.choice(passages)
        place = dice.randrange(len(passage.sentences))
        sentence = passage.sentences[place]
        if 5 <= len(sentence.split()) <= 35 and not re.search(r"[\"“”?]", sentence):
            yield around(passage, place, dice), _trimmed(sentence, dice), "entails"


def mutated(passages: list[Passage], dice: Random) -> Iterator[tuple[str, str, str]]:
    """Yield changed sentences and changed supported claims: the passage excludes them."""
    while True:
        passage = dice.choice(passages)
        change = dice.choice(MUTATIONS)
        if dice.random() < 0.6:
            place = dice.randrange(len(passage.sentences))
            base, evidence = passage.sentences[place], around(passage, place, dice)
        else:
            base, label = dice.choice(passage.claims)
            if label != "entails":
                continue
            evidence = shorten(passage, base, dice)
        changed = change(base, dice) if len(base.split()) <= 35 else None
        # A changed number may be another number of the same text: "10 of 12" made "12".
        if changed and changed != base and not _new_words(base, changed) & stems(evidence):
            yield evidence, changed, "conflicts"


def _new_words(base: str, changed: str) -> set[str]:
    return {word for word in stems(changed) - stems(base) if any(letter.isdigit() for letter in word)}


def elsewhere(passages: list[Passage], dice: Random) -> Iterator[tuple[str, str, str]]:
    """Yield claims with text that does not speak of them: same topic, same passage, or borrowed names."""
    topics: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        topics[passage.topic.split()[-1]].append(passage)
    while True:
        passage = dice.choice(passages)
        kind = dice.random()
        if kind < 0.5:
            found = _other_sentence(passage, dice)
        else:
            near = topics[passage.topic.split()[-1]]
            sample = [dice.choice(near if len(near) > 1 else passages) for _ in range(6)]
            found = _other_passage(passage, [one for one in sample if one is not passage], kind > 0.75, dice)
        if found:
            yield *found, "neutral"


def _other_sentence(passage: Passage, dice: Random) -> tuple[str, str] | None:
    """Pair a claim with one sentence of its passage, where another sentence is clearly the one it needs."""
    if len(passage.sentences) < 2:
        return None
    pool = [claim for claim, _ in passage.claims] + list(passage.sentences)
    claim = dice.choice(pool)
    wanted = stems(claim)
    shared = [len(wanted & stems(sentence)) for sentence in passage.sentences]
    order = sorted(range(len(shared)), key=shared.__getitem__)
    low, high = order[0], order[-1]
    if shared[low] > 1 or shared[high] < 3 or re.search(r"[\"“”?]", claim):
        return None
    return with_heading(passage.sentences[low], passage.topic, dice), claim


def _other_passage(
    passage: Passage, others: list[Passage], rename: bool, dice: Random
) -> tuple[str, str] | None:
    """Pair a passage with the claim of others that shares most words with it, names exchanged if asked."""
    pool = [claim for other in others for claim, _ in other.claims]
    pool += [sentence for other in others for sentence in other.sentences if len(sentence.split()) < 30]
    if not pool:
        return None
    place = dice.randrange(len(passage.sentences))
    evidence = around(passage, place, dice)
    words = stems(evidence)
    claim = max(pool, key=lambda one: len(words & stems(one)))
    if rename:
        ours, theirs = _names(evidence), _names(claim)
        if not ours or not theirs:
            return None
        claim = claim.replace(dice.choice(theirs), dice.choice(ours))
    return evidence, claim


def _names(text: str) -> list[str]:
    return re.findall(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?: [A-Z][a-z]{2,})?", text)


PUBLIC = {  # name: (most rows, what groups its rows into pages)
    "vitaminc_real.dev": (4500, "page"),
    "fever_gold.dev": (3500, None),
    "fm2.dev": (600, "page"),
    "infotabs.train": (1500, None),
    "check_covid.train": (1000, None),
    "scifact_rte.train": (500, None),
    "breaking_nli.half": (900, None),
    "med.half": (1400, None),
}
HELD = 4  # one page in so many is kept apart


def held_out(row: dict[str, Any], group: str | None) -> bool:
    """Whether a public row belongs to a page that is kept apart; rows without a page go by their evidence."""
    key = str(row["meta"][group]) if group else row["evidence"][0]
    return zlib.crc32(key.encode()) % HELD == 0


def public(folder: Path, dice: Random) -> list[tuple[str, str, str]]:
    """Return short rows of the public sets, each label as often as the card says, held-out pages left out."""
    found = []
    for name, (most, group) in PUBLIC.items():
        pairs = [
            ((" ; " if "info" in name else " ").join(row["evidence"][:9]), row["claim"], LABELS[row["label"]])
            for row in rows(folder / f"{name}.jsonl.gz")
            if not (name.endswith(".dev") and held_out(row, group))
        ]
        short = [pair for pair in pairs if len(pair[0].split()) <= 75]
        dice.shuffle(short)
        if name == "breaking_nli.half":  # seven in eight are conflicts: as many as there are others
            short = _evened(short)
        found += short[:most]
    return found


def _evened(pairs: list[tuple[str, str, str]]) -> list[tuple[str, str, str]]:
    others = [pair for pair in pairs if pair[2] != "conflicts"]
    return others + [pair for pair in pairs if pair[2] == "conflicts"][: len(others)]


def take(pairs: Iterator[tuple[str, str, str]], count: int) -> list[tuple[str, str, str]]:
    """Return the first different pairs of an endless run."""
    kept: dict[tuple[str, str, str], None] = {}
    for pair in pairs:
        kept[pair] = None
        if len(kept) == count:
            break
    return list(kept)


def write(path: Path, pairs: list[tuple[str, str, str]]) -> None:
    """Write pairs as gzipped JSON lines."""
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for evidence, claim, label in pairs:
            lines.write(json.dumps([evidence, claim, label], ensure_ascii=False) + "\n")


def main() -> None:
    """Write a file of pairs for each pass, and the held-out pairs (handmade and made ones), to a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    parser.add_argument("--passes", type=int, default=4)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    held = set(json.loads((Path(__file__).parent / "holdout_passages.json").read_text()))
    passages = read_passages(options.data / "handmade.jsonl.gz")
    learn = [passage for passage in passages if passage.name not in held]
    kept = [passage for passage in passages if passage.name in held]
    dice = Random(options.seed)
    others = public(options.data, dice)
    dice.shuffle(others)
    for number in range(options.passes):
        pairs = list(handmade(learn, dice)) + others[number :: options.passes]
        for kind in (own_words, mutated, elsewhere):
            pairs += take(kind(learn, dice), EXTRA)
        dice.shuffle(pairs)
        write(options.out / f"pass{number + 1}.jsonl.gz", pairs)
    whole = [(" ".join(one.sentences), claim, label) for one in kept for claim, label in one.claims]
    write(options.out / "heldout.jsonl.gz", whole)
    for kind in (own_words, mutated, elsewhere):
        write(options.out / f"heldout_{kind.__name__}.jsonl.gz", take(kind(kept, dice), 600))


if __name__ == "__main__":
    main()
