import type { Session } from '../../../main/hosts/electron/electron-parts.ts';

type Setting<Name extends keyof Session> = Session[Name] extends (value: infer Value, ...rest: never[]) => unknown ? Value : never;

/** A session that keeps what it was told, so that a test can ask it as Chromium would. */
export class DoubleSession implements Session {
  handler: ((request: Request) => Response | Promise<Response>) | undefined;
  requestHandler: Setting<'setPermissionRequestHandler'> = null;
  checkHandler: Setting<'setPermissionCheckHandler'> = null;
  deviceHandler: Setting<'setDevicePermissionHandler'> = null;
  displayHandler: Setting<'setDisplayMediaRequestHandler'> = null;
  dictionaryUrl: string | undefined;
  languages: readonly string[] | undefined;
  readonly protocol: Session['protocol'] = { handle: (_scheme, handler) => void (this.handler = handler as typeof this.handler) };

  setPermissionRequestHandler(handler: Setting<'setPermissionRequestHandler'>): void {
    this.requestHandler = handler;
  }
  setPermissionCheckHandler(handler: Setting<'setPermissionCheckHandler'>): void {
    this.checkHandler = handler;
  }
  setDevicePermissionHandler(handler: Setting<'setDevicePermissionHandler'>): void {
    this.deviceHandler = handler;
  }
  setDisplayMediaRequestHandler(handler: Setting<'setDisplayMediaRequestHandler'>): void {
    this.displayHandler = handler;
  }
  setSpellCheckerLanguages(languages: string[]): void {
    this.languages = languages;
  }
  setSpellCheckerDictionaryDownloadURL(url: string): void {
    this.dictionaryUrl = url;
  }

  async answer(request: Request): Promise<Response | undefined> {
    return this.handler?.(request);
  }

  /** Whether a page has something, as Chromium asks: not granted before somebody says so. */
  has(permission: 'media', origin: string): boolean {
    return this.checkHandler?.(null, permission, origin, { isMainFrame: true, mediaType: 'audio', requestingUrl: origin, securityOrigin: origin }) ?? false;
  }
}
