import { wordsOf } from '../text/word-search.ts';

/**
 * Words without which none of a family's rules that carry the hint can match. Most messages have none of them, and then a family costs nothing.
 * `test/privacy/hints.test.ts` compares with what the rules find without them.
 */
export const ID_WORDS = wordsOf(
  '证|照|税|统编|统一编号|绿卡|健保|代码|注册号|社保|医保|社安|社会|健康卡|就诊卡|病历|学籍|签注|档案|住院|病案|门诊| id| ssn|social|passport|licen| dl| ein|taxpayer| tin| vat| sin|employer|company|nhs| ni |national|medic|alien|a-number|green card|aadha|gst| uen| pps|voter|epic| pan| abn| tfn|visa|nric| fin|permit|tax|hkid|global entry|known travel|traveler|traveller|redress|nexus|iqama| cpf| curp| bvn| utr|health card|ohip|emirates|pesel| cnpj| rg | nif | bsn | ahv|personnummer| cpr | hetu|snils|kimlik| mykad| i/c| ic no| ic num| ktp | nik | cnic | nid | qid |philhealth|pag-ibig|pagibig| sss | rfc | rut | cuit |dula| i-94| i94| i-20| i20|sevis|uscis| ead | itin | mbi |fiscale|share code|ration card|ayush| abha | uan |insurance| dni | nie | nin |identity|citizen|residence',
);
export const BANK_WORDS = wordsOf('国际代码|银行代码|路由号|卡|card|尾号|后四位|末四位|安全码|账|帐|last four|last 4|ending |ends | cvv| cvc| csc|sort| s/c|routing| aba| bsb|transit|swift| bic');
export const ACCOUNT_WORDS = wordsOf(
  '账|帐|用户名|登录名|登陆名|用户id|会员号|好友码|好友id|游戏id|uid|抖音号|快手号|小红书号| user| log| sign| ssh| su |screen name|gamertag| handle|account name',
);
export const DEVICE_WORDS = wordsOf('串号|串码|机身|序列|出厂编号|出厂号|出厂序列|主机|整机|机器|设备|仪器编|镜头编|电池编|电机|产品sn|产品序|资产sn|车机|车架编|车架钢|钢印|钢号|智能卡|机顶盒|光猫|盒子|loid|标识|识别码|广告|安卓|sn码|imei|meid|imsi|iccid| eid|esim|sim卡|sim 卡| sim |卡背面|流量卡|物联卡| mac|网卡|物理地址|硬件地址|蓝牙地址|无线地址|fi地址|fi 地址|以太网地址|wlan 地址|hardware|physical|fi addr|bluetooth|ethernet|wlan|network addr|bssid| s/n| sn|ser no|ser. no|serial|service tag|frame n|chassis n|engine n|hull |motor n| hin |idfa|idfv|udid|gaid|oaid|aaid|hwid|android id|androidid|device id|device uuid|device ident|advertising| ad id|installation|machine id|电脑名|计算机名|hostname|host name|computer name|pc name|machine name|device name');
export const CAR_WORDS = wordsOf('numberplate| rego|registration|vehicle n|vehicle reg| car n|car reg| cab n|taxi n|van n|van reg|truck n|牌|车架|发动机|行驶|车号|港车|hk plate|hk number|plate| reg|license tag|licence tag| tag');
export const KEY_WORDS = wordsOf('密钥|令牌|秘钥|助记词|key|secret|token|cookie|session|phrase|mnemonic');
