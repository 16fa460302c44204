import { type Browser, chromium } from 'playwright-core';

const CHROMIUM = process.env['HEARTH_CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  // The pages come from no server, which counts as outside; and addresses of this machine are told as they are.
  '--disable-features=WebRtcHideLocalIpsWithMdns,LocalNetworkAccessChecks', '--allow-loopback-in-peer-connection',
];

/** The Chromium whose pages stand in for Electron's windows. */
export const launchElectronBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
