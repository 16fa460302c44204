import { assertNever } from '#contract';
import type { Inspection } from '#core';
import type { Inspect } from '#hosts/supervisor';

/** Puts a measuring host's question to the core of this process. */
export const answerInspection = async (inspection: Inspection, question: Inspect): Promise<unknown> => {
  switch (question.about) {
    case 'holdings':
      return inspection.holdings(question.circle);
    case 'links':
      return inspection.links(question.circle);
    case 'rebuild':
      return inspection.rebuild();
    case 'entries':
      return inspection.entries(question.circle);
    case 'fill':
      return inspection.fill(question.circle, question.count, question.sizeBytes);
    case 'fill-from-others':
      return inspection.fillFromOthers(question.circle, question);
    case 'reconnect':
      return inspection.reconnect(question.circle);
    case 'plant':
      return inspection.plant(question.circle, question.words);
    default:
      return assertNever(question);
  }
};
