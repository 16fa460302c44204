import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '#ai';
import { fitOf, modelSpecSchema, recommendedModel, webSources } from '../../main/ai/catalogue.ts';

const GIGABYTE = 1e9;
const byId = (id: string) => catalogue.find((model) => model.id === id);

describe('the catalogue of models', () => {
  test('the hashes are those that were checked against the published files', () => {
    expect(catalogue.map(({ id, sha256, sizeBytes }) => [id, sha256, sizeBytes])).toEqual([
      ['qwen2.5-coder-1.5b', 'cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046', 1_117_320_768],
      ['qwen2.5-coder-0.5b', '1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32', 491_400_064],
      ['smollm2-135m', 'b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53', 98_362_432],
    ]);
  });

  test('every model brings the text of its licence', () => {
    for (const { licence } of catalogue) {
      const file = resolve(import.meta.dirname, '../../models', licence.text);
      expect(existsSync(file) && readFileSync(file, 'utf8')).toContain('Apache License');
    }
  });

  test('people get encrypted addresses, those for their language first', () => {
    const model = byId('qwen2.5-coder-1.5b');
    if (!model) throw new Error('the default model is in the catalogue');
    const hosts = (language: 'zh-CN' | 'en') => webSources(model, language).map(({ url }) => new URL(url).host);
    expect(hosts('zh-CN')).toEqual(['modelscope.cn', 'huggingface.co']);
    expect(hosts('en')).toEqual(['huggingface.co', 'modelscope.cn']);
    for (const spec of catalogue) for (const { url } of webSources(spec, 'en')) expect(url).toMatch(/^https:/);
  });

  test('a small machine is offered none, a usual one the 1.5B, and none of role test ever', () => {
    expect(recommendedModel(catalogue, 4 * GIGABYTE)).toBeUndefined();
    expect(recommendedModel(catalogue, 8 * GIGABYTE)?.id).toBe('qwen2.5-coder-1.5b');
    expect(
      recommendedModel(
        catalogue.filter(({ role }) => role === 'test'),
        64 * GIGABYTE,
      ),
    ).toBeUndefined();
  });

  test('fit goes by memory', () => {
    const model = byId('qwen2.5-coder-1.5b');
    if (!model) throw new Error('the default model is in the catalogue');
    expect([16, 4, 2].map((ram) => fitOf(model, ram * GIGABYTE))).toEqual(['good', 'tight', 'too-big']);
  });

  test.each([
    { file: '../evil.gguf' },
    { id: '../x' },
    { sources: [{ kind: 'web', url: 'file:///etc/passwd' }] },
    { sources: [{ kind: 'web', url: 'ftp://example.com/x' }] },
    { sources: [{ kind: 'index', package: 'x; rm -rf /', parts: 1, version: '1', member: '.bin' }] },
    { sha256: 'short' },
  ])('an entry that leads elsewhere is refused: %j', (change) => {
    expect(modelSpecSchema.safeParse({ ...byId('smollm2-135m'), ...change }).success).toBe(false);
  });
});
