import type { RefCallback } from 'react';

/**
 * A ref for a part of the page whose fields and buttons come and go: when the one that has the focus is taken away, the part itself gets it (it has
 * `tabIndex={-1}`), so that a keyboard goes on from there and not from the top of the page.
 */
export const keepFocus: RefCallback<HTMLElement> = (element) => {
  if (!element) return undefined;
  let isInside = element.contains(document.activeElement);
  const follow = ({ target }: FocusEvent): void => {
    isInside = target instanceof Node && element.contains(target);
  };
  const observer = new MutationObserver(() => {
    if (isInside && document.activeElement === document.body) element.focus({ preventScroll: true });
  });
  document.addEventListener('focusin', follow);
  observer.observe(element, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', follow);
    observer.disconnect();
  };
};
