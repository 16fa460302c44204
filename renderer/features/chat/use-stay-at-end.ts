import { type RefObject, useEffect, useRef } from 'react';
import type { VirtuosoHandle } from 'react-virtuoso';

/** So many frames of one height in a row, and the rows are measured. */
const STILL_FRAMES = 10;
/** About two seconds: rows that never come to rest are let go. */
const MOST_FRAMES = 120;
const NEAR_PX = 1;
const PERSON_SCROLLS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

/**
 * Goes to the end again and again until the rows come to rest: of another width they are measured over some frames, and the end moves away meanwhile.
 * Gives up at once when the person scrolls. Returns how to stop it.
 */
const followEnd = (frame: HTMLElement, onOver: () => void): (() => void) => {
  const scroller = frame.querySelector('[data-virtuoso-scroller]');
  const stop = new AbortController();
  let [height, still, frames] = [-1, 0, 0];
  const step = () => {
    if (stop.signal.aborted || !scroller) return;
    frames += 1;
    const isThere = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop <= NEAR_PX;
    still = isThere && scroller.scrollHeight === height ? still + 1 : 0;
    height = scroller.scrollHeight;
    if (!isThere) scroller.scrollTop = height;
    if (still < STILL_FRAMES && frames < MOST_FRAMES) requestAnimationFrame(step);
    else stop.abort();
  };
  stop.signal.addEventListener('abort', onOver);
  for (const event of PERSON_SCROLLS) frame.addEventListener(event, () => stop.abort(), { signal: stop.signal, passive: true });
  step();
  return () => stop.abort();
};

/** Keeps the end in sight while something below or beside the timeline opens or grows, and while the window changes its size. */
export const useStayAtEnd = (list: RefObject<VirtuosoHandle | null>, atBottom: boolean) => {
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(atBottom);
  const stopFollowing = useRef<() => void>(undefined);
  useEffect(() => {
    latest.current = atBottom;
  }, [atBottom]);
  useEffect(() => () => stopFollowing.current?.(), []);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    let [height, width] = [element.clientHeight, element.clientWidth];
    const observer = new ResizeObserver(() => {
      const isNarrowerOrWider = element.clientWidth !== width;
      const shrunk = element.clientHeight < height;
      [height, width] = [element.clientHeight, element.clientWidth];
      const isAtEnd = latest.current || stopFollowing.current !== undefined;
      if (!isAtEnd) return;
      if (shrunk) list.current?.scrollTo({ top: Number.MAX_SAFE_INTEGER });
      // Of another width lines break elsewhere: all above the end grows or shrinks.
      if (isNarrowerOrWider && !stopFollowing.current) stopFollowing.current = followEnd(element, () => (stopFollowing.current = undefined));
    });
    observer.observe(element);
    return () => observer.disconnect();
  });
  return frame;
};
