import { createReadStream, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { z } from 'zod';
import { AppError, type ErrorCode } from '#contract';
import type { CommandIo } from './command.ts';

const LINE_FEED = 10;
const DEFAULT_MAX_LINE_BYTES = 8 * 1024 * 1024;

type Line = { readonly number: number } & ({ readonly bytes: Uint8Array } | { readonly tooLong: true });

/** Cuts bytes into lines. A line over the limit is counted and dropped while it streams by: it never sits in memory. */
async function* cutLines(chunks: AsyncIterable<Uint8Array>, maxLineBytes: number): AsyncGenerator<Line, void, void> {
  let parts: Uint8Array[] = [];
  let sizeBytes = 0;
  let number = 0;
  const finish = (): Line => {
    number += 1;
    const line: Line = sizeBytes > maxLineBytes ? { number, tooLong: true } : { number, bytes: Buffer.concat(parts) };
    parts = [];
    sizeBytes = 0;
    return line;
  };
  const take = (part: Uint8Array): void => {
    sizeBytes += part.length;
    if (sizeBytes > maxLineBytes) parts = [];
    else parts.push(part);
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      take(chunk.subarray(start, end));
      start = end + 1;
      yield finish();
    }
    if (start < chunk.length) take(chunk.subarray(start));
  }
  if (sizeBytes > 0) yield finish();
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The object on one line, or undefined for an empty line. Fails with `input-invalid`. */
const parseLine = <Value>(line: Line, schema: z.ZodType<Value>, maxLineBytes: number): Value | undefined => {
  if ('tooLong' in line) throw new AppError('input-invalid', { why: `the line is longer than ${maxLineBytes} bytes` });
  let value: unknown;
  try {
    const text = decoder.decode(line.bytes).trim();
    if (text === '') return undefined;
    value = JSON.parse(text);
  } catch {
    throw new AppError('input-invalid', { why: 'the line is not JSON in UTF-8' });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new AppError('input-invalid', { why: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'invalid'}`.slice(0, 300) });
};

const errorLine = (line: number, error: AppError): string => {
  const why = error.params['why'];
  const code: ErrorCode = error.code;
  return JSON.stringify({ line, error: { code, message: typeof why === 'string' ? why : code } });
};

/** Standard input when no file is named, else the files one after the other. Fails with `file-not-found`. */
export async function* readInput(io: CommandIo, files: readonly string[]): AsyncGenerator<Uint8Array, void, void> {
  if (files.length === 0) yield* io.stdin;
  for (const file of files) {
    const path = resolve(io.cwd, file);
    if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new AppError('file-not-found', { file });
    let last = LINE_FEED;
    for await (const chunk of createReadStream(path) as AsyncIterable<Uint8Array>) {
      last = chunk.at(-1) ?? last;
      yield chunk;
    }
    // Two files never share a line.
    if (last !== LINE_FEED) yield Uint8Array.of(LINE_FEED);
  }
}

type JsonLines<Value> = {
  readonly io: CommandIo;
  /** Files to read instead of standard input. */
  readonly files?: readonly string[];
  readonly schema: z.ZodType<Value>;
  /** What goes out for one object; undefined when it has no answer of its own. An `AppError` becomes this line's error. */
  readonly answer: (value: Value, line: number) => unknown;
  readonly maxLineBytes?: number;
};

/**
 * JSON Lines: one object in, one object out, in order, each written before the next is read. A bad line gives
 * `{"line":7,"error":{"code","message"}}` and the stream goes on. Resolves to 0 at the end of the input or when the command is stopped.
 */
export const answerJsonLines = async <Value>(options: JsonLines<Value>): Promise<0> => {
  const { io, files = [], schema, answer, maxLineBytes = DEFAULT_MAX_LINE_BYTES } = options;
  for await (const line of cutLines(readInput(io, files), maxLineBytes)) {
    if (io.signal.aborted) break;
    try {
      const value = parseLine(line, schema, maxLineBytes);
      if (value === undefined) continue;
      const out = await answer(value, line.number);
      if (out !== undefined) await io.stdout(JSON.stringify(out));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await io.stdout(errorLine(line.number, error));
    }
  }
  return 0;
};
