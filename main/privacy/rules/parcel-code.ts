import { DIGIT, HAN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { createCueBefore } from './cue-before.ts';
import { after, digitsOf, type Place, type Rule } from './rule.ts';

/** Where parcels wait, and who brings them there. */
const STATIONS = '丰巢|蜂巢|菜鸟|兔喜|妈妈驿站|驿站|快递柜|自提柜|智能柜|代收点|快递站|近邻宝|速递易|韵达超市|快递超市|邻里驿站|溪鸟|递易|云柜|e栈';
const COMPANIES = '中通|圆通|申通|韵达|极兔|顺丰|京东|邮政|ems|德邦|百世|天天快递|丹鸟|快递|包裹';
const TAKEN = '取件|取货|拿件|代取|代拿|帮[我忙]?[取拿带]|帮取|帮拿|取个?快递|拿个?快递';
const STORED = wordsOf('丰巢|蜂巢|菜鸟|兔喜|驿站|快递|自提柜|智能柜|代收|近邻宝|速递易|溪鸟|递易|云柜|e栈|中通|圆通|申通|韵达|极兔|顺丰|京东|邮政|ems|德邦|百世|丹鸟|包裹|取件|取货|拿件|代取|代拿|帮我取|帮我拿|帮我带|帮取|帮拿|帮忙取|帮忙拿|帮忙带');

const ANOTHER = '单号|店号|门店[号编]|运单|物流|订单|电话|手机|尾号|编号|型号|地址|寄到|寄往|收货|楼|栋|单元|室|住';
const storedBefore = createCueBefore(`${STATIONS}|${COMPANIES}|${TAKEN}`, { reach: 24, another: ANOTHER });
const lockerBefore = createCueBefore('丰巢|蜂巢|快递柜|自提柜|智能柜|云柜|e栈|近邻宝|速递易|取件|取货|取码', { reach: 14, another: ANOTHER });
const storedAfter = new RegExp(`^[\\s,，。(]{0,2}(?:在|是|放|的)?(?:我的|那边|楼下|门口|小区)?\\s?(?:${STATIONS}|(?:${COMPANIES})的|${TAKEN})`, 'i');

/** 8-3-1192, A203-66: shelf, row and number; a score or a date has shorter ends. */
const isOnAShelf = (_value: string, place: Place): boolean => {
  const cue = storedBefore(place);
  return (cue !== undefined && !/\d{4}/.test(cue.gap)) || storedAfter.test(after(place, 16));
};

/** Codes under which a parcel is handed out, told without 取件码. */
export const parcelCodeRules: readonly Rule[] = [
  {
    kind: 'SECRET',
    needs: HAN | DIGIT,
    hint: STORED,
    score: 0.75,
    pattern: /(?<![\dA-Za-z.\-/])(?:\d{1,3}-\d{1,2}-\d{3,5}|[A-Z]{1,2}\d{0,4}-\d{1,4}(?:-\d{1,5})?|[A-Z]-\d{4,5})(?![\dA-Za-z/-]|\.\d|[室单栋楼号元])/gi,
    accepts: (value, place) => digitsOf(value).length >= 4 && !/^(?:(?:19|20)\d\d|\d{1,2})-\d{1,2}-(?:19|20)\d\d$/.test(value) && isOnAShelf(value, place),
  },
  {
    kind: 'SECRET',
    needs: HAN | DIGIT,
    hint: STORED,
    score: 0.75,
    // A locker's code: 丰巢 52718834.
    pattern: /(?<![\dA-Za-z.\-/])(?:\d{8}|\d{6}|\d{4} \d{4}|\d{3} \d{3})(?![\dA-Za-z年月日元块号个件/-]|\.\d| \d)/g,
    accepts: (_value, place) => {
      const cue = lockerBefore(place);
      return cue !== undefined && !/\d|超时|费|元|块|共|满/.test(cue.gap);
    },
  },
];
