import { ORPCError } from '@orpc/client';
import { appErrorDataSchema, type ErrorCode, type ErrorParams } from '#contract';
import { ConnectionLost } from './lasting-link.ts';

export type ReadableError = { readonly code: ErrorCode | 'connection-lost'; readonly params: ErrorParams };

/** Any failure of a call as a code that has a sentence. */
export const readError = (error: unknown): ReadableError => {
  if (error instanceof ConnectionLost) return { code: 'connection-lost', params: {} };
  if (!(error instanceof ORPCError)) return { code: 'internal', params: {} };
  const data = appErrorDataSchema.safeParse(error.data);
  if (data.success) return data.data;
  return { code: error.code === 'BAD_REQUEST' ? 'input-invalid' : 'internal', params: {} };
};

/** Whether a failure is the one named. */
export const isError = (error: unknown, code: ErrorCode): boolean => readError(error).code === code;
