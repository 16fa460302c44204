"""The hand-written messages that training is stopped by."""

import json
import re
from pathlib import Path

MARK = re.compile(r"⟦([A-Z_]+)\|([^⟧]*)⟧")
_SETS = Path(__file__).resolve().parents[3] / "test" / "quality" / "redaction"
STOP_SET = _SETS / "natural-stop.jsonl"


def read_marked(path: Path) -> list[tuple[str, list[tuple[int, int, str]]]]:
    """Text and spans (start, end, kind) of each line."""
    found = []
    for line in path.read_text("utf8").strip().split("\n"):
        marked, text, gold, at = json.loads(line)["text"], "", [], 0
        for match in MARK.finditer(marked):
            text += marked[at : match.start()]
            gold.append((len(text), len(text) + len(match[2]), match[1]))
            text, at = text + match[2], match.end()
        found.append((text + marked[at:], gold))
    return found
