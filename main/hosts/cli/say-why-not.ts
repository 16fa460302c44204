import { AppError } from '#contract';
import { terminalLanguage } from '#hosts/supervisor';
import { errorSentence } from './error-sentence.ts';
import { isUsageError } from './command.ts';
import { usageSentence } from './usage-sentence.ts';

/** Runs what a person started from a terminal. What went wrong is one line in their language and makes the process end with 1; a defect is thrown. */
export const sayWhyNot = async (run: () => Promise<void>): Promise<void> => {
  try {
    await run();
  } catch (error) {
    if (error instanceof AppError) console.error(errorSentence(error, terminalLanguage(process.env)));
    else if (isUsageError(error)) console.error(usageSentence(error, terminalLanguage(process.env)));
    else throw error;
    process.exitCode = 1;
  }
};
