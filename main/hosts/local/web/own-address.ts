import type { IncomingMessage } from 'node:http';

/**
 * The names under which this desktop answers: its own `<random>.localhost`, which keeps its cookies apart from other desktops',
 * and 127.0.0.1 for browsers that cannot resolve it. Anything else is another site that points at us (DNS rebinding).
 */
export class OwnAddress {
  readonly #hosts: readonly string[];

  constructor(name: string, port: number) {
    this.#hosts = [`${name}:${port}`, `127.0.0.1:${port}`];
  }

  /** Host is ours; Origin, where there is one, is the same host. */
  isOwnRequest({ headers: { host, origin } }: IncomingMessage): boolean {
    return host !== undefined && this.#hosts.includes(host) && (origin === undefined || origin === `http://${host}`);
  }

  /** A socket is opened by our own page alone: there Origin must be present. */
  isOwnUpgrade(request: IncomingMessage): boolean {
    return request.headers.origin !== undefined && this.isOwnRequest(request);
  }
}
