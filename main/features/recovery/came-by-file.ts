import type { CircleLedger } from '#ledger';

/** Whether this device is in a circle by the file: then those that were there before are lost, or stolen. */
export const cameByFile = (circle: CircleLedger): boolean => {
  const all = circle.devices();
  const by = all.find(({ device }) => device === circle.self.device)?.addedBy;
  return all.some(({ device, use }) => device === by && use === 'recovery');
};
