import { Observable, useObservable } from '../ui/observable.ts';

export const PANELS = ['members', 'highlights', 'ask', 'agreements', 'memory', 'files', 'connection', 'search'] as const;
export type Panel = (typeof PANELS)[number];

export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'settings' }
  | { readonly page: 'guide'; readonly name: string }
  /** A link that the system handed over; empty when it was broken. */
  | { readonly page: 'join'; readonly link: string }
  | { readonly page: 'circle'; readonly circle: string; readonly panel: Panel | undefined };

/** The contents of the guide. */
export const FIRST_GUIDE_PAGE = 'README';

const LONGEST_LINK = 8192;

const decoded = (text = ''): string => {
  try {
    return decodeURIComponent(text).slice(0, LONGEST_LINK);
  } catch {
    return '';
  }
};

const parse = (hash: string): Route => {
  const [, page, circle, panel] = hash.replace(/^#/, '').split('/');
  if (page === 'settings') return { page };
  if (page === 'guide') return { page, name: circle || FIRST_GUIDE_PAGE };
  if (page === 'join') return { page, link: decoded(circle) };
  if (page === 'g' && circle) return { page: 'circle', circle, panel: PANELS.find((one) => one === panel) };
  return { page: 'home' };
};

/** Where a link leads to it. */
export const hrefOf = (route: Route): string => {
  if (route.page === 'home') return '#/';
  if (route.page === 'settings') return '#/settings';
  if (route.page === 'guide') return `#/guide/${route.name}`;
  if (route.page === 'join') return `#/join/${encodeURIComponent(route.link)}`;
  return `#/g/${route.circle}${route.panel ? `/${route.panel}` : ''}`;
};

const route = new Observable<Route>(parse(location.hash));
window.addEventListener('hashchange', () => {
  if (hrefOf(route.get()) !== location.hash) route.set(parse(location.hash));
});

export const useRoute = (): Route => useObservable(route);

/** Goes to a page; the browser's back button comes back. */
export const goTo = (next: Route): void => {
  route.set(next);
  if (hrefOf(next) !== location.hash) location.hash = hrefOf(next);
};

/** Opens a group, keeping the side panel that is open. */
export const openCircle = (circle: string): void => {
  const now = route.get();
  goTo({ page: 'circle', circle, panel: now.page === 'circle' ? now.panel : undefined });
};

/** Opens or closes a side panel of the open group. */
export const showPanel = (panel: Panel | undefined): void => {
  const now = route.get();
  if (now.page === 'circle') goTo({ ...now, panel });
};

export const openCircleId = (): string | undefined => {
  const now = route.get();
  return now.page === 'circle' ? now.circle : undefined;
};
