import type { RefCallback } from 'react';

const HEIGHT = '--foot-height';

/** A ref for the one element at the foot of the window that no notice may cover: tells how high it is, as long as it is there. */
export const measureFoot: RefCallback<HTMLElement> = (element) => {
  if (!element) return undefined;
  const { style } = document.documentElement;
  const observer = new ResizeObserver(() => style.setProperty(HEIGHT, `${element.offsetHeight}px`));
  observer.observe(element);
  return () => {
    observer.disconnect();
    style.removeProperty(HEIGHT);
  };
};
