/** Only there to end what will never come; a busy machine may take its time. Well below what a test may take, so that its failure says what it waited for. */
export const LONGEST_WAIT_MS = 100_000;
