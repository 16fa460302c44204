import { existsSync } from 'node:fs';
import { runStep } from './run-step.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];
const CJK_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const EMOJI_FONT = '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf';
const BROKER = '/usr/sbin/mosquitto';
/** For two homes behind routers of their own (`test/webrtc/two-homes`); only root can build them. */
const HOMES = ['/usr/sbin/ip', '/usr/sbin/iptables', '/usr/bin/turnserver'];
const PACKAGES = ['chromium', 'xvfb', 'fonts-noto-cjk', 'fonts-noto-color-emoji', 'mosquitto', 'iproute2', 'iptables', 'coturn'];
const NEEDED = ['/usr/bin/Xvfb', CJK_FONT, EMOJI_FONT, BROKER];

const isRoot = (): boolean => process.getuid?.() === 0;

/** Makes the machine ready for the browser tests where that is allowed (Debian, root); elsewhere says how. */
export const setUpBrowser = async (): Promise<boolean> => {
  const needed = isRoot() ? [...NEEDED, ...HOMES] : NEEDED;
  if (BROWSERS.some((path) => existsSync(path)) && needed.every((path) => existsSync(path))) return true;
  if (!isRoot() || !existsSync('/usr/bin/apt-get')) {
    console.error(`The tests need Chromium, Xvfb, a CJK and an emoji font, and the MQTT broker mosquitto (its tests are skipped without it); as root also ip, iptables and the TURN server coturn. On Debian: sudo apt-get install ${PACKAGES.join(' ')}`);
    return BROWSERS.some((path) => existsSync(path));
  }
  const updated = await runStep('apt-get update', ['apt-get', 'update', '-qq'], 120_000);
  return updated && (await runStep('apt-get install', ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], 300_000));
};
