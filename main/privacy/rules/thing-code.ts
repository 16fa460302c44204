/** Goods, places, forms, courses and faults: a code of theirs lets nobody in. */
export const THING_CODE =
  'zip|post(?:al|code)?|area|country|error|fault|cheat|status|order|exit|discount|promo|coupon|voucher|referral|product|bar|qr|source|dress|state|morse|penal|tax|hs|return|response|http|colou?r|paint|sort|dial(?:l?ing)?|airport|airline|station|course|class|module|subject|exam|test cent(?:er|re)|booking|gift|offer|stock|sku|tariff|commodity|customs|currency|naics|sic|icd|cpt|diagnosis|occupation|ecf|cap|grid|font|crosshair|seed|level|map|blueprint|batch|date|hesa|hazard|recycling|fabric|yarn';
/** “Dress code …”: before the word for a code. */
export const OF_A_THING = new RegExp(`(?<![A-Za-z])(?:${THING_CODE})\\s?$`, 'i');
