"""Addresses, places and organisations."""

import random
import re

from faker import Faker

from english_places import EnglishPlaces
from lists import COUNTRIES, STATES, divisions, given_characters, jieba_words, latin_names, surnames, things

LOCALES = "en_US en_GB en_AU en_CA en_IN en_NZ en_IE de_DE fr_FR es_ES it_IT nl_NL pl_PL sv_SE da_DK fi_FI no_NO pt_BR pt_PT".split()
ROADS = "解放 人民 中山 建设 和平 新华 北京 南京 胜利 长江 黄河 文化 学府 滨河 迎宾 友谊 光明 幸福 朝阳 青年 劳动 科技 创业 世纪 天府 高新 湖滨 东风 红旗 复兴 翠竹 桃园".split()
ESTATES = "阳光 幸福 锦绣 翠湖 碧水 金色 水岸 江南 丽景 和谐 星河 滨江 名都 香榭 橡树 梧桐 蓝湾 翡翠 玫瑰 书香 御景 东方 紫荆 云山".split()
ESTATE_KINDS = "花园 家园 城 苑 小区 新村 公馆 名苑 华庭 府 湾 公寓 雅苑 新城 大厦 嘉园 佳苑 里 宿舍 二区 四区".split()
DIGITS = "零一二三四五六七八九"
TAIWAN = "台北市 新北市 台中市 高雄市 桃園市 台南市 新竹市 嘉義縣 宜蘭縣 花蓮縣 彰化縣".split()
HONG_KONG = "九龍 新界 香港 沙田 屯門 元朗 觀塘 荃灣 深水埗 灣仔 將軍澳 北角 葵涌 大埔".split()
STREET_NAMES = "Oak Maple Pine Cedar Elm Main Park Lake Hill River Church Spring Sunset Highland Meadow Forest Mill Ridge Station Queen King High".split()
STREET_KINDS = "Street St St. Avenue Ave Road Rd Drive Dr Lane Ln Blvd Court Ct Way Place Terrace Circle Close Crescent Grove Hill Row".split()
SCHOOLS = "大学 中学 小学 一中 实验小学 附中 幼儿园 理工大学 师范大学 外国语学校 科技有限公司 公司 集团 银行 医院 事务所 人民医院 派出所 健身房".split()
SHOPS = "面馆 烧烤 火锅 牛肉面 羊肉汤 生煎 米线 豆花 凉皮 包子铺 早点 饺子馆 小炒 家常菜 私房菜 卤味 鸭脖 炸鸡 烤鱼 串串 麻辣烫 粥铺 糕点 水果 超市 便利店 理发店 美发 修车铺 五金 裁缝铺 药房 诊所 照相馆 驾校 民宿 农家乐 茶馆 花店 宠物店 眼镜 布行 粮油 豆腐坊 鲜肉 海鲜 大药房 口腔".split()
FIRMS = "University|High School|College|Inc|LLC|Ltd|Group|Bank|Hospital|Labs|Partners|Academy|Clinic|Foundation|Middle School".split("|")


class Places:
    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._english = EnglishPlaces(chance)
        self._addresses: list[str] = []
        for locale in LOCALES:
            source = Faker(locale)
            source.seed_instance(7)
            found = [source.address() for _ in range(300)]
            self._addresses += [one for one in found if re.match(r"^[\x00-\u024f]+$", one)]
        towns = Faker("en_US")
        towns.seed_instance(8)
        self._towns = sorted({towns.city() for _ in range(2_000)}) + "London Paris Berlin Tokyo Sydney Toronto Boston Chicago Dublin Rome Shanghai".split() * 15
        self._lasts = [name for _, last in latin_names().values() for name in last]
        self._given = list(given_characters())
        self._surnames = surnames()[0]
        self._known = things()["place"]
        self._spots = [word for word, (count, kind) in jieba_words().items() if kind == "ns" and len(word) <= 4 and count >= 5]

    def _number(self, most: int) -> int:
        return self._chance.randrange(1, most)

    def _two(self) -> str:
        return self._chance.choice(self._given) + self._chance.choice(self._given)

    def _road(self) -> str:
        choice = self._chance.choice
        name = choice([choice(ROADS), self._two(), choice(self._spots)[:2]])
        middle = choice("东西南北中一二三") if self._chance.random() < 0.25 else ""
        return name + middle + choice(["路"] * 8 + ["街"] * 3 + ["大道", "大道", "大街", "巷", "弄", "胡同"])

    def _estate(self) -> str:
        choice = self._chance.choice
        return choice([choice(ESTATES), self._two(), choice(self._spots)[:2]]) + choice(ESTATE_KINDS)

    def _written(self, number: int) -> str:
        """Up to 99 in Chinese."""
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else "十" if tens == 1 else DIGITS[tens] + "十") + (DIGITS[ones] if ones or not tens else "")

    def _unit(self) -> str:
        choice, block, door = self._chance.choice, self._number(40), self._number(28) * 100 + self._number(8)
        kind, floor, wing = choice(["栋", "号楼", "幢", "座"]), self._number(33), choice("ABCD")
        return choice(
            [
                f"{block}{kind}{self._number(6)}单元{door}{choice(['', '室', '号'])}",
                f"{block}{choice(['栋', '号楼', '幢', '楼'])}{door}{choice(['', '室', '房'])}",
                f"{block}{choice('-~—')}{self._number(6)}-{door}",
                f"{block}-{door}{choice(['', '室'])}",
                f"{choice('ABCDEF')}{choice(['座', '栋', '区'])}{door}{choice(['', '室'])}",
                f"{block}{kind}{self._number(6)}单元{choice(['', f'{floor}楼', f'{floor}层东户', '一楼'])}",
                f"{block}号楼{choice(['负一层', f'{self._number(9)}层', f'东单元{self._number(9)}0{self._number(4)}', '一楼', f'{floor}楼左手'])}",
                f"{block}号{choice(['', f'{door}室', f'{self._number(9)}楼', f'{floor}楼{wing}室', f'{floor}楼之{self._number(9)}'])}",
                f"{self._written(block)}{kind}{choice('一二三四')}单元{choice([str(door), f'{self._written(floor)}楼', f'{DIGITS[self._number(9)]}零{DIGITS[self._number(5)]}'])}",
                f"{block}{kind} {self._number(6)}单元 {door}",
                f"{self._number(6)}单元{door}{choice(['', '室'])}",
                f"{block}号{self._number(6)}门{door}",
                f"{choice('ABCDEF')}{self._number(20)}栋{door}",
                f"{choice(['东', '西', '南', '北'])}{choice(['区', '院'])}{block}{kind}{door}",
            ]
        )

    def _dormitory(self) -> str:
        """Where students live, and where people work on a campus or in a park."""
        choice, block, door = self._chance.choice, self._number(30), self._number(8) * 100 + self._number(40)
        school = choice([f"{self._two()}{choice(['大学', '学院', '校区'])}", f"{choice('东西南北')}{choice(['区', '苑', '校区', '院'])}", ""])
        if self._chance.random() < 0.6:
            return f"{school}{choice(['', '学生公寓', '宿舍', '男生宿舍', '女生宿舍', '研究生公寓', '教工楼', self._two() + '园'])}{block}{choice(['栋', '号楼', '舍', '幢'])}{door}{choice(['', '室', '寝', '宿舍'])}"
        park = f"{self._two()}{choice(['科技园', '产业园', '软件园', '创业园', '工业园', '物流园', '创意园', '大厦', '广场', '国际中心', '商务楼'])}"
        floor = f"{block}{choice('栋幢座')}{self._number(30)}{choice(['层', '楼', 'F'])}"
        room = f"{choice('ABCDEF')}{choice('座栋区')}{door}{choice(['', '室'])}"
        return park + choice([floor, room, f"{block}号楼{door}", f"{block}号厂房"])

    def _southern(self) -> str:
        """As in Taiwan and Hong Kong."""
        choice, door = self._chance.choice, self._number(300)
        if self._chance.random() < 0.5:
            section = f"{choice('一二三四五')}段" if self._chance.random() < 0.5 else ""
            road = f"{choice([choice(ROADS), self._two()])}{choice(['路', '街', '大道'])}{section}{choice(['', f'{door}巷', f'{door}巷{self._number(40)}弄'])}"
            town = choice(["", f"{choice(TAIWAN)}{self._two()}區", f"{choice(TAIWAN)}", f"{self._two()}鎮"])
            return f"{town}{road}{self._number(400)}號{choice(['', f'{self._number(20)}樓', f'{self._number(20)}樓之{self._number(9)}', f'{self._number(20)}F'])}"
        town = choice(["", choice(HONG_KONG)])
        block = f"{choice('ABCDEF')}座" if self._chance.random() < 0.5 else f"{self._number(12)}座"
        flat = f"{self._number(50)}{choice(['樓', '/F ', '字樓'])}{choice('ABCDEFGH')}{choice(['室', ''])}"
        return choice([f"{town}{self._two()}道{door}號{flat}", f"{town}{self._two()}{choice(['邨', '苑', '花園', '大廈'])}{block}{flat}", f"{town}{self._two()}街{door}號地下", f"{town}{self._two()}邨{self._two()}樓{self._number(40)}{self._number(30):02d}室"])

    def _by_a_crossing(self) -> str:
        choice = self._chance.choice
        beside = choice(["路口", "交叉口", "东侧", "西边", "往东五十米", "斜对面", "对过"])
        return f"{self._road()}{choice(['与', '和', ''])}{self._road()}{beside}{choice(['', ''])}{self._number(300)}号{choice(['', self._two() + '大厦', '二楼'])}"

    def _with_a_spot(self) -> str:
        """A number with what stands there, as people tell a driver who knows the street."""
        choice = self._chance.choice
        door = f"{self._number(300)}号"
        spot = choice([f"对门{self._number(20)}0{self._number(9)}", f"{self._number(40)}号车库", f"{door}楼上", f"{door}院内平房", f"{door}底商二楼", f"{door}地下室", f"{door}临街第二间", f"{door}{self._two()}茶铺楼上"])
        return choice([self._road, self._estate])() + spot

    def _village(self) -> str:
        choice = self._chance.choice
        village = f"{self._two()}{choice(['镇', '乡', '街道', '苏木'])}" if self._chance.random() < 0.6 else ""
        written = choice("一二三四五六七八九十")
        group = choice(["", f"{written}{choice('组组社队')}", f"{self._number(20)}{choice('组组社队')}", f"第{written}生产队", f"{self._two()}{choice(['屯', '湾', '坪', '塆', '沟', '自然村', '寨'])}"])
        place = f"{self._two()[: choice([1, 2])]}{choice(['村', '村', '村', '家村', '庄', '屯', '营'])}"
        if group and self._chance.random() < 0.4:
            return f"{village}{place}{group}{choice(['', '', '东头第二家', '村口第一家', '桥头那家'])}"
        return f"{village}{place}{group}{self._number(300)}{choice(['号', '号', '号院'])}"

    def chinese_address(self) -> str:
        choice, r, q = self._chance.choice, self._chance.random(), self._chance.random()
        province, city, district = choice(divisions())
        short = self._chance.random() < 0.35
        head = province + city + district if r < 0.12 else city + district if r < 0.24 else district if r < 0.34 else ""
        head = head.replace("市辖区", "").replace("省", "" if short else "省").replace("市", "" if short else "市")
        number = f"{self._number(1_999)}{choice(['号', '号', '号', '弄', f'-{self._number(20)}号', f'弄{self._number(90)}号', f'号附{self._number(9)}号'])}"
        if q < 0.02:
            return f"{head}{self._road()}{choice('ABCDMNXZabo')}座{choice(['', f' {self._chance.randrange(100_000, 999_999)}'])}"
        if q < 0.06:
            return head + self._road() + number + choice(["院", "院里", "后门", "门口", f"{choice('ABC')}馆", f"{self._two()}大厦{self._number(30)}层", "底商", "商铺"])
        if q < 0.08:
            return head + self._by_a_crossing()
        if q < 0.10:
            return self._with_a_spot()
        if q < 0.26:
            return head + self._road() + number
        if q < 0.42:
            return head + self._road() + number + choice([self._estate(), "", " "]) + self._unit()
        if q < 0.65:
            return head + self._estate() + choice(["", "", "", " "]) + self._unit()
        if q < 0.77:
            return self._unit()
        if q < 0.84:
            return choice(["", head]) + self._dormitory()
        if q < 0.89:
            return self._southern()
        return head + self._village()

    def chinese_place(self) -> str:
        choice = self._chance.choice
        return choice([choice(self._spots), choice(self._known), choice(self._known), choice([part for part in choice(divisions()) if part]), self._road(), self._estate()])

    def chinese_organisation(self) -> str:
        choice = self._chance.choice
        if self._chance.random() < 0.35:
            return self._shop()
        return choice([choice(divisions())[1], choice(self._spots)[:2], f"第{choice('一二三四五六')}", self._two()]) + choice(SCHOOLS)

    def _shop(self) -> str:
        """Called after somebody: 张记面馆, 老王烧烤, 陈阿婆豆花."""
        choice = self._chance.choice
        surname, keeper = choice(self._surnames), choice("记 记 氏 家 姐 嫂 哥 叔 婶 妈 师傅 阿姨 阿婆 大爷 婆婆 二娘 胖子 大姐 老板 一手 三孃".split())
        owner = choice([surname + keeper, f"{choice('老小阿')}{surname}", f"{choice('老小')}{surname}家", surname + self._two()])
        return owner + choice(SHOPS)

    def english_address(self) -> str:
        choice = self._chance.choice
        r = self._chance.random()
        if r < 0.6:
            address = self._english.address()
        elif r < 0.8:
            address = self._street()
        else:
            address = choice(self._addresses).replace("\n", choice(["\n", ", ", ", ", " "]))
            if self._chance.random() < 0.3:
                address = re.split(r"[,\n]", address)[0]
            if not re.search(r"\d", address):
                address = f"{self._number(400)} {address}"
        return address.lower() if self._chance.random() < 0.3 else address

    def _street(self) -> str:
        choice = self._chance.choice
        name = choice([choice(STREET_NAMES), choice(self._lasts), f"{choice(STREET_NAMES)} {choice(STREET_NAMES)}", f"{self._number(120)}th"])
        door = f"{self._number(9_999)}" if self._chance.random() < 0.4 else f"{self._number(300)}{choice(['', '', '', 'A', 'b'])}"
        address = f"{door} {choice(['', '', '', 'N ', 'West ', 'Old '])}{name} {choice(STREET_KINDS)}"
        if self._chance.random() < 0.2:
            address = f"{choice(['flat', 'Flat', 'unit', 'Apt'])} {self._number(40)}, {address}"
        elif self._chance.random() < 0.2:
            address += f"{choice([', ', ' '])}{choice(['Apt ', 'apt ', 'Unit ', '#', 'Suite ', 'Flat '])}{self._number(900)}{choice(['', 'B', 'c'])}"
        town = self._chance.random()
        if town < 0.3:
            address += f", {choice(self._towns)}{choice([', ', ' '])}{choice(STATES)} {self._chance.randrange(10_000, 99_999)}"
        elif town < 0.5:
            address += f"{choice([', ', ' '])}{choice(self._towns)}"
        if self._chance.random() < 0.03:
            address = f"{choice(['PO Box', 'P.O. Box'])} {self._number(9_999)}, {choice(self._towns)}"
        return address

    def english_place(self) -> str:
        place = self._chance.choice([self._chance.choice(self._towns), self._chance.choice(COUNTRIES), self._chance.choice(STATES)])
        return place.lower() if self._chance.random() < 0.2 else place

    def english_organisation(self) -> str:
        choice = self._chance.choice
        return f"{choice([choice(self._lasts), choice(self._towns)])} {choice(FIRMS)}"
