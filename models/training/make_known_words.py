"""Writes the words that taggers take for private people although a dictionary has them. Usage: python make_known_words.py DICT_TXT

`DICT_TXT` is the dictionary of jieba 0.42.1 (MIT; `node_modules/@node-rs/jieba/dict.txt` is the same). Chinese: its people, rulers and characters that
were seen often, and ordinary words that begin like a name. English: the common words of `lexicon.json` (SCOWL) that are no first or last name."""

import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = ROOT / "main" / "privacy" / "names"
HAN = re.compile(r"^[\u4e00-\u9fff]{3,5}$")
LEAST_SEEN = 20
"""A name that is made like everybody's has to be seen this often before it means one person."""
SURELY_ONE = 150
LEAST_SEEN_WORD = 10


def quoted(source: str, name: str) -> str:
    return re.search(rf"{name}: ReadonlySet<string> = new Set\(\s*\(?\s*((?:'[^']*'[\s+]*)+)", source)[1].replace("'", "").replace("+", "").replace("\n", "").replace(" ", "")


def chinese(path: str) -> list[str]:
    source = (NAMES / "chinese-surnames.ts").read_text("utf8")
    surnames, given = set(quoted(source, "SURNAMES")), set(quoted(source, "GIVEN"))
    known = []
    for line in Path(path).read_text("utf8").split("\n"):
        word, _, rest = line.partition(" ")
        if not HAN.match(word):
            continue
        count, kind = rest.split(" ")
        is_like_everybodys = len(word) == 3 and word[0] in surnames and word[1] in given and word[2] in given
        least = (SURELY_ONE if is_like_everybodys else LEAST_SEEN) if kind.startswith("nr") else LEAST_SEEN_WORD
        if int(count) >= least and (kind.startswith("nr") or word[0] in surnames) and not word.startswith("万"):
            known.append(word)
    return sorted(known)


def english() -> list[str]:
    words = json.loads((ROOT / "models" / "taggers" / "own" / "lexicon.json").read_text("utf8"))["words"]
    return sorted(word for line in words[1:3] for word in line.split(" ") if len(word) > 2)


def write(file: str, comment: str, name: str, words: list[str]) -> None:
    lines = [" ".join(words[at : at + 40]) for at in range(0, len(words), 40)]
    body = " +\n".join(f"  '{line} '" for line in lines)
    (NAMES / file).write_text(f"/** {comment} Written by `models/training/make_known_words.py`; notices in `models/taggers/own/NOTICE`. */\nexport const {name}: ReadonlySet<string> = new Set(\n  (\n{body}\n  ).split(' '),\n);\n", "utf8")


write("known-chinese.ts", "People, rulers, characters and words that a dictionary has: nobody in particular (jieba, MIT).", "KNOWN_CHINESE", chinese(sys.argv[1]))
write("common-words.ts", "Common English words that are no name, in lower case (SCOWL).", "COMMON_WORDS", english())
