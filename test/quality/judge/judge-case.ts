import type { Verdict } from '#contract';

/** One labelled check-in: what a fair human referee would say. Written by hand for this project. */
export type JudgeCase = {
  readonly rule: string;
  readonly submission: string;
  readonly verdict: Verdict;
  /** What makes it hard. */
  readonly tag: string;
  readonly at?: number;
  readonly tz?: string;
  readonly history?: readonly { readonly at: number; readonly submission: string; readonly verdict: Verdict }[];
};
