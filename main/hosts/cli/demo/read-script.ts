import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { AppError } from '#contract';
import { headSchema, MAX_MESSAGES, type Script, type ScriptMessage, scriptMessageSchema } from './script.ts';

const refuse = (line: number, why: string): AppError => new AppError('input-invalid', { why: `line ${line}: ${why}` });

const parse = <Value>(schema: z.ZodType<Value>, text: string, line: number): Value => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse(line, 'not JSON');
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw refuse(line, `${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is invalid'}`.trim());
};

/** What a schema cannot say: known authors, ids used once, marks inside their text. */
const checkMessage = (message: ScriptMessage, line: number, known: { readonly members: ReadonlySet<string>; readonly ids: ReadonlySet<string> }): void => {
  if (!known.members.has(message.author)) throw refuse(line, `${message.author} is not one of the members; a script has at most three authors`);
  if (known.ids.has(message.id)) throw refuse(line, `the id ${message.id} is used twice`);
  for (const planted of message.gold?.pii ?? []) {
    const inside = planted.in === 'file' ? (message.file ?? '') : message.text;
    if (planted.end <= planted.start || planted.end > inside.length) throw refuse(line, 'a mark lies outside its text');
    if (planted.joins !== undefined && !known.ids.has(planted.joins)) throw refuse(line, `joins ${planted.joins}, which has not been said before`);
  }
};

/** Reads a conversation in JSON Lines, the head first. Fails with `file-not-found` or `input-invalid`, which names the line. */
export const readScript = async (file: string): Promise<Script> => {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new AppError('file-not-found', { file });
  let head: z.infer<typeof headSchema> | undefined;
  const messages: ScriptMessage[] = [];
  const ids = new Set<string>();
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() === '') continue;
    if (head === undefined) {
      head = parse(headSchema, text, line);
      continue;
    }
    const message = parse(scriptMessageSchema, text, line);
    checkMessage(message, line, { members: new Set(head.members), ids });
    ids.add(message.id);
    if (messages.push(message) > MAX_MESSAGES) throw refuse(line, `more than ${MAX_MESSAGES} messages`);
  }
  if (head === undefined || messages.length === 0) throw new AppError('input-invalid', { why: 'the script has no messages' });
  return { ...head, messages };
};
