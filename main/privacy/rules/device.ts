import { DEVICE_WORDS } from './cued.ts';
import { COLON, DIGIT, DOT, LATIN, LONG_WORD, VERY_LONG_NUMBER } from '../text/character-classes.ts';
import { passesLuhn } from './checksums.ts';
import { after, before, digitsOf, isThingNumber, type Place, type Rule } from './rule.ts';
import { createNamedAfter, TOLD } from './told.ts';

/** What the numbers of a telephone and of its cards are called (3GPP TS 23.003, ITU-T E.118, GSMA SGP.02). */
const CELLULAR = 'imei|meid|imsi|iccid|eid|串[号码]|机身[号码]|标识码|识别码|sim ?卡|卡背面|流量卡号|物联卡|\\bsim(?: card)?';
const CELLULAR_BEFORE = new RegExp(`(?:${CELLULAR})[^\\n。！？;!?]{0,24}$`, 'i');
const isCellularAfter = createNamedAfter(CELLULAR);
const isOfATelephone = (place: Place): boolean => CELLULAR_BEFORE.test(before(place, 32)) || isCellularAfter(place);

const HARDWARE = '(?<![A-Za-z])mac(?: addr(?:ess)?|地址)?|网卡|(?:物理|硬件|蓝牙|无线|wi-?fi ?|以太网|wlan )地址|(?:hardware|physical|wi-?fi|bluetooth|ethernet|wlan|network) addr(?:ess)?|bssid';
const HARDWARE_BEFORE = new RegExp(`(?:${HARDWARE})[^\\n。！？;]{0,20}$`, 'i');
const isHardwareAfter = createNamedAfter(HARDWARE);

/** What makers and people call the number of one thing. */
const SERIAL =
  '序列号|串[号码]|序列(?=[是为:\\s→，,])|(?:机身|出厂|主机|整机|机器|设备|仪器|镜头|电池|产品|资产|车机)(?:序列号|sn)|(?:机身|出厂|机器|设备|主机|整机|仪器|镜头|电池|电机|车架|车机)(?:编号|编码)|(?:机身|出厂|机器|设备|电机|车机)[号码]|设备 ?(?:id|uuid|udid)|(?:设备|广告)(?:唯一)?(?:标识|识别)[码符]?|(?:设备|机器)指纹|(?:广告|安卓) ?id|钢印号?|车架钢印|(?<![\\u4e00-\\u9fff])钢号|车(?:的)?钢号|智能卡(?:卡)?号|机顶盒号?|光猫(?:号|loid)?|loid|电视盒子(?:卡?号|loid|串号)' +
  "|(?<![A-Za-z])(?:sn|s\\/n|ser\\.? no|serials?(?:\\W{0,2}(?:no|num|number|code))?|service tag|meid|idfa|idfv|udid|gaid|oaid|aaid|hwid|android ?id|device (?:id|uuid|identifier)|(?:advertising|ad|hardware|installation) ?id|machine id|(?:frame|chassis|engine|hull|motor)(?: id| number| no\\.?| num)|(?:frame|chassis|hull)(?=:| is)|hin(?= is|:| [A-Z]{2}-))(?![A-Za-z])";
/** Of letters and digits, or in groups each of which has a digit. */
const SERIAL_VALUE = '((?=[A-Za-z/-]{0,20}\\d)[A-Za-z0-9](?:[A-Za-z0-9/-]{4,38})[A-Za-z0-9]|(?=[A-Za-z]{0,4}\\d|[A-Za-z]{2,3} \\d)[A-Za-z0-9]{2,5}(?: (?=[A-Za-z]{0,3}\\d)[A-Za-z0-9]{2,6}){1,5}(?: [b-hj-wyz](?![\\w\'’]))?)(?![A-Za-z0-9]|-[A-Za-z0-9])';
const isSerialAfter = createNamedAfter(SERIAL);
const SERIAL_FRAME = /^(?:\d{1,2}(?:st|nd|rd|th)|(?:19|20)\d\d|\d+(?:mm|cm|km|kg|gb|mb|cc|hz|pcs))$/i;

const HOST = '主机名|(?:电脑|计算机|设备|机器)名称?|host ?name|(?:computer|pc|machine|device) name';
/** What every telephone of its kind is called as well. */
const PRODUCT = /^(?:iphone|ipad|galaxy|redmi|xiaomi|mi|huawei|honor|mate|pixel|macbook|windows|win|localhost|localdomain)(?:[- ]?(?:se|pro|max|mini|plus|air|ultra|\d{1,3}[a-z]{0,2}))*$/i;

/** What names one machine: IMEI, ICCID, EID, MAC, serial numbers, advertising identifiers, host names. */
export const deviceRules: readonly Rule[] = [
  {
    kind: 'DEVICE',
    needs: VERY_LONG_NUMBER,
    hint: DEVICE_WORDS,
    score: 0.98,
    pattern: /(?<!\d)(?<=imei|meid|imsi|iccid|(?<![A-Za-z]))\d(?:[ -]?\d){13,20}(?:F|\/\d\d)?(?![\dA-Za-z]|[ -]\d)/gi,
    accepts: (_value, place) => isOfATelephone(place),
  },
  {
    kind: 'DEVICE',
    needs: VERY_LONG_NUMBER,
    score: 0.88,
    pattern: /(?<![\d.A-Za-z_])(?:35|86|01|99)[ -]?\d(?:[ -]?\d){11}[ -]?\d(?!\d)/g,
    accepts: (value, place) => digitsOf(value).length === 15 && passesLuhn(digitsOf(value)) && !isThingNumber(place),
  },
  // A profile of an embedded SIM: 32 digits of which the first two are those of telecommunication.
  { kind: 'DEVICE', needs: VERY_LONG_NUMBER, score: 0.95, pattern: /(?<!\d)89(?:[ -]?\d){30}(?![\dA-Za-z])/g, accepts: (_value, place) => isOfATelephone(place) || !isThingNumber(place) },
  {
    kind: 'DEVICE',
    needs: VERY_LONG_NUMBER,
    score: 0.9,
    // The card itself, with its check digit or, in China, often with a letter among the digits.
    pattern: /(?<!\d)(?<=iccid|(?<![A-Za-z]))(?:89(?:[ -]?\d){17,18}F?|8986[ \d-]{2,4}[0-9A-F]\d{13,14})(?![\dA-Za-z])/gi,
    accepts: (value, place) => isOfATelephone(place) || (!isThingNumber(place) && (value.startsWith('8986') || passesLuhn(digitsOf(value)))),
  },
  { kind: 'DEVICE', needs: LONG_WORD, score: 0.96, pattern: /(?<![\w.-])[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5}(?![\w:-])/g },
  {
    kind: 'DEVICE',
    needs: COLON,
    hint: /:[0-9A-Fa-f]{2}:/,
    score: 0.95,
    pattern: /(?<![\w.])(?<!(?<![A-Za-z0-9])[0-9A-Fa-f]{2}:)[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5}(?![\w:])/g,
  },
  { kind: 'DEVICE', needs: DIGIT | DOT, score: 0.92, pattern: /(?<![\w.])[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}\.[0-9a-fA-F]{4}(?!\w|\.\w)/g },
  {
    kind: 'DEVICE',
    needs: DIGIT,
    hint: DEVICE_WORDS,
    score: 0.9,
    pattern: /(?<=(?<![A-Za-z])mac|(?<![\w-]))(?:[0-9a-f]{12}|[0-9a-f]{4}(?:-[0-9a-f]{4}){2}|[0-9a-f]{6}[-:][0-9a-f]{6}|[0-9a-f]{2}(?: [0-9a-f]{2}){5})(?![\w-])/gi,
    accepts: (value, place) => /\d/.test(value) && (HARDWARE_BEFORE.test(before(place, 32)) || isHardwareAfter(place)),
  },
  {
    kind: 'DEVICE',
    needs: DIGIT,
    hint: DEVICE_WORDS,
    score: 0.85,
    pattern: new RegExp(`(?:${SERIAL})${TOLD}${SERIAL_VALUE}`, 'gi'),
    accepts: (value, place) => /\d/.test(value) && value.length >= 5 && !SERIAL_FRAME.test(value) && !/^[a-z]{2,3} /.test(value) && !/(?:发票|纸币)[^\n]{0,4}$/.test(before(place, 12)),
  },
  {
    kind: 'DEVICE',
    needs: DIGIT,
    hint: DEVICE_WORDS,
    score: 0.8,
    // The second of two: “s/n L2241 90837 R and L2241 90838 L”.
    pattern: new RegExp(`(?:${SERIAL})${TOLD}${SERIAL_VALUE.replace('(', '(?:')}(?:,| and| &|/| \\+) ?${SERIAL_VALUE}`, 'gi'),
    accepts: (value) => (value.match(/\d/g)?.length ?? 0) >= 4 && value.length >= 6 && !SERIAL_FRAME.test(value) && !/^[a-z]{2,3} /.test(value),
  },
  {
    kind: 'DEVICE',
    needs: DIGIT,
    hint: DEVICE_WORDS,
    score: 0.8,
    pattern: /(?<![\w-])(?=[A-Za-z0-9-]{0,20}\d)[A-Za-z0-9][A-Za-z0-9-]{5,38}[A-Za-z0-9](?![\w-])/g,
    accepts: (_value, place) => isSerialAfter(place) && !isThingNumber(place),
  },
  // As Windows names a machine of its own accord.
  { kind: 'DEVICE', needs: LONG_WORD, score: 0.9, pattern: /(?<![\w-])(?:DESKTOP|LAPTOP|WIN)-[A-Z0-9]{7,12}(?![\w-])/gi, accepts: (value) => /\d/.test(value) },
  {
    kind: 'DEVICE',
    needs: LATIN,
    hint: DEVICE_WORDS,
    score: 0.8,
    pattern: new RegExp(`(?:${HOST})${TOLD}([A-Za-z][A-Za-z0-9]{0,20}(?:[-_.][A-Za-z0-9]{1,20}){1,4}|[A-Za-z]{2,20}\\d{1,6})(?![\\w-])`, 'gi'),
    accepts: (value, place) => !PRODUCT.test(value) && !/^\s?(?:字|resolution)/.test(after(place, 11)),
  },
];
