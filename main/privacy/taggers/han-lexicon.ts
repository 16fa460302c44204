import { PLACES } from '../addresses/chinese-places.ts';
import { DOUBLE_SURNAMES, GIVEN, SURNAMES, TITLES } from '../names/chinese-surnames.ts';
import { WORDS_LIKE_NAMES } from '../names/chinese-words.ts';
import { EVERYDAY_THINGS } from '../names/everyday-things.ts';
import { KNOWN_CHINESE } from '../names/known-chinese.ts';
import { PUBLIC_CHINESE } from '../names/public-chinese.ts';

const ALL_PLACES: ReadonlySet<string> = new Set(PLACES);
const ALL_TITLES: ReadonlySet<string> = new Set(TITLES);

export const isPlace = (name: string): boolean => ALL_PLACES.has(name);
/** 老师, 师傅: who somebody is, and no name. */
export const isTitleAlone = (name: string): boolean => ALL_TITLES.has(name);
/** 俞师傅: a surname with a title. */
export const isTitled = (name: string): boolean => SURNAMES.has(name[0] ?? '') && ALL_TITLES.has(name.slice(1));

/** A surname and two characters of given names. */
export const isInChineseLexicon = (name: string): boolean => {
  const length = DOUBLE_SURNAMES.includes(name.slice(0, 2)) ? 2 : SURNAMES.has(name[0] ?? '') ? 1 : 0;
  const given = name.slice(length);
  return length > 0 && given.length === 2 && Array.from(given).every((character) => GIVEN.has(character));
};

/** 阿May, Kevin总. */
export const LATIN_IN_HAN = /^(?:[小老阿][A-Z][A-Za-z]*|[A-Z][a-z]+(?:总|哥|姐|老师|医生|经理|教练))$/;
export const MARKED = /^[小老阿]\p{Script=Han}$/u;

/** What is more often something else: a word of the dictionary, a thing of every day, a year at school. */
export const isRatherAWord = (name: string): boolean => WORDS_LIKE_NAMES.has(name) || EVERYDAY_THINGS.has(name) || /^[小大][一二三四五六]$/.test(name);

/** Characters of goods and of groups: 夏促, 许愿瓶 and 小虎队 end in no given name; 黄队 is a captain. */
export const GOODS = /[促瓶药车店书卡券票机器品装杯盒茶酒饭菜汤糖腐油酱]$|^.{2,}[队团]$/;

/** 大伯, 三婶, 阿嬷, 孙仔, 姆妈: who somebody is to the writer, and no name. */
export const KIN_ALONE =
  /^(?:[大二三四五六七八九小老幺阿满姑表堂]{0,2}(?:伯|叔|婶|姑|姨|舅|嫂|嬷|嫲|嬢|孃|姥|爷|奶|婆|公|爹|妈|娘|丈|姐夫|妹夫)(?:[爷奶娘婆公妈爹父母]|子|儿)?|[姆契干后亲继岳丈祖曾][爷妈娘爹母父婆公孙]|[孙侄外曾玄重][仔子儿孙娃女辈甥]儿?|老[豆窦细母爸娘公婆婆]|囡囡|囝囝|童[男女]|[伯叔]仔|阿[佳妈爸爹娘嬤公婆])$/;

/** 墨绿, 藏青; 白宝马 is a car and its colour. */
const SHADE = /^[墨草军翠橄湖宝藏米奶深浅暗酒枣玫烟铁][绿蓝青白黄灰红紫黑粉]$/;
const COLOURED = /^[白黑红蓝灰银黄绿紫粉]/;
export const isColoured = (name: string): boolean =>
  SHADE.test(name) || (COLOURED.test(name) && name.length > 2 && (KNOWN_CHINESE.has(name.slice(1)) || EVERYDAY_THINGS.has(name.slice(1)) || PUBLIC_CHINESE.has(name.slice(1))));
