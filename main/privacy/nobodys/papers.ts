import type { Reason } from './reason.ts';

/** What offices give to goods and undertakings in China, up to the number. */
const OF_GOODS =
  /(?:[国京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云滇藏陕甘青宁新](?:食药?|妆|药|械)[注备特健准证]{1,3}字?[A-Z]?|兽药字|农药(?:登记证|证)号?|(?:生产|施工|规划|排污|用地|开工|预售|出版)许可证(?:编号|号)?|批准文号|公网安备|ICP[备证]|(?:专利|公开|商标注册|资质证书)(?:编?号)|原产地证书?|资质证书|对比文件|GIA)(?:是|为|[:：\s]){0,2}$/;
/** Patents, licences to make food and of software, by their form. */
const FORMS = /^(?:C[NE]|US|EP|WO|JP|KR|DE)\d{7,13}[A-CUY]\d?$|^(?:SC|QS)\d{12,14}$|^(?:PD|XK)\d{8}$|^PTW-|^BS \d{4} \d\d [A-E]$|^rs\d{5,9}$|^LM\d{3,4}[A-Z]{0,3}$/;
/** “软著登字第…号”: papers of works, penalties, plans, schools. */
const PAPER_OF_A_BODY = /^(?:著登|积金|食?罚|防合|派?许|[建地乡告函审环])字第/;
/** A day of these years and some digits: a batch, a file, a step of a process. */
const DATED = /^20[12]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])-\d{1,4}$/;
/** Such numbers are also those of children in Sweden and Chile. */
const FILED = /(?:^|(?:批次|批号|版本|备份|录音|录像|文件名?|流程号?|工序|巡检记录|截图|单号)[\s:：]?|(?<![A-Za-z])(?:batch|lot|recording|backup|file|doc|build|release)[-_ :#]{0,2})$/i;
const NAMED_SO = /personnummer|samordnings|(?<![A-Za-z])(?:cpr|rut|pnr|id|child|chile|sweden|swedish)(?![A-Za-z])|身份|孩子|宝宝|娃|[证證]|就诊|挂号|病[历案]|住院|门诊|档案|户口|保单|会员|客户/i;

/** Made up to show a form. */
const SAMPLE = /(?:虚构的?|测试用的?|示例)身份证号?码?[:：\s]?$|(?<![A-Za-z])(?:(?:dummy|fake) (?:ssn|nhs number|id number|passport(?: on the gov site has no)?)|should reject) (?:is |for testing is )?$/i;

/** Numbers that the law makes public of undertakings, and of what is sold. */
const UNDERTAKINGS =
  /(?<![A-Za-z])(?:fssai|rera|nafdac|cqc|premises licen[cs]e|energy cert(?:ificate)?|ico reg(?:istration)?|(?:workshop|block) id|list entry(?: number)?|gas safe)(?: (?:reg|registration|licen[cs]e|lic|rrn|provider))?(?: (?:no|number|id|num|code)\.?)?(?: is|:|=)? ?$/i;

const ON_A_CAR =
  /[车車]|停|擋|挡|揸|阻住|業主|(?<![A-Za-z])(?:plates?|rego?|parked|blocking|licen[cs]e|uber|bolt|taxi|driver|corolla|camry|honda|toyota|prado|hilux|kia|golf|transit|bus|van|cruiser|silver|white|black|red|blue|grey|gray|green)(?![A-Za-z])/i;

/** What offices give to works, goods, premises and undertakings, and what is made up to show a form. */
export const PAPER_REASONS: readonly Reason[] = [
  // A parcel's number (UPU S10).
  { kinds: ['GOV_ID'], value: /^[A-Z]{2} ?(?:\d{9}|\d{4} \d{4} ?\d) ?[A-Z]{2}$/ },
  { kinds: ['GOV_ID'], value: /^[A-Z]{2}\d{9}$/, after: /^[A-Z]{2}(?![A-Za-z])/ },
  { kinds: ['GOV_ID'], before: /(?<![A-Za-z])(?:RFC|BS|BIN) $/, value: /^\d/ },
  { kinds: ['GOV_ID', 'PHONE', 'FINANCE_NO'], before: OF_GOODS },
  { kinds: ['GOV_ID', 'FINANCE_NO', 'VEHICLE'], before: UNDERTAKINGS },
  { kinds: ['GOV_ID'], value: FORMS, unless: /serial|passport|护照|s\/n/i },
  { kinds: ['GOV_ID'], value: PAPER_OF_A_BODY, unless: /(?:军官|警官|士兵|退役|优待|残疾|律师|医师|护士|教师|导游|焊工|电工|厨师|健康|上岗|作业|职称|结婚|房产|土地|宅基地|会计|资格|从业|执业)证?|我|老公|老婆|爸|妈/ },
  { kinds: ['GOV_ID', 'PHONE', 'FINANCE_NO'], value: DATED, before: FILED, unless: NAMED_SO },
  { kinds: ['GOV_ID'], before: SAMPLE },
  { kinds: ['VEHICLE'], value: /^(?:v?20\d\d|UN\d{4}|GC(?!\d\d[A-Z]{3}$)[0-9A-Z]{4,6}|EO \d{4,5}|M[XKF]\d? ?[A-Z]{0,2}\d?|[A-Z]{2} \d{4} \d{4}|[A-Z]{2} )$/, unless: ON_A_CAR },
  { kinds: ['VEHICLE'], value: /^BCD-\d{3}/, near: /冰箱|冰柜|fridge|freezer/i },
  { kinds: ['VEHICLE'], before: /(?:scrap|valve|ear|price|asset|release|version) tag(?: no)? $|(?<![A-Za-z])(?:BS|EN|ISO|IEC|UN|EO|MF|xbox) ?$/, unless: ON_A_CAR },
];
