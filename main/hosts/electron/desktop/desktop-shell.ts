import type { Language, Settings } from '#contract';
import { languageOfLocale } from '#hosts/supervisor';
import type { Electron, NoticeOptions, Port, Told, TrayIcon } from '../electron-parts.ts';
import type { HostOptions } from '../host-options.ts';
import { MainWindow } from '../window/main-window.ts';
import { offerUpdate } from '../updates/offer-update.ts';
import { filled, type Words, wordsFor } from '../words/words.ts';
import { CoreFollower, type Known } from './follow-core.ts';
import { setStartAtLogin } from './login-start.ts';
import { appMenu, type MenuActions, trayMenu } from './menus.ts';
import { type Notice, noticesBetween, unreadCount } from './notices.ts';
import { QuickReplies, type Unsent } from './quick-replies.ts';

const DAY_MS = 24 * 3_600_000;
const MOST_NOTICES = 20;

type Options = { readonly electron: Electron; readonly host: HostOptions; readonly toCore: (port: Port) => void; readonly quit: () => void };

/** Everything around the page: the window, menus, tray, badge, notifications, and what is asked once. It goes by the settings that the core keeps. */
export class DesktopShell {
  readonly #electron: Electron;
  readonly #host: HostOptions;
  readonly #options: Options;
  readonly #window: MainWindow;
  readonly #actions: MenuActions;
  /** Held, or the system's click on one would find nobody. */
  readonly #told: Told[] = [];
  readonly #replies: QuickReplies;
  #follower: CoreFollower | undefined;
  #known: Known | undefined;
  #tray: TrayIcon | undefined;
  #language: Language;
  #stopUpdates: (() => void) | undefined;
  #isAsking = false;
  #isQuitting = false;

  constructor(options: Options) {
    const { electron, host, toCore, quit } = options;
    this.#options = options;
    this.#electron = electron;
    this.#host = host;
    this.#language = languageOfLocale(electron.app.getLocale());
    this.#window = new MainWindow({ electron, dataDir: host.dataDir, preload: host.paths.preload, icon: host.platform === 'linux' ? host.paths.appIcon : undefined, toCore, mayClose: () => this.#mayClose() });
    this.#actions = { show: () => this.#window.show(), openSettings: () => this.#window.show('#/settings'), openGuide: () => this.#window.show('#/guide'), quit };
    this.#replies = new QuickReplies({ client: () => this.#follower?.client, clock: host.clock, onUnsent: (unsent) => this.#sayUnsent(unsent) });
    this.#drawMenu();
  }

  get words(): Words {
    return wordsFor(this.#language);
  }

  get language(): Language {
    return this.#language;
  }

  /** Brings the window to the front, at a place of the page where one is named. */
  show(hash?: string): void {
    this.#window.show(hash);
  }

  /** A core has started: what this shell knows is read from it. */
  coreOpened(): void {
    const { port1, port2 } = new this.#electron.MessageChannelMain();
    this.#options.toCore(port1);
    this.#follower = new CoreFollower(port2, (known) => this.#learn(known));
    this.#replies.coreOpened();
  }

  /** No core runs any more. The page says so, and what can be done; who does not see it is told, since nothing arrives from now on. */
  coreGaveUp(): void {
    const { app, coreStopped } = this.words;
    this.#replies.coreGaveUp();
    this.#tray?.setToolTip(coreStopped);
    if (!this.#window.isFocused) this.#notify({ title: app, body: coreStopped }).on('click', () => this.#window.show());
  }

  stop(): void {
    this.#isQuitting = true;
    this.#stopUpdates?.();
    this.#replies.stop();
    // The last place where they can be read, and copied.
    for (const text of this.#replies.unstored) this.#electron.dialog.showErrorBox(this.words.replyUnsent, text);
    this.#tray?.destroy();
    this.#window.destroy();
  }

  #learn(known: Known): void {
    const before = this.#known;
    this.#known = known;
    if (known.settings.language !== this.#language) {
      this.#language = known.settings.language;
      this.#drawMenu();
      this.#tray?.destroy();
      this.#tray = undefined;
    }
    if (before && !this.#window.isFocused) noticesBetween(before.circles, known.circles, { settings: known.settings, words: this.words }).forEach((notice) => this.#tell(notice));
    this.#drawUnread(unreadCount(known.circles));
    if (before?.settings.startAtLogin !== known.settings.startAtLogin && (before || known.settings.startAtLogin)) this.#keepStartAtLogin(known.settings.startAtLogin);
    this.#keepUpdates(known.settings);
  }

  #drawMenu(): void {
    const { Menu } = this.#electron;
    Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(this.words, this.#actions)));
  }

  #drawUnread(count: number): void {
    const { app, Menu, Tray } = this.#electron;
    const { trayIcon, trayUnreadIcon } = this.#host.paths;
    app.setBadgeCount(count);
    if (this.#known?.settings.keepReceiving !== 'yes') {
      this.#tray?.destroy();
      this.#tray = undefined;
      return;
    }
    if (!this.#tray) {
      this.#tray = new Tray(trayIcon);
      this.#tray.setContextMenu(Menu.buildFromTemplate(trayMenu(this.words, this.#actions)));
      this.#tray.on('click', this.#actions.show);
    }
    this.#tray.setImage(count > 0 ? trayUnreadIcon : trayIcon);
    this.#tray.setToolTip(count > 0 ? filled(this.words.unread, { count }) : this.words.app);
  }

  #tell({ circle, title, body }: Notice): void {
    const told = this.#notify({ title, body, hasReply: true, replyPlaceholder: this.words.reply });
    told.on('click', () => this.#window.show(`#/g/${circle}`));
    told.on('reply', ({ reply }) => void this.#replies.reply(circle, reply));
  }

  /** Where the system has no notifications it is made, and never seen. */
  #notify(options: NoticeOptions): Told {
    const { Notification } = this.#electron;
    const told = new Notification(options);
    this.#told.push(told);
    if (this.#told.length > MOST_NOTICES) this.#told.shift();
    if (Notification.isSupported()) told.show();
    return told;
  }

  /** Why, and the group with the words in its draft; where none can hold them, the words themselves. */
  #sayUnsent({ circle, why, nowhere }: Unsent): void {
    const { dialog } = this.#electron;
    const { words } = this;
    if (nowhere !== undefined) return void dialog.showMessageBox({ type: 'warning', title: words.app, message: `${words.replyUnsent} ${words['reply-nowhere']}`, detail: nowhere });
    const known = why === 'disk-full' || why === 'message-too-long' || why === 'core-stopped' ? why : 'other';
    this.#notify({ title: words.replyUnsent, body: words[`reply-${known}`] }).on('click', () => this.#window.show(`#/g/${circle}`));
    return this.#window.show(`#/g/${circle}`);
  }

  /** Closing leaves the tray, quits, or asks which: once, and where the answer can be kept. */
  #mayClose(): boolean {
    if (this.#isQuitting) return true;
    const choice = this.#known?.settings.keepReceiving;
    if (choice === 'yes') this.#window.hide();
    else if (choice === 'unasked') void this.#askOnce();
    else this.#options.quit();
    return false;
  }

  async #askOnce(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const { words } = this;
    const { response, checkboxChecked } = await this.#electron.dialog.showMessageBox({
      type: 'question',
      message: words.keepTitle,
      detail: words.keepText,
      buttons: [words.keep, words.keepNot],
      defaultId: 0,
      cancelId: 1,
      checkboxLabel: words.startAtLogin,
      checkboxChecked: false,
    });
    const keeps = response === 0;
    const change: Partial<Settings> = { keepReceiving: keeps ? 'yes' : 'no', startAtLogin: keeps && checkboxChecked };
    await this.#follower?.client?.app.changeSettings({ id: crypto.randomUUID(), ...change }).catch(() => undefined);
    this.#isAsking = false;
    if (keeps) this.#window.hide();
    else this.#options.quit();
  }

  #keepStartAtLogin(wanted: boolean): void {
    const { platform, program, configDir, log } = this.#host;
    try {
      setStartAtLogin(this.#electron, wanted, { platform, program, configDir });
    } catch {
      log.warn('login-start-not-kept');
    }
  }

  #keepUpdates({ checkUpdates }: Settings): void {
    const { feed, clock, version, target, dataDir } = this.#host;
    if (!checkUpdates) {
      this.#stopUpdates?.();
      this.#stopUpdates = undefined;
    }
    if (!checkUpdates || !feed || this.#stopUpdates) return;
    const look = (): void => void offerUpdate(this.#electron, { feed, words: this.words, current: version, target, dataDir });
    this.#stopUpdates = clock.every(DAY_MS, look);
    look();
  }
}
