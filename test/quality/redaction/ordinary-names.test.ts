import { afterAll, beforeAll, expect, test } from 'vitest';
import { detect, type Taggers } from '#privacy';
import { realTaggers } from '../../support/real-taggers.ts';

/** Ordinary names in ordinary sentences: whatever taggers and judgements learn, what a rule masks here stays masked. `*` is where the name stands. */
const SAID = {
  zh: {
    names: '王琳 陈静 周敏 赵强 孙梅 李志强 王浩然 张子涵 刘思远 黄雅婷 何建国 罗雨桐 郑晓东 谢文静 韩雪梅 唐国华 冯丽娟 曹俊杰 彭秀兰 董明哲 张国庆 刘丽华 李文俊 杨丽萍 吴建民 王建国 李国庆'.split(' '),
    sentences: [
      '@* 在吗',
      '*',
      '*说她晚点到',
      '同事*帮我带了早饭',
      '问问*要不要一起',
      '参加人：*、刘洋洋、吴春燕',
      '我跟*约了周六打球',
      '*的快递在门口',
      '*13812345678',
      '谢谢*！',
      '麻烦*明天开门',
      '联系人*，有事打给她',
      '上次是*付的钱',
      '把票给*吧',
      '听*讲他们要搬家',
      '*老师今天不来',
      '小区里*家的狗丢了',
      '收件人：*',
      '*生日快乐',
      '*和他老婆都来',
    ],
  },
  en: {
    names: 'Karen Whitlock|Priya Raman|Tom Baxter|Siobhan Keane|Marcus Oduya|Ellen Fairweather|Deepak Iyer|Laura Pettigrew|Hannah Lindqvist|Owen Tregarthen|Fatima Rahimi|George Ashdown|Nadia Kowalska|Peter Hallam|Ruth Okonjo'.split('|'),
    sentences: [
      '@* are you there',
      '*',
      '* says she will be late',
      'my boss * wants it by noon',
      'ask * if she is coming',
      'Members: *, Jane Colley, Imran Siddiq',
      'I am meeting * on Saturday',
      "*'s parcel is at the door",
      '* 07700 900123',
      'thanks *!',
      'my neighbour * has the key',
      'contact * if anything comes up',
      'last time * paid',
      'give the ticket to *',
      'heard from * that they are moving',
      'Mrs * is off sick',
      'signed: *',
      'happy birthday *',
      '* and his wife are coming',
      'can * bring the cups',
    ],
  },
} as const;
/** One in a hundred. */
const LOST = 0.01;

let taggers: Taggers;
beforeAll(() => {
  taggers = realTaggers();
});
afterAll(() => taggers.stop());

test.each(['zh', 'en'] as const)('of ordinary names in %s nearly all that rules mask stays masked, and nearly all are masked', async (language) => {
  const { names, sentences } = SAID[language];
  const said = names.flatMap((name) => sentences.map((sentence) => ({ name, text: sentence.replace('*', name) })));
  const tagged = await taggers.read(said.map(({ text }) => text), 'background');
  const isMasked = ({ name, text }: (typeof said)[number], options?: Parameters<typeof detect>[1]): boolean => {
    const start = text.indexOf(name);
    return detect(text, options).some((entity) => entity.start <= start && entity.end >= start + name.length);
  };
  const byRules = said.filter((one) => isMasked(one));
  const lost = byRules.filter((one) => !isMasked(one, { tagged }));
  const missed = said.filter((one) => !isMasked(one, { tagged }));
  console.log(`${language}: rules ${byRules.length} of ${said.length}, lost ${lost.length}, missed ${missed.length}\n${missed.map(({ text }) => text).join('\n')}`);
  expect(byRules.length).toBeGreaterThan(said.length / 3);
  expect(lost.length).toBeLessThanOrEqual(byRules.length * LOST);
  expect(missed.length).toBeLessThanOrEqual(said.length * 0.05);
});
