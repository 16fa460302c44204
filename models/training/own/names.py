"""People as they are written in chat."""

import random

from english_lists import GIVEN, NICKNAMES, SURNAMES
from lists import OFTEN_IN_NAMES, given_characters, jieba_words, latin_names, surnames

TITLES = "老师 老师 总 总 经理 哥 哥 姐 姐 工 医生 阿姨 叔叔 主任 师傅 女士 先生 同学 律师 教授 婶 局长 校长 大爷 奶奶 大夫 护士长 导 队 会长 书记 师兄 师姐 学长 学姐 教练 牧师 老板 姨 叔 爷爷 警官 掌柜 伯 伯伯 大妈 大哥 大姐 嫂 嫂子 妈妈 爸爸 爷 叔 姨 董 主管 店长 班长 院长 科长 处长 老板娘 太 小姐 生 记 博士 会计 教官 队长 站长 法官 编辑 导演 村长 支书 妹 弟 嬢嬢 婶子 老太 大娘 大叔 二哥 三姐 太太 局 院 处 行长 所长 馆长 主委 里长 社长 主编 师姐 督导 技师 管家 司机 店主".split()
#: Of nicknames that are words.
PETS = "臭臭 闹闹 安安 笑笑 萌萌 叮当 小宝 大宝 二宝 阿宝 馒头 饺子 布丁 小鱼 小鹿 小熊 小虎 土豆 芋头 橙子 桃子 柠檬 栗子 花生 年糕 麻薯 奶糖 咚咚 哼哼 嘻嘻 小七 小九 十一 老猫 老狼 大头 二狗 铁蛋 狗剩 三胖 老六 四眼 瘦猴 小辫 阿福 阿旺 阿滚 滚滚 胖墩 蛋蛋 核桃 可乐 雪球 柚子 米米 豆豆 毛毛 果果 糖糖 团子 包子 汤圆 石头 虎子 大壮 二胖 胖子 小胖 阿呆 兔兔 妞妞 丫丫 宝儿 球球 皮皮 嘟嘟 点点 朵朵 多多 可可 奇奇 琪琪 乐乐 欢欢 圆圆 苗苗 壮壮 涛子 强子 柱子 大刘 二丫".split()
MODERN = "梓涵浩宇子轩欣怡诗雨晨思琪嘉俊豪桐航佳晓静婷雪莹丽娜敏芳洋磊鹏飞建国志强伟杰涛斌辉明亮海燕秀英玉兰桂春梅红霞艳萍文博天翔家若曦梦瑶雅一诺可馨睿渊昊泽铭逸凡沐柏乐安宁语知远书言景行慕晴清婉墨"
COMMON = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
PINYIN_SURNAMES = (
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song zheng xie han tang feng yu dong xiao cheng cao "
    "yuan deng shen zeng peng lv su lu jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao "
    "wong chan cheung lam leung ng chow"
).split()
PINYIN = (
    "wei fang na xiu ying min jing li qiang lei jun yang yong yan jie juan tao ming chao xia ping gang hua yu xin ting xue lin bo hao zi han xuan yi "
    "chen mei hong jian guo zhi peng fei long hai bin kai rui ze ning qi jia si meng yao shan shu tian wen xiao yue zhen ru lan dan"
).split()
#: Of given names of Tibetans, two together, and of Uyghurs and Kazakhs.
TIBETAN = "扎西 次仁 卓玛 央金 多吉 顿珠 旺堆 拉姆 尼玛 平措 德吉 格桑 丹增 洛桑 达瓦 边巴 普布 仁增 曲珍 白玛 索朗 贡布 梅朵 群培 旺姆".split()
TURKIC = "阿依古丽 买买提 古丽娜 艾力 阿不都 热依汗 迪丽娜尔 吐尔逊 艾山 玉素甫 阿迪力 帕丽达 木拉提 叶尔江 古丽仙 阿曼 巴哈尔 努尔兰 赛里克 帕提古丽 依明 肉孜".split()
VOWELS = "aeiou"


class Names:
    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._locales = sorted(latin_names())
        self._weights = [8 if one in ("en_US", "en_GB") else 0.3 if len(one) == 2 else 1 for one in self._locales]
        counts = given_characters()
        self._given = list(counts)
        self._given_characters = {one for one, count in counts.items() if count >= OFTEN_IN_NAMES}
        self._given_weights = [count**0.7 for count in counts.values()]
        self._foreign = [word for word, (_, kind) in jieba_words().items() if kind == "nrt" and 2 <= len(word) <= 5]

    def given_character(self) -> str:
        """A character that given names have."""
        return self._chance.choice(MODERN) if self._chance.random() < 0.5 else self._chance.choices(self._given, self._given_weights)[0]

    def surname(self) -> str:
        single, double = surnames()
        r = self._chance.random()
        return self._chance.choice(COMMON) if r < 0.55 else self._chance.choice(double) if r < 0.59 else self._chance.choice(single)

    def _whole(self) -> str:
        first, second = self.given_character(), self.given_character()
        return self.surname() + (first if self._chance.random() < 0.3 else first + second)

    def given(self) -> str:
        first, second = self.given_character(), self.given_character()
        return first * 2 if self._chance.random() < 0.12 else first + second

    def whole_or_given(self) -> str:
        return self._whole() if self._chance.random() < 0.7 else self.given()

    def title(self) -> str:
        return self._chance.choice(TITLES)

    def titled(self) -> str:
        """A surname, or a character of the name, and what somebody is; or 小王."""
        choice = self._chance.choice
        if self._chance.random() < 0.3:
            return choice("小小老老阿大") + (choice(COMMON) if self._chance.random() < 0.8 else self.surname())
        one = self.surname() if self._chance.random() < 0.8 else self.given_character()
        return one + self.title()

    def nickname(self) -> str:
        """A character of the name doubled or with what makes it small, or a word."""
        choice, r, one = self._chance.choice, self._chance.random(), self.given_character()
        if r < 0.35:
            return one * 2
        if r < 0.55:
            return choice("小小小阿阿大") + (one if self._chance.random() < 0.7 else one * 2)
        if r < 0.75:
            return one + choice("子子儿宝仔妞崽哥姐")
        return choice(PETS) if self._chance.random() < 0.6 else self.given()

    def chinese(self) -> str:
        r, choice = self._chance.random(), self._chance.choice
        if r < 0.40:
            return self._whole()
        if r < 0.60:
            return self.given()
        if r < 0.74:
            return self.titled()
        if r < 0.82:
            return self.nickname()
        if r < 0.85:
            return choice([choice(TIBETAN) + choice(TIBETAN), choice(TURKIC), f"{choice(TURKIC)}·{choice(TURKIC)}"])
        if r < 0.90:
            foreign = choice(self._foreign)
            return f"{foreign}·{choice(self._foreign)}" if self._chance.random() < 0.4 else foreign
        return self.english()

    def is_given(self, name: str) -> bool:
        """Whether given names have all its characters."""
        return all(character in self._given_characters for character in name)

    def foreign(self) -> str:
        """Two names by their sound."""
        return f"{self._chance.choice(self._foreign)}·{self._chance.choice(self._foreign)}"

    def latin_given(self) -> str:
        return self._english_pair()[0]

    def latin_surname(self) -> str:
        return self._english_pair()[1]

    def _unseen(self, word: str) -> str:
        """Another name that sounds like one: no list has all of them."""
        letters = list(word.lower())
        at, r = self._chance.randrange(len(letters)), self._chance.random()
        if r < 0.4:
            letters[at] = self._chance.choice(VOWELS if letters[at] in VOWELS else "lnrstkmvzbdgh")
        elif r < 0.7:
            letters.insert(at, self._chance.choice("aeiouhlnrst"))
        elif len(letters) > 3:
            del letters[at]
        return "".join(letters).capitalize()

    def _english_pair(self) -> tuple[str, str]:
        """A given name and a surname, a quarter of either unheard of."""
        choice = self._chance.choice
        first_names, last_names = latin_names()[self._chance.choices(self._locales, self._weights)[0]]
        first = choice(GIVEN if self._chance.random() < 0.4 else first_names)
        last = choice(SURNAMES if self._chance.random() < 0.4 else last_names)
        return self._unseen(first) if self._chance.random() < 0.25 else first, self._unseen(last) if self._chance.random() < 0.25 else last

    def _cased(self, name: str) -> str:
        r = self._chance.random()
        return name.lower() if r < 0.3 else name.upper() if r < 0.31 else name

    def english(self) -> str:
        return self._cased(self._arranged(*self._english_pair()))

    def english_given(self) -> str:
        """By which somebody is called: a given name, now and then with the surname or its initial."""
        first, last = self._english_pair()
        r = self._chance.random()
        return self._cased(first if r < 0.9 else f"{first} {last}" if r < 0.96 else f"{first} {last[0]}")

    def english_nickname(self) -> str:
        return self._cased(self._chance.choice(NICKNAMES).replace("-", " "))

    def english_surname(self) -> str:
        return self._cased(self._english_pair()[1])

    def _arranged(self, first: str, last: str) -> str:
        choice, r = self._chance.choice, self._chance.random()
        if r < 0.52:
            return first
        if r < 0.76:
            return f"{first} {last}"
        if r < 0.79:
            return f"{first} {last[0]}{choice(['', '.'])}"
        if r < 0.84:
            return last
        if r < 0.90:
            return first[: choice([3, 4, 4])] + choice(["", "", "y", "ie", "s"])
        given = "".join(self._chance.choices(PINYIN, k=choice([1, 2])))
        surname = choice(PINYIN_SURNAMES).capitalize()
        return choice([f"{surname} {given.capitalize()}", f"{given.capitalize()} {surname}", given.capitalize()])
