import { expect, test } from 'vitest';
import { deepLinkIn, pageHashOf, readDeepLink } from '../../../main/hosts/electron/deep-link.ts';

const LINK = `hearth://join/${'7XK2'.repeat(40)}`;

test('a link is found among the words that a system adds', () => {
  expect(deepLinkIn(['/opt/hearth', '--flag', LINK, '--no-sandbox'])).toEqual({ kind: 'join', link: LINK });
  expect(deepLinkIn(['/opt/hearth', 'https://hearth.example', '/home/张 伟/hearth'])).toBeUndefined();
});

test.each(['hearth://', 'hearth://join', 'hearth://join/', 'hearth://quit/now', 'hearth://join/a/b', 'hearth://join/../x', 'hearth://join/a?b=c', 'hearth://join/a#b', 'hearth://join/a b', 'HEARTH:\u0000', 'hearth://join/a"--x', `hearth://join/${'A'.repeat(9000)}`])(
  'what is no whole link is broken, and nothing of it goes on: %j',
  (text) => {
    expect(deepLinkIn(['hearth', text])).toEqual({ kind: 'broken' });
    expect(pageHashOf(readDeepLink(text))).toBe('#/join/');
  },
);

test('the page is told the whole link in its own address', () => {
  expect(pageHashOf(readDeepLink(LINK))).toBe(`#/join/${encodeURIComponent(LINK)}`);
});
