/**
 * `npm run -s sign-feed -- --new-key FILE` makes the key that signs updates, and prints what a build is given to know it by.
 * `npm run -s sign-feed -- --key FILE --version V --base https://…/ --out FEED TARGET=FILE…` describes the files of a version (`linux-x64=….AppImage`),
 * signs, and writes the feed. `HEARTH_FEED_PASSPHRASE` seals and opens the key. Exits 1 for what cannot be signed, 2 for wrong options. See docs/releasing.md.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { makeFeedKey, publicKeyOf, readFeedKey } from './updates/feed-key.ts';
import { describeFile, signFeed } from './updates/sign-feed.ts';

const wrong = (sentence: string): never => {
  console.error(sentence);
  process.exit(2);
};

const readOptions = () => {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({ allowPositionals: true, options: { 'new-key': text, key: text, version: text, base: text, out: text } });
  } catch (error) {
    return wrong((error as Error).message);
  }
};

const { values, positionals } = readOptions();
const passphrase = process.env['HEARTH_FEED_PASSPHRASE'] || undefined;
const { 'new-key': newKey, key, version, base, out } = values;

const sign = async (): Promise<void> => {
  if (!key || !version || !base || !out || positionals.length === 0) return wrong('wanted: --new-key FILE, or --key FILE --version V --base https://…/ --out FEED TARGET=FILE…');
  if (!/^https:\/\/.*\/$/u.test(base)) return wrong(`--base: an https address that ends in a slash, not ${base}`);
  const named = positionals.map((one) => /^([a-z0-9]+-[a-z0-9]+)=(.+)$/u.exec(one) ?? wrong(`not TARGET=FILE: ${one}`));
  const signing = readFeedKey(key, passphrase);
  const files = Object.fromEntries(await Promise.all(named.map(async ([, target = '', file = '']) => [target, await describeFile(file, base)] as const)));
  writeFileSync(out, signFeed({ version, issuedAt: Date.now(), files }, signing));
  for (const [target, { sha256, sizeBytes }] of Object.entries(files)) console.log(`${target}  ${sizeBytes} bytes  ${sha256}`);
  return console.log(`${out}: ${version}, signed by ${publicKeyOf(signing)}`);
};

try {
  if (newKey === undefined) await sign();
  else console.log(JSON.stringify({ url: 'https://…/feed.json', publicKey: publicKeyOf(makeFeedKey(newKey, passphrase)) }));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
