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

  test('an e-mail address whose domain comes later', () => {
    expect(say(['bob', 'write to bob.miller'], ['bob', '@example.com'])).toEqual(['write to [EMAIL_1]', '[EMAIL_2]']);
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
    expect(say(['carol', 'what was the password?'], ['bob', 'no idea, ask tom'])).toEqual(['what was the password?', 'no idea, ask tom']);
  });
});
