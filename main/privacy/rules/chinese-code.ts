import { DIGIT, HAN } from '../text/character-classes.ts';
import { wordsOf } from '../text/word-search.ts';
import { digitsOf, type Rule } from './rule.ts';

/** What a code lets somebody take, open, start, enter or join; a code of goods, places and discounts is none. */
const LETS =
  '自提|提货|取货|取件|取餐|取票|取药|取书|取衣|取车|取包|寄件|存件|寄存|存包|开柜|开箱|开锁|开门|进门|启动|解锁|充电|配对|连接|绑定|共享|投屏|核销|验票|入场|检票|放行|通行|访客|借车|还车|收货|激活|注册|登录|登陆|恢复|备份|重置|解绑|家长|领取|兑奖|提取|入会';
const LINK = '(?:号|发你|给你|发群里|如下|就?是|为|改成|换成|[:：,，=→-]|\\s){0,3}["“「]?';

/** “自提码T-7731”, “启动码550281”, “访客码是 8842#”: codes that are named by what they are for. */
export const chineseCodeRules: readonly Rule[] = [
  {
    kind: 'SECRET',
    needs: HAN | DIGIT,
    hint: wordsOf('码'),
    score: 0.85,
    pattern: new RegExp(`(?:${LETS})码${LINK}([#*]?(?=[A-Za-z-]{0,5}\\d)[A-Za-z0-9]{1,10}(?:[- ](?=[A-Za-z]{0,3}\\d)[A-Za-z0-9]{1,8}){0,4}[#*]?)(?![A-Za-z0-9年月日元块%个位次分天点号楼层小])`, 'g'),
    accepts: (value) => digitsOf(value).length >= 3,
  },
];
