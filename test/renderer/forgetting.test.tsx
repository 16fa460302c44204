import { describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { appOfEachTest } from './support/app-of-each-test.ts';
import { CIRCLE } from './support/fake-core.ts';
import { until } from './support/show-app.tsx';

const one = appOfEachTest();

describe('forgetting', () => {
  const open = async (): Promise<HTMLButtonElement> => {
    await one.show();
    location.hash = `#/g/${CIRCLE}/memory`;
    return until(() => [...document.querySelectorAll('button')].find((one) => one.textContent.includes('Press and hold') && !one.disabled));
  };

  it('names what goes and what stays before anything happens', async () => {
    await open();
    for (const words of ['3 memories', '5 original words', 'The chat: all 40 messages']) expect(document.body.textContent).toContain(words);
  });

  it('needs one confirmation by keyboard, and ends with a receipt', async () => {
    (await open()).focus();
    await userEvent.keyboard('{Enter}');
    await until(() => document.body.textContent.includes('Press Enter once more'));
    await userEvent.keyboard('{Escape}');
    expect(one.core.inputs('memory.forget')).toEqual([]);
    await userEvent.keyboard('{Enter}');
    await userEvent.keyboard('{Enter}');
    await until(() => document.body.textContent.includes('The key is destroyed'));
    expect(one.core.inputs('memory.forget')).toHaveLength(1);
  });

  it('a short press does nothing, holding does', async () => {
    const hold = await open();
    hold.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
    await until(() => hold.textContent.includes('Keep holding'));
    hold.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
    await until(() => hold.textContent.includes('Press and hold'));
    expect(one.core.inputs('memory.forget')).toEqual([]);
    hold.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, button: 0 }));
    await until(() => document.body.textContent.includes('The files are gone'));
  });
});
