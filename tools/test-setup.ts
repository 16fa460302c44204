import { existsSync } from 'node:fs';
import { runStep } from './run-step.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];
const CJK_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const EMOJI_FONT = '/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf';
const BROKER = '/usr/sbin/mosquitto';
const PACKAGES = ['chromium', 'xvfb', 'fonts-noto-cjk', 'fonts-noto-color-emoji', 'mosquitto'];

/** Makes the machine ready for the browser tests where that is allowed (Debian, root); elsewhere says how. */
export const setUpBrowser = async (): Promise<boolean> => {
  if (BROWSERS.some((path) => existsSync(path)) && existsSync('/usr/bin/Xvfb') && existsSync(CJK_FONT) && existsSync(EMOJI_FONT) && existsSync(BROKER)) return true;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    console.error(`The tests need Chromium, Xvfb, a CJK and an emoji font, and the MQTT broker mosquitto (its tests are skipped without it). On Debian: sudo apt-get install ${PACKAGES.join(' ')}`);
    return BROWSERS.some((path) => existsSync(path));
  }
  const updated = await runStep('apt-get update', ['apt-get', 'update', '-qq'], 120_000);
  return updated && (await runStep('apt-get install', ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...PACKAGES], 300_000));
};
