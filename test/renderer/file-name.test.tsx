import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished } from 'vitest';
import { FileName } from '../../renderer/features/files/file-name.tsx';
import { splitFileName } from '../../renderer/features/files/split-file-name.ts';
import { until } from './support/show-app.tsx';

const LONG = `${'the minutes of our meeting '.repeat(5).slice(0, 115)}….pdf`;

it.each([
  ['a short name stays whole', 'tea.pdf', ['tea.pdf', '']],
  ['a long one keeps its end', 'minutes-of-the-meeting-in-may.pdf', ['minutes-of-the-meet', 'ing-in-may.pdf']],
  ['where the core has shortened it, the mark goes with what may be cut', LONG, [LONG.slice(0, 116), '.pdf']],
  ['without an extension too', `${'x'.repeat(119)}…`, [`${'x'.repeat(119)}…`, '']],
] as const)('%s', (_, name, parts) => {
  expect(splitFileName(name)).toEqual(parts);
  expect(splitFileName(name).join('')).toBe(name);
});

it.each([
  ['narrow', 180],
  ['wide', 4_000],
])('a name that the core has shortened shows one mark of it (%s)', async (_, width) => {
  const place = document.createElement('div');
  place.style.width = `${width}px`;
  document.body.append(place);
  const root = createRoot(place);
  onTestFinished(() => {
    root.unmount();
    place.remove();
  });
  root.render(<FileName name={LONG} isProgram={false} />);
  const name = await until(() => place.querySelector('bdi'));
  const [start, end] = [...name.children] as HTMLElement[];
  const isCut = (part: HTMLElement | undefined): boolean => (part?.scrollWidth ?? 0) > (part?.clientWidth ?? 0);
  expect(isCut(start)).toBe(width < 1_000);
  // Cut, its own mark lies beyond the cut; else it is the one that is seen. The end has none.
  expect([start?.textContent.endsWith('…'), end?.textContent]).toEqual([true, '.pdf']);
});
