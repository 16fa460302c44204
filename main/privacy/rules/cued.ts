/**
 * The words without which none of the rules that carry this hint can match. Most messages have none of them, and then some thirty rules cost one search.
 * `test/privacy/hints.test.ts` compares with what the rules find without it.
 */
export const CUED =
  /证|照|税|代码|注册号|社保|医保|社安|社会|健康卡|就诊卡|病历|学籍|签注|档案|卡|card|尾号|[后末]四位|安全码|账|帐|户|用户名|登[录陆]名|id|会员号|好友码|[音手书]号|串号|机身码|序列|设备|机器码|车机|sn码|牌|车架|发动机|行驶|密钥|令牌|秘钥|助记词|api|key|secret|token|cookie|session|phrase|mnemonic|ssn|social|passport|licen|\bdl|ein|tin|vat|sin|company|nhs|\bni|national insurance|medic|alien|a-number|green card|aadhaar|\bpan|abn|tfn|visa|nric|fin|last (?:four|4)|end(?:ing|s) |cvv|cvc|csc|sort|routing|aba|bsb|transit|swift|bic|clabe|user|login|screen|gamertag|handle|account|imei|meid|imsi|iccid|mac|s\/n|\bsn|serial|idf|plate|\breg|tag|港车|permit|tax|hkid|global entry|travell?er|redress|nexus|iqama|cpf|curp|\bdni|\bnie|\bbvn|\bnin|\butr|health card|ohip|emirates|insurance/i;
