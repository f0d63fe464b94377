"""Put windows of like length into batches of tensors."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from training.labels import TAG_LAYERS
from training.windows import MISSING, Window


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one batch: inputs, and the gold numbers with -100 where nothing is known.

    ``allowed`` tells which heads a word may have (its sentence's words and the root),
    shape (batch, words, 1 + words).
    """

    pieces: Tensor
    cases: Tensor
    mask: Tensor
    first: Tensor
    tags: dict[str, Tensor]
    heads: Tensor
    deprels: Tensor
    allowed: Tensor

    def inputs(self) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return what the model reads."""
        return self.pieces, self.cases, self.mask, self.first

    def to(self, device: torch.device) -> "Batch":
        """Return the batch on another device."""
        return Batch(
            **{
                name: {k: v.to(device) for k, v in value.items()}
                if isinstance(value, dict)
                else value.to(device)
                for name in self.__slots__
                for value in [getattr(self, name)]
            }
        )


def batch_windows(
    windows: Sequence[Window], max_pieces: int, chance: random.Random | None = None
) -> list[list[Window]]:
    """Return the windows in batches of at most ``max_pieces`` padded pieces, shuffled."""
    noise = chance.random if chance else (lambda: 0.0)
    ordered = sorted(windows, key=lambda w: (len(w.encoded) // 6, noise()))
    batches: list[list[Window]] = [[]]
    longest = 0
    for window in ordered:
        longest = max(longest, len(window.encoded))
        if batches[-1] and longest * (len(batches[-1]) + 1) > max_pieces:
            batches.append([])
            longest = len(window.encoded)
        batches[-1].append(window)
    if chance:
        chance.shuffle(batches)
    return batches


def collate(windows: Sequence[Window]) -> Batch:
    """Return the tensors of a batch."""
    rows = len(windows)
    width = max(len(window.encoded) for window in windows)
    words = max(len(window.encoded.first) for window in windows)
    pieces, cases = torch.zeros(rows, width).long(), torch.zeros(rows, width).long()
    mask, first = torch.zeros(rows, width), torch.zeros(rows, words).long()
    tags = {layer: torch.full((rows, words), MISSING) for layer in TAG_LAYERS}
    heads, deprels = torch.full((rows, words), MISSING), torch.full((rows, words), MISSING)
    sentence = torch.full((rows, words), -1)
    for row, window in enumerate(windows):
        encoded = window.encoded
        size, count = len(encoded), len(encoded.first)
        pieces[row, :size] = torch.tensor(encoded.pieces)
        cases[row, :size] = torch.tensor(encoded.cases)
        mask[row, :size] = 1.0
        first[row, :count] = torch.tensor(encoded.first)
        sentence[row, :count] = torch.tensor(window.sentences)
        for layer, numbers in window.tags.items():
            tags[layer][row, :count] = torch.tensor(numbers)
        if window.heads is not None and window.deprels is not None:
            heads[row, :count] = torch.tensor(window.heads)
            deprels[row, :count] = torch.tensor(window.deprels)
    same = sentence[:, :, None] == sentence[:, None, :]
    same &= ~torch.eye(words, dtype=torch.bool)
    root = torch.ones(rows, words, 1, dtype=torch.bool)
    return Batch(
        pieces=pieces, cases=cases, mask=mask, first=first, tags=tags, heads=heads,
        deprels=deprels, allowed=torch.cat([root, same], dim=-1),
    )  # fmt: skip
