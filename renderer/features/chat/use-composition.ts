import { type CompositionEvent, type KeyboardEvent, useRef } from 'react';

/** Between the end of a composition and the key that ended it, where a browser reports them in that order. */
const SAME_KEY_MS = 30;
const IN_COMPOSITION = 229;

/**
 * Tells a key that belongs to an input method from one that does not, in both orders in which browsers report the key that ends a
 * composition: before its end (Chromium: `isComposing`, key code 229) and after it (WebKit: the end first, then the key).
 */
export const useComposition = () => {
  const composing = useRef(false);
  const endedAt = useRef(Number.NEGATIVE_INFINITY);
  return {
    handlers: {
      onCompositionStart: () => {
        composing.current = true;
      },
      onCompositionEnd: (event: CompositionEvent) => {
        composing.current = false;
        endedAt.current = event.timeStamp;
      },
      onKeyUp: () => {
        endedAt.current = Number.NEGATIVE_INFINITY;
      },
      onPointerDown: () => {
        endedAt.current = Number.NEGATIVE_INFINITY;
      },
    },
    isInputMethods: (event: KeyboardEvent): boolean =>
      composing.current ||
      event.nativeEvent.isComposing ||
      event.nativeEvent.keyCode === IN_COMPOSITION ||
      event.timeStamp - endedAt.current < SAME_KEY_MS,
  };
};
