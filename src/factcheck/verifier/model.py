"""The verifier's model: ONNX weights with a tokenizer, checked by checksum, run on one thread.

One thread and one pair at a time give the same bytes on every run. A user's
own model is a folder with `model.onnx`, `tokenizer.json` and `meta.json`
(`labels`: the three names in the order of the model's output; `temperature`;
`longest`). Limits: English; evidence and claim together are cut at `longest`
tokens.
"""

import hashlib
import json
import math
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from factcheck.errors import InputError
from factcheck.model import Problem

DATA = Path(__file__).parent / "data"
_NEEDED = ("onnxruntime", "tokenizers", "numpy")
_FILES = ("model.onnx", "tokenizer.json", "meta.json")
_LABELS = ("entails", "conflicts", "neutral")
_INPUTS = ("tokens", "mask", "sides")
_SHORTEST = 16  # tokens; fewer hold no sentence beside the marks around a pair
_DIGITS = 4


def available() -> bool:
    """Whether the shipped model and what it needs are installed."""
    return all((DATA / name).exists() for name in _FILES) and all(find_spec(name) for name in _NEEDED)


def _fault(folder: Path, message: str, remedy: str) -> InputError:
    return InputError(Problem(path=str(folder), message=message, remedy=remedy))


class Verifier:
    """A loaded model. Build with `load` or `from_folder`."""

    def __init__(self, session: Any, tokenizer: Any, order: tuple[int, ...], temperature: float) -> None:
        self._session = session
        self._tokenizer = tokenizer
        self._order = order
        self._temperature = temperature
        self._known: dict[tuple[str, str], tuple[float, float, float]] = {}

    @classmethod
    def load(cls) -> "Verifier":
        """Load the shipped model; raise InputError where it is damaged or its packages are missing."""
        return cls.from_folder(DATA)

    @classmethod
    def from_folder(cls, folder: Path) -> "Verifier":
        """Load a model from a folder; raise InputError for a wrong or damaged one."""
        missing = [name for name in _NEEDED if not find_spec(name)]
        if missing:
            raise _fault(folder, f"the verifier needs {', '.join(missing)}", "install factcheck[verifier]")
        absent = [name for name in _FILES if not (folder / name).is_file()]
        if absent:
            message = f"is no verifier: it lacks {', '.join(absent)}"
            raise _fault(folder, message, "name a folder with the three files")
        meta = _description(folder)
        order = _order(folder, meta)
        _check_sums(folder, meta)
        tokenizer = _tokenizer(folder, meta["longest"])
        return cls(_session(folder), tokenizer, order, float(meta["temperature"]))

    def probabilities(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        """Give (entails, conflicts, neutral) for pairs (evidence, claim).

        The three sum to 1, but for being rounded to four digits.
        """
        return [self._probability(pair) for pair in pairs]

    def _probability(self, pair: tuple[str, str]) -> tuple[float, float, float]:
        found = self._known.get(pair)
        if found is None:
            found = self._known[pair] = self._run(pair)
        return found

    def _run(self, pair: tuple[str, str]) -> tuple[float, float, float]:
        import numpy as np

        code = self._tokenizer.encode(*pair)
        rows = ([code.ids], [[1] * len(code.ids)], [code.type_ids])
        feed = {name: np.array(row, dtype=np.int64) for name, row in zip(_INPUTS, rows, strict=True)}
        logits = self._session.run(None, feed)[0][0].astype(np.float64) / self._temperature
        powers = np.exp(logits - logits.max())
        chances = powers / powers.sum()
        first, second, third = (round(float(chances[i]), _DIGITS) for i in self._order)
        return (first, second, third)


def _description(folder: Path) -> dict[str, Any]:
    path = folder / "meta.json"
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(meta, dict) or not {"labels", "temperature", "longest"} <= set(meta):
            raise ValueError("it lacks labels, temperature or longest")
        if not 0 < float(meta["temperature"]) < math.inf:
            raise ValueError("its temperature is not above zero")
        if not isinstance(meta["longest"], int) or meta["longest"] < _SHORTEST:
            raise ValueError(f"its longest is not a number of tokens from {_SHORTEST} up")
    except (OSError, ValueError, TypeError, OverflowError) as error:
        raise _fault(path, f"cannot be used: {error}", "mend it or use the shipped model") from None
    return meta


def _check_sums(folder: Path, meta: dict[str, Any]) -> None:
    for name, key in (("model.onnx", "model_sha256"), ("tokenizer.json", "tokenizer_sha256")):
        wanted = meta.get(key)
        if wanted and hashlib.sha256((folder / name).read_bytes()).hexdigest() != wanted:
            message = "is damaged: its checksum differs"
            raise _fault(folder / name, message, "install again, or copy the model anew")


def _order(folder: Path, meta: dict[str, Any]) -> tuple[int, ...]:
    labels = meta["labels"]
    if not isinstance(labels, list) or sorted(map(str, labels)) != sorted(_LABELS):
        raise _fault(folder / "meta.json", f"labels must be {', '.join(_LABELS)}", "mend the label map")
    return tuple(labels.index(label) for label in _LABELS)


def _session(folder: Path) -> Any:
    import onnxruntime

    path = folder / "model.onnx"
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception:  # the runtime raises many kinds, none of them documented
        remedy = "name an ONNX sequence classification model"
        raise _fault(path, "cannot be loaded", remedy) from None
    if sorted(i.name for i in session.get_inputs()) != sorted(_INPUTS):
        message = f"must take the inputs {', '.join(_INPUTS)}"
        raise _fault(path, message, "export it with these names")
    width = session.get_outputs()[0].shape[-1:]
    if isinstance(width[0] if width else 0, int) and width != [len(_LABELS)]:
        raise _fault(path, f"must give {len(_LABELS)} figures, one a label", "export a model of three labels")
    return session


def _tokenizer(folder: Path, longest: int) -> Any:
    from tokenizers import Tokenizer

    path = folder / "tokenizer.json"
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception:  # it raises the bare class
        raise _fault(path, "cannot be read", "name a folder with a tokenizer file") from None
    tokenizer.no_padding()
    tokenizer.enable_truncation(longest, strategy="longest_first")
    return tokenizer
