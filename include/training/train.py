"""Train the multi-task model."""

import logging
import random
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from sitrep.language.reading.word_pieces import WordPieces
from training.batches import Batch, batch_windows, collate
from training.convert import DOCUMENTS_FILE, LABELS_FILE, read_documents
from training.encoder import pretrained_encoder, pretrained_vocabulary
from training.gold_document import GoldDocument
from training.labels import Labels
from training.lost_marks import without_some_marks
from training.mention_swap import MentionSwap
from training.model import Reader
from training.windows import NumberedDocument, cut_windows, number_document

logger = logging.getLogger(__name__)

WEIGHTS_FILE, FIRST_FILE, SECOND_FILE = "reader.pt", "reader.first.pt", "reader.second.pt"
PART_FILE = "reader.part.pt"
LOG_STEPS = 50
# A fresh optimiser knows no slopes yet: its first steps are shorter, also where a run goes on.
SHORT_STEPS = 50
LOSS_WEIGHTS = {
    "upos": 0.5, "xpos": 0.5, "feats": 0.4, "lemmas": 0.5, "names": 1.0, "starts": 0.8,
    "arcs": 1.0, "relations": 1.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How long and how fast to learn; ``batch_pieces`` counts padding.

    ``epochs_done`` of the ``epochs`` were done by a run that was stopped: its weights go on.
    ``swap_names`` puts other names in the place of names; ``names_weight`` multiplies their loss.
    """

    epochs: int = 12
    epochs_done: int = 0
    batch_pieces: int = 3000
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    weight_decay: float = 0.01
    warm_up: float = 0.1
    names_weight: float = 1.0
    swap_names: bool = False
    seed: int = 7
    threads: int = 0


# A second, shorter round that looks at names more closely.
REFINEMENT = Recipe(
    epochs=2, encoder_rate=6e-5, head_rate=3e-4, names_weight=2.0, swap_names=True, seed=11
)


def train(work: Path, recipe: Recipe) -> Path:
    """Train on what ``convert`` wrote to ``work``, and write ``reader.first.pt`` beside it.

    The weights of the last finished epoch are kept beside it, so that a long run can be looked at
    or go on. The same seed gives the same weights on the same machine, if the run is not stopped.
    """
    labels = Labels.load(work / LABELS_FILE)
    model = Reader(pretrained_encoder(), labels)
    if recipe.epochs_done:
        model, _ = load_reader(work, PART_FILE)
    _run_epochs(model, labels, recipe, work)
    return _save(model, work / FIRST_FILE)


def refine(work: Path, recipe: Recipe) -> Path:
    """Train what :func:`train` wrote once more, and write the mean of both as ``reader.pt``.

    The mean of the weights before and after reads better than either.
    """
    model, labels = load_reader(work, FIRST_FILE)
    first = {name: weight.clone() for name, weight in model.state_dict().items()}
    _run_epochs(model, labels, recipe, work)
    _save(model, work / SECOND_FILE)
    model.cpu()
    model.load_state_dict({name: (first[name] + w) / 2 for name, w in model.state_dict().items()})
    return _save(model, work / WEIGHTS_FILE)


def load_reader(work: Path, name: str = WEIGHTS_FILE) -> tuple[Reader, Labels]:
    """Return what :func:`train` or :func:`refine` wrote, ready to be asked."""
    labels = Labels.load(work / LABELS_FILE)
    model = Reader(pretrained_encoder(), labels)
    model.load_state_dict(torch.load(work / name, map_location="cpu", weights_only=True))
    return model.eval(), labels


def _save(model: Reader, target: Path) -> Path:
    torch.save(model.state_dict(), target)
    return target


def _run_epochs(model: Reader, labels: Labels, recipe: Recipe, work: Path) -> None:
    torch.manual_seed(recipe.seed)
    chance = random.Random(recipe.seed)  # noqa: S311 (a recipe must be repeatable)
    if recipe.threads:
        torch.set_num_threads(recipe.threads)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    model.to(device)
    gold = list(read_documents(work / DOCUMENTS_FILE))
    logger.info("%d documents, %s", len(gold), asdict(recipe))
    pieces = WordPieces(pretrained_vocabulary())
    weights = LOSS_WEIGHTS | {"names": LOSS_WEIGHTS["names"] * recipe.names_weight}
    optimiser = _optimiser(model, recipe)
    rates = [group["lr"] for group in optimiser.param_groups]
    started = time.monotonic()
    steps = 0
    for epoch, documents in enumerate(_epochs(gold, labels, recipe, chance), recipe.epochs_done):
        windows = [w for d in documents for w in cut_windows(d, pieces, chance)]
        batches = batch_windows(windows, recipe.batch_pieces, chance)
        total = len(batches) * recipe.epochs
        sums: dict[str, float] = {}
        for i, batch in enumerate(batches):
            done = (epoch * len(batches) + i) / total
            factor = min(1.0, (done + 1 / total) / recipe.warm_up) * max(0.01, 1 - done)
            factor *= min(1.0, (steps + 1) / SHORT_STEPS)
            for group, rate in zip(optimiser.param_groups, rates, strict=True):
                group["lr"] = rate * factor
            losses = _step(model, collate(batch).to(device), optimiser, weights)
            steps += 1
            for name, loss in losses.items():
                sums[name] = sums.get(name, 0.0) + loss.item()
            if steps % LOG_STEPS == 0:
                _log(epoch, i, len(batches), sums, time.monotonic() - started)
                sums = {}
        _save(model, work / PART_FILE)


def _epochs(
    gold: list[GoldDocument], labels: Labels, recipe: Recipe, chance: random.Random
) -> Iterator[list[NumberedDocument]]:
    """Yield the documents of each epoch: each time with other marks lost and other names swapped.

    Names are swapped where the recipe says so.
    """
    swap = MentionSwap(gold) if recipe.swap_names else None
    for _ in range(recipe.epochs - recipe.epochs_done):
        documents = [without_some_marks(document, chance) for document in gold]
        if swap is not None:
            documents = [swap.swap(document, chance) for document in documents]
        yield [number_document(document, labels) for document in documents]


def _log(epoch: int, i: int, count: int, sums: dict[str, float], seconds: float) -> None:
    told = " ".join(f"{name} {value / LOG_STEPS:.3f}" for name, value in sums.items())
    logger.info("epoch %d, %d/%d, %.0f s: %s", epoch + 1, i + 1, count, seconds, told)


def _optimiser(model: Reader, recipe: Recipe) -> torch.optim.Optimizer:
    groups: dict[tuple[bool, bool], list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        is_encoder = name.startswith("encoder.") and "encoder.case" not in name
        groups.setdefault((is_encoder, parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": parameters,
                "lr": recipe.encoder_rate if is_encoder else recipe.head_rate,
                "weight_decay": recipe.weight_decay if is_matrix else 0.0,
            }
            for (is_encoder, is_matrix), parameters in groups.items()
        ],
        betas=(0.9, 0.99),
        fused=True,
    )


def _step(
    model: Reader,
    batch: Batch,
    optimiser: torch.optim.Optimizer,
    weights: Mapping[str, float],
) -> dict[str, Tensor]:
    model.train()
    device = batch.pieces.device.type
    with torch.autocast(device, dtype=torch.bfloat16):
        scores = model(*batch.inputs())
        arcs = model.arcs(scores)
        relations = model.relations(scores, (batch.heads - 1).clamp(min=0))
    arcs = arcs.float().masked_fill(~batch.allowed, -1e4)
    deprels = batch.deprels.masked_fill(batch.heads <= 0, -100)  # a root's relation is known
    losses = {layer: _loss(logits, batch.tags[layer]) for layer, logits in scores.tags.items()}
    losses["arcs"] = _loss(arcs, batch.heads)
    losses["relations"] = _loss(relations, deprels)
    losses = {name: loss for name, loss in losses.items() if not loss.isnan()}
    optimiser.zero_grad(set_to_none=True)
    sum(weights[name] * loss for name, loss in losses.items()).backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimiser.step()
    return {name: loss.detach() for name, loss in losses.items()}


def _loss(logits: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(logits.float().flatten(0, 1), gold.flatten(), ignore_index=-100)
