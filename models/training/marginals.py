"""How likely each unit has each tag: the marginals of a linear-chain CRF, in logarithms."""

import numpy as np


def _summed(values: np.ndarray, axis: int) -> np.ndarray:
    top = values.max(axis, keepdims=True)
    return np.log(np.exp(values - top).sum(axis)) + top.squeeze(axis)


def marginals(start: np.ndarray, end: np.ndarray, transitions: np.ndarray, scores: np.ndarray) -> np.ndarray:
    """`transitions[from, to]`, `scores` [T, tags] → probabilities [T, tags]."""
    into = [start + scores[0]]
    for row in scores[1:]:
        into.append(_summed(into[-1][:, None] + transitions, 0) + row)
    onward = [end]
    for row in scores[:0:-1]:
        onward.append(_summed(transitions + row + onward[-1], 1))
    both = np.array(into) + np.array(onward[::-1])
    return np.exp(both - _summed(both, 1)[:, None])
