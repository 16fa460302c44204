import { expect, test } from 'vitest';
import { createVault, detect, redactConversation } from '#privacy';

const people = (text: string): readonly string[] => detect(text).filter(({ kind }) => kind === 'PERSON').map((entity) => entity.text);

test.each([
  ['谢谢骆老师', ['骆老师']],
  ['接龙 1. 祁一舟 参加 2. 缪晗 不参加', ['祁一舟', '缪晗']],
  ['强子在吗', ['强子']],
  ['包子在锅里', []],
  ['阿滚又迟到', ['阿滚']],
  ['阿姨又迟到', []],
  ['票上是 MIAO/HANYU', ['MIAO/HANYU']],
  ['走 TCP/IP 协议', []],
  ['张三打了李四，怎么判', []],
  ['王嘉尔的新歌', []],
  ['联系人王嘉尔 13912345678', ['王嘉尔']],
  ['康熙来了那集', []],
  ['戚风要烤五十分钟', []],
  ['戚风华要烤蛋糕', ['戚风华']],
  ['去王姐家常菜吃', []],
  ['去王姐家吃饭', ['王姐']],
  ['您好，我姓闵', ['闵']],
  ['车管所和设计局都不上班', []],
  ['请桑工看一下', ['桑工']],
  ['老百姓闵不闵的不懂', []],
  ['周嬢嬢喊你打牌', ['周嬢嬢']],
  ['高数明天考', []],
  ['国文老师来了', []],
  ['文老师来了', ['文老师']],
  ['谷雨那天播的种', []],
  ['我同学谷雨不来', ['谷雨']],
  ['昨天剪的刘海', []],
  ['同事刘海请假', ['刘海']],
  ['这锅背得，窦娥都没我冤', []],
  ['小明有5个苹果，拿走2个，还剩几个？', []],
  ['小明那边还剩几箱？', ['小明']],
  ['宝宝小名叫汤圆', ['汤圆']],
  ['狗狗小名叫汤圆', []],
  ['他外号叫什么', []],
  ['同事阿Ken没来', ['阿Ken']],
  ['阿Sir查车', []],
  ['鲁sir的邮箱', ['鲁sir']],
  ['我miss了', []],
  ['女sir来了', []],
  ['Kevin 苗说周四交', ['Kevin 苗']],
  ['前台找Linda 芮', ['Linda 芮']],
  ['Linda 应该来', ['Linda']],
  ['Tom 方便吗', ['Tom']],
  ['Excel 表发我', []],
])('in Chinese, who is somebody: %s', (text, expected) => {
  expect(people(text)).toEqual(expected);
});

test.each([
  ['ask gareth about it', ['gareth']],
  ['ask mike stand prices', []],
  ['the sitter is called winnifred', ['winnifred']],
  ['the film is called interstellar space', []],
  ["priya's got the tent", ['priya']],
  ["everyone's got the tent", []],
  ['Jack Daniel\'s on offer', []],
  ['Thomas the Tank Engine again', []],
  ['John has 12 pears, eats 3, how many are left?', []],
  ['Dr Pepper or water', []],
  ['Dr Penrose or water', ['Penrose']],
])('in English, who is somebody: %s', (text, expected) => {
  expect(people(text)).toEqual(expected);
});

test.each([
  ['wojciech has the van', ['wojciech']],
  ['sherlock holmes has the van', []],
  ['my iban is below', []],
  ['rent goes to M. Achterberg', ['M. Achterberg']],
  ['pick one. A. Berlin B. Vienna', []],
  ['Callum B in goal, Callum W up front', ['Callum B', 'Callum W']],
  ['our dog Marta ate it', []],
  ['my aunt Marta ate it', ['Marta']],
  ['two goats called Marta, Ines and Otto', []],
  ['a plumber called Marta', ['Marta']],
  ['Marta barked all night', []],
  ['Marta phoned all night', ['Marta']],
  ['playlist: Marta, the Tuesdays, Otto', []],
  ['the first dance is Slow Rivers by Marta Quill', []],
  ['they nerfed Marta and Otto again', []],
  ['Storm Marta took the fence', []],
  ["opposite the Wendy's", []],
  ["Wendy's mum is opposite", ['Wendy']],
  ['it opened on 30 April', []],
])('in English, a name is told by lists and initials, and whose it is by what stands around it: %s', (text, expected) => {
  expect(people(text)).toEqual(expected);
});

test('a name that is sure in one message is masked in the others of the talk, and what is also a word is left', () => {
  const say = (...texts: readonly string[]) =>
    redactConversation(texts.map((text, at) => ({ id: String(at), author: 'a', text })), { vault: createVault('en') }).map(({ redacted }) => redacted);
  expect(say('我叫詹皓轩，新来的', '等皓轩一起走')).toEqual(['我叫[PERSON_1]，新来的', '等[PERSON_2]一起走']);
  expect(say('my name is Thessaly Grange', 'is thessaly there?')).toEqual(['my name is [PERSON_1]', 'is [PERSON_2] there?']);
  expect(say('my name is Hope Grange', 'I hope so')).toEqual(['my name is [PERSON_1]', 'I hope so']);
});
