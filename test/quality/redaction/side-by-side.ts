import { type Figure, precision, recall } from './figures.ts';

export type Side = { readonly name: string; readonly figures: readonly Figure[] };

const SHOWN: readonly Figure['kind'][] = ['PERSON', 'ADDRESS', 'structured', 'all'];
const COLUMN = 30;

const cell = (figure: Figure | undefined): string =>
  (figure ? `${recall(figure).toFixed(3)} / ${precision(figure).toFixed(3)}  (${figure.foundInClean} in clean)` : '–').padEnd(COLUMN);

/** Recall / precision of characters of several readers of one set, people, addresses, kinds with a shape and all kinds, one line a kind. */
export const sideBySide = (sides: readonly Side[]): string =>
  [
    `${''.padEnd(12)}${sides.map(({ name }) => name.padEnd(COLUMN)).join('')}`,
    ...SHOWN.map((kind) => `${kind.padEnd(12)}${sides.map(({ figures }) => cell(figures.find((one) => one.kind === kind))).join('')}`),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
