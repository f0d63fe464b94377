"""Fit the classes of names that a packaged model did not know; everything else stays fixed.

A round of refinement is too short and too slow for a class that begins with nothing.
"""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from sitrep.language.reading.word_pieces import WordPieces
from training.batches import batch_windows, collate
from training.convert import DOCUMENTS_FILE, read_documents
from training.encoder import WIDTH, pretrained_vocabulary
from training.gold_document import GoldDocument
from training.labels import Labels
from training.model import Reader
from training.windows import MISSING, cut_windows, number_document

STEPS, RATE, WEIGHT_DECAY = 300, 0.02, 1e-5
# Of documents with names but neither a new class nor syntax, one in so many tells enough.
ONE_IN = 4
SEED, BATCH_PIECES = 13, 3000


def fit_new_names(model: Reader, labels: Labels, known: int, work: Path) -> float:
    """Fit the classes after the first ``known`` on what ``convert`` wrote; return the loss."""
    torch.manual_seed(SEED)
    states, gold = _word_states(model, labels, _documents(work, set(labels.names[known:])))
    head = model.tags["names"]
    with torch.no_grad():
        fixed = states @ head.weight[:known].T + head.bias[:known]
    count = len(head.bias) - known
    weight = torch.zeros(count, WIDTH, requires_grad=True)
    bias = torch.zeros(count, requires_grad=True)
    optimiser = torch.optim.AdamW([weight, bias], lr=RATE, weight_decay=WEIGHT_DECAY)
    loss = torch.tensor(0.0)
    for step in range(STEPS):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - step / STEPS)
        loss = functional.cross_entropy(torch.cat([fixed, states @ weight.T + bias], 1), gold)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
    with torch.no_grad():
        head.weight[known:], head.bias[known:] = weight, bias
    return loss.item()


def _documents(work: Path, new: set[str]) -> Iterator[GoldDocument]:
    for i, document in enumerate(read_documents(work / DOCUMENTS_FILE)):
        if document.names and (i % ONE_IN == 0 or document.heads or new & set(document.names)):
            yield document


def _word_states(
    model: Reader, labels: Labels, documents: Iterable[GoldDocument]
) -> tuple[Tensor, Tensor]:
    chance, pieces = random.Random(SEED), WordPieces(pretrained_vocabulary())  # noqa: S311
    windows = [
        window
        for document in documents
        for window in cut_windows(number_document(document, labels), pieces, chance)
    ]
    states, gold = [], []
    with torch.no_grad():
        for some in batch_windows(windows, BATCH_PIECES):
            batch = collate(some)
            found = model.eval().encoder(batch.pieces, batch.cases, batch.mask)
            words = torch.gather(found, 1, batch.first[..., None].expand(-1, -1, WIDTH))
            is_told = batch.tags["names"] != MISSING
            states.append(words[is_told])
            gold.append(batch.tags["names"][is_told])
    return torch.cat(states), torch.cat(gold)
