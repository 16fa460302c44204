import { describe, expect, test } from 'vitest';
import { createVault, redact, restore } from '#privacy';

describe('placeholders', () => {
  test('what alice wrote comes back on her own screen', () => {
    const vault = createVault('en');
    const text = 'ring me on 138 1234 5678 or write to alice@example.com, the card is 4111 1111 1111 1111';
    const { redacted } = redact(text, { vault });
    expect(redacted).toBe('ring me on [PHONE_1] or write to [EMAIL_1], the card is [FINANCE_NO_1]');
    expect(restore(redacted, vault)).toBe(text);
  });

  test('the same phone number keeps its placeholder however it is written', () => {
    const vault = createVault('zh');
    const spellings = [
      '138 1234 5678',
      '13812345678',
      '+86 138-1234-5678',
      '１３８１２３４５６７８',
      '一三八一二三四五六七八',
      '138\u200b1234\u200b5678',
    ];
    expect(spellings.map((phone) => redact(`打 ${phone}`, { vault }).redacted)).toEqual(spellings.map(() => '打 [电话1]'));
  });

  test('a model that changes case, spaces, brackets or language of a placeholder is forgiven', () => {
    const vault = createVault('zh');
    for (let at = 0; at < 12; at++) redact(`打 138123456${String(at).padStart(2, '0')}`, { vault });
    for (const written of ['[电话12]', '[ 电话 12 ]', '【电话12】', '[phone_12]', 'PHONE_12', '[Phone 12]'])
      expect(restore(written, vault)).toBe('13812345611');
    expect(restore('[电话99] [人物1] phone 12', vault)).toBe('[电话99] [人物1] phone 12');
  });

  test('what stands around a placeholder without brackets stays', () => {
    const vault = createVault('en');
    redact('ring me on 138 1234 5678', { vault });
    for (const [written, shown] of [
      ['call PHONE_1 now', 'call 138 1234 5678 now'],
      ['call PHONE_1, please', 'call 138 1234 5678, please'],
      ['(see PHONE_1)', '(see 138 1234 5678)'],
      ['(PHONE_1 is hers)', '(138 1234 5678 is hers)'],
      ['[PHONE_1] PHONE_1', '138 1234 5678 138 1234 5678'],
      ['my phone 1 and PHONE 1 stay', 'my phone 1 and PHONE 1 stay'],
    ] as const)
      expect(restore(written, vault)).toBe(shown);
  });

  test('redacting twice changes nothing', () => {
    const vault = createVault('en');
    const once = redact('my ssn is 123-45-6789 and my ip 10.1.2.3', { vault }).redacted;
    expect(redact(once, { vault }).redacted).toBe(once);
  });
});
