export const enCatchUp = {
  title: 'Highlights',
  missed_one: 'Missed {{count}}',
  missed_other: 'Missed {{count}}',
  open: 'highlights',
  none: 'Nothing that needs you. The chat since you last read is small talk.',
  noneNew: 'You are up to date. Come back after a few messages.',
  kind: { decision: 'Decided', todo: 'To do', question: 'Open question', fact: 'Good to know' },
  mine: 'for you',
  owner: 'for {{name}}',
  period: '{{from}} to {{to}}',
  onlyYou: 'Only you see this.',
};
