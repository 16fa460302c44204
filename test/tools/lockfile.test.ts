import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type LockedPackage = { readonly optionalDependencies?: Readonly<Record<string, string>>; readonly resolved?: string };
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Readonly<Record<string, LockedPackage>> };

/** Node's look-up: from the package's own folder outwards. */
const isLocked = (at: string, name: string): boolean => {
  for (let folder = at; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/'))).replace(/\/$/, '')) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in lock.packages) return true;
    if (folder === '') return false;
  }
};

test('every optional dependency of every platform has a lock entry, so that `npm ci` accepts the lock everywhere', () => {
  const missing = Object.entries(lock.packages).flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !isLocked(at, name))
      .map((name) => `${at} → ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the lock holds no download addresses', () => {
  expect(Object.values(lock.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
});
