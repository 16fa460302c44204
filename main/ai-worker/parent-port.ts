/** The pipe to whoever started this process. */
export type ParentPort = {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called when the parent is gone. */
  onGone(listener: () => void): void;
};

/** What Electron has on both ends: messages come wrapped in `{ data }`. */
type Line = { postMessage(message: unknown): void; on(event: 'message', listener: (event: { readonly data: unknown; readonly ports: readonly Port[] }) => void): void };
type Port = Line & { start(): void; on(event: 'close', listener: () => void): void };

const mainProcess = (): Line | undefined => (process as unknown as { parentPort?: Line | null }).parentPort ?? undefined;

/** Whether this process is a utilityProcess of Electron. */
export const isUtilityProcess = (): boolean => mainProcess() !== undefined;

/** In Electron another process asked for this one: the main process hands over a port that leads there, and passes on nothing itself. */
const overHandedPort = (main: Line): ParentPort => {
  const listeners: ((message: unknown) => void)[] = [];
  const goneListeners: (() => void)[] = [];
  const waiting: unknown[] = [];
  let line: Port | undefined;
  main.on('message', ({ ports: [port] }) => {
    if (line || !port) return;
    line = port;
    port.on('message', ({ data }) => listeners.forEach((listener) => listener(data)));
    port.on('close', () => goneListeners.forEach((listener) => listener()));
    port.start();
    for (const message of waiting.splice(0)) port.postMessage(message);
  });
  return {
    post: (message) => void (line ? line.postMessage(message) : waiting.push(message)),
    onMessage: (listener) => void listeners.push(listener),
    onGone: (listener) => void goneListeners.push(listener),
  };
};

const overChildChannel: ParentPort = {
  post: (message) => {
    if (process.connected) process.send?.(message as object);
  },
  onMessage: (listener) => void process.on('message', listener),
  onGone: (listener) => void process.on('disconnect', listener),
};

/** The pipe of this process, in a utilityProcess of Electron or a child of Node. */
export const parentPort = (): ParentPort => {
  const main = mainProcess();
  return main ? overHandedPort(main) : overChildChannel;
};
