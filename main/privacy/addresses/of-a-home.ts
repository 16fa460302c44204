/** What speaks of somebody's home beside a way, and what of a shop, a hall or a table. */
export const OF_A_HOME = /我家|导航|外卖|快递|备注|送到|放在|钥匙|接我|他家|她家|咱家|你家|家里|新家|老家|家属院|住|门牌|敲门|门铃|按铃|信箱|[红蓝绿黑白灰铁木]门|院|村|弄堂|胡同|巷|平房|老宅|屋|问谁|柜子|槐树|晒|祠堂/;
export const OF_A_SHOP = /店|卖(?!部)|吃|饭|餐|茶|咖啡|窗口|食堂|商场|超市|药房|银行|医院|站台|公交|景点|理发|面馆|火锅|烧烤|包子|小吃|摊|厕所|洗手间|电梯|安检|取票|教室|图书馆|诊室|柜台|柜机|展|停车|车位|排队|彩排|座/;
/** What speaks of a building that is open to everybody, beside a number of a room or a house. */
export const IN_PUBLIC = /教室|上课|自习|开会|会议|考场|考试|讲座|面试|报到|酒店|宾馆|会展|展馆|展位|图书馆|食堂|门诊|住院|医院|病房|航站/;

/** 第三, 第12: which door, house or way it is. */
export const ORDINAL = '第[一二三四五六七八九十\\d]{1,2}';
