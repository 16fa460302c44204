import { createRoot } from 'react-dom/client';
import { userEvent } from 'vitest/browser';
import { App } from '../../../renderer/app/app.tsx';
import { setLanguage, startI18n } from '../../../renderer/app/i18n.ts';
import { Connection } from '../../../renderer/rpc/connection.ts';
import { overMessagePort } from '../../../renderer/rpc/transport.ts';
import { LONGEST_WAIT_MS } from '../../support/longest-wait.ts';
import { CIRCLE, type FakeCore } from './fake-core.ts';

await startI18n('en');

type Shown = { readonly connection: Connection; readonly composer: () => HTMLTextAreaElement; readonly stop: () => void };

/** Waits until `find` finds something. */
export const until = async <T,>(find: () => T | null | undefined | false, what = find.toString()): Promise<T> => {
  const end = performance.now() + LONGEST_WAIT_MS;
  for (;;) {
    const found = find();
    if (found !== null && found !== undefined && found !== false) return found;
    if (performance.now() > end) throw new Error(`never came: ${what}\n${document.body.textContent.slice(0, 600)}`);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
};

/** The whole page over a fake core, with the group open. */
export const showApp = async (core: FakeCore): Promise<Shown> => {
  await setLanguage('en');
  location.hash = `#/g/${CIRCLE}`;
  const place = document.createElement('div');
  place.style.cssText = 'position:fixed;inset:0';
  document.body.append(place);
  const connection = new Connection(overMessagePort(core.connect));
  const stopConnection = connection.start();
  const root = createRoot(place);
  root.render(<App connection={connection} />);
  const composer = () => document.querySelector<HTMLTextAreaElement>('#composer') as HTMLTextAreaElement;
  if (core.phase === 'ready') await until(() => document.querySelector(core.circle.ended || core.circle.state === 'waiting' ? 'main' : '#composer'));
  return {
    connection,
    composer,
    stop: () => {
      root.unmount();
      stopConnection();
      place.remove();
    },
  };
};

export const articles = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('article')];
export const article = (text: string): HTMLElement | undefined => articles().find((one) => one.textContent.includes(text));
export const button = (name: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find((one) => (one.getAttribute('aria-label') ?? one.textContent).trim() === name);

/** Types as a person does, into what has the focus. */
export const write = async (field: HTMLTextAreaElement, text: string): Promise<void> => {
  await userEvent.fill(field, text);
};
