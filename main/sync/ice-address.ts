import type { IceServer } from '#rtc';

const FORM = /^(stun|turns?):(?:([^:@?]{1,128}):([^@?]{1,256})@)?([^:@?/]{1,200}|\[[0-9a-f:.]+\])(?::(\d{1,5}))?(?:\?transport=(udp|tcp))?$/i;

export type IceAddress = { readonly kind: 'stun' | 'turn'; readonly host: string; readonly port: number; readonly transport: 'udp' | 'tcp'; readonly server: IceServer };

/**
 * A STUN or TURN server as people write it: `stun:host[:port]`, `turn:name:password@host[:port][?transport=tcp]`, `turns:` the same over TLS
 * (RFC 7064 and 7065, with name and password in front of the host). Undefined when it is none.
 */
export const readIceAddress = (value: string): IceAddress | undefined => {
  const found = FORM.exec(value.trim());
  const [, scheme = '', username, credential, host = '', port, transport] = found ?? [];
  const kind = scheme.toLowerCase() === 'stun' ? 'stun' : 'turn';
  const isSealed = scheme.toLowerCase() === 'turns';
  const number = port === undefined ? (isSealed ? 5349 : 3478) : Number(port);
  if (!found || number < 1 || number > 65_535 || /\s/.test(value.trim())) return undefined;
  if ((kind === 'stun') !== (username === undefined)) return undefined;
  const by = transport?.toLowerCase() === 'tcp' || isSealed ? 'tcp' : 'udp';
  const url = `${scheme.toLowerCase()}:${host}:${number}${kind === 'turn' ? `?transport=${by}` : ''}`;
  return { kind, host, port: number, transport: by, server: { urls: [url], ...(username !== undefined && credential !== undefined && { username, credential }) } };
};
