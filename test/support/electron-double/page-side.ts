import { readFileSync } from 'node:fs';

/** In the page: what a preload script gets of Electron, and the page's ends of ports. Plain text, since it runs before everything else there. */
const AROUND = String.raw`
const listeners = new Map();
const ports = new Map();
// Electron tells a port when its other end was closed, which Chromium by itself does not.
const received = new Map();
const onTheWay = [];
window.addEventListener('message', ({ ports: arrived }) => { for (const port of arrived) received.set(onTheWay.shift(), port); });
const pack = (data) => data instanceof Uint8Array ? { bytes: btoa(Array.from(data, (byte) => String.fromCharCode(byte)).join('')) }
  : Array.isArray(data) ? { list: data.map(pack) }
  : data && typeof data === 'object' ? { fields: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, pack(value)])) } : { plain: data };
const unpack = (packed) => 'bytes' in packed ? Uint8Array.from(atob(packed.bytes), (letter) => letter.charCodeAt(0))
  : 'list' in packed ? packed.list.map(unpack)
  : 'fields' in packed ? Object.fromEntries(Object.entries(packed.fields).map(([name, value]) => [name, unpack(value)])) : packed.plain;
const makePort = (id) => {
  const { port1, port2 } = new MessageChannel();
  ports.set(id, port2);
  port2.onmessage = ({ data }) => window.hearthDoubleToMain({ kind: 'port', id, data: pack(data) });
  onTheWay.push(id);
  return port1;
};
window.hearthDoubleFromMain = (frame) => {
  if (frame.kind === 'port') ports.get(frame.id)?.postMessage(unpack(frame.data));
  if (frame.kind === 'close') received.get(frame.id)?.dispatchEvent(new Event('close'));
  if (frame.kind === 'message') for (const listener of listeners.get(frame.channel) ?? []) listener({ ports: frame.ports.map(makePort) }, null);
};
const electron = {
  contextBridge: { exposeInMainWorld: (name, value) => { window[name] = value; } },
  ipcRenderer: {
    send: (channel) => window.hearthDoubleToMain({ kind: 'send', channel }),
    on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
  },
};
const require = () => electron;
`;

/** What runs in a page before its own scripts: the real preload bundle, with Electron's part of it stood in for. */
export const pageSide = (preload: string): string => `(() => { ${AROUND}\n${readFileSync(preload, 'utf8')} })();`;

/** What crosses Playwright's line is JSON. */
export type Packed = { readonly bytes: string } | { readonly list: readonly Packed[] } | { readonly fields: Readonly<Record<string, Packed>> } | { readonly plain?: unknown };

export const pack = (data: unknown): Packed => {
  if (data instanceof Uint8Array) return { bytes: Buffer.from(data).toString('base64') };
  if (Array.isArray(data)) return { list: data.map(pack) };
  if (typeof data === 'object' && data !== null) return { fields: Object.fromEntries(Object.entries(data).map(([name, value]) => [name, pack(value)])) };
  return { plain: data };
};

export const unpack = (packed: Packed): unknown => {
  if ('bytes' in packed) return new Uint8Array(Buffer.from(packed.bytes, 'base64'));
  if ('list' in packed) return packed.list.map(unpack);
  if ('fields' in packed) return Object.fromEntries(Object.entries(packed.fields).map(([name, value]) => [name, unpack(value)]));
  return packed.plain;
};
