"""Train the verifier on the pairs that data.py made; saves its state and goes on from it.

Pairs are tokenized once, sorted into batches of near lengths and shuffled by batch. The learning rate rises
over the first twentieth and falls to zero in a straight line by the last batch, or by the end of the minutes
given, whichever comes first, so that a slower machine ends with a finished model too. Matrix products run in
bfloat16; weights stay in single precision.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

import torch
from encoder import PairClassifier, package_folder, pretrained
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

LABELS = ("entails", "conflicts", "neutral")
LONGEST = 160
BATCH = 32
RATE, HEAD_RATE = 1.2e-4, 1e-3
WARM_UP = 0.05
SMOOTHING = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One tokenized pair."""

    tokens: list[int]
    sides: list[int]
    label: int


def tokenizer() -> Tokenizer:
    """Return the encoder's tokenizer: cut to the longest pair, evidence first, no padding."""
    loaded = Tokenizer.from_file(str(package_folder() / "tokenizer.json"))
    loaded.no_padding()
    loaded.enable_truncation(LONGEST, strategy="longest_first")
    return loaded


def read_items(path: Path) -> list[Item]:
    """Read and tokenize a file of pairs."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    codes = tokenizer().encode_batch([(evidence, claim) for evidence, claim, _ in rows])
    return [
        Item(tokens=code.ids, sides=code.type_ids, label=LABELS.index(row[2]))
        for code, row in zip(codes, rows, strict=True)
    ]


def batches(items: list[Item], dice: Random) -> list[list[Item]]:
    """Sort items into batches of near lengths, and the batches into any order."""
    order = sorted(items, key=lambda item: len(item.tokens) + dice.random() * 8)
    groups = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    dice.shuffle(groups)
    return groups


def tensors(items: list[Item]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Pad a batch: tokens, mask, sides, labels."""
    length = max(len(item.tokens) for item in items)
    tokens = torch.tensor([item.tokens + [0] * (length - len(item.tokens)) for item in items])
    sides = torch.tensor([item.sides + [0] * (length - len(item.sides)) for item in items])
    mask = torch.tensor([[1] * len(item.tokens) + [0] * (length - len(item.tokens)) for item in items])
    return tokens, mask, sides, torch.tensor([item.label for item in items])


def optimizer(model: PairClassifier) -> torch.optim.Optimizer:
    """Return AdamW with a higher rate for the fresh head."""
    head = list(model.head.parameters())
    named = [(name, one) for name, one in model.named_parameters() if one.requires_grad]
    rest = [one for name, one in named if not name.startswith("head")]
    groups = [{"params": rest, "top": RATE}, {"params": head, "top": HEAD_RATE}]
    return torch.optim.AdamW(groups, lr=RATE, weight_decay=0.01, fused=True)


def rate(done: float) -> float:
    """Return the factor of the learning rate after a share of the training."""
    return done / WARM_UP if done < WARM_UP else max(0.0, (1.0 - done) / (1.0 - WARM_UP))


def step(model: PairClassifier, batch: list[Item], tune: torch.optim.Optimizer, factor: float) -> float:
    """Learn from one batch and return its loss."""
    tokens, mask, sides, labels = tensors(batch)
    for group in tune.param_groups:
        group["lr"] = group["top"] * factor
    with torch.autocast("cpu", dtype=torch.bfloat16):
        logits = model(tokens, mask, sides)
    loss = functional.cross_entropy(logits.float(), labels, label_smoothing=SMOOTHING)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    tune.step()
    tune.zero_grad()
    return float(loss.detach())


def save(path: Path, model: PairClassifier, tune: torch.optim.Optimizer, at: int, spent: float) -> None:
    """Write the state whole or not at all."""
    new = path.with_suffix(".new")
    torch.save({"model": model.state_dict(), "tune": tune.state_dict(), "at": at, "spent": spent}, new)
    new.replace(path)


def main() -> None:
    """Train, or go on with the training that the state file holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True, help="files of pairs, one a pass")
    parser.add_argument("--state", type=Path, required=True, help="file to save the state in")
    parser.add_argument("--start", type=Path, help="state of another training to begin with")
    parser.add_argument("--minutes", type=float, default=600.0, help="end the schedule after this long")
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(7)
    dice = Random(7)
    plan = [batch for path in options.pairs for batch in batches(read_items(path), dice)]
    model = pretrained().train()
    tune = optimizer(model)
    at, spent = 0, 0.0
    if options.start and not options.state.exists():
        model.load_state_dict(torch.load(options.start)["model"])
    if options.state.exists():
        held = torch.load(options.state)
        model.load_state_dict(held["model"])
        tune.load_state_dict(held["tune"])
        at, spent = held["at"], held["spent"]
    run(model, tune, plan, at, spent, options)


def run(
    model: PairClassifier,
    tune: torch.optim.Optimizer,
    plan: list[list[Item]],
    at: int,
    spent: float,
    options: argparse.Namespace,
) -> None:
    """Work through the plan from a batch on, and save every hundred batches."""
    begun = time.monotonic() - spent
    mean = 1.1
    while at < len(plan):
        spent = time.monotonic() - begun
        done = max(at / len(plan), spent / (60 * options.minutes))
        if done >= 1.0:
            break
        mean = 0.98 * mean + 0.02 * step(model, plan[at], tune, rate(done))
        at += 1
        if at % 100 == 0:
            print(f"batch {at} of {len(plan)}  loss {mean:.3f}  {at * BATCH / spent:.1f} pairs/s", flush=True)
            save(options.state, model, tune, at, spent)
    save(options.state, model, tune, at, spent)
    print(f"ended after batch {at} of {len(plan)}, {spent / 60:.1f} minutes", flush=True)


if __name__ == "__main__":
    main()
