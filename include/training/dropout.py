"""Dropout whose mask is drawn eight elements at a time: torch's own costs an eighth of a step."""

import torch
from torch import Tensor, nn

_BYTE = 256


class ByteDropout(nn.Module):
    """Drops elements with a probability that is rounded to 1/256."""

    def __init__(self, probability: float) -> None:
        super().__init__()
        self.dropped = round(probability * _BYTE)

    def forward(self, x: Tensor) -> Tensor:
        """Return ``x`` itself outside training."""
        if not self.training or not self.dropped:
            return x
        draws = torch.empty(-(-x.numel() // 8), dtype=torch.int64, device=x.device)
        # Numbers over all 64 bits: each of their bytes is one draw.
        bytes_ = draws.random_(-(2**63), None).view(torch.uint8)[: x.numel()]
        kept = (bytes_ >= self.dropped).view(x.shape)
        return x * kept * (_BYTE / (_BYTE - self.dropped))
