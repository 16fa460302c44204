/** A process we started. Messages are structured clones; it ends when its parent ends. */
export interface Child {
  readonly pid: number | undefined;
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): () => void;
  /** Called once, also when the process could not be started (then with `code` null). */
  onExit(listener: (code: number | null) => void): () => void;
  /** `SIGKILL` unless told otherwise; resolves when the process is gone. */
  kill(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** How this host starts processes: child processes on the local host, utilityProcesses in Electron. */
export interface Children {
  /** Starts the module at `entry` (an absolute path the host provided). */
  start(entry: string, options: { readonly name: string; readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> }): Child;
}
