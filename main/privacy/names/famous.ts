/** People everybody talks about without knowing them: authors, and characters of books. A member of that name is on the circle's list. */
export const FAMOUS_CHINESE: ReadonlySet<string> = new Set(
  (
    '贾宝玉 林黛玉 薛宝钗 王熙凤 孙悟空 唐僧 猪八戒 宋江 武松 林冲 鲁智深 李逵 诸葛亮 曹操 刘备 关羽 张飞 赵云 周瑜 孙权 吕布 司马懿 郭靖 黄蓉 杨过 张无忌 令狐冲 韦小宝 段誉 乔峰 ' +
    '许仙 白素贞 祝英台 梁山伯 方鸿渐 孙少平 孙少安 田晓霞 许三观 孔乙己 叶文洁 汪淼 罗辑 章北海 程心 云天明 史强 周朴园 祥林嫂 杜十娘 花木兰 秦始皇 汉武帝 李世民 武则天 康熙 乾隆 ' +
    '鲁迅 余华 莫言 刘慈欣 钱钟书 金庸 古龙 老舍 巴金 沈从文 王小波 张爱玲 路遥 曹雪芹 罗贯中 施耐庵 吴承恩 冰心 季羡林 梁实秋 汪曾祺 史铁生 陈忠实 贾平凹 迟子建 严歌苓 三毛 杨绛 ' +
    '李白 杜甫 苏轼 苏东坡 白居易 李清照 王维 陶渊明 辛弃疾 王阳明 司马迁 欧阳修 王羲之 李商隐 杜牧 孟浩然 周杰伦 刘德华 张学友 王菲 林俊杰 陈奕迅 姚明 刘翔 李宁 马云 马化腾 雷军 任正非 ' +
    '李佳琦 薇娅 罗永浩 董宇辉 李子柒 郭德纲 于谦 岳云鹏 黄渤 徐峥 葛优 周星驰 周润发 李连杰 甄子丹 梁朝伟 张国荣 梅艳芳 张曼玉 巩俐 章子怡 范冰冰 杨幂 赵丽颖 刘亦菲 迪丽热巴 胡歌 肖战 王一博 易烊千玺 王俊凯 蔡徐坤 鹿晗 吴亦凡 ' +
    '邓紫棋 孙燕姿 蔡依林 张惠妹 王力宏 陶喆 李宗盛 罗大佑 朴树 许巍 毛不易 薛之谦 华晨宇 邓丽君 陈绮贞 五月天 崔健 窦唯 那英 李荣浩 林宥嘉 田馥甄 张艺谋 陈凯歌 冯小刚 贾樟柯 王家卫 侯孝贤 杨德昌 宫崎骏 ' +
    '郎平 谷爱凌 苏炳添 全红婵 樊振东 孙颖莎 郑钦文 武大靖 易建联 梅西 科比 乔丹 张一鸣 刘强东 黄峥 李彦宏 王健林 董明珠 俞敏洪 马斯克 巴菲特 乔布斯 特朗普 拜登 普京 ' +
    '毛泽东 周恩来 邓小平 孙中山 蒋介石 朱德 雷锋 钱学森 袁隆平 屠呦呦 钟南山 张文宏 李时珍 扁鹊 孔子 孟子 庄子 墨子 荀子 韩非子 孙武 屈原 项羽 刘邦 卫青 霍去病 岳飞 文天祥 郑成功 林则徐 曾国藩 李鸿章 慈禧 康有为 朱元璋 成吉思汗 忽必烈 雍正 王安石 ' +
    '范仲淹 柳宗元 韩愈 王昌龄 岑参 杜荀鹤 陆游 柳永 纳兰性德 唐伯虎 祝枝山 曹植 嵇康 阮籍 谢灵运 朱自清 徐志摩 林徽因 闻一多 郁达夫 茅盾 萧红 顾城 北岛 舒婷 阎连科 毕飞宇 双雪涛 东野圭吾 村上春树 太宰治 川端康成 ' +
    '李逵 李鬼 潘金莲 西门庆 武大郎 卢俊义 林教头 哪吒 杨戬 二郎神 姜子牙 妲己 牛魔王 沙和尚 唐三藏 白骨精 貂蝉 黄忠 魏延 庞统 鲁肃 陆逊 袁绍 董卓 孔明 刘姥姥 史湘云 王语嫣 小龙女 任盈盈 周芷若 虚竹 慕容复 洪七公 黄药师 欧阳锋 甄嬛 琅琊榜 梅长苏 萧炎 唐三 吴邪 张起灵 王胖子 顾曼桢 白流苏 祁同伟 高育良 李达康 高启强 花千骨'
  ).split(' '),
);

/** The same for English: given name and surname in lower case. */
export const FAMOUS_ENGLISH: ReadonlySet<string> = new Set(
  (
    'harry potter|hermione granger|ron weasley|sherlock holmes|john watson|elizabeth bennet|jane bennet|jane eyre|tom sawyer|huckleberry finn|oliver twist|david copperfield|peter pan|mary poppins|james bond|' +
    'atticus finch|jay gatsby|nick carraway|daisy buchanan|frodo baggins|bilbo baggins|jon snow|arya stark|walter white|michael scott|dorian gray|anna karenina|emma woodhouse|katniss everdeen|percy jackson|' +
    'jane austen|charles dickens|mark twain|william shakespeare|george orwell|agatha christie|stephen king|ernest hemingway|virginia woolf|emily bronte|charlotte bronte|oscar wilde|james joyce|leo tolstoy|' +
    'albert einstein|isaac newton|charles darwin|taylor swift|michael jordan|steve jobs|bill gates|elon musk|tim cook|donald trump|joe biden|barack obama|jack daniels|john doe|jane doe|joe bloggs|eleanor rigby|freddie mercury|michael jackson|david bowie|elton john|bob dylan|john lennon|paul mccartney|ed sheeran|billie eilish|olivia rodrigo|harry styles|justin bieber|ariana grande|lady gaga|katy perry|kanye west|travis scott|bruno mars|dua lipa|sabrina carpenter|bob marley|jimi hendrix|kurt cobain|amy winehouse|nina simone|miles davis|johnny cash|dolly parton|' +
    'tom hanks|tom cruise|brad pitt|leonardo dicaprio|meryl streep|emma watson|emma stone|ryan gosling|keanu reeves|robert downey|scarlett johansson|morgan freeman|denzel washington|george clooney|julia roberts|quentin tarantino|christopher nolan|steven spielberg|martin scorsese|wes anderson|david attenborough|oprah winfrey|jimmy fallon|john oliver|gordon ramsay|jamie oliver|nigella lawson|mary berry|' +
    'cristiano ronaldo|lionel messi|david beckham|harry kane|roger federer|rafael nadal|serena williams|novak djokovic|andy murray|lebron james|stephen curry|kobe bryant|tom brady|usain bolt|tiger woods|lewis hamilton|max verstappen|simone biles|mark zuckerberg|jeff bezos|warren buffett|sam altman|king charles|prince william|prince harry|kate middleton|boris johnson|keir starmer|rishi sunak|margaret thatcher|winston churchill|' +
    'abraham lincoln|george washington|martin luther|nelson mandela|mahatma gandhi|queen elizabeth|marie curie|ada lovelace|alan turing|stephen hawking|nikola tesla|sigmund freud|karl marx|vincent van|pablo picasso|frida kahlo|jk rowling|roald dahl|sally rooney|margaret atwood|toni morrison|haruki murakami|neil gaiman|terry pratchett|philip pullman|sylvia plath|emily dickinson|walt whitman|robert frost|edgar allan|' +
    'winnie the|christopher robin|alice in|captain america|tony stark|bruce wayne|clark kent|peter parker|luke skywalker|darth vader|han solo|indiana jones|lara croft|homer simpson|bart simpson|peter griffin|rick sanchez|ross geller|rachel green|ted lasso|tony soprano|don draper|leslie knope|ron swanson|dwight schrute|jim halpert|dana scully|buffy summers|lizzie bennet|romeo montague|ebenezer scrooge|holden caulfield|scout finch|bridget jones|forrest gump|ferris bueller|' +
    'mickey mouse|donald duck|santa claus|jack sparrow'
  ).split('|'),
);
