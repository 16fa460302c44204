import { useEffect, useRef } from 'react';
import type { Route } from './route.ts';

const rowOf = (circle: string | undefined): HTMLElement | null => (circle === undefined ? null : document.getElementById(`circle-${circle}`));
const isShown = (element: HTMLElement | null): element is HTMLElement => element?.checkVisibility() ?? false;

/**
 * Where the focus goes when what held it went away with the page before: to the row of the group one comes from, else to the page, never nowhere. What a
 * page itself takes the focus for comes first.
 */
export const useFocusPlace = (route: Route): void => {
  const circle = route.page === 'circle' ? route.circle : undefined;
  const before = useRef(circle);
  useEffect(() => {
    const from = before.current;
    before.current = circle;
    const frame = requestAnimationFrame(() => {
      // A button that is only hidden keeps it for a moment longer.
      if (document.activeElement !== document.body && document.activeElement?.checkVisibility()) return;
      const places = [...(circle === undefined ? [rowOf(from)] : []), document.querySelector<HTMLElement>('main'), document.querySelector<HTMLElement>('nav')];
      const place = places.find(isShown);
      if (place && !place.matches('button, a')) place.tabIndex = -1;
      place?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [route.page, circle]);
};
