"""From scores to spans: the best path in which I-X only follows B-X or I-X; of what is told, all that stands together."""

import numpy as np

from network import LABELS, TOLD

NEVER = -1e4
START = np.array([NEVER if label.startswith("I-") else 0.0 for label in LABELS])
TRANSITIONS = np.array(
    [[NEVER if after.startswith("I-") and before[2:] != after[2:] else 0.0 for after in LABELS] for before in LABELS]
)


def best_path(scores: np.ndarray) -> list[int]:
    """Viterbi."""
    if len(scores) == 0:
        return []
    best, back = START + scores[0], []
    for row in scores[1:]:
        through = best[:, None] + TRANSITIONS
        back.append(through.argmax(0))
        best = through.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def spans(parts: list[tuple[int, int, str]], path: list[int]) -> list[tuple[int, int, str]]:
    """Start, end, kind of each find."""
    found: list[tuple[int, int, str]] = []
    before = "O"
    for (start, end, _), tag in zip(parts, path):
        label = LABELS[tag]
        if label.startswith("B-"):
            found.append((start, end, label[2:]))
        elif label.startswith("I-"):
            found[-1] = (found[-1][0], end, label[2:])
        elif label in TOLD and before == label:
            found[-1] = (found[-1][0], end, label)
        elif label in TOLD:
            found.append((start, end, label))
        before = label
    return found
