"""Write the trained model as ONNX with int8 weights, with its tokenizer and description.

The temperature is fitted on half of the held-out passages (by passage); the
figures in the description come from the other half. The exact command stands
in README.md beside this file.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from encoder import PairClassifier, package_folder
from onnxruntime.quantization import QuantType, quantize_dynamic
from train import LABELS, LONGEST, tokenizer


def exported(state: Path, target: Path) -> None:
    """Write the model of a training state as ONNX, then its int8 form over it."""
    model = PairClassifier()
    model.load_state_dict(torch.load(state, weights_only=True)["model"])
    model.eval()
    full = target.with_suffix(".full.onnx")
    example = torch.ones((2, 12), dtype=torch.int64)
    shape = {0: "batch", 1: "length"}
    torch.onnx.export(
        model, (example, example, example), str(full),
        input_names=["tokens", "mask", "sides"], output_names=["logits"],
        dynamic_axes={"tokens": shape, "mask": shape, "sides": shape, "logits": {0: "batch"}},
        opset_version=17, dynamo=False,
    )  # fmt: skip
    quantize_dynamic(str(full), str(target), weight_type=QuantType.QInt8, per_channel=True)
    full.unlink()


def logits(model: Path, rows: list[list[str]]) -> np.ndarray:
    """Give the logits (rows, 3) of evidence and claim pairs."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    reader = tokenizer()
    out = []
    for evidence, claim, *_ in rows:
        code = reader.encode(evidence, claim)
        feed = {"tokens": [code.ids], "mask": [[1] * len(code.ids)], "sides": [code.type_ids]}
        out.append(session.run(None, {k: np.array(v, dtype=np.int64) for k, v in feed.items()})[0][0])
    return np.array(out)


def softmax(values: np.ndarray) -> np.ndarray:
    """Give probabilities over the last axis."""
    powers = np.exp(values - values.max(-1, keepdims=True))
    return powers / powers.sum(-1, keepdims=True)


def read(path: Path) -> list[list[str]]:
    """Read rows of evidence, claim and label."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def figures(scores: np.ndarray, labels: np.ndarray, temperature: float) -> dict[str, object]:
    """Give accuracy, precision past thresholds and a reliability table."""
    chances = softmax(scores / temperature)
    sure = chances.max(-1)
    right = chances.argmax(-1) == labels
    bins = [(sure >= low) & (sure < low + 0.1) for low in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)]
    past: dict[str, list[float]] = {}
    for index, name in enumerate(LABELS[:2]):
        for threshold in (0.7, 0.8, 0.85, 0.9, 0.95):
            chosen = chances[:, index] >= threshold
            precision = float((labels[chosen] == index).mean()) if chosen.any() else 0.0
            past[f"{name}>={threshold}"] = [round(precision, 3), int(chosen.sum())]
    return {
        "rows": len(labels),
        "accuracy": round(float(right.mean()), 4),
        "past_threshold": past,
        "reliability": [
            [round(float(sure[b].mean()), 3), round(float(right[b].mean()), 3), int(b.sum())]
            for b in bins
            if b.any()
        ],
    }


def main() -> None:
    """Export, fit the temperature, write model, tokenizer and description."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--heldout", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    model = options.out / "model.onnx"
    exported(options.state, model)
    shutil.copy(package_folder() / "tokenizer.json", options.out / "tokenizer.json")
    rows = read(options.heldout)
    labels = np.array([LABELS.index(row[2]) for row in rows])
    scores = logits(model, rows)
    half = np.arange(len(rows)) < len(rows) // 2
    grid = np.arange(0.6, 3.01, 0.05)
    own = (np.arange(half.sum()), labels[half])
    losses = [-np.log(softmax(scores[half] / t)[own] + 1e-9).mean() for t in grid]
    temperature = float(grid[int(np.argmin(losses))])
    description = {
        "labels": list(LABELS), "temperature": round(temperature, 2), "longest": LONGEST,
        "model_sha256": hashlib.sha256(model.read_bytes()).hexdigest(),
        "tokenizer_sha256": hashlib.sha256((options.out / "tokenizer.json").read_bytes()).hexdigest(),
        "measured": figures(scores[~half], labels[~half], temperature),
    }  # fmt: skip
    (options.out / "meta.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(description, indent=1))


if __name__ == "__main__":
    main()
