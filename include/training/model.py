"""The multi-task model: one encoder, and a head for each layer of annotation."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.dropout import ByteDropout
from training.encoder import WIDTH, Encoder
from training.labels import TAG_LAYERS, Labels

ARC_WIDTH = 256
RELATION_WIDTH = 192
HEAD_DROPOUT = 0.2


@dataclass(frozen=True, slots=True)
class Scores:
    """What the heads say of each word, shapes (batch, words, …).

    ``tags`` holds logits per layer; an arc's score is ``dependent @ head`` (root: ``root``);
    a relation's is the classifier's on ``relation_dependent * relation_head`` and both.
    """

    tags: dict[str, Tensor]
    dependent: Tensor
    head: Tensor
    root: Tensor
    relation_dependent: Tensor
    relation_head: Tensor


class Reader(nn.Module):
    """Reads words: tags, names, sentence starts and the parts of biaffine syntax."""

    def __init__(self, encoder: Encoder, labels: Labels) -> None:
        super().__init__()
        self.encoder = encoder
        self.dropout = ByteDropout(HEAD_DROPOUT)
        self.tags = nn.ModuleDict(
            {layer: nn.Linear(WIDTH, len(labels.of(layer))) for layer in TAG_LAYERS}
        )
        self.arc_dependent = nn.Linear(WIDTH, ARC_WIDTH)
        self.arc_head = nn.Linear(WIDTH, ARC_WIDTH)
        # A dependent's states are turned into what it looks for in a head.
        self.arc = nn.Linear(ARC_WIDTH, ARC_WIDTH)
        self.root = nn.Parameter(torch.zeros(ARC_WIDTH))
        self.relation_dependent = nn.Linear(WIDTH, RELATION_WIDTH)
        self.relation_head = nn.Linear(WIDTH, RELATION_WIDTH)
        self.relation = nn.Linear(3 * RELATION_WIDTH, len(labels.deprels))

    def forward(self, pieces: Tensor, cases: Tensor, mask: Tensor | None, first: Tensor) -> Scores:
        """Return the scores of every word; ``first`` gives each word's first piece."""
        states = self.encoder(pieces, cases, mask)
        words = torch.gather(states, 1, first[..., None].expand(-1, -1, WIDTH))
        words = self.dropout(words)
        activate = functional.gelu
        dependent = self.arc(self.dropout(activate(self.arc_dependent(words))))
        return Scores(
            tags={layer: head(words) for layer, head in self.tags.items()},
            dependent=dependent,
            head=self.dropout(activate(self.arc_head(words))),
            root=(dependent * self.root).sum(-1),
            relation_dependent=self.dropout(activate(self.relation_dependent(words))),
            relation_head=self.dropout(activate(self.relation_head(words))),
        )

    def arcs(self, scores: Scores) -> Tensor:
        """Return arc scores, shape (batch, words, 1 + words): column 0 is the root."""
        arcs = scores.dependent @ scores.head.transpose(1, 2)
        return torch.cat([scores.root[..., None], arcs], dim=-1)

    def relations(self, scores: Scores, heads: Tensor) -> Tensor:
        """Return relation logits for given heads (word numbers), shape (batch, words, n)."""
        width = scores.relation_head.shape[-1]
        head = torch.gather(scores.relation_head, 1, heads[..., None].expand(-1, -1, width))
        dependent = scores.relation_dependent
        return self.relation(torch.cat([dependent * head, dependent, head], dim=-1))

    def relation_parts(self) -> tuple[Tensor, Tensor, Tensor]:
        """Return the weights of :meth:`relations` for the product, the dependent and the head."""
        product, dependent, head = self.relation.weight.split(RELATION_WIDTH, dim=1)
        return product, dependent, head
