"""The hand-written messages that training is watched by, and how well they are read."""

import json
import re
from collections.abc import Callable
from pathlib import Path

MARK = re.compile(r"⟦([A-Z_]+)\|([^⟧]*)⟧")
_SETS = Path(__file__).resolve().parents[3] / "test" / "quality" / "redaction"
STOP_SET = _SETS / "natural-stop.jsonl"

Span = tuple[int, int, str]
Message = tuple[str, list[Span]]


def read_marked(path: Path) -> list[Message]:
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


def read_shares(messages: list[Message], find: Callable[[str], list[Span]]) -> str:
    """Recall / precision of the letters and digits of people, then of addresses, then of what is told besides."""
    counts = {"PERSON": [0, 0, 0], "ADDRESS": [0, 0, 0], "": [0, 0, 0]}
    for text, gold in messages:
        spans = find(text)
        for kind, sums in counts.items():
            wanted, found = ({at for start, end, one in some if (one if one in counts else "") == kind for at in range(start, end) if text[at].isalnum()} for some in (gold, spans))
            sums[0], sums[1], sums[2] = sums[0] + len(wanted), sums[1] + len(found), sums[2] + len(wanted & found)
    return "  ".join(f"{right / max(wanted, 1):.3f} / {right / max(found, 1):.3f}" for wanted, found, right in counts.values())
