import { parseArgs } from 'node:util';
import type { CircleSummary, Language } from '#contract';
import { terminalLanguage } from '#hosts/supervisor';
import type { Command, Told } from '../command.ts';
import { openDataDir } from '../open-data-dir.ts';

const HELP: Told = {
  en: `Usage: hearth rebuild [--data-dir DIR] [--passphrase-file FILE] [--json]

Drops everything Hearth shows of your groups and makes it again from the signed ledger. Hearth must not be running on that directory.
Tells for each group how many entries it holds and whether what was shown was the same as what the ledger says.
  --data-dir DIR          where Hearth keeps everything (default: your user data folder)
  --passphrase-file FILE  its first line opens the keys
  --json                  one object a group: {"circle","name","entries","viewsHash","same"}`,
  'zh-CN': `用法：hearth rebuild [--data-dir 目录] [--passphrase-file 文件] [--json]

丢掉围炉显示的群内容，从签过名的账本重新生成。这个目录上不能有围炉在运行。
对每个群说明有多少条，以及之前显示的与账本是否一致。
  --data-dir 目录         围炉存放一切的地方（默认：你的用户数据文件夹）
  --passphrase-file 文件  用它的第一行打开密钥
  --json                  每个群一个对象：{"circle","name","entries","viewsHash","same"}`,
};

type Rebuilt = { readonly circle: string; readonly name: string; readonly entries: number; readonly viewsHash: string; readonly same: boolean };

const SENTENCES: Readonly<Record<Language, (rebuilt: Rebuilt) => string>> = {
  en: ({ name, entries, same }) => `${name}: ${entries} ${entries === 1 ? 'entry' : 'entries'}, ${same ? 'shown as before' : 'what was shown differed and has been made anew'}`,
  'zh-CN': ({ name, entries, same }) => `${name}：${entries} 条，${same ? '显示与之前一致' : '之前显示的有出入，已重新生成'}`,
};
const NO_GROUP: Told = { en: 'There is no group in this data directory.', 'zh-CN': '这个数据目录里没有群。' };

export const command: Command = {
  name: 'rebuild',
  summary: { en: 'make everything that is shown again from the ledger', 'zh-CN': '从账本重新生成所有显示的内容' },
  help: HELP,
  run: async (args, io) => {
    const { values } = parseArgs({
      args: [...args],
      options: { 'data-dir': { type: 'string' }, 'passphrase-file': { type: 'string' }, json: { type: 'boolean', default: false } },
    });
    const language = terminalLanguage(io.env);
    const { core, client, stop } = await openDataDir({ dataDir: values['data-dir'], passphraseFile: values['passphrase-file'] }, io);
    try {
      const inspection = core.inspection();
      const circles = (await client.circles.list()).filter(({ state }) => state === 'ready');
      const hashOf = async ({ id }: CircleSummary): Promise<string> => (await inspection.holdings(id)).viewsHash;
      const before = await Promise.all(circles.map(hashOf));
      inspection.rebuild();
      for (const [index, circle] of circles.entries()) {
        const { entries, viewsHash } = await inspection.holdings(circle.id);
        const rebuilt: Rebuilt = { circle: circle.id, name: circle.name, entries, viewsHash, same: before[index] === viewsHash };
        await io.stdout(values.json ? JSON.stringify(rebuilt) : SENTENCES[language](rebuilt));
      }
      if (circles.length === 0) io.stderr(NO_GROUP[language]);
      return 0;
    } finally {
      await stop();
    }
  },
};
