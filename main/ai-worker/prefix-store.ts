import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { getModuleVersion, type LlamaContextSequence, type Token } from 'node-llama-cpp';

const MOST_FILES = 16;
const WORTH_TOKENS = 48;

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 32);

/**
 * The model's state after a task's fixed turns, kept on disk beside the model: the first words come seconds earlier after each start.
 * It holds our own words and examples alone, never anybody's messages. A file is read only when its own hash, which its name carries, is right:
 * the native reader may die of a damaged one.
 */
export class PrefixStore {
  readonly #folder: string;
  readonly #model: string;

  constructor(folder: string, modelPath: string) {
    this.#folder = folder;
    this.#model = basename(modelPath);
  }

  /** Whether the sequence now holds these tokens' state. */
  async load(sequence: LlamaContextSequence, tokens: readonly Token[]): Promise<boolean> {
    if (tokens.length < WORTH_TOKENS) return false;
    try {
      const key = await this.#key(sequence, tokens);
      const name = (await readdir(this.#folder)).find((file) => file.startsWith(key));
      if (name === undefined) return false;
      const file = join(this.#folder, name);
      if (name !== `${key}-${sha256(await readFile(file))}`) {
        await rm(file, { force: true });
        return false;
      }
      await sequence.loadStateFromFile(file, { acceptRisk: true });
      return sequence.nextTokenIndex === tokens.length && sequence.contextTokens.every((token, at) => token === tokens[at]);
    } catch {
      return false;
    }
  }

  /** Keeps the state of a sequence that holds exactly these tokens. A folder that cannot be written costs speed only. */
  async save(sequence: LlamaContextSequence, tokens: readonly Token[]): Promise<void> {
    if (tokens.length < WORTH_TOKENS || sequence.nextTokenIndex !== tokens.length) return;
    const unfinished = join(this.#folder, `unfinished-${randomUUID()}`);
    try {
      await mkdir(this.#folder, { recursive: true });
      await sequence.saveStateToFile(unfinished);
      await rename(unfinished, join(this.#folder, `${await this.#key(sequence, tokens)}-${sha256(await readFile(unfinished))}`));
      await this.#dropOldest();
    } catch {
      await rm(unfinished, { force: true }).catch(() => undefined);
    }
  }

  async #key(sequence: LlamaContextSequence, tokens: readonly Token[]): Promise<string> {
    return sha256(
      JSON.stringify([
        await getModuleVersion(),
        this.#model,
        sequence.model.fileInfo.metadata.general.name,
        sequence.model.size,
        tokens,
      ]),
    );
  }

  async #dropOldest(): Promise<void> {
    const files = (await readdir(this.#folder)).map((name) => join(this.#folder, name));
    if (files.length <= MOST_FILES) return;
    const aged = await Promise.all(files.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
    for (const { file } of aged.toSorted((a, b) => a.at - b.at).slice(0, files.length - MOST_FILES))
      await rm(file, { force: true });
  }
}
