import { stemOf } from './words.ts';

/**
 * Words that mean nearly the same in a group's talk, across both languages: a question in English finds the Chinese message that answers it.
 * One group a line; Chinese words as jieba cuts them, English ones in any form.
 */
const GROUPS = `
destination place 目的地 去哪
guest people person 人 客人 人数 位
meet meeting gather 集合 见面 碰头 会合 碰面 meetup
time clock 时间 钟
place location venue where address 地点 地址 地方 位置 场地
money cost price pay fee expensive cheap 钱 价格 多少钱 费用 花 付 块 元 贵 便宜 价钱 花费 total
split share aa 平摊 人均 分摊 每人 person per
budget 预算
ticket 票 门票 车票 机票
train rail railway 火车 高铁 动车 车次 车票 车
flight plane fly airport 飞机 航班 机场 飞
bus coach 公交 大巴 巴士 车
subway metro tube underground 地铁
car drive driver ride lift carpool 车 开车 司机 拼车 搭车 顺风车
parking park 停车 停车场
hotel hostel airbnb accommodation room stay 酒店 民宿 宾馆 旅馆 房间 住 住宿
restaurant eatery 餐厅 饭店 餐馆 馆子 饭馆
food eat meal 吃 饭 吃饭 食物 吃的
breakfast 早餐 早饭
lunch 午饭 午餐 中饭
dinner supper 晚饭 晚餐
hotpot 火锅
barbecue bbq grill 烧烤 烤肉 烤串
cake 蛋糕
drink beverage 饮料 喝 喝的
coffee café cafe 咖啡 咖啡馆
tea 茶 奶茶
beer wine alcohol 啤酒 酒 红酒
fruit 水果
snack 零食
water 水
bring carry take 带 带上 拿 携带
buy purchase shop shopping get 买 购买 采购
book reserve reservation booking 订 预订 预约 预定
order 点 下单 订购
cook bake make 做 做饭 煮 烤 烘焙
gift present 礼物 礼品
birthday bday 生日
party celebration celebrate 聚会 派对 庆祝 聚餐
movie film cinema 电影 影片 电影院
book novel read reading 书 小说 读 读书 阅读
chapter page 章 页 章节
club 俱乐部 社 会
game 游戏 桌游 比赛
match 比赛 球赛
run running jog marathon 跑步 跑 马拉松 慢跑
hike hiking climb mountain trail 爬山 徒步 登山 山
swim pool 游泳 泳池
gym fitness workout exercise 健身 健身房 锻炼 运动
yoga 瑜伽
ball basketball football badminton 球 篮球 足球 羽毛球
bike cycle cycling 自行车 骑车 骑行 单车
camp camping tent 露营 帐篷
beach sea 海边 沙滩 海
trip travel journey tour 旅行 旅游 出游 出行 行程
plan itinerary schedule 计划 安排 日程 行程
photo picture pic album 照片 图片 相册 拍照 合影
video 视频
link url website doc document 链接 网址 文档 网站
file 文件 资料
password code passcode wifi pin 密码 口令 验证码
phone number call 电话 手机 号码 打电话
email mail 邮箱 邮件
doctor hospital clinic 医生 医院 诊所 大夫
sick ill fever cold 生病 感冒 发烧 不舒服 病
medicine pill medication 药 吃药
dentist tooth 牙医 牙
allergy allergic 过敏
vegetarian vegan 素食 吃素 素
spicy 辣 吃辣
cat kitten 猫 猫咪 小猫
dog puppy 狗 小狗 狗狗
pet 宠物
kid child son daughter baby 孩子 小孩 儿子 女儿 宝宝 娃
mom mother mum 妈妈 妈 母亲
dad father 爸爸 爸 父亲
parent 父母 爸妈
grandma grandmother 奶奶 外婆 姥姥
grandpa grandfather 爷爷 外公 姥爷
friend 朋友
wedding marry married marriage 婚礼 结婚 婚
school class teacher 学校 课 老师 班
exam test 考试 测验
homework assignment 作业
work job office company 工作 上班 公司 办公室
boss manager 老板 经理 领导
project 项目
report 报告 周报
deadline due 截止 最后 ddl 期限
submit hand 交 提交
weather rain forecast 天气 下雨 雨 预报
snow 下雪 雪
umbrella 伞 雨伞
weekend 周末
monday 周一 星期一
tuesday 周二 星期二
wednesday 周三 星期三
thursday 周四 星期四
friday 周五 星期五
saturday 周六 星期六
sunday 周日 星期日 周天 星期天
tomorrow 明天
tonight evening 今晚 晚上
morning 早上 上午
afternoon 下午
noon 中午
week 周 星期
month 月 月份
start begin beginning open 开始 开门 开
end finish over close 结束 完 关门
arrive arrival reach 到 到达 抵达
leave depart departure 出发 离开 走 启程
return back 回来 回 返回 还
cancel off 取消 作废
change move postpone delay reschedule 改 改到 推迟 延期 变 提前 调整 换
decide decision choose pick settle 决定 定 选 选定 确定
who host charge responsible lead 负责 主持 组织 带队
help 帮 帮忙 帮助
send share 发 发送 分享
lend borrow 借 借用
invite 邀请 请
join attend come 参加 来 加入 报名 去
pick fetch collect 接 取
send drop deliver 送
clean 打扫 清洁 卫生
fix repair broken 修 修理 坏
rent landlord lease 房租 租 房东 租金
house home apartment flat 家 房子 公寓
move moving 搬家 搬
key 钥匙
gate door entrance 门 大门 门口
station stop 站 车站
color colour 颜色
size 尺寸 尺码 大小 码
name called 名字 叫 名叫
old age 岁 年龄 多大
song music concert 歌 音乐 演唱会
topic theme 主题 话题
rule 规则 规定
vote poll 投票
score result 成绩 分数 结果
win won winner 赢 赢了 冠军
lost lose 丢 输 丢了
recommend suggest recommendation 推荐 建议
favorite favourite like prefer love 喜欢 最爱 爱
hate dislike 讨厌 不喜欢
plant flower 植物 花 浇花
battery charger charge 充电 充电器 充电宝 电池
tool 工具
bag backpack luggage 包 背包 行李
shoe 鞋 鞋子
clothes wear dress jacket 衣服 穿 外套 裙子
glove 手套
first-aid bandage 急救 急救包
passport visa id 护照 签证 证件
bill receipt invoice 账单 发票 收据
transfer wechat alipay venmo 转账 微信 支付宝 转
refund 退款 退
bin trash garbage rubbish 垃圾 垃圾桶 倒垃圾
mould mold damp 霉 发霉
plumber boiler heating pipe leak 水管 暖气 锅炉 漏水 热水器
electricity power electric 电 电费 停电
gas 煤气 燃气
laundry wash washing 洗衣 洗 洗衣机
kitchen 厨房
bathroom toilet shower 卫生间 厕所 浴室 洗澡
noise noisy loud quiet 吵 噪音 安静
neighbour neighbor 邻居
package parcel delivery 快递 包裹
spare extra 备用 多余
certificate certification 证明 证书 体检
medical health checkup 体检 健康 医疗
insurance 保险
bank account card 银行 账户 卡 银行卡
tax 税
race half marathon 比赛 马拉松 半马 赛
distance km kilometer kilometre far mile 公里 距离 路程 远
shirt tshirt tee 衣服 队服 t恤
order 订 下单 点
print 打印 印
registration register signup sign enroll 报名 注册 登记
coach trainer 教练
outline agenda 提纲 大纲 议程
projector 投影 投影仪
picnic outing excursion 秋游 春游 野餐 郊游
garden botanical park 植物园 公园 花园
library 图书馆
museum 博物馆 展览
hall center centre 中心 活动中心 礼堂
office 办公室
membership dues fee 会费
fruit 水果
discount coupon sale off 打折 优惠 折扣 优惠券
free 免费
vegan plant-based 纯素 素
chair host moderate 主持
title called 书名 名字 标题 叫
author writer interview 作者 作家 访谈
english chinese translation translate 英文 中文 翻译 英语
doctor physio dentist 医生 大夫 牙医 理疗
knee leg foot back pain hurt 膝盖 腿 脚 疼 痛 受伤
thunder storm 打雷 雷 暴雨
temperature degree 温度 度
flight 航班
visit visitor stay 来访 做客 拜访 住
until till 直到 为止
repair fix shelf 修 架子
yesterday 昨天
today 今天
spring 春天 春季
summer 夏天 暑假
autumn fall 秋天
winter 冬天 寒假
holiday vacation 假期 放假 节日
national golden 国庆 黄金周
`;

/** Words as `wordsOf` gives them. */
const formOf = (word: string): string => (/^[a-z]/.test(word) ? stemOf(word) : word);

const conceptOf = new Map<string, string[]>();
GROUPS.trim()
  .split('\n')
  .forEach((line, number) => {
    for (const word of line.split(' ')) conceptOf.set(formOf(word), [...(conceptOf.get(formOf(word)) ?? []), `#${number}`]);
  });

/** The concepts of words, as terms of their own. */
export const conceptsOf = (words: Iterable<string>): string[] => [...words].flatMap((word) => conceptOf.get(word) ?? []);
