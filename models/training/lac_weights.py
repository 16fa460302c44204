"""LAC-small as it lies in jieba: embeddings 128, twice a bidirectional GRU of 128, 57 tags, a linear-chain CRF."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

HIDDEN = 128
UNKNOWN = "OOV"


class Direction(NamedTuple):
    """One direction of one layer. Columns of `fc` and `bias`: update gate, reset gate, candidate (Paddle's order)."""

    fc: np.ndarray
    bias: np.ndarray
    gates: np.ndarray
    candidate: np.ndarray


class Lac(NamedTuple):
    """`embedding` has the unknown character in row 0, and `characters[i]` in row i + 1. `layers[l][d]`: d = 0 forward, 1 backward."""

    characters: list[str]
    tags: list[str]
    embedding: np.ndarray
    layers: list[list[Direction]]
    out: np.ndarray
    out_bias: np.ndarray
    start: np.ndarray
    end: np.ndarray
    transitions: np.ndarray


def read_lac(package: Path) -> Lac:
    """From the unpacked source package. A weight file is a short header and then little-endian float32."""
    folder = package / "jieba-0.42.1" / "jieba" / "lac_small"

    def floats(name: str, *shape: int) -> np.ndarray:
        size = int(np.prod(shape))
        return np.frombuffer((folder / "model_baseline" / name).read_bytes()[-4 * size :], "<f4").reshape(shape)

    def table(name: str) -> list[tuple[int, str]]:
        lines = (folder / name).read_text("utf8").split("\n")
        pairs = [line.split("\t") for line in lines if line.count("\t") == 1]
        return sorted((int(number), word) for number, word in pairs)

    def direction(index: int) -> Direction:
        width = HIDDEN if index < 2 else 2 * HIDDEN
        recurrent = floats(f"gru_{index}.w_0", 3 * HIDDEN * HIDDEN)
        split = 2 * HIDDEN * HIDDEN
        return Direction(
            floats(f"fc_{index}.w_0", width, 3 * HIDDEN),
            floats(f"fc_{index}.b_0", 3 * HIDDEN) + floats(f"gru_{index}.b_0", 3 * HIDDEN),
            recurrent[:split].reshape(HIDDEN, 2 * HIDDEN),
            recurrent[split:].reshape(HIDDEN, HIDDEN),
        )

    words = table("word.dic")
    tags = [tag for _, tag in table("tag.dic")]
    embedding = floats("word_emb", words[-1][0] + 1, HIDDEN)
    unknown = next(number for number, word in words if word == UNKNOWN)
    known = [(number, word) for number, word in words if len(word) == 1]
    crf = floats("crfw", len(tags) + 2, len(tags))
    return Lac(
        characters=[word for _, word in known],
        tags=tags,
        embedding=embedding[[unknown, *(number for number, _ in known)]],
        layers=[[direction(0), direction(1)], [direction(2), direction(3)]],
        out=floats("fc_4.w_0", 2 * HIDDEN, len(tags)),
        out_bias=floats("fc_4.b_0", len(tags)),
        start=crf[0],
        end=crf[1],
        transitions=crf[2:],
    )


def _sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def _gru(x: np.ndarray, w: Direction, backward: bool) -> np.ndarray:
    """Paddle's dynamic_gru with origin_mode=False: h = (1 - u) h + u c."""
    out = np.zeros((len(x), HIDDEN), np.float32)
    h = np.zeros(HIDDEN, np.float32)
    projected = x @ w.fc + w.bias
    for t in reversed(range(len(x))) if backward else range(len(x)):
        gates = _sigmoid(projected[t, : 2 * HIDDEN] + h @ w.gates)
        update, reset = gates[:HIDDEN], gates[HIDDEN:]
        candidate = np.tanh(projected[t, 2 * HIDDEN :] + (reset * h) @ w.candidate)
        h = (1 - update) * h + update * candidate
        out[t] = h
    return out


def emissions(lac: Lac, ids: list[int]) -> np.ndarray:
    """What the original network says of each character, in float32: the graph is measured against it."""
    x = lac.embedding[ids]
    for forward, backward in lac.layers:
        x = np.concatenate([_gru(x, forward, False), _gru(x, backward, True)], 1)
    return x @ lac.out + lac.out_bias


def best_path(lac: Lac, scores: np.ndarray) -> list[int]:
    """Viterbi over the CRF."""
    best = lac.start + scores[0]
    back = []
    for row in scores[1:]:
        through = best[:, None] + lac.transitions
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int((best + lac.end).argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]
