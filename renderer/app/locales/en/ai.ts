export const enAi = {
  ember: 'Ember',
  label: 'AI',
  copied: 'AI · Ember · {{date}}',
  tier: { rules: 'no model used', tagger: 'by small taggers on this machine', llm: 'by the model on this machine' },
  tierShared: { rules: 'no model used', tagger: 'by small taggers', llm: 'by the model on {{name}}’s machine' },
  sharedBy: 'shared by {{name}}',
  withdrawn: 'Withdrawn, because a message it relied on was deleted.',
  sources: 'Sources',
  source_one: '{{count}} source',
  source_other: '{{count}} sources',
  took: '{{seconds}} s',
};
