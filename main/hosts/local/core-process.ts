/** Entry of the core's process on the local host: the core, and the web server that its page comes from. */
import { AppError, must } from '#contract';
import { type CoreProcess, serveCore } from '#hosts/core-process';
import { type KeyLine, nodeChildren } from '#platform';
import { startWebServer } from './web/start-web-server.ts';

const line: KeyLine = {
  post: (message) => {
    // With a callback: a supervisor that died a moment ago must not keep us from stopping in order.
    if (process.connected) process.send?.(message, undefined, undefined, () => undefined);
  },
  onMessage: (listener) => {
    process.on('message', listener);
    return () => process.off('message', listener);
  },
};

const openDoor: CoreProcess['openDoor'] = async ({ router, openFile }, web, say) => {
  must(web !== undefined, 'the page comes over a web server');
  const served = { ...web, token: web.token, router, openFile, onTokenUsed: () => say({ type: 'token-used' }) };
  try {
    return await startWebServer(served);
  } catch (error) {
    if (!web.orAnotherPort || !(error instanceof AppError) || error.code !== 'port-in-use') throw error;
    return startWebServer({ ...served, port: 0 });
  }
};

serveCore({ line, children: nodeChildren(process.env), host: 'local', openDoor, onOrphaned: (listener) => void process.on('disconnect', listener) });
