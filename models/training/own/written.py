"""Messages that people wrote for this by hand, each marked where somebody or an address stands: `written-zh.txt` and `written-en.txt`, one message a line,
`scene :: text`, ⟦P|…⟧ around a person, ⟦A|…⟧ around an address, other letters around what else is told (`LABELS`); \\n is a line's end."""

import random
import re
import zlib
from functools import cache
from pathlib import Path

from alike import Alike
from chat import NOBODY, Piece

FOLDER = Path(__file__).resolve().parent
MARK = re.compile(r"⟦([A-Z])\|([^⟧]*)⟧")
#: A name on a platform; of LAC and Rampart nothing is asked there.
HANDLE = "HANDLE"
LABELS = {
    "P": "PERSON",
    "A": "ADDRESS",
    "T": "PHONE",
    "G": "GOV_ID",
    "F": "FINANCE_NO",
    "H": HANDLE,
    "B": "BIRTHDAY",
    "D": "DEVICE",
    "S": "SECRET",
    "V": "VEHICLE",
}
#: What else is marked: its shape tells.
SHAPED = "SHAPED"
#: One scene in so many is kept out of what is learned from: those whose name says so, so that it stays out when others are added.
HELD = 6
#: Taggers read runs of sentences, as `main/privacy/taggers/sentences.ts` cuts them.
SHORTEST_RUN = 60
END_OF_SENTENCE = re.compile(r"""[。！？!?；;\n]+["'”’）)]*\s*|\.["'”’)]*\s+""")
#: How often a message's names and addresses give way to others of the same make.
EXCHANGED = 0.8
#: Of these only letters and digits become others; a day that becomes another is none.
EXCHANGED_TOLD = {"PHONE", "GOV_ID", "FINANCE_NO", HANDLE, "DEVICE", "SECRET", "VEHICLE"}
#: How often a message is one in which somebody or something stands: most have nothing, and of these less is to be learned.
MARKED = 0.5
#: Scenes of which everything is nobody's: a product's code, a score, a riddle's lock; and how often a message is one of them.
NOBODYS_SCENE, NOBODYS = "nobodys-", 0.07
#: How often a name's place is taken by what is no name.
NO_NAME = 0.06

Message = tuple[str, list[tuple[int, int, str]]]


def _pieces(marked: str) -> list[Piece]:
    parts = MARK.split(marked.replace("\\n", "\n"))
    found = [(parts[0], NOBODY)]
    for code, words, between in zip(parts[1::3], parts[2::3], parts[3::3]):
        found += [(words, LABELS.get(code, SHAPED)), (between, NOBODY)]
    return [piece for piece in found if piece[0]]


def _runs(pieces: list[Piece]) -> list[list[Piece]]:
    text = "".join(part for part, _ in pieces)
    ends, start = [], 0
    for match in END_OF_SENTENCE.finditer(text):
        if match.end() - start >= SHORTEST_RUN:
            ends.append(match.end())
            start = match.end()
    runs: list[list[Piece]] = [[]]
    at = 0
    for part, label in pieces:
        while ends and ends[0] < at + len(part):
            cut = ends.pop(0) - at
            runs[-1].append((part[:cut], label))
            runs.append([])
            part, at = part[cut:], at + cut
        runs[-1].append((part, label))
        at += len(part)
    return [run for run in runs if any(part.strip() for part, _ in run)]


def _is_held(scene: str) -> bool:
    return zlib.crc32(scene.encode()) % HELD == 0


def _scenes(language: str, *, held: bool, only: str = "") -> list[list[str]]:
    found: dict[str, list[str]] = {}
    for line in (FOLDER / f"written-{language}.txt").read_text("utf8").strip().split("\n"):
        scene, _, text = line.partition(" :: ")
        if not scene.startswith(only):
            continue
        found.setdefault(scene, []).append(text)
    return [texts for scene, texts in found.items() if _is_held(scene) == held]


@cache
def written(language: str) -> list[list[Piece]]:
    """What is learned from, in runs."""
    return [run for scene in _scenes(language, held=False) for text in scene for run in _runs(_pieces(text))]


@cache
def _marked(language: str) -> list[list[Piece]]:
    return [run for run in written(language) if any(label != NOBODY for _, label in run)]


@cache
def _nobodys(language: str) -> list[list[Piece]]:
    return [run for scene in _scenes(language, held=False, only=NOBODYS_SCENE) for text in scene for run in _runs(_pieces(text))]


def held_out(language: str) -> list[Message]:
    """The runs of the scenes that are not learned from, with the spans of what is hidden there."""
    found = []
    for run in (run for scene in _scenes(language, held=True) for text in scene for run in _runs(_pieces(text))):
        text, gold = "", []
        for part, label in run:
            if label not in (NOBODY, SHAPED):
                gold.append((len(text), len(text) + len(part), label))
            text += part
        found.append((text, gold))
    return found


class Written:
    def __init__(self, chance: random.Random, alike: Alike) -> None:
        self._chance, self._alike = chance, alike

    def message(self, language: str, no_name) -> list[Piece]:
        """Pieces of a message; `no_name` makes what stands in a name's place now and then, and its label."""
        if self._chance.random() < NOBODYS:
            return self._chance.choice(_nobodys(language))
        run = self._chance.choice(_marked(language) if self._chance.random() < MARKED else written(language))
        if self._chance.random() >= EXCHANGED:
            return run
        others: dict[str, Piece] = {}
        pieces = []
        for part, label in run:
            if label == "PERSON":
                if part.lower() not in others:
                    others[part.lower()] = no_name(language) if self._chance.random() < NO_NAME else (self._alike.person(part), label)
                pieces.append(others[part.lower()])
            else:
                pieces.append((self._alike.address(part, language) if label == "ADDRESS" else self._alike.told(part) if label in EXCHANGED_TOLD else part, label))
        return pieces
