import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import { App } from './app/app.tsx';
import { preferredLanguage, startI18n } from './app/i18n.ts';
import { connect } from './rpc/connect.ts';
import { Connection } from './rpc/connection.ts';

// zod would try to compile its checks with `new Function`, which the page's policy forbids.
config({ jitless: true });

const root = document.querySelector('#root');
if (!root) throw new Error('the page has no root');

await startI18n(preferredLanguage());
const connection = new Connection(connect());
connection.start();
createRoot(root).render(
  <StrictMode>
    <App connection={connection} />
  </StrictMode>,
);
