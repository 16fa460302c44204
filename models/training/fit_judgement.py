"""Learns how much each evidence of a name weighs, in Latin letters and in Chinese. Usage: python fit_judgement.py evidence.jsonl

`node tools/quality.ts name-evidence > evidence.jsonl` writes what it reads. A logistic regression with a ridge, over evidence of a spread of a half at least, by Newton's method,
so nothing is left to chance. Prints how well each set is judged by weights that were learned from the others; of `pairs-*`, a fifth at a time."""

import json
import sys
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parent.parent.parent / "main" / "privacy" / "taggers"
#: Each script, what its names are called in the code and in words.
SCRIPTS = {"latin": "in Latin letters", "han": "in Chinese"}
#: Truths are 0 or 1, and spread less than this: each is held back alike, however seldom it is seen. By its own spread a dozen places would settle what it weighs.
LEAST_SPREAD = 0.5
#: How hard weights are held back, and how often Newton's step is taken; it stands still after a dozen.
RIDGE, STEPS = 3.0, 30
#: Messages in pairs, a name in one and a word in the other, are harder than what people write: they count half.
PAIRS = 0.5
PARTS = 5
PART_LENGTH = 20


def fit(values: np.ndarray, labels: np.ndarray, counts: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights, one for each column, and what is added to all."""
    middle, spread = values.mean(0), np.maximum(values.std(0), LEAST_SPREAD)
    scaled = np.c_[(values - middle) / spread, np.ones(len(values))]
    ridge = np.diag(np.r_[np.full(values.shape[1], RIDGE), 0])
    weights = np.zeros(scaled.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (counts * (labels - likely)) - ridge @ weights
        weights += np.linalg.solve((scaled * (counts * likely * (1 - likely))[:, None]).T @ scaled + ridge, slope)
    plain = weights[:-1] / spread
    return plain, float(weights[-1] - plain @ middle)


def fold_of(row: dict[str, object]) -> str:
    name, number = str(row["set"]).rpartition("-")[0] or str(row["set"]), int(str(row["id"]).rpartition("-")[2])
    return f"{name} {number // PART_LENGTH % PARTS}" if name == "pairs" else name


def judge(script: str, rows: list[dict[str, object]]) -> None:
    """Prints how well each set is judged by the others, and writes the weights that all of them give."""
    names = list(dict.fromkeys(name for row in rows for name in row["evidence"]))
    values = np.array([[row["evidence"].get(name, 0) for name in names] for row in rows], float)
    labels = np.array([row["isName"] for row in rows], float)
    folds = np.array([fold_of(row) for row in rows])
    counts = np.where(np.char.startswith(folds, "pairs"), PAIRS, 1.0)
    for fold in sorted(set(folds)):
        held = folds == fold
        weights, bias = fit(values[~held], labels[~held], counts[~held])
        said = values[held] @ weights + bias > 0
        print(f"{script:6}{fold:14} {held.sum():4} places, {int(labels[held].sum()):3} names: {int((said & (labels[held] == 1)).sum()):3} found, {int((said & (labels[held] == 0)).sum()):3} beside them")
    weights, bias = fit(values, labels, counts)
    lines = [f"    {name}: {weight:.3f}," for name, weight in sorted(zip(names, weights.tolist()))]
    (FOLDER / f"{script}-weights.ts").write_text(
        f"/** What each evidence of a name {SCRIPTS[script]} weighs, in logits. Written by `models/training/fit_judgement.py`. */\n"
        f"export const {script.upper()}_WEIGHTS: ReadonlyMap<string, number> = new Map(\n  Object.entries({{\n"
        f"    bias: {bias:.3f},\n" + "\n".join(lines) + "\n  }),\n);\n",
        "utf8",
    )


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text("utf8").splitlines() if line.startswith("{")]
    for script in SCRIPTS:
        judge(script, [row for row in rows if row["script"] == script])


if __name__ == "__main__":
    main()
