import { expect, test } from 'vitest';
import { createVault, detect, redactConversation, restore } from '#privacy';

const SIZE = 100_000;
const fill = (unit: string): string => unit.repeat(Math.ceil(SIZE / unit.length)).slice(0, SIZE);

/** What each family of patterns could choke on: its own beginning, over and over, never finished. */
const UNITS: Readonly<Record<string, string>> = {
  digits: '1',
  'spaced digits': '1 ',
  'dashed digits': '138-',
  'open brackets': '(1',
  'plus signs': '+86',
  'landline halves': '010-',
  'number words': 'one ',
  'chinese numerals': '一',
  'spaced numerals': '一 二-',
  'mail letters': 'a',
  'mail dots': 'a.',
  'at signs': 'a@',
  'mail halves': 'a@b.',
  'spoken mail': 'a at b dot ',
  'bracketed at': 'a(at)',
  'dots in brackets': '[dot]',
  'id digits': '110101199003',
  cards: '6222 ',
  iban: 'GB82 ',
  letters: 'AB12',
  octets: '1.',
  'ip colons': 'a:',
  'ip double colons': '1::',
  'url schemes': 'http://',
  'url ends': 'a://.',
  labels: 'a-',
  domains: 'a.b.c.',
  slashes: 'a.com/',
  'key headers': '-----BEGIN PRIVATE KEY-----',
  'jwt halves': 'eyJhbGci.',
  base64: 'aB3/',
  'password cues': '密码是',
  'english cues': 'password is ',
  'password for': 'password for a ',
  codes: 'code ',
  'seed words': 'word ',
  'seed cue': 'seed phrase word ',
  'wechat cues': '微信号',
  'qq cues': 'QQ号',
  networks: 'instagram is ',
  handles: '@a',
  tags: 'a#123',
  plates: '京A',
  'plate cues': 'plate is ',
  macs: 'ab:',
  serials: 'sn: ',
  'birthday cues': '生日',
  dates: '1990-',
  'date words': 'born on ',
  months: 'May ',
  'lunar dates': '十',
  'turning': 'turn 40 on ',
  'born pieces': 'baby 1990-',
  'block numbers': 'blk 1 a ',
  'house numbers': 'house no 1, A',
  'cottages': 'Rose Cottage, ',
  'corners': 'corner of A',
  'network names': 'snap me a_',
  'game names': 'ign ',
  'told names': '昵称是',
  'gate codes': 'gate code for a ',
  surnames: '王',
  'double surnames': '欧阳',
  titles: '王老师',
  'name cues': '我叫',
  markers: '小王',
  capitals: 'Tom ',
  'capital runs': 'Aa',
  titled: 'Mr ',
  'name is': 'my name is ',
  pinyin: 'Zhang Wei ',
  roads: '人民路',
  details: '3号',
  'detail chains': '3号楼2单元',
  divisions: '北京市',
  'division chains': '浙江省杭州市西湖区',
  streets: '12 Oak ',
  'world streets': 'Calle de la Palma ',
  'world numbers': '88 rue de la ',
  'house names': 'The Old Barn, ',
  sectors: 'C-14, Sector 6, ',
  'blocks of flats': 'Blk 4 Aa Ave 1 ',
  'doors to buzz': 'buzz the unit ',
  'ways to a door': '桥头上行300米左拐',
  'rooms by dashes': '我家3-2-',
  'villages': '某某镇某某村',
  'numbers of roads': '人民路88号大厦A座',
  'spoken digits': 'oh 1 two ',
  'sort codes': '60-83-01 ',
  documents: 'licence ',
  'told pages': '小红书某某',
  'passwords it was': 'password, it was ',
  feasts: 'born on christmas day ',
  'street heads': 'Apt 4, ',
  'street words': '1 a b c ',
  'po box': 'PO Box ',
  cities: 'Springfield, ',
  placeholders: '[PHONE_',
  brackets: '[',
  'zero width': '\u200b',
  'full width': '１',
  emoji: '😀',
  spaces: ' ',
  newlines: '\n',
  quotes: '"',
};

const millisecondsOf = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};

test.each(Object.entries(UNITS))('a hundred thousand characters of %s take no longer than they should', (_name, unit) => {
  const text = fill(unit);
  detect(text.slice(0, 2_000));
  expect(millisecondsOf(() => detect(text, { names: ['Alice', '王小明', 'aaaa'] }))).toBeLessThan(5_000);
});

test('a hundred thousand characters of half placeholders are restored in time', () => {
  expect(millisecondsOf(() => restore(fill('[PHONE_1'), createVault('en')))).toBeLessThan(1_000);
});

test('a long talk of one author in fragments is joined in time', () => {
  const messages = Array.from({ length: 2_000 }, (_, at) => ({ id: String(at), author: 'bob', text: `138${at}` }));
  expect(millisecondsOf(() => redactConversation(messages, { vault: createVault('en') }))).toBeLessThan(8_000);
});
