/** Which rooms a room may import, besides itself: the architecture as a table. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  contract: [],
  rtc: [],
  'main/platform': ['contract'],
  'main/ledger': ['contract', 'main/platform'],
  'main/sync': ['contract', 'main/platform', 'main/ledger', 'rtc'],
  'main/tagger-worker': [],
  'main/privacy': ['contract', 'main/platform', 'main/tagger-worker'],
  'main/ai-worker': [],
  'main/ai': ['contract', 'main/platform', 'main/privacy', 'main/ai-worker'],
  'main/features': ['contract', 'main/platform', 'main/ledger', 'main/sync', 'main/privacy', 'main/ai'],
  'main/relay': ['contract', 'main/platform'],
  'main/core': ['contract', 'main/platform', 'main/ledger', 'main/sync', 'main/privacy', 'main/ai', 'main/features', 'main/relay', 'rtc', 'main/ai-worker'],
  'main/hosts/cli': [
    'contract', 'main/platform', 'main/core', 'main/relay', 'main/privacy', 'main/ai', 'main/features', 'main/hosts/supervisor', 'main/hosts/local',
  ],
  'main/hosts/supervisor': ['contract', 'main/platform', 'main/relay'],
  'main/hosts/core-process': ['contract', 'main/platform', 'main/core', 'main/hosts/supervisor'],
  'main/hosts/local': ['contract', 'main/platform', 'main/core', 'main/hosts/supervisor', 'main/hosts/core-process'],
  'main/hosts/electron': ['contract', 'main/platform', 'main/core', 'main/hosts/supervisor', 'main/hosts/core-process'],
  'main/hosts/installed': ['contract', 'main/hosts/cli', 'main/hosts/local'],
  preload: [],
  renderer: ['contract'],
};

/** Rooms made of parts (folders) that each have a front door of their own. */
export const OPEN_PARTS: ReadonlySet<string> = new Set(['main/features']);
