import type { AnswerFigures } from './ask-all.ts';
import type { CatchUpFigures } from './catch-all-up.ts';
import type { ForgetFigures } from './forget-all.ts';
import type { RedactionFigures } from './measure-redaction.ts';
import type { Judged } from './play.ts';

/** What `hearth demo --json` prints. Every value was measured in that run. */
export type DemoResult = {
  readonly desktops: number;
  readonly transport: 'webrtc' | 'none';
  readonly connectMs: number;
  readonly messages: number;
  readonly rows: number;
  readonly latencyP50Ms: number;
  readonly viewsEqual: boolean;
  readonly redaction: RedactionFigures;
  readonly catchUp: CatchUpFigures;
  readonly answer: AnswerFigures;
  readonly supervisor: readonly Judged[];
  readonly forget: ForgetFigures;
  readonly network: { readonly nonLoopback: number | null; readonly method: 'namespace' | 'sampled' | 'none' };
};

/** Invariants that did not hold, in words; verdicts, names and what was found are reported, not judged. */
export const brokenIn = (result: DemoResult): readonly string[] => {
  const { redaction, forget, network } = result;
  return [
    ...(redaction.leakedStructured > 0 ? [`${redaction.leakedStructured} structured personal data could be read by the AI`] : []),
    ...(redaction.exposed === redaction.planted ? [] : [`only ${redaction.exposed} of ${redaction.planted} planted data passed the AI, so the rest was not tried`]),
    ...(result.viewsEqual ? [] : ['the desktops do not show the same']),
    ...(forget.canariesBefore > 0 ? [] : ['no canary was found before Forget, so finding none after proves nothing']),
    ...(forget.canariesAfter === 0 ? [] : [`${forget.canariesAfter} traces of what the AI knew were left after Forget`]),
    ...(forget.othersIntact ? [] : ['Forget on one desktop changed the memory of another']),
    ...(network.nonLoopback === 0 || network.nonLoopback === null ? [] : [`${network.nonLoopback} packets tried to leave this machine`]),
  ];
};
