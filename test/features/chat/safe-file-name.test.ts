import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '#features/chat';

describe('a file name, whoever gave it', () => {
  it.each([
    ['photo.jpg', 'photo.jpg'],
    ['家庭 预算.xlsx', '家庭 预算.xlsx'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\张 伟\\a.txt', 'a.txt'],
    ['a\u2215b\uff0fc.txt', 'c.txt'],
    ['evil\u202egpj.exe', 'evilgpj.exe'],
    ['a\u200b\u2066\u00adb.txt', 'ab.txt'],
    ['photo.jpg.exe', 'photo.jpg.exe'],
    ['photo.jpg          .exe', 'photo.jpg .exe'],
    ['CON', '_CON'],
    ['com1.txt', '_com1.txt'],
    ['.bashrc', '_bashrc'],
    ['a.txt. . .', 'a.txt'],
    ['a:b<c>|d?.txt', 'a_b_c__d_.txt'],
    ['a\r\nSet-Cookie: x.txt', 'a Set-Cookie_ x.txt'],
    ['', 'file'],
    ['\u202e\u200b', 'file'],
    ['...', '_'],
  ])('%j is shown as %j', (given, shown) => {
    expect(safeFileName(given)).toBe(shown);
  });

  it('keeps the extension of a very long one', () => {
    const long = safeFileName(`${'很'.repeat(500)}.pdf`);
    expect(Array.from(long).length).toBeLessThanOrEqual(120);
    expect(long.endsWith('….pdf')).toBe(true);
  });

  it.each([['!\t\u0000\t豈'], ['e\u200d\u0301.pdf'], [`con.${'x'.repeat(200)}`], ['a \u0085 b'], ['. .'], ['x/ con ']])('finds nothing more to clean in the name it made of %j', (name) => {
    const safe = safeFileName(name);
    expect(safeFileName(safe)).toBe(safe);
  });

  it('hides nothing, turns nothing, leaves no folder, and stays as it is when it is cleaned again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeFileName(name);
        expect(safe).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}/\\<>:"|?*]/u);
        expect(safe).not.toMatch(/^\.|[. ]$/);
        expect(safe).not.toBe('');
        expect(safeFileName(safe)).toBe(safe);
      }),
      { numRuns: 2_000 },
    );
  });
});
