/**
 * Traditional characters and the simplified ones that stand for them, one unit each: those of numbers, documents, money, doors, dates, kinship, places and
 * surnames, and what Cantonese writes for 是, 的, 了, 不, 在, 给, 他 and 找. Rules are written in simplified characters and read both (Unihan, `kSimplifiedVariant`).
 */
const TRADITIONAL =
  '號碼帳賬證車電話機護銀轉匯戶稅統編開門鎖樓單駕駛執醫險會員學線聯絡繫設換這個係嘅貼報錢費額餘繳給與過還訊傳網頁鏈結雲備註冊錄陸陳張劉黃楊趙吳鄭孫馬許鄧馮謝葉鍾盧蘇範蔣蕭賴羅龔魯嚴華萬歲農曆國際臺灣東區鄉鎮縣廣場棟層間館莊園鐘點時從來們對請問題郵遞貨櫃臨動態驗認確據實體檔資業務貿發財產權簽約債貸購買賣價訂紅藍綠顏龍鳳鳥魚飯麵藥療傷復診斷術檢婦嬰兒誕壽爺媽嬸嬤孃歡樂慶賀遊戲陣隊聲頻視聽說講讀書畫寫雙飛騰鵝釘圍倫強偉傑輝榮濟潔瑩靜蘭麗潤寧爾軍團長師徑標籤記憶緊須則變預幾輛輪騎擋後頭裡邊遠運輸轄轎庫內處辦廳總經紀負責應該當幫順風豐達圓誰麼樣顯終極鄰彎樹橋島嶼灘濱漢滬淺獅鑽鐵咗唔喺畀俾佢搵剛現儲寶帶鑰鍵貓軟驛聰識關閉隨屬誌參選繼續擇損';
const SIMPLIFIED =
  '号码帐账证车电话机护银转汇户税统编开门锁楼单驾驶执医险会员学线联络系设换这个是的贴报钱费额余缴给与过还讯传网页链结云备注册录陆陈张刘黄杨赵吴郑孙马许邓冯谢叶钟卢苏范蒋萧赖罗龚鲁严华万岁农历国际台湾东区乡镇县广场栋层间馆庄园钟点时从来们对请问题邮递货柜临动态验认确据实体档资业务贸发财产权签约债贷购买卖价订红蓝绿颜龙凤鸟鱼饭面药疗伤复诊断术检妇婴儿诞寿爷妈婶嬷娘欢乐庆贺游戏阵队声频视听说讲读书画写双飞腾鹅钉围伦强伟杰辉荣济洁莹静兰丽润宁尔军团长师径标签记忆紧须则变预几辆轮骑挡后头里边远运输辖轿库内处办厅总经纪负责应该当帮顺风丰达圆谁么样显终极邻弯树桥岛屿滩滨汉沪浅狮钻铁了不在给给他找刚现储宝带钥键猫软驿聪识关闭随属志参选继续择损';

/** Code of each traditional character → code of the simplified one. */
export const SIMPLIFIED_UNITS: ReadonlyMap<number, number> = new Map(
  TRADITIONAL.split('').map((char, at) => [char.charCodeAt(0), SIMPLIFIED.charCodeAt(at)]),
);
