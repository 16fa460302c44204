/** The English words for what cannot be opened, and for what was damaged. */
export const enRepair = {
  blocked: 'Hearth cannot open your data',
  folder: 'Your data is in {{folder}}.',
  again: 'Try again',
  beginAnew: 'Set it aside and begin anew',
  beginAnewSure: 'I have no backup of keys.json. Hearth keeps the old files in a folder of their own, but nobody can read them any more.',
  repairing: 'Hearth is repairing your data',
  repairingLead: 'Part of it was damaged. What can be read is saved, the rest comes back from the members of your groups.',
  title: 'Your database was damaged',
  back_one: '{{count}} group was brought back: {{names}}.',
  back_other: '{{count}} groups were brought back: {{names}}.',
  waiting_one: '{{count}} group waits for one of its members to come online: {{names}}. It comes back by itself.',
  waiting_other: '{{count}} groups wait for one of their members to come online: {{names}}. They come back by themselves.',
  lost_one: '{{count}} sample group is gone, since nobody else had it: {{names}}. You can open a new one.',
  lost_other: '{{count}} sample groups are gone, since nobody else had them: {{names}}. You can open new ones.',
  kept: 'The damaged files were not changed. They are in {{folder}}. Messages that had reached nobody yet and could not be read are only there.',
  read: 'I have read this',
};
