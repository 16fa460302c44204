import type { MenuItem } from '../electron-parts.ts';
import type { Words } from '../words/words.ts';

export type MenuActions = { readonly show: () => void; readonly openSettings: () => void; readonly openGuide: () => void; readonly quit: () => void };

/** The menu of the app: on macOS in the bar above, elsewhere its keys work though it is not shown. */
export const appMenu = (words: Words, { openSettings, openGuide, quit }: MenuActions): MenuItem[] => [
  {
    label: words.app,
    submenu: [
      { label: words.settings, accelerator: 'CommandOrControl+,', click: openSettings },
      { type: 'separator' },
      { label: words.quit, accelerator: 'CommandOrControl+Q', click: quit },
    ],
  },
  {
    label: words.edit,
    submenu: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      { type: 'separator' },
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'selectAll', label: words.selectAll },
    ],
  },
  {
    label: words.view,
    submenu: [
      { role: 'zoomIn', label: words.zoomIn },
      { role: 'zoomOut', label: words.zoomOut },
      { role: 'resetZoom', label: words.resetZoom },
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  },
  {
    label: words.window,
    submenu: [
      { role: 'minimize', label: words.minimize },
      { role: 'close', label: words.close },
    ],
  },
  { label: words.help, submenu: [{ label: words.guide, accelerator: 'F1', click: openGuide }] },
];

export const trayMenu = (words: Words, { show, quit }: MenuActions): MenuItem[] => [
  { label: words.open, click: show },
  { type: 'separator' },
  { label: words.quit, click: quit },
];
