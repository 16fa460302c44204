"""What the tagger reads of a text: units, and seven small numbers for each. `main/tagger-worker/own/features.ts` does the same; `expected.json`
holds the two together. Texts are in the normal form of the rules."""

import json
import re
from functools import cache
from pathlib import Path

BUCKETS = 16_384
LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
UNIT = re.compile(rf"[{LATIN}]+|[0-9]+|\n|[^\s{LATIN}0-9]")
HAN = re.compile(r"[\u3400-\u9fff]")
IS_LATIN = re.compile(rf"[{LATIN}]")
#: How many values each column has: three hashes, shape, and three of lexicons.
SIZES = (BUCKETS, BUCKETS, BUCKETS, 32, 16, 48, 4)
STREET = set(
    "street st avenue ave road rd drive dr lane ln blvd boulevard court ct way place pl square sq highway hwy terrace parkway close crescent alley "
    "circle apt apartment suite ste unit floor flat box po building strasse straße rue via calle ulica rua vej plaza hill grove row gardens".split()
)


class Lexicon:
    """`words`: lower case → 0 … 15, common (0 … 3), + 4 a first name, + 8 a last name. `given`: a character of names → 1 … 3. `pairs`: words of two."""

    def __init__(self, words: dict[str, int], surnames: set[str], given: dict[str, int], pairs: set[str]) -> None:
        self.words, self.surnames, self.given, self.pairs = words, surnames, given, pairs

    def to_json(self) -> str:
        by_class = [" ".join(sorted(word for word, number in self.words.items() if number == kind)) for kind in range(16)]
        by_weight = ["".join(sorted(one for one, number in self.given.items() if number == weight)) for weight in (1, 2, 3)]
        lexicon = {"words": by_class, "surnames": " ".join(sorted(self.surnames)), "given": by_weight, "pairs": "".join(sorted(self.pairs))}
        return json.dumps(lexicon, ensure_ascii=False, separators=(",", ":"))

    @staticmethod
    @cache
    def read(path: Path) -> "Lexicon":
        raw = json.loads(path.read_text("utf8"))
        words = {word: kind for kind, line in enumerate(raw["words"]) for word in line.split()}
        given = {one: weight for weight, line in enumerate(raw["given"], 1) for one in line}
        pairs = {raw["pairs"][at : at + 2] for at in range(0, len(raw["pairs"]), 2)}
        return Lexicon(words, set(raw["surnames"].split()), given, pairs)


@cache
def bucket(text: str) -> int:
    """FNV-1a over UTF-16 units."""
    value = 2166136261
    for unit in memoryview(text.encode("utf-16-le")).cast("H"):
        value = ((value ^ unit) * 16777619) & 0xFFFFFFFF
    return value % BUCKETS


def units(text: str) -> list[tuple[int, int, str]]:
    """Start, end, text of each word, number, character."""
    return [(match.start(), match.end(), match.group()) for match in UNIT.finditer(text)]


def _shape(word: str) -> int:
    if HAN.match(word):
        return 0
    if word[0].isdigit():
        return min(len(word), 9)
    if IS_LATIN.match(word):
        if word == word.lower():
            return 10
        if len(word) > 1 and word == word.upper():
            return 11
        return 12 if word[1:] == word[1:].lower() else 13
    return 14 if word == "\n" else 15


def features(text: str, lexicon: Lexicon) -> list[list[int]]:
    parts = units(text)
    rows = []
    for at, (start, _, word) in enumerate(parts):
        before = parts[at - 1][2] if at > 0 else "^"
        after = parts[at + 1][2] if at + 1 < len(parts) else "$"
        shape = _shape(word) * 2 + (1 if start > 0 and text[start - 1].isspace() else 0)
        if HAN.match(word):
            left = f"l{before if HAN.match(before) else '#'}{word}"
            right = f"r{word}{after if HAN.match(after) else '#'}"
            surname = 2 if word + after in lexicon.surnames else 1 if word in lexicon.surnames else 0
            pair = (1 if before + word in lexicon.pairs else 0) + (2 if word + after in lexicon.pairs else 0)
            rows.append([bucket(f"c{word}"), bucket(left), bucket(right), shape, 0, 1 + surname * 4 + lexicon.given.get(word, 0), pair])
        elif word[0].isdigit():
            rows.append([bucket(f"d{min(len(word), 12)}"), bucket(f"p{word[:2]}" if len(word) <= 4 else "p"), bucket("s"), shape, 0, 0, 0])
        elif IS_LATIN.match(word):
            lower = word.lower()
            kind = lexicon.words.get(lower, 0)
            street = 1 if lower in STREET else 0
            rows.append([bucket(f"w{lower}"), bucket(f"p{lower[:3]}"), bucket(f"s{lower[-3:]}"), shape, kind, 16 + min(len(word), 12), street])
        else:
            rows.append([bucket(f"o{word}"), bucket("p"), bucket("s"), shape, 0, 0, 0])
    return rows
