"""Writes the words that taggers and rules take for private people although everybody knows them. Usage: python make_known_words.py DICT_TXT

`DICT_TXT` is the dictionary of jieba 0.42.1 (MIT; `node_modules/@node-rs/jieba/dict.txt` is the same). Chinese: its people, rulers and characters that
were seen often, ordinary words that begin like a name or are made like one, and the characters that no given name of it has. `own/things-zh.txt`: brands,
dishes, figures. English: the common words of `lexicon.json` (SCOWL) that are no first or last name."""

import json
import re
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "own"))
from lists import given_characters, things  # noqa: E402
from names import PETS  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = ROOT / "main" / "privacy" / "names"
HAN = re.compile(r"^[\u4e00-\u9fff]{3,5}$")
LEAST_SEEN = 20
"""A name that is made like everybody's has to be seen this often before it means one person."""
SURELY_ONE = 40
LEAST_SEEN_WORD = 10
LEAST_SEEN_IDIOM = 5
"""With two characters in it that could be somebody: 乐善好施."""
LEAST_SEEN_PAIR = 20
"""A word of two characters that is made like a name."""
FREQUENT, SELDOM = 2_600, 3
"""Of so many characters of words, those that so many given names or fewer have."""
YOUNG = "佑涯晰悠傲璃澳匀迅菩茫浪颇"
"""Characters that only names of today have."""


FREQUENT_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段"
FAMILIES = 3
"""A given name that so many families share in the messages written whole is no one person's, whoever has it with a frequent surname."""
BETTER_KNOWN = set(
    (
        "李小龙 刘国梁 侯宝林 宋丹丹 康师傅 张一鸣 李小鹏 罗振宇 陆小凤 何小鹏 刘三姐 万家乐 孟德海 宋小宝 李小双 沈大成 蔡明亮 "
        "陆小曼 黄秋生 汪小姐 董小姐 黄老板 孟浩然 冯小刚 周小川 徐小凤 唐国强 江小鱼 唐小虎 李克勤 周慧敏 潘长江 董明珠 赵子龙 "
        "刘诗诗 苏永康 许海峰 陈雨菲 何可欣 曾志伟 萧芳芳 蔡振华 蔡国强 白玉堂 马占山 吕秀莲 周永康 任志强 毛主席 江主席 黄药师 "
        "王小波 胡志明 董建华 戴安娜 王守义 黄家驹 邱淑贞 马致远 杜海涛 段小楼 袁大头 陈逸飞 张世杰 陈子昂 高秀敏 杨小楼 马冬梅 "
    ).split()
)


def shared_given() -> set[str]:
    """Given names of two characters that `FAMILIES` share."""
    families: dict[str, set[str]] = {}
    for name in re.findall(r"⟦P\|([^⟧|]{3})⟧", (Path(__file__).resolve().parent / "own" / "written-zh.txt").read_text("utf8")):
        families.setdefault(name[1:], set()).add(name[0])
    return {given for given, names in families.items() if len(names) >= FAMILIES}


SHARED_GIVEN = shared_given()


def is_ordinary(word: str) -> bool:
    """李文俊, 杨丽萍, 王建国: whoever is called so in a chat is more often somebody's colleague than the one who is known."""
    return len(word) == 3 and word[0] in FREQUENT_SURNAMES and word[1:] in SHARED_GIVEN and word not in BETTER_KNOWN


def quoted(source: str, name: str) -> str:
    """The characters of a set that a module writes as one string or several."""
    literals = re.search(rf"const {name}\b[^=]*= (?:new Set\()?\s*\(?\s*((?:['`][^'`]*['`][\s+]*)+)", source)[1]
    return "".join(re.findall(r"[\u3400-\u9fff]", re.sub(r"\$\{(\w+)\}", lambda named: quoted(source, named[1]), literals)))


def chinese(path: str) -> list[str]:
    source = (NAMES / "chinese-surnames.ts").read_text("utf8")
    surnames, given = set(quoted(source, "SURNAMES")), set(quoted(source, "GIVEN"))
    known = []
    for line in Path(path).read_text("utf8").split("\n"):
        word, _, rest = line.partition(" ")
        if not HAN.match(word) or is_ordinary(word):
            continue
        count, kind = rest.split(" ")
        is_like_everybodys = len(word) == 3 and word[0] in surnames and word[1] in given and word[2] in given
        is_idiom = len(word) == 4 and kind in ("i", "l", "z") and any(b in given and (a in given or a in surnames) for a, b in zip(word[1:], word[2:])) and int(count) >= LEAST_SEEN_IDIOM
        least = (SURELY_ONE if is_like_everybodys else LEAST_SEEN) if kind.startswith("nr") else LEAST_SEEN_WORD
        if is_idiom or int(count) >= least and (kind.startswith("nr") or word[0] in surnames) and not word.startswith("万"):
            known.append(word)
    return sorted(known)


def dictionary(path: str) -> list[tuple[str, int, str]]:
    lines = (line.split(" ") for line in Path(path).read_text("utf8").split("\n"))
    return [(word, int(count), kind) for word, count, kind in (line for line in lines if len(line) == 3) if re.match(r"^[\u4e00-\u9fff]+$", word)]


def lists() -> tuple[set[str], set[str], set[str]]:
    source = (NAMES / "chinese-surnames.ts").read_text("utf8")
    return set(quoted(source, "SURNAMES")), set(quoted(source, "GIVEN")), set(quoted(source, "NOT_GIVEN"))


def made_like_names(path: str) -> list[str]:
    """小麦, 安静, 金星: ordinary words of two characters that could be somebody."""
    surnames, given, _ = lists()
    return sorted(
        word
        for word, count, kind in dictionary(path)
        if len(word) == 2 and count >= LEAST_SEEN_PAIR and not kind.startswith(("nr", "ns")) and word not in PETS and (word[0] in "小老阿大" or (word[1] in given and (word[0] in surnames or word[0] in given)))
    )


def everyday() -> list[str]:
    """Words of `things-zh.txt`, without people of two characters whose name others may have too."""
    surnames, given, _ = lists()
    famous = (NAMES / "famous.ts").read_text("utf8") + (NAMES / "public-chinese.ts").read_text("utf8")
    return sorted(
        {
            word
            for kind, words in things().items()
            for word in words
            if word not in PETS and not is_ordinary(word) and re.match(r"^[\u4e00-\u9fff]+$", word) and not (kind == "person" and len(word) == 2 and (word[0] in surnames or word[0] in given) and word[1] in given) and not re.search(rf"[' ]{word}[' ]", famous)
        }
    )


def never_given(path: str) -> str:
    counts, seen, (_, given, not_given) = given_characters(), Counter(), lists()
    for word, count, kind in dictionary(path):
        if not kind.startswith("nr"):
            seen.update({character: count for character in word})
    return "".join(one for one, _ in seen.most_common(FREQUENT) if counts[one] <= SELDOM and one not in given | not_given | set(YOUNG))


def english() -> list[str]:
    words = json.loads((ROOT / "models" / "taggers" / "own" / "lexicon.json").read_text("utf8"))["words"]
    return sorted(word for line in words[1:3] for word in line.split(" ") if len(word) > 2)


def write(file: str, comment: str, name: str, words: list[str], between: str = " ") -> None:
    lines = [between.join(words[at : at + 40]) for at in range(0, len(words), 40)]
    body = f"{between}' +\n".join(f"  '{line}" for line in lines) + "'"
    (NAMES / file).write_text(f"import {{ type WordList, wordList }} from './word-list.ts';\n\n/** {comment} Written by `models/training/make_known_words.py`; notices in `models/taggers/own/NOTICE`. */\nexport const {name}: WordList = wordList(\n{body},\n  '{between}',\n);\n", "utf8")


write("known-chinese.ts", "People, rulers, characters and words that a dictionary has: nobody in particular (jieba, MIT).", "KNOWN_CHINESE", chinese(sys.argv[1]))
write("chinese-words.ts", "Ordinary words of two characters that are made like a name (jieba, MIT).", "WORDS_LIKE_NAMES", made_like_names(sys.argv[1]))
write("everyday-things.ts", "Brands, dishes, games, figures, breeds, plants and medicines, by what people call them in chat.", "EVERYDAY_THINGS", everyday())
write("never-given.ts", "Frequent characters that no given name has (jieba's and Faker's people, MIT).", "NEVER_GIVEN", list(never_given(sys.argv[1])), "")
write("common-words.ts", "Common English words that are no name, in lower case (SCOWL).", "COMMON_WORDS", english())
