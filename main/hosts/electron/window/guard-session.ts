import type { Session } from '../electron-parts.ts';
import { isAppUrl, PAGE_ORIGIN, RTC_ORIGIN } from '../page/addresses.ts';

/** What a page may have without being asked: copying what the person chose to copy, and, for the hidden window, the addresses of this machine's networks. */
const GRANTED: Readonly<Record<string, ReadonlySet<string>>> = {
  [PAGE_ORIGIN]: new Set(['clipboard-sanitized-write']),
  /** Chromium tells WebRTC the addresses of all networks only where the microphone is allowed; who asks to open it is refused all the same. */
  [RTC_ORIGIN]: new Set(['media']),
};

/** Whether the page of an origin may have something. Everything that is not listed is refused. */
export const isGranted = (permission: string, origin: string): boolean => GRANTED[origin.replace(/\/$/, '')]?.has(permission) ?? false;

const originOf = (url: string): string => (isAppUrl(url) ? `app://${new URL(url).host}` : '');

/** Denies by default: requests and checks of permissions, devices, the screen. The spelling checker fetches no dictionary. */
export const guardSession = (session: Session): void => {
  // A request opens something: of what is granted, only what a page does by itself.
  session.setPermissionRequestHandler((...[, permission, answer, { requestingUrl }]) => answer(permission !== 'media' && isGranted(permission, originOf(requestingUrl))));
  session.setPermissionCheckHandler((_contents, permission, origin) => isGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  // macOS checks with its own dictionaries. Elsewhere Chromium would download them: it is given no language, and no address but one that serves nothing.
  session.setSpellCheckerDictionaryDownloadURL(`${PAGE_ORIGIN}/dictionaries/`);
  session.setSpellCheckerLanguages([]);
};
