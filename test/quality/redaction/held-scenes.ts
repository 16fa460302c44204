import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import type { EntityKind } from '#contract';
import { type Labelled, readMarked } from './labelled.ts';

/** Of the scenes that people wrote for the taggers, about one in six is not learned from: the same ones as `models/training/own/written.py` holds out. */
const HELD = 6;
/** What each letter marks there. */
const KINDS: Readonly<Record<string, EntityKind>> = {
  P: 'PERSON',
  A: 'ADDRESS',
  T: 'PHONE',
  E: 'EMAIL',
  G: 'GOV_ID',
  F: 'FINANCE_NO',
  H: 'HANDLE',
  B: 'BIRTHDAY',
  D: 'DEVICE',
  I: 'IP',
  U: 'URL',
  S: 'SECRET',
  V: 'VEHICLE',
};

/** The messages of the scenes that no tagger learned from. `language`: of the file. */
export const readHeldScenes = (language: 'zh' | 'en'): readonly Labelled[] => {
  const lines = readFileSync(new URL(`../../../models/training/own/written-${language}.txt`, import.meta.url), 'utf8').trim().split('\n');
  const scenes = Map.groupBy(lines.map((line) => line.split(' :: ', 2)), ([scene = '']) => scene);
  return [...scenes]
    .filter(([scene]) => crc32(scene) % HELD === 0)
    .flatMap(([scene, messages]) =>
      messages.map(([, text = ''], at) => {
        const marked = text.replaceAll('\\n', '\n').replaceAll(/⟦([A-Z])\|/g, (whole, letter: string) => `⟦${KINDS[letter] ?? whole}|`);
        return { id: `${scene}-${at + 1}`, members: [], author: 'a', ...readMarked(marked) };
      }),
    );
};
