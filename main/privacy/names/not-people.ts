/** Brands, dishes, medicines and games that are built like a Chinese name. */
export const CHINESE_THINGS: ReadonlySet<string> = new Set(
  (
    '高数 线代 概统 毛概 思修 马原 数分 高代 计组 复变 国文 段考 刘海 胖大海 谭仔 花莲 基隆 屏东 宜兰 台东 垦丁 马祖 ' +
    '小炉 围炉 康师傅 老干妈 周黑鸭 周大福 周大生 周生生 老凤祥 王老吉 王守义 李锦记 马应龙 张小泉 陈克明 老乡鸡 老婆饼 杨国福 蔡林记 沈大成 王致和 金龙鱼 鲁花 海底捞 双黄连 连花清瘟 板蓝根 云南白药 ' +
    '安踏 李宁 匹克 波司登 森马 罗莱 欧莱雅 雅诗兰黛 兰蔻 香奈儿 迪奥 古驰 路易威登 爱马仕 博世 西门子 海尔 美的 格力 方太 老板 苏泊尔 戴森 万科 龙湖 华润 盒马 叮咚 京东 淘宝 拼多多 美团 饿了么 高德 ' +
    '白象 汤达人 卫龙 旺旺 徐福记 阿尔卑斯 德芙 费列罗 郎酒 习酒 杜康 孔府家 林氏木业 顾家 毛利率 许愿瓶 万金油 白金卡 金丝猴 水立方 麻婆 宫保 夫妻肺片 东坡肉 叫花鸡 张飞牛肉 武大郎 孟婆汤 史莱姆 ' +
    '奥特曼 皮卡丘 柯南 哆啦 熊大 熊二 光头强 喜羊羊 灰太狼 小猪佩奇 小黄人 小红书 小黄车 小蓝车 小天鹅 小白鞋 小红花 小白菜 小米粥 阿里 阿迪 阿胶 阿尔法 阿拉 阿姨 阿弥陀佛 老铁 老天 老实 小可爱 小仙女'
  ).split(' '),
);

/** What stands after a name that belongs to everybody: a singer's concert, a streamer's room; or after its half of a longer word. */
export const PUBLIC_AFTER =
  /^(?:演唱会|直播间|音乐会|粉丝|主演|导演的|饰演|代言|的?(?:新歌|新专辑|专辑|老歌|歌(?:曲|真|好)?|电影|小说|诗|词作|画展|绯闻|新剧|综艺)|大学|中学|医院|杯|奖|定理|定律|公式|效应|纪念馆|故居|公园|大桥|机场|广场|旗舰店|专卖店|牌|遇上|战术)/;

/** A shop is called after somebody: 王姐家常菜, 老李牛肉面. */
export const SHOP_AFTER = /^(?:家常菜|私房菜|小炒|面馆|面店|粉店|牛肉面|羊肉汤|米线|生煎|豆花|凉皮|串串|麻辣烫|卤味|鸭脖|包子铺|饺子馆|火锅店|烧烤店|烧烤摊|饭店|饭馆|餐馆|菜馆|酒楼|超市|便利店|小卖部|理发店|美发店|修车铺|裁缝铺|照相馆|大药房|药房|诊所|农家乐|茶馆|棋牌室|民宿)/;

/** Brands, artists, clubs, machines and characters of a single word, in lower case. */
export const ENGLISH_THINGS: ReadonlySet<string> = new Set(
  (
    'ember hearth siri alexa cortana bixby claude gemini copilot adele beyonce rihanna drake eminem madonna shakira bjork moby sting bono enya dido lorde lizzo usher pink seal sade zendaya pele ronaldo messi neymar mbappe salah haaland federer nadal djokovic lebron kobe shaq ' +
    'shakespeare dickens tolstoy dostoevsky kafka nietzsche plato socrates aristotle jung marx lenin stalin hitler napoleon cleopatra churchill thatcher obama trump biden clinton putin merkel macron gandhi mandela einstein newton darwin tesla galileo picasso monet rembrandt vermeer dali warhol banksy mozart beethoven bach chopin vivaldi wagner ' +
    'hamlet macbeth othello sherlock moriarty gandalf frodo bilbo aragorn legolas hermione dumbledore voldemort snape hagrid batman superman spiderman thor loki hulk ironman joker simba nemo dory shrek zelda pikachu sonic kirby goku naruto totoro barbie moana mulan aladdin cinderella rapunzel bambi dumbo snoopy garfield ' +
    'paddington peppa bluey gruffalo santa rudolph jesus buddha allah zeus hercules odysseus venus mars mercury jupiter saturn pluto dracula frankenstein godzilla ' +
    'mercedes ford chevrolet chrysler dodge bentley ferrari porsche lamborghini toyota honda mazda lexus skoda fiat renault audi bmw kia lincoln cadillac buick ikea lidl aldi tesco sainsburys waitrose wendys dennys arby mcdonalds starbucks costa nando nandos popeyes chipotle ' +
    'levis gucci prada chanel dior hermes armani versace burberry adidas nike puma reebok timberland dyson bosch siemens philips braun gillette kellogg heinz nestle cadbury hershey nutella kleenex tylenol advil benadryl ritalin xanax viagra zelle venmo paypal klarna revolut monzo starling barclays lloyds halifax santander ' +
    'chelsea arsenal everton fulham liverpool inter juventus barca madrid lakers celtics bulls yankees patriots jets giants paris london berlin rome vienna prague dublin boston phoenix miami melbourne ' +
    'netflix hulu disney pixar marvel spotify tinder bumble hinge grindr reddit twitch discord telegram skype excel figma slack jira notion trello python java perl scala docker jenkins linux ubuntu debian android kindle alexa echo roomba airbnb uber lyft bolt ryanair expedia ' +
    'billy malm kallax coke pepsi fanta sprite guinness heineken corona bacardi absolut smirnoff malibu baileys peroni benedict margherita margarita alfredo stroganoff wellington reuben cobb tikka jollof pesto ' +
    'monday tuesday wednesday thursday friday saturday sunday january february march july september october november december christmas easter ramadan eid diwali hanukkah halloween thanksgiving lent passover yoga pilates zumba mom dad mum mama papa nana grandma grandpa auntie uncle bro sis dude mate babe honey love darling god lord ' +
    'hi hey bye yes no ok okay duh lol rest new bell honestly same sounds morning evening night thanks cheers sorry welcome congrats happy good great nice best dear everyone someone nobody anyone guys folks team boss captain doctor nurse teacher frank'
  ).split(' '),
);

/** “Adele's new album”, “Chelsea lost”: what is said of those whom everybody knows. */
export const SAID_OF_FAMOUS =
  /^(?:['’]s)?\s(?:new |latest |first |last )?(?:albums?|songs?|single|tour|concert|movies?|films?|novels?|book|tickets|gig|biopic|lyrics|is on (?:tonight|tv|netflix)|dropped|season \d|episode|remix|cover band|quote|fans?)\b/i;
