/** Goods, places, forms, courses and faults: a code of theirs lets nobody in. */
export const THING_CODE =
  'zip|post(?:al|code)?|area|country|error|fault|cheat|status|order|exit|discount|promo|coupon|voucher|referral|product|bar|qr|source|dress|state|morse|penal|tax|hs|return|response|http|colou?r|paint|sort|dial(?:l?ing)?|airport|airline|station|course|class|module|subject|exam|test cent(?:er|re)|booking|gift|offer|stock|sku|tariff|commodity|customs|currency|naics|sic|icd|cpt|diagnosis|occupation|ecf|cap|grid|font|crosshair|seed|level|map|blueprint|batch|date|hesa|hazard|recycling|fabric|yarn';
/** “Dress code …”: before the word for a code. */
export const OF_A_THING = new RegExp(`(?<![A-Za-z])(?:${THING_CODE})\\s?$`, 'i');

/** Cards in Chinese that are no bank's, by what stands before 卡. */
export const CARDS_OF_THINGS = '学生|学员|饭|会员|门禁|公交|校园|购物|健身|积分|就诊|加油|燃气|煤气|充值|借书';
/** What a house pays for month by month, in Chinese. */
export const UTILITIES = '电费|水费|燃气|煤气|暖气|网费|宽带';
