/** The pipe to whoever started this process. */
export type ParentPort = {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called when the parent is gone. */
  onGone(listener: () => void): void;
};

/** Electron's utilityProcess has `process.parentPort`; its messages come wrapped in `{ data }`. */
type UtilityPort = {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
};

const utilityPort = (): UtilityPort | undefined =>
  (process as unknown as { parentPort?: UtilityPort | null }).parentPort ?? undefined;

/** In a utilityProcess the parent's end ends this process too; in a Node child the channel's end says so. */
export const parentPort = (): ParentPort => {
  const port = utilityPort();
  if (port) {
    return {
      post: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
      onGone: () => undefined,
    };
  }
  return {
    post: (message) => {
      if (process.connected) process.send?.(message as object);
    },
    onMessage: (listener) => void process.on('message', listener),
    onGone: (listener) => void process.on('disconnect', listener),
  };
};
