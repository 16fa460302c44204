"""Labelled messages without end, from sentences with slots, natural talk in which a pronoun becomes a name, and sentences that are only shaped like
ones. Nothing of it was written by a person who uses Hearth."""

import random
import re
from itertools import accumulate
from pathlib import Path

from alike import Alike
from chat import NOBODY, Piece, as_in_chat
from lists import jieba_words, latin_names, lookalikes, public_english, talk, things
from names import Names
from places import Places
from written import Written

FOLDER = Path(__file__).resolve().parent
#: What a slot is filled with: people of any kind (P), by surname alone (U), with surname and title (S), by a given name (G), a nickname (K) or in
#: Latin letters (E); in English also a surname (S) and what a group calls somebody (K). In English Y is a name that is
#: nobody's: a pet's, a storm's, a figure's.
LABELS = {"P": "PERSON", "U": "PERSON", "S": "PERSON", "G": "PERSON", "K": "PERSON", "E": "PERSON", "A": "ADDRESS", "L": "PLACE", "O": "ORG"}
SLOT = re.compile(r"\{([A-Z])\}")
#: Brands and the like, each made of common words with capitals: what looks like a name and is none.
BRANDS = (
    "Netflix Mario Kart Zelda Docker Python Zoom Slack Guinness Ikea Lego Spotify Minecraft Batman Star Wars Harry Potter iPhone Android Roomba Kindle "
    "Tesla Nintendo Excel Photoshop Tinder Uber Amazon Costco Walmart Tylenol Nutella Pepsi Bluetooth Wikipedia Friends Titanic Frozen Shrek Hamilton "
    "Chase Zelle Nando's Coke Denny's Wendy's Aldi Lidl Tesco Macy's Chanel Dior Gucci Armani Boss Mercedes Ford Chevy Honda Dodge Lincoln Barclays Lloyds Fargo "
    "Daniels Walker Morgan Pepper Grey Caesar Jenkins Travis Java Ruby Swift Julia Kotlin Vim Emacs Jupyter Pandas Django Flask Claude Gemini Copilot Cortana Ember "
    "Chelsea Arsenal Liverpool Everton Madison Jackson Victoria Jubilee Wicked Matilda Annie Carrie Barbie Oppenheimer Moana Elsa Dune Joker Seinfeld Frasier Fleabag "
    "Bridgerton Sherlock Luther Poirot Columbo Dexter Daria Bluey Garfield Snoopy Luigi Pikachu Kirby Sonic Figma Notion Linear Oracle Sage Wise Monzo Klarna Argos "
    "Monopoly Scrabble Tetris Nike Adidas Prada Sony Oscars Diwali Ramadan Halloween Easter Santa Thanksgiving Alexa Siri Google Tube Xmas Champions League"
).split()
#: Whom everybody talks about and nobody in the chat knows: artists, players, rulers, figures of books and films.
FAMOUS = (
    "Taylor Swift|Adele|Drake|Beyonce|Rihanna|Eminem|Sherlock Holmes|Harry Potter|Hermione|Gandalf|Frodo|Elizabeth Bennet|Mr Darcy|Jane Austen|Charles Dickens|Mark Twain|"
    "Stephen King|Agatha Christie|George Orwell|Sally Rooney|Tom Hanks|Brad Pitt|Emma Stone|Keanu Reeves|Ryan Gosling|Messi|Ronaldo|Harry Kane|Serena Williams|LeBron|Federer|"
    "Elon Musk|Bill Gates|Steve Jobs|Obama|Churchill|Napoleon|Einstein|Newton|Darwin|Picasso|Mozart|Bach|Beethoven|Batman|Spider-Man|Thor|Loki|Darth Vader|Luke Skywalker|"
    "Homer Simpson|Peppa Pig|Ted Lasso|Jon Snow|Walter White|Michael Scott|James Bond|Indiana Jones|Mary Poppins|Peter Pan|Willy Wonka|Romeo|Juliet|Hamlet|Macbeth|Othello|"
    "Eleanor Rigby|Freddie Mercury|David Bowie|Elton John|Bob Dylan|Ed Sheeran|Billie Eilish|Harry Styles|Dua Lipa|Lady Gaga|Santa|Buddha|Jesus|Moses|Noah's ark|Zeus|Athena"
).split("|")
#: People by what they are, which is no name.
ROLES = {
    "zh": (
        "老师 阿姨 叔叔 女士 先生 宝宝 小哥 快递小哥 外卖小哥 司机 师傅 司机师傅 门卫 保安 物业 房东 医生 护士 经理 老板 老板娘 班长 组长 导游 教练 店员 客服 同学 室友 同桌 "
        "邻居 亲戚 爸爸 妈妈 爷爷 奶奶 外公 外婆 姥姥 舅舅 姑姑 表哥 表妹 哥哥 姐姐 弟弟 妹妹 老公 老婆 儿子 女儿 孩子 小孩 男朋友 女朋友 闺蜜 兄弟 姐妹 大叔 大妈 姑娘 "
        "小伙子 甲方 领导 群主 管理员 机器人 大家 有人 谁 他 她 我 你 我们 他们 咱们 自己 别人 人家 楼上 隔壁 我妈 我爸 他妈妈 她老公 叔叔阿姨 各位 亲 警察 校长 主任"
    ).split(),
    "en": (
        "mom|mum|dad|mommy|daddy|grandma|grandpa|nana|my boss|my mum|my dad|the teacher|the doctor|the landlord|the plumber|the kids|the guys|boss|coach|teacher|doc|"
        "sir|madam|everyone|everybody|someone|anyone|nobody|people|him|her|them|us|me|you|all|team|folks|guys|bro|dude|mate|babe|honey|hun|sis|auntie|"
        "my wife|my husband|my sister|the neighbour|the manager|the driver|customer service|the dog|the cat|it|this one|that guy|she|he|they|we|Mom|Dad|Mum|Boss|Team"
    ).split("|"),
}
TIMES = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Sundays Saturdays Fridays monday tuesday wednesday thursday friday saturday sunday "
    "January February March April May June July August September October November December Christmas Easter summer Summer winter spring autumn Fall fall "
    "today tomorrow tonight Today Tomorrow weekend Weekend noon mon tue wed thu fri sat sun"
).split()
SLANG = "haha hahaha lol lmao omg ty thx ya yep yup nope nah wow yay ugh hmm oops btw fyi asap tbh idk rn imo ok okay k np gg brb ikr smh wtf jk pls plz xoxo aww meh hey hi yo Haha Lol Yep Nope Wow Ugh".split()
FRAMES = "r d v n|t r d v n y|r v m q n|n d a y|v n u n d a|v v u n y|r n d v u|a u n v n|s n d v|r p n v n|c r d v y|i y|l y|r v r v n y|n v n v|v u q n|t d v n u n|vn n v|z u n"
SHORT = "的 了 在 是 和 也 都 很 不 就 要 会 吧 吗 呢 啊".split()
LITTLE = (
    "the a of to and in is it that for on with as at by this be are was from or have an they but not you we he my your his her its our if so do can just get "
    "like when what who how about all there out up one new more now some no than then them will would has had were am me him us also over even back any good "
    "first way well because these think know see make want really love going time people day got need lol u ur dont cant im"
).split()
PRONOUNS_ZH = re.compile(r"我们|他们|你们|[我你他她](?!们)")
PRONOUNS_EN = re.compile(r"\b(?:he|she|him|they|them|you)\b(?!['’])")

#: Kinds of `things-zh.txt`: what is bought, kept, watched and swallowed, and people and figures that everybody talks about.
THINGS = "brand brand car food food game tale animal plant medicine work".split()
FIGURES = "person person person tale game".split()

#: How often a sentence about somebody is about something else.
NO_NAME = 0.22
#: What it is about then.
INSTEAD = "TTMMLLNBBBXO"
#: How often something is said behind a message that was written by hand.
WRITTEN_AND_MORE = 0.12
#: How often a whole name has a title behind it, which is no part of it: 周明华主任.
TITLE_AFTER = 0.06


class Generator:
    def __init__(self, seed: int, english: dict[str, int], written: float) -> None:
        """`written`: how often a message is one that was written whole."""
        self._written_share = written
        self._chance = random.Random(seed)
        self._names = Names(self._chance)
        self._places = Places(self._chance)
        self._written = Written(self._chance, Alike(self._chance, self._names, self._places))
        self._sentences = {language: (FOLDER / f"sentences-{language}.txt").read_text("utf8").strip().split("\n") for language in ("zh", "en")}
        self._traps = (FOLDER / "lookalikes-zh.txt").read_text("utf8").split()
        self._lookalikes, counts = zip(*lookalikes())
        self._lookalike_weights = list(accumulate(count**0.5 for count in counts))
        self._things = things()
        self._talk = {"zh": talk("chinese"), "en": talk("english")}
        names = {name.lower() for first, last in latin_names().values() for name in (*first, *last)}
        self._english = [[word for word, rank in english.items() if rank == wanted and word not in names] for wanted in (1, 2, 3)]
        # jieba's most frequent names are those that books and news are full of.
        self._famous = [word for word, (count, kind) in jieba_words().items() if kind in ("nr", "nrt") and 2 <= len(word) <= 5 and count >= 80]
        # Whatever the dictionary has, however seldom: a word that nobody taught is no name for that.
        self._any = [word for word, (count, kind) in jieba_words().items() if 2 <= len(word) <= 4 and count >= 3 and kind[:2] not in ("nr", "ns", "nt")]
        self._by_class: dict[str, tuple[list[str], list[float]]] = {}
        for word, (count, kind) in jieba_words().items():
            if len(word) <= 4 and count >= 15:
                words, weights = self._by_class.setdefault(kind, ([], []))
                words.append(word)
                weights.append(count**0.7)

    def message(self) -> tuple[str, list[tuple[int, int, str]]]:
        """A text and its spans: start, end, label."""
        language = self._chance.choice(("zh", "en"))
        is_written = self._chance.random() < self._written_share
        pieces: list[Piece] = list(self._written.message(language, self._no_name)) if is_written else []
        clauses = int(self._chance.random() < WRITTEN_AND_MORE) if is_written else self._chance.choices((1, 2, 3), (0.68, 0.24, 0.08))[0]
        for _ in range(clauses):
            if pieces:
                pieces.append((self._chance.choice("，  。\n！" if language == "zh" else [". ", " ", ", ", "\n", "! ", "? "]), None))
            pieces += self._clause(language if self._chance.random() < 0.94 else "en")
        if language == "zh":
            pieces = as_in_chat(pieces, self._chance)
        text, spans = "", []
        for part, label in pieces:
            if label and part:
                spans.append((len(text), len(text) + len(part), label))
            text += part
        if language == "en" and self._chance.random() < 0.15 and len(text.lower()) == len(text):
            text = text.lower()
        elif language == "en" and self._chance.random() < 0.3:
            text = text[:1].upper() + text[1:]
        return text, spans

    def _clause(self, language: str) -> list[Piece]:
        r = self._chance.random()
        if r < 0.76:
            return self._filled(self._chance.choice(self._sentences[language]), language)
        if r < 0.86:
            return self._talked(language)
        if r < 0.93:
            return [(self._salad(language), None)]
        return self._salad_around(language)

    def _salad_around(self, language: str) -> list[Piece]:
        salad = self._salad(language)
        cut = self._chance.randrange(len(salad) + 1) if language == "zh" else 0
        space = "" if language == "zh" else " "
        slot = self._chance.choices("PAL", (0.7, 0.15, 0.15))[0]
        before = salad[:cut] or (f"{self._salad('en')} " if language == "en" and self._chance.random() < 0.6 else "")
        return [(before, None), (self._of(slot, language), LABELS[slot]), (space + salad[cut:], None)]

    def _filled(self, sentence: str, language: str) -> list[Piece]:
        parts = SLOT.split(sentence)
        filled: list[Piece] = []
        for at, part in enumerate(parts):
            # Where a name stands, something else may stand: what is said of it does not make it one.
            is_name = at % 2 == 1 and LABELS.get(part) == "PERSON" and (part == "P" or language == "zh")
            slot = self._chance.choice(INSTEAD) if is_name and self._chance.random() < NO_NAME else part
            filled.append((self._of(slot, language), LABELS.get(slot)) if at % 2 else (part, None))
            if slot == "P" and is_name and language == "zh" and self._chance.random() < TITLE_AFTER:
                filled[-1:] = [(self._names.whole_or_given(), "PERSON"), (self._names.title(), None)]
        return filled

    def _no_name(self, language: str) -> Piece:
        slot = self._chance.choice(INSTEAD)
        return self._of(slot, language), LABELS.get(slot, NOBODY)

    def _of(self, slot: str, language: str) -> str:
        is_chinese = language == "zh"
        if slot == "P":
            return self._names.chinese() if is_chinese else self._names.english() if self._chance.random() < 0.97 else self._names.chinese()
        if slot in "USGKE":
            return self._person_of(slot, is_chinese)
        if slot == "A":
            return self._places.chinese_address() if is_chinese else self._places.english_address()
        if slot == "L":
            return self._places.chinese_place() if is_chinese else self._places.english_place()
        if slot == "O":
            return self._places.chinese_organisation() if is_chinese else self._places.english_organisation()
        if slot == "D":
            return self._digits()
        if slot == "T":
            return self._chance.choice(ROLES[language])
        if slot == "C":
            return self._code()
        if slot == "N" and not is_chinese:
            return self._chance.choice(TIMES)
        if slot == "Y" and not is_chinese:
            return self._names.english_given()
        if slot == "X" and not is_chinese:
            return self._chance.choice(SLANG)
        if slot == "F":
            return self._famous_one(is_chinese)
        if slot == "B":
            if is_chinese and self._chance.random() < 0.8:
                return self._chance.choice(self._things[self._chance.choice(THINGS)])
            brands = [self._chance.choice(BRANDS), self._chance.choice(BRANDS)]
            return self._chance.choice([brands[0], f"{brands[1]} {self._english_word()}", f"The {self._english_word().capitalize()}"])
        if slot == "M" and is_chinese:
            return self._lookalike()
        return self._chinese_word() if is_chinese else self._english_word()

    def _person_of(self, slot: str, is_chinese: bool) -> str:
        names = self._names
        if not is_chinese:
            return {"S": names.english_surname, "K": names.english_nickname}.get(slot, names.english_given)()
        return {"U": names.surname, "S": names.titled, "G": names.given, "K": names.nickname, "E": names.english}[slot]()

    def _famous_one(self, is_chinese: bool) -> str:
        """Now and then a name that nobody knows: what is said of it shows that it is a public one."""
        if self._chance.random() < 0.2:
            return self._names.chinese() if is_chinese else self._names.english()
        if is_chinese and self._chance.random() < 0.6:
            return self._chance.choice(self._things[self._chance.choice(FIGURES)])
        name = self._chance.choice(self._famous if is_chinese else FAMOUS if self._chance.random() < 0.4 else public_english())
        return name.lower() if self._chance.random() < 0.2 else name

    def _digits(self) -> str:
        return "".join(self._chance.choices("0123456789", k=self._chance.choice([1, 1, 2, 2, 3, 3, 4, 5, 8, 11])))

    def _code(self) -> str:
        """What names a flight, an order, a standard, a file."""
        letters = "".join(self._chance.choices("ABCDEFGHKLMNPQRSTUVWXYZ", k=self._chance.choice([1, 1, 2, 2, 3, 4])))
        kinds = [f"{letters}{self._digits()}", f"{letters} {self._digits()}", f"{self._digits()}{letters}", letters, f"{letters}-{self._digits()}"]
        code = self._chance.choice([*kinds, f"{letters}{self._digits()}{letters}{self._digits()}", f"{letters}_{letters}", f"{letters}.{self._digits()}"])
        return code.lower() if self._chance.random() < 0.25 else code

    def _lookalike(self) -> str:
        """What begins like a Chinese name, or has only characters that names have, and is none."""
        r = self._chance.random()
        if r < 0.4:
            return self._chance.choice(self._traps)
        if r < 0.6:
            return self._chance.choice(self._any)
        return self._chance.choices(self._lookalikes, cum_weights=self._lookalike_weights)[0]

    def _chinese_word(self) -> str:
        r = self._chance.random()
        return self._lookalike() if r < 0.4 else self._chance.choice(self._any) if r < 0.65 else self._word_of(self._chance.choice(["n", "n", "v", "a", "nz", "l", "i", "t"]))

    def _word_of(self, kind: str) -> str:
        return self._chance.choices(*self._by_class[kind])[0]

    def _english_word(self) -> str:
        word = self._chance.choice(self._chance.choices(self._english, (0.6, 0.25, 0.15))[0])
        r = self._chance.random()
        return word.capitalize() if r < 0.15 else word.upper() if r < 0.17 else word

    def _salad(self, language: str) -> str:
        """Words in an order that sentences have, without their sense."""
        if language == "zh":
            kinds = self._chance.choice(FRAMES.split("|")).split()
            return "".join(self._chance.choice(SHORT) if kind in ("u", "y", "c") else self._word_of(kind) for kind in kinds)
        words = [self._chance.choice(LITTLE) if self._chance.random() < 0.5 else self._english_word() for _ in range(self._chance.randrange(3, 12))]
        if self._chance.random() < 0.1:
            words = [word.capitalize() for word in words]
        return " ".join(words)

    def _talked(self, language: str) -> list[Piece]:
        line = self._chance.choice(self._talk[language])
        pronouns = list((PRONOUNS_ZH if language == "zh" else PRONOUNS_EN).finditer(line))
        if not pronouns or self._chance.random() < 0.5:
            return [(line, None)]
        at = self._chance.choice(pronouns)
        return [(line[: at.start()], None), (self._of("P", language), "PERSON"), (line[at.end() :], None)]


def is_plain(text: str) -> bool:
    """Short enough, and not only white space."""
    return bool(text.strip()) and len(text) <= 240
