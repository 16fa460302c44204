import type { Electron, Port } from '../electron-parts.ts';
import { askedChildSchema, type ChildName, type ToldChild } from './child-messages.ts';
import type { UtilityChild } from './utility-child.ts';

/** A process or window started for a core. */
export type Started = { readonly onExit: (listener: (code: number | null) => void) => void; readonly kill: () => void };
/** Starts what is named, with a port that leads to the core. */
export type StartChild = (name: ChildName, port: Port) => Started;

/** In the main process: starts for a core what that may not start itself, connects the two, and ends it all when the core ends. */
export const serveChildren = (core: UtilityChild, { MessageChannelMain }: Pick<Electron, 'MessageChannelMain'>, start: StartChild): void => {
  const running = new Map<number, Started>();
  let isGone = false;
  core.onMessage((received) => {
    const asked = askedChildSchema.safeParse(received).data;
    if (!asked || isGone) return;
    const { child } = asked;
    if (asked.children === 'kill') return running.get(child)?.kill();
    const { port1, port2 } = new MessageChannelMain();
    const started = start(asked.name, port2);
    running.set(child, started);
    core.hand({ children: 'started', child } satisfies ToldChild, [port1]);
    return started.onExit((code) => {
      running.delete(child);
      core.post({ children: 'gone', child, code } satisfies ToldChild);
    });
  });
  core.onExit(() => {
    isGone = true;
    for (const started of running.values()) started.kill();
  });
};
