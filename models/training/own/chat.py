"""How people in a Chinese chat write: with a word before, a face behind, without punctuation, in traditional characters."""

import random
import re
from pathlib import Path

Piece = tuple[str, str | None]
#: What is neither person nor address, but may be a place or an organisation.
NOBODY = "NOBODY"

BEFORE = (
    "对了， 对了 那个， 那个 哎 哎呀 欸 嗯 嗯嗯， 哈哈 哈哈哈， 话说 话说， 说真的， 我说， 其实 不过 然后 但是 另外， ps： 诶 额 呃 喂 哇 天啊 卧槽 笑死， "
    "刚刚 刚才 今天 昨天 明天 今晚 早上 下午 周六 上周 下次 听说 好像 估计 可能 反正 感觉 我觉得 应该是 原来 果然 难怪 记得 麻烦 请问 请问， 你好， 您好， "
    "在吗， 各位， 大家好， @所有人 【通知】 【转】 通知： 提醒： 回复： 转发： 好的， 收到， 行， 可以， ok， 不是， 没有， 真的假的， 急！ 求助： 1. - · > 语音转文字："
).split(" ")
BEHIND = (
    "哈哈 哈哈哈 呢 吧 啊 呀 嘛 啦 咯 。 ～ ！ ？ ！！ ？？ 哦 喔 … …… [微笑] [捂脸] [旺柴] [玫瑰] [抱拳] [呲牙] [OK] 😂 🤣 🙏 👍 🎉 ❤️ 😭 😅 🌹 了 的 "
    "，谢谢 ，谢谢！ ，辛苦了 ，麻烦了 ，急 ，好吗 ，可以吗 ，行不 ，对吧 ，是吧 ，笑死 ，真的 ，你看看 ，我先忙了 ，回头说 ，在线等 xs hhh 2333 ok ^_^ orz ~ ~~ ;)"
).split(" ")
PUNCTUATION = str.maketrans({one: " " for one in "，。！？；：、“”"})

_PAIRS = (
    "万萬与與业業东東丝絲两兩严嚴丧喪个個丰豐临臨为為丽麗举舉么麼义義乌烏乐樂习習乡鄉书書买買乱亂争爭于於亏虧云雲亚亞产產亩畝亲親亿億仅僅从從仓倉仪儀们們价價众眾优優会會伞傘伟偉传傳伤傷伦倫"
    "体體余餘佣傭侠俠侣侶侥僥侦偵侧側侨僑倾傾债債储儲儿兒兑兌党黨兰蘭关關兴興养養兽獸内內冈岡册冊写寫军軍农農冯馮决決况況冻凍净淨凉涼减減凑湊几幾凤鳳凭憑凯凱击擊划劃刘劉则則刚剛创創删刪别別"
    "剑劍剧劇劝勸办辦务務动動励勵劲勁劳勞势勢勋勳匀勻区區医醫华華协協单單卖賣卢盧卧臥卫衛却卻厂廠厅廳历歷厉厲压壓厌厭厦廈县縣叁參双雙发發变變叶葉号號叹嘆吓嚇吗嗎启啟吴吳呐吶员員呛嗆呜嗚咏詠"
    "响響哑啞哗嘩唤喚啰囉喷噴团團园園围圍国國图圖圆圓圣聖场場坏壞块塊坚堅坛壇坝壩坟墳坠墜垄壟垒壘垫墊堕墮墙牆壮壯声聲壳殼处處备備复復够夠头頭夹夾夺奪奋奮奖獎妆妝妇婦妈媽娱娛娇嬌娴嫻婴嬰"
    "学學宁寧宝寶实實宠寵审審宪憲宫宮宽寬宾賓对對寻尋导導寿壽将將尔爾尘塵尝嘗层層届屆属屬岁歲岂豈岛島岭嶺峡峽巩鞏币幣帅帥师師帐帳带帶帮幫广廣庄莊庆慶库庫应應庙廟庞龐废廢开開异異弃棄张張弯彎"
    "弹彈强強归歸当當录錄彻徹径徑忆憶忧憂怀懷态態总總恋戀恒恆恶惡恼惱悦悅悬懸惊驚惧懼惨慘惩懲惯慣愤憤愿願懒懶戏戲战戰户戶扑撲执執扩擴扫掃扬揚扰擾抚撫抢搶护護报報担擔拟擬拥擁择擇挂掛挡擋挣掙"
    "挤擠挥揮损損换換捣搗据據掷擲搁擱摄攝摆擺摇搖撑撐敌敵数數斋齋断斷无無旧舊时時昙曇显顯晋晉晓曉晕暈暂暫术術机機杀殺杂雜权權条條来來杨楊杰傑松鬆极極构構枪槍标標栋棟栏欄树樹样樣档檔桥橋梦夢"
    "检檢楼樓榄欖横橫欢歡欧歐歼殲残殘毁毀毕畢气氣汉漢汤湯沟溝没沒沪滬泪淚泽澤洁潔浅淺测測济濟浑渾浓濃涂塗涛濤润潤涨漲渊淵渐漸温溫湾灣湿濕满滿滚滾滨濱滩灘潜潛灯燈灵靈灾災炉爐点點炼煉烂爛烟煙"
    "烦煩烧燒热熱爱愛爷爺牵牽犹猶独獨狭狹狮獅猪豬猫貓献獻现現环環玛瑪珑瓏琼瓊电電画畫畅暢疗療疯瘋痒癢盐鹽监監盖蓋盘盤睁睜码碼砖磚础礎确確碍礙礼禮祸禍离離种種积積称稱稳穩穷窮窃竊竞競笔筆签簽简簡"
    "类類粮糧紧緊纠糾红紅约約级級纪紀纯純纱紗纲綱纳納纵縱纷紛纸紙纹紋线線练練组組细細织織终終绍紹经經结結给給络絡绝絕统統继繼绩績续續绿綠维維综綜编編缘緣缩縮网網罗羅罚罰罢罷职職联聯聪聰肃肅肠腸"
    "肤膚肾腎肿腫胀脹胁脅胆膽胜勝脉脈脑腦脚腳脱脫脸臉舰艦艰艱艺藝节節芦蘆苏蘇苹蘋范範茎莖荐薦荣榮药藥莲蓮获獲莹瑩萝蘿营營萧蕭蒋蔣蓝藍蔡蔡虑慮虽雖虾蝦蚁蟻蚂螞蛮蠻补補衬襯装裝裤褲见見观觀规規视視"
    "览覽觉覺触觸订訂认認讨討让讓训訓议議讯訊记記讲講许許论論设設访訪证證评評识識诉訴词詞译譯试試诗詩诚誠话話询詢该該详詳语語误誤说說请請诸諸诺諾读讀课課谁誰调調谈談谊誼谋謀谢謝谣謠谱譜贝貝负負财財"
    "责責贤賢败敗货貨质質贩販贪貪贫貧购購贯貫贵貴贷貸贸貿费費贺賀资資赋賦赌賭赏賞赔賠赖賴赚賺赛賽赞贊赠贈赢贏赵趙赶趕跃躍践踐车車转轉轮輪软軟轻輕载載较較辅輔辆輛辈輩辉輝输輸辞辭边邊达達过過迈邁运運还還"
    "这這进進远遠违違连連迟遲适適选選递遞逻邏遗遺邓鄧邮郵邻鄰郑鄭酱醬酿釀释釋钉釘针針钟鐘钢鋼钥鑰钱錢钻鑽铁鐵铃鈴铜銅铭銘银銀铺鋪链鏈销銷锁鎖锅鍋锋鋒错錯键鍵锦錦镇鎮镜鏡长長门門闪閃闭閉问問闲閒间間"
    "闷悶闹鬧闻聞阅閱队隊阳陽阴陰阵陣阶階际際陆陸陈陳险險随隨隐隱难難雾霧静靜韩韓页頁顶頂项項顺順须須顾顧顿頓预預领領频頻题題颜顏额額风風飞飛饭飯饮飲饰飾饱飽饼餅饿餓馆館马馬驶駛驻駐驾駕骂罵骆駱验驗骑騎"
    "骗騙鱼魚鲁魯鲜鮮鸟鳥鸡雞鸣鳴鸭鴨鸿鴻鹅鵝鹏鵬麦麥黄黃齐齊齿齒龙龍龚龔龟龜"
)
def read_simplified() -> dict[int, str]:
    """What each traditional character becomes before rules and taggers read a text, as the app has it."""
    source = (Path(__file__).resolve().parents[3] / "main" / "privacy" / "text" / "traditional.ts").read_text("utf8")
    both = ["".join(re.findall(r"[\u3400-\u9fff]", re.search(rf"const {name} =\s*((?:'[^']*'[\s+]*)+)", source)[1])) for name in ("TRADITIONAL", "SIMPLIFIED")]
    return str.maketrans(*both)


TRADITIONAL = str.maketrans(_PAIRS[::2], _PAIRS[1::2])


def as_in_chat(pieces: list[Piece], chance: random.Random) -> list[Piece]:
    """The same pieces as somebody may type them. Labels stay where they are."""
    if chance.random() < 0.12:
        pieces = [(chance.choice(BEFORE), None), *pieces]
    if chance.random() < 0.25:
        pieces = [*pieces, (chance.choice(BEHIND), None)]
    if chance.random() < 0.08:
        pieces = [(text.translate(PUNCTUATION).replace(" ", "") if label in (None, NOBODY) else text, label) for text, label in pieces]
    elif chance.random() < 0.08:
        pieces = [(text.translate(PUNCTUATION) if label in (None, NOBODY) else text, label) for text, label in pieces]
    if chance.random() < 0.06:
        pieces = [(text.translate(TRADITIONAL), label) for text, label in pieces]
    return pieces
