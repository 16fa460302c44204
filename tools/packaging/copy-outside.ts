import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { frequentWords } from '../../main/features/chat/frequent-words.ts';
import { LEAST_COUNT, PACKED_DICTIONARY } from '../../main/features/chat/words.ts';
import { OUTSIDE } from './bundle-app.ts';
import { copyPackages } from './copy-packages.ts';
import { llamaPackage, needsWasm, type Rule, type Target } from './package-rules.ts';

const WASM = 'onnxruntime-web';

type Options = {
  /** What this program never loads. */
  readonly without?: readonly (typeof OUTSIDE)[number][];
  /** What this program keeps of a package instead. */
  readonly rules?: Readonly<Record<string, Rule>>;
  /** The words of licences stand together elsewhere. */
  readonly withoutLicences?: boolean;
};

/** Copies what stands beside the bundles of a program for a system into `to/node_modules`. */
export const copyOutside = (to: string, target: Target, { without = [], rules = {}, withoutLicences = false }: Options = {}): void => {
  const names = OUTSIDE.filter((name) => !without.includes(name) && (name !== WASM || needsWasm(target)));
  copyPackages([...names, llamaPackage(target)], { to, target, other: rules, withoutLicences });
  const jieba = join(to, 'node_modules/@node-rs/jieba');
  const dictionary = join(jieba, 'dict.txt');
  writeFileSync(join(jieba, PACKED_DICTIONARY), gzipSync(frequentWords(readFileSync(dictionary), LEAST_COUNT), { level: 9 }));
  rmSync(dictionary);
};
