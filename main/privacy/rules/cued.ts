/**
 * Words without which none of a family's rules that carry the hint can match. Most messages have none of them, and then a family costs one search.
 * `test/privacy/hints.test.ts` compares with what the rules find without them.
 */
export const ID_WORDS =
  /证|照|税|代码|注册号|社保|医保|社安|社会|健康卡|就诊卡|病历|学籍|签注|档案|住院|病案|门诊|id|ssn|social|passport|licen|\bdl|ein|tin|vat|sin|company|nhs|\bni|national insurance|medic|alien|a-number|green card|aadha|gst|uen|\bpps|voter|epic|\bpan|abn|tfn|visa|nric|fin|permit|tax|hkid|global entry|travell?er|redress|nexus|iqama|cpf|curp|\bbvn|\butr|health card|ohip|emirates|pesel|cnpj|\brg\b|\bnif\b|\bbsn\b|\bahv|personnummer|\bcpr\b|hetu|snils|kimlik|mykad|i\/?c (?:no|num)|\bktp\b|\bnik\b|\bcnic\b|\bqid\b|philhealth|pag-?ibig|\bsss\b|\brfc\b|\brut\b|cuit|dula|i-?94|i-?20|sevis|uscis|\bead\b|\bmbi\b|fiscale|share code|ration|ayush|abha|\buan\b|insurance/i;
export const BANK_WORDS =
  /卡|card|尾号|[后末]四位|安全码|账|帐|last (?:four|4)|end(?:ing|s) |cvv|cvc|csc|sort|routing|aba|bsb|transit|swift|bic/i;
export const ACCOUNT_WORDS = /账|帐|用户名|登[录陆]名|id|会员号|好友码|[音手书]号|user|log|sign|ssh|su as|screen name|gamertag|handle|account name/i;
export const DEVICE_WORDS = /串号|机身码|序列|设备|机器码|sn码|车机|imei|meid|imsi|iccid|mac|s\/n|\bsn|serial|idf|udid|oaid|android id|device|advertising|machine/i;
export const CAR_WORDS = /牌|车架|发动机|行驶|车号|港车|HK |plate|\breg|tag/i;
export const KEY_WORDS = /密钥|令牌|秘钥|助记词|key|secret|token|cookie|session|phrase|mnemonic/i;
