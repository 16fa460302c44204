import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { systemRandom } from '#platform';
import { createVault, openVaultFile, readVaultFile, redact, restore } from '#privacy';

const folder = mkdtempSync(join(tmpdir(), 'hearth-vault-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a vault file', () => {
  const sealed = { path: join(folder, 'sealed'), passphrase: 'correct horse battery' };

  test('sealed with a passphrase holds no original in the clear, is its owner’s alone, and opens again', () => {
    const file = openVaultFile(sealed, systemRandom);
    redact('电话 13812345678，邮箱 a.b@example.com', { vault: file.vault });
    file.save();
    expect(readFileSync(sealed.path, 'utf8')).not.toMatch(/13812345678|example/);
    // Windows knows no such bits.
    expect(statSync(sealed.path).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
    const vault = readVaultFile(sealed);
    expect(restore('[电话1] [EMAIL_1]', vault)).toBe('13812345678 a.b@example.com');
    expect(redact('新号 13900001111', { vault: vault.in('zh') }).redacted).toBe('新号 [电话2]');
  });

  test('says which is wrong: the passphrase, its absence, its length, or the file', () => {
    expect(() => readVaultFile({ ...sealed, passphrase: 'wrong horse battery' })).toThrow(expect.objectContaining({ code: 'passphrase-wrong' }));
    expect(() => readVaultFile({ ...sealed, passphrase: undefined })).toThrow(expect.objectContaining({ code: 'locked' }));
    expect(() => openVaultFile({ path: join(folder, 'new'), passphrase: 'short' }, systemRandom)).toThrow(
      expect.objectContaining({ code: 'passphrase-weak' }),
    );
    expect(() => readVaultFile({ ...sealed, path: join(folder, 'none') })).toThrow(expect.objectContaining({ code: 'file-not-found' }));
    for (const content of [
      '',
      '{',
      '{"hearthVault":2}',
      '{"hearthVault":1,"cipher":"none","content":{"language":"en","items":[{"kind":"PHONE","number":0,"original":"1"}]}}',
    ]) {
      const path = join(folder, 'broken');
      writeFileSync(path, content);
      expect(() => openVaultFile({ path, passphrase: undefined }, systemRandom)).toThrow(expect.objectContaining({ code: 'vault-broken' }));
    }
  });

  test('two items that claim one placeholder are refused', () => {
    const item = { kind: 'PHONE', number: 1, original: '13812345678' } as const;
    expect(() => createVault('en', [item, { ...item, original: '13900001111' }])).toThrow(expect.objectContaining({ code: 'vault-broken' }));
  });
});
