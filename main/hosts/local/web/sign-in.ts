import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
const sameText = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b));

export type SignInOptions = {
  /** Works once; undefined when it has been used already. */
  readonly token: string | undefined;
  /** What the cookie holds: made by the supervisor, never written to disk. */
  readonly session: string;
  readonly port: number;
  readonly onTokenUsed: () => void;
};

/** One token, good once, for a cookie that lasts while the app runs. */
export class SignIn {
  readonly #options: SignInOptions;
  #token: string | undefined;

  constructor(options: SignInOptions) {
    this.#options = options;
    this.#token = options.token;
  }

  /** Named after the port: cookies ignore ports, so that two desktops on 127.0.0.1 would log each other out. */
  get #cookieName(): string {
    return `hearth-${this.#options.port}`;
  }

  /** The cookie for a token; undefined when it is not the one, or has been used. */
  cookieFor(token: string): string | undefined {
    if (this.#token === undefined || !sameText(token, this.#token)) return undefined;
    this.#token = undefined;
    this.#options.onTokenUsed();
    return `${this.#cookieName}=${this.#options.session}; HttpOnly; SameSite=Strict; Path=/`;
  }

  /** A new token; the one before it stops working. */
  useToken(token: string): void {
    this.#token = token;
  }

  isSignedIn(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(';').map((part) => part.trim());
    return cookies.some((cookie) => {
      const [name, value = ''] = cookie.split('=');
      return name === this.#cookieName && sameText(value, this.#options.session);
    });
  }
}
