/** People everybody talks about without knowing them: authors, and characters of books. A member of that name is on the circle's list. */
export const FAMOUS_CHINESE: ReadonlySet<string> = new Set(
  (
    '贾宝玉 林黛玉 薛宝钗 王熙凤 孙悟空 唐僧 猪八戒 宋江 武松 林冲 鲁智深 李逵 诸葛亮 曹操 刘备 关羽 张飞 赵云 周瑜 孙权 吕布 司马懿 郭靖 黄蓉 杨过 张无忌 令狐冲 韦小宝 段誉 乔峰 ' +
    '许仙 白素贞 祝英台 梁山伯 方鸿渐 孙少平 孙少安 田晓霞 许三观 孔乙己 叶文洁 汪淼 罗辑 章北海 程心 云天明 史强 周朴园 祥林嫂 杜十娘 花木兰 秦始皇 汉武帝 李世民 武则天 康熙 乾隆 ' +
    '鲁迅 余华 莫言 刘慈欣 钱钟书 金庸 古龙 老舍 巴金 沈从文 王小波 张爱玲 路遥 曹雪芹 罗贯中 施耐庵 吴承恩 冰心 季羡林 梁实秋 汪曾祺 史铁生 陈忠实 贾平凹 迟子建 严歌苓 三毛 杨绛 ' +
    '李白 杜甫 苏轼 苏东坡 白居易 李清照 王维 陶渊明 辛弃疾 王阳明 司马迁 欧阳修 王羲之 李商隐 杜牧 孟浩然 周杰伦 刘德华 张学友 王菲 林俊杰 陈奕迅 姚明 刘翔 李宁 马云 马化腾 雷军 任正非'
  ).split(' '),
);

/** The same for English: given name and surname in lower case. */
export const FAMOUS_ENGLISH: ReadonlySet<string> = new Set(
  (
    'harry potter|hermione granger|ron weasley|sherlock holmes|john watson|elizabeth bennet|jane bennet|jane eyre|tom sawyer|huckleberry finn|oliver twist|david copperfield|peter pan|mary poppins|james bond|' +
    'atticus finch|jay gatsby|nick carraway|daisy buchanan|frodo baggins|bilbo baggins|jon snow|arya stark|walter white|michael scott|dorian gray|anna karenina|emma woodhouse|katniss everdeen|percy jackson|' +
    'jane austen|charles dickens|mark twain|william shakespeare|george orwell|agatha christie|stephen king|ernest hemingway|virginia woolf|emily bronte|charlotte bronte|oscar wilde|james joyce|leo tolstoy|' +
    'albert einstein|isaac newton|charles darwin|taylor swift|michael jordan|steve jobs|bill gates|elon musk|tim cook|donald trump|joe biden|barack obama|mickey mouse|donald duck|santa claus|jack sparrow'
  ).split('|'),
);
