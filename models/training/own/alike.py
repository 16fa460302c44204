"""Other names and addresses of the same make: 周明华 for 李秀英, 老郭 for 老栾, Prajakta Shah for Roseline Jean-Baptiste."""

import random
import re

from lists import surnames
from names import COMMON, PINYIN, PINYIN_SURNAMES, TITLES, Names
from places import Places

HAN = re.compile(r"[\u3400-\u9fff]")
LATIN_WORDS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’\-]+")
SMALL = "小老阿大"
#: What makes a name small, behind a character of it.
DIMINUTIVES = "子儿宝仔妞崽"
#: Of one character, behind a given name as well as behind a surname.
KIN = "哥姐叔姨婶嫂爷奶伯总工"
#: Between given names and surnames.
PARTICLES = {"de", "da", "van", "von", "der", "den", "bin", "binti", "al", "el", "la", "di", "dos", "del", "ibn", "le", "and"}
SYLLABLE = "|".join(sorted({*PINYIN, *PINYIN_SURNAMES}, key=len, reverse=True))
PINYIN_WORD = re.compile(rf"(?:{SYLLABLE}){{2,3}}")
LATIN_LETTERS = re.compile("[A-Za-z]+")
#: How often the letters of a password, a plate, a name on a platform become others.
OTHER_LETTERS = 0.3
#: From how many characters on an address may be told from start to end, so that another may take its place.
WHOLE = {"zh": 8, "en": 12}
#: How often such an address gives way to a generated one; else its digits become others.
GENERATED = 0.4


class Alike:
    def __init__(self, chance: random.Random, names: Names, places: Places) -> None:
        self._chance, self._names, self._places = chance, names, places
        single, double = surnames()
        self._single, self._double = set(single), set(double)

    def person(self, name: str) -> str:
        """Somebody else who is called in the same way; the same where nothing is known of how."""
        if not HAN.search(name):
            return self._latin(name)
        if LATIN_WORDS.search(name):
            return LATIN_WORDS.sub(lambda match: self._word(match[0]), name)
        return self._chinese(name)

    def address(self, address: str, language: str) -> str:
        """Another address where this one is told from start to end, else this one with other digits."""
        if len(address) >= WHOLE[language] and re.search(r"\d", address) and self._chance.random() < GENERATED:
            made = self._places.chinese_address() if HAN.search(address) else self._places.english_address()
            return made.lower() if address == address.lower() else made
        return re.sub(r"\d+", self._digits, address)

    def told(self, words: str) -> str:
        """Other digits, and now and then other Latin letters: a word for a long word, letters for few."""
        other = re.sub(r"\d+", lambda match: "".join(self._chance.choices("0123456789", k=len(match[0]))), words)
        return LATIN_LETTERS.sub(self._letters, other) if self._chance.random() < OTHER_LETTERS else other

    def _letters(self, match: re.Match[str]) -> str:
        letters = match[0]
        made = self._names.latin_given() if len(letters) > 3 else "".join(self._chance.choices("abcdefghijklmnopqrstuvwxyz", k=len(letters)))
        return made.upper() if letters.isupper() else made.capitalize() if letters[0].isupper() else made.lower()

    def _digits(self, match: re.Match[str]) -> str:
        return self._chance.choice("123456789") + "".join(self._chance.choices("0123456789", k=len(match[0]) - 1))

    def _chinese(self, name: str) -> str:
        names, length = self._names, len(name)
        if "·" in name:
            return names.foreign()
        title = next((one for one in sorted(TITLES, key=len, reverse=True) if name.endswith(one) and length > len(one)), "")
        before = name[: length - len(title)]
        if title and (len(title) > 1 or len(before) == 1 or title in KIN) and before not in SMALL:
            return self._called(before) + (title if self._chance.random() < 0.9 else names.title())
        if length == 2 and name[0] in SMALL:
            return self._called(name)
        if length >= 2 and name[-1] == name[-2] and (length == 2 or name[0] in SMALL):
            return name[: length - 2] + names.given_character() * 2
        if length == 2 and name[1] in DIMINUTIVES:
            return names.given_character() + name[1]
        if name[:2] in self._double and length > 2:
            return self._chance.choice(sorted(self._double)) + self._given(length - 2)
        if length == 3 and name[0] in self._single or length == 2 and name[0] in COMMON:
            return names.surname() + self._given(length - 1)
        return names.given() if length == 2 and names.is_given(name) else names.surname() if length == 1 else name

    def _called(self, before: str) -> str:
        """What stands before a title: a surname, 小 and a surname, a given name or a character of one."""
        names = self._names
        if len(before) == 2 and before[0] in SMALL:
            return before[0] + (names.surname() if before[1] in self._single else names.given_character())
        if before in self._single or before in self._double:
            return names.surname()
        if len(before) == 3 and before[0] in self._single:
            return names.surname() + self._given(2)
        return names.given_character() * 2 if len(before) == 2 and before[0] == before[1] else names.given() if len(before) == 2 else names.given_character() if len(before) == 1 else before

    def _given(self, length: int) -> str:
        return "".join(self._names.given_character() for _ in range(length))

    def _latin(self, name: str) -> str:
        words = list(LATIN_WORDS.finditer(name))
        last = words[-1] if len(words) > 1 else None
        return LATIN_WORDS.sub(lambda match: self._word(match[0], is_surname=bool(last and match.start() == last.start())), name)

    def _word(self, word: str, is_surname: bool = False) -> str:
        if len(word) == 1 or word.lower() in PARTICLES:
            return word
        if word.lower() in PINYIN_SURNAMES:
            made = self._chance.choice(PINYIN_SURNAMES).capitalize()
        elif PINYIN_WORD.fullmatch(word.lower()) and len(word) > 4:
            made = "".join(self._chance.choices(PINYIN, k=2)).capitalize()
        else:
            made = self._names.latin_surname() if is_surname else self._names.latin_given()
        return made.lower() if word == word.lower() else made.upper() if len(word) > 2 and word == word.upper() else made
