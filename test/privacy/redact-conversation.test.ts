import { describe, expect, test } from 'vitest';
import { createVault, redactConversation } from '#privacy';

const say = (...lines: readonly (readonly [author: string, text: string])[]) => {
  const messages = lines.map(([author, text], at) => ({ id: String(at), author, text }));
  return redactConversation(messages, { vault: createVault('en') }).map(({ redacted }) => redacted);
};

describe('what one person splits over several messages', () => {
  test('both halves of a phone number are masked, each in its own message', () => {
    expect(say(['bob', 'my number is 138 1234'], ['bob', '5678'])).toEqual(['my number is [PHONE_1]', '[PHONE_2]']);
  });

  test('others may speak in between', () => {
    expect(say(['bob', '我电话 1381234'], ['carol', '等下我拿笔'], ['bob', '5678'])).toEqual(['我电话 [PHONE_1]', '等下我拿笔', '[PHONE_2]']);
  });

  test('an ID number in halves, a card in four messages', () => {
    expect(say(['bob', '身份证前半 110101199003'], ['bob', '后半 07123X 记一下'])).toEqual(['身份证前半 [GOV_ID_1]', '后半 [GOV_ID_2] 记一下']);
    const card = say(['bob', 'card: 4111'], ['bob', '1111'], ['bob', '1111'], ['bob', '1111']);
    expect(card.join(' ')).not.toMatch(/1111/);
  });

  test('what is found over several messages uncovers nothing that one of them hides alone', () => {
    const said = say(['bob', '我手机的IMEI是490154203237518'], ['bob', '我住在北京市海淀区中关村大街27号5栋1203室'], ['bob', '那就定周六早上8点'], ['bob', '电话13912087764']);
    expect(said.join('\n')).not.toMatch(/中关村|27号|1203|13912087764|490154203237518/);
    expect(said[2]).toBe('那就定周六早上8点');
  });

  test('a time or a count completes no number, wherever it stands', () => {
    expect(say(['bob', 'IMEI是3569380356438'], ['bob', '晚上8:30'])[1]).toBe('晚上8:30');
    expect(say(['bob', '序列号是F2LX9QK4'], ['bob', '3号'])).toEqual(['序列号是[DEVICE_1]', '3号']);
    expect(say(['bob', 'sn: 5CG1384'], ['bob', 'at 8'])).toEqual(['sn: [DEVICE_1]', 'at 8']);
    expect(say(['bob', '电话13800138000 8点见'])).toEqual(['电话[PHONE_1] 8点见']);
    expect(say(['bob', 'card 4111111111111111 2 people'])).toEqual(['card [FINANCE_NO_1] 2 people']);
  });

  test('an e-mail address whose domain comes later', () => {
    expect(say(['bob', 'write to bob.miller'], ['bob', '@example.com'])).toEqual(['write to [EMAIL_1]', '[EMAIL_2]']);
    expect(say(['bob', 'write to bob.'], ['bob', 'miller@example.com please'])).toEqual(['write to [EMAIL_1]', '[EMAIL_2] please']);
  });

  test('the first word after a whole e-mail address is no part of it, though another address follows later', () => {
    expect(say(['maya', 'write to maya@example.org'], ['maya', 'My old one was maya@example.net'])).toEqual(['write to [EMAIL_1]', 'My old one was [EMAIL_2]']);
  });

  test.each([
    [['my new number: 415-555', '-0134 ok?'], /555|0134/],
    [['手机号139 8765', '后四位 4321'], /8765|4321/],
    [['一三九八七六', '五四三二一'], /[一二三四五六七八九]/],
    [['6222021234', '567890128'], /\d{5}/],
    [['邮箱 alice.w@', 'example.com'], /alice|example/],
    [['身份证是 110101', '19900307', '123X'], /110101|19900307|123X/],
    [['the first half of the card is 4111 1111', 'and the second half: 1111 1111'], /1111/],
    [['我住朝阳区建国路', '88号3号楼2单元501'], /建国|501/],
    [['+1 (212) 555', '0187 thats it'], /555|0187/],
    [['passport E1234', '5678'], /1234|5678/],
    [['server is 203.0.', '113.77'], /203|113/],
    [['https://example.com/reset?token=abc', 'def123456'], /def123456/],
  ])('%j leaves nothing of its item', (lines, leak) => {
    expect(say(...lines.map((line) => ['bob', line] as const)).join(' ')).not.toMatch(leak);
  });

  test.each([
    [['卡号 4111 1111 1111 1111', '100% a scam'], '100% a scam'],
    [['see https://example.com/a', 'read 21 pages on the train'], 'read 21 pages on the train'],
    [['微信 sunny_day99', '22页读完了'], '22页读完了'],
    [['订单号 20240506', '12345678 到了'], '12345678 到了'],
    [['手机 138 1234', '5678元'], '5678元'],
    [['score was 21-15', '19-21, 15-13'], '19-21, 15-13'],
  ])('after %j nothing more is masked than what is personal', (lines, kept) => {
    expect(say(...lines.map((line) => ['bob', line] as const)).at(-1)).toBe(kept);
  });

  test('a lone number whose beginning is out of sight is masked, applause is not', () => {
    expect(say(['bob', '45678'])).toEqual(['[PHONE_1]']);
    expect(say(['bob', '666666'])).toEqual(['666666']);
  });

  test('halves of two people are not one number', () => {
    expect(say(['bob', 'gate 1381234'], ['carol', '5678'])).toEqual(['gate 1381234', '5678']);
  });

  test('two plain numbers in a row stay', () => {
    expect(say(['bob', 'we need 12'], ['bob', '30 would be better'], ['bob', 'at 7'])).toEqual(['we need 12', '30 would be better', 'at 7']);
  });

  test('a short answer to a question for a password is one', () => {
    expect(say(['carol', 'what was the wifi password?'], ['bob', 'sunny1234'])).toEqual(['what was the wifi password?', '[SECRET_1]']);
    expect(say(['bob', '门禁密码发你'], ['bob', '8823#'])).toEqual(['门禁密码发你', '[SECRET_1]']);
    expect(say(['carol', 'what was the password?'], ['bob', 'no idea, ask them'])).toEqual(['what was the password?', 'no idea, ask them']);
  });
});
