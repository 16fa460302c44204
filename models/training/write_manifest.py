"""Writes size and SHA-256 of every file of the taggers into taggers.json, which Hearth checks before it loads one. Usage: python write_manifest.py"""

import json

from sources import TAGGERS, sha256

LICENCES = {
    "lac-small": {"name": "MIT AND Apache-2.0", "notice": "lac-small/NOTICE"},
    "own": {"name": "Apache-2.0 AND MIT AND BSD-3-Clause", "notice": "own/NOTICE"},
    "rampart": {"name": "CC-BY-4.0", "notice": "rampart/NOTICE"},
}
READ = (".onnx", ".json", ".txt")


def main() -> None:
    taggers = []
    for name, licence in LICENCES.items():
        paths = sorted(path for path in (TAGGERS / name).iterdir() if path.suffix in READ)
        files = [{"name": path.name, "sizeBytes": path.stat().st_size, "sha256": sha256(path)} for path in paths]
        taggers.append({"id": name, "licence": licence, "files": files})
    (TAGGERS / "taggers.json").write_text(f"{json.dumps({'taggers': taggers}, indent=2)}\n", "utf8")


if __name__ == "__main__":
    main()
