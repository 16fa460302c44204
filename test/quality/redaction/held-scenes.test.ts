import { describe, expect, test } from 'vitest';
import { readHeldScenes } from './held-scenes.ts';

describe.each(['zh', 'en'] as const)('scenes in %s that no tagger learned from', (language) => {
  const messages = readHeldScenes(language);

  test('are read with all their marks', () => {
    expect(messages.length).toBeGreaterThanOrEqual(200);
    expect(messages.filter(({ text }) => /[⟦⟧]/.test(text))).toEqual([]);
    const kinds = new Set(messages.flatMap(({ gold }) => gold.map(({ kind }) => kind)));
    expect(kinds).toContain('PERSON');
    expect(kinds).toContain('ADDRESS');
  });

  test('are whole scenes, one in six', () => {
    const scenes = messages.map(({ id }) => id.slice(0, id.lastIndexOf('-')));
    expect(scenes.filter((scene, at) => scene !== scenes[at - 1])).toEqual([...new Set(scenes)]);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length);
  });
});
