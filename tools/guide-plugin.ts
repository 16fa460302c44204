import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { type GuidePage, readGuidePage } from './read-guide.ts';

const NAME = /^virtual:guide\/(?<language>en|zh)$/u;
const FOLDER = 'docs/guide';

const picturesOf = (pages: readonly GuidePage[]): readonly string[] => [...new Set(pages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.is === 'picture' ? [block.file] : []))))];

const codeOf = (language: string): string => {
  const folder = resolve(FOLDER, language);
  const pages = readdirSync(folder).map((file) => [file.replace(/\.md$/u, ''), readGuidePage(readFileSync(resolve(folder, file), 'utf8'))] as const);
  const pictures = picturesOf(pages.map(([, page]) => page));
  return [
    ...pictures.map((file, index) => `import picture${index} from ${JSON.stringify(`${resolve(folder, file)}?no-inline`)};`),
    `export const pictures = { ${pictures.map((file, index) => `${JSON.stringify(file)}: picture${index}`).join(', ')} };`,
    `export const pages = JSON.parse(${JSON.stringify(JSON.stringify(Object.fromEntries(pages)))});`,
  ].join('\n');
};

/** Gives the page `virtual:guide/en` and `virtual:guide/zh`: the user guide as it is in `docs/guide` when the page is built, each in a piece of its own, its pictures beside it. */
export const guidePlugin = (): Plugin => ({
  name: 'hearth-guide',
  resolveId: (id) => (NAME.test(id) ? `\0${id}` : undefined),
  load: (id) => {
    const language = NAME.exec(id.slice(1))?.groups?.['language'];
    return language === undefined ? undefined : codeOf(language);
  },
});
