import { implement, ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { type AnswerEvent, type Change, type CircleConnection, type CircleSummary, type ConnectionSettings, contract, type ErrorCode, type Finding, type Group, type GuardRules, type KindChoice, type Message, type Model, type Outputs, type SecurityCard, type Settings, type SystemLine, type Trust } from '#contract';
import { FakeFiles } from './fake-files.ts';

export const CIRCLE = 'c'.repeat(43);
export const ME = 'm'.repeat(22);
export const BOB = 'b'.repeat(22);

const PHONE = /1\d{10}/gu;
/** A name that only a tagger knows. */
const NAME = /慕晴/gu;

const found = (text: string, pattern: RegExp, { kind, choice = 'ask' }: { readonly kind: 'PHONE' | 'PERSON'; readonly choice?: KindChoice | undefined }) =>
  [...text.matchAll(pattern)].map(({ 0: word, index }) => ({
    start: index, end: index + word.length, kind, text: word, score: 1, by: kind === 'PHONE' ? ('rule' as const) : ('tagger' as const), placeholder: `[${kind}_1]`, choice,
  }));

/** A message as the core would answer it; `id` is counted up by whoever makes several. */
export const message = (seq: number, part: Partial<Message> & { readonly by?: 'me' | 'bob' } = {}): Message => {
  const { by = 'bob', ...rest } = part;
  const author = by === 'me' ? { person: ME, name: 'Alice', isMe: true } : { person: BOB, name: 'Bob', isMe: false };
  return { id: `a.${seq}`, circle: CIRCLE, kind: 'person', author, text: `message ${seq}`, sentAt: Date.UTC(2026, 10, 22, 9, seq), clockWrong: false, deleted: false, reactions: [], keptFromAi: false, isBlocked: false, ...rest };
};

const DEVICE = 'd'.repeat(43);

/** Alice's group, with bob in it by her invite. */
const GROUP: Group = {
  standing: 'member',
  role: 'owner',
  isFirstDevice: true,
  mayInvite: true,
  members: [
    { person: ME, name: 'Alice', isMe: true, role: 'owner', isAlwaysOn: false, came: { how: 'founded', at: 0 }, may: [], devices: [{ device: DEVICE, isThis: true, status: 'present', mayResume: false }] },
    {
      person: BOB,
      name: 'Bob',
      isMe: false,
      role: 'member',
      isAlwaysOn: false,
      came: { how: 'invited', at: 0, invite: 'i'.repeat(43), invitedBy: { person: ME, name: 'Alice' }, admittedBy: { person: ME, name: 'Alice' } },
      may: ['make-admin', 'transfer', 'remove'],
      devices: [{ device: 'e'.repeat(43), isThis: false, status: 'present', mayResume: false }],
    },
  ],
  past: [],
  mailboxes: [],
  invites: [],
  wishes: [],
  policy: { history: 'all', disappearingMs: 0, network: 'internet', inviters: 'members', removedKeeps: 'history' },
};

const aboutBob = { person: BOB, name: 'Bob', isMe: false, alike: [] };
export const CARD: SecurityCard = { emoji: [0, 1, 2, 3, 4, 5, 6], number: Array.from({ length: 12 }, () => '12345').join(' '), full: `HEARTH-KEYS:${'AB'.repeat(32)}`, devices: { mine: 1, theirs: 1 } };

type Waiting = { readonly resolve: () => void };

const MODEL: Model = {
  id: 'small', name: 'Small', role: 'chat', languages: ['en'], sizeBytes: 1, ramBytes: 1, licence: 'Apache-2.0', sources: [], fit: 'good', recommended: true, active: true, state: { kind: 'ready' },
};

/** The contract with everything in memory, for one page: what was asked of it can be read, what it answers can be set. */
export class FakeCore {
  problem: ErrorCode | undefined;
  report: Outputs['repair']['report'] = null;
  phase: Outputs['app']['status']['phase'] = 'ready';
  host: Outputs['app']['status']['host'] = 'test';
  canStartAtLogin = false;
  canCheckUpdates = false;
  protection: Outputs['guard']['protection'] = { level: 'full' };
  secondLook: Outputs['memory']['overview']['secondLook'] = { state: 'no-model', waiting: 0, unreadable: 0 };
  guardRules: GuardRules = { shown: [], choices: {}, always: [], never: [] };
  settings: Settings = { name: 'Alice', language: 'en', theme: 'light', modelPageSeen: true, showTyping: true, autoFetch: 'pictures', guardStrictness: 'likely', secondLook: true, notifications: 'full', keepReceiving: 'unasked', startAtLogin: false, checkUpdates: false };
  /** How the one group differs from an open one. */
  circle: Partial<CircleSummary> = {};
  messages: Message[] = [];
  story: SystemLine[] = [];
  group: Group = GROUP;
  trust: Trust[] = [{ person: ME, name: 'Alice', isMe: true, alike: [], state: 'none' }, { ...aboutBob, state: 'none' }];
  readUpTo: string | undefined;
  draft = '';
  /** What the window was opened with. */
  link: string | undefined;
  arriving: Outputs['chat']['arriving'] = { floods: [] };
  answer: readonly AnswerEvent[] = [];
  /** Each call by its path, with its input. */
  readonly calls: { readonly path: string; readonly input: unknown }[] = [];
  /** Calls fail with this until it is cleared. */
  failing: ErrorCode | undefined;
  /** Whether a model is there that could read. */
  hasModel = false;
  readonly files = new FakeFiles();
  /** Set, a sending waits for it before it answers. */
  gate: Promise<void> | undefined;
  /** How the one group is connected. */
  connection: CircleConnection = { reach: 'internet', mayChange: true, places: [], onNetworkOnly: false, relayOnly: false, isBlocked: false, points: [], peers: [] };
  connectionSettings: ConnectionSettings = { places: [], relayOnly: false, lan: false };
  findings: Finding[] = [];
  cursors: (string | undefined)[] = [];
  stopped = false;
  /** Nobody answers at its door. */
  isDead = false;
  readonly #pairs = new Set<MessageChannel>();
  #changes: Change[] = [];
  #waiting: Waiting[] = [];
  readonly #done = new Map<string, Message>();

  /** A fresh line to this core. */
  readonly connect = (): Promise<MessagePort> => {
    if (this.isDead) return Promise.reject(new Error('nobody is there'));
    const pair = new MessageChannel();
    new RPCHandler(this.#router()).upgrade(pair.port1);
    pair.port1.start();
    this.#pairs.add(pair);
    return Promise.resolve(pair.port2);
  };

  /** Cuts every line, as a core that is replaced does. */
  drop(): void {
    for (const { port1, port2 } of this.#pairs) {
      port1.close();
      // Within one process the other end gets no event for it.
      port2.dispatchEvent(new Event('close'));
    }
    this.#pairs.clear();
  }

  tell(change: Change): void {
    this.#changes.push(change);
    for (const { resolve } of this.#waiting.splice(0)) resolve();
  }

  /** Someone else says something. */
  hear(one: Message): void {
    this.messages.push(one);
    this.tell({ topic: 'messages', circle: CIRCLE, ids: [one.id] });
  }

  inputs(path: string): unknown[] {
    return this.calls.filter((call) => call.path === path).map(({ input }) => input);
  }

  async *#changesFrom(cursor: string | undefined, signal: AbortSignal | undefined): AsyncGenerator<{ cursor: string; change: Change }> {
    this.cursors.push(cursor);
    for (let at = cursor === undefined ? this.#changes.length : Number(cursor); ; ) {
      while (at < this.#changes.length) {
        const change = this.#changes[at] ?? { topic: 'reset' };
        at += 1;
        yield { cursor: String(at), change };
      }
      await new Promise<void>((resolve) => {
        this.#waiting.push({ resolve });
        signal?.addEventListener('abort', () => resolve(), { once: true });
      });
      if (signal?.aborted) return;
    }
  }

  /** Says what is set in `answer`; without a `done` at its end it waits to be stopped. */
  async *#answers(signal: AbortSignal | undefined): AsyncGenerator<AnswerEvent> {
    yield* this.answer;
    if (this.answer.at(-1)?.type === 'done' || this.answer.at(-1)?.type === 'care') return;
    await new Promise<void>((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
    this.stopped = true;
  }

  #change(id: string, part: Partial<Message>): Message {
    const index = this.messages.findIndex((one) => one.id === id);
    const after = { ...(this.messages[index] ?? message(0)), ...part };
    this.messages[index] = after;
    return after;
  }

  #trustBob(bob: Trust): Record<never, never> {
    this.trust = [...this.trust.filter(({ person }) => person !== BOB), bob];
    this.tell({ topic: 'members', circle: CIRCLE });
    return {};
  }

  #router() {
    const os = implement(contract).use(({ next, path }, input) => {
      this.calls.push({ path: path.join('.'), input });
      if (this.failing && path.join('.') !== 'app.changes') throw new ORPCError('APP_ERROR', { data: { code: this.failing, params: {} } });
      return next();
    });
    const me = { person: ME, name: 'Alice', isMe: true, role: 'owner' as const, online: true, devices: [] };
    const bob = { person: BOB, name: 'Bob', isMe: false, role: 'member' as const, online: true, devices: [] };
    return {
      app: {
        tryAgain: os.app.tryAgain.handler(() => {
          this.phase = 'locked';
          return { phase: 'locked', keyKinds: [], version: '0', dataDir: '/x', host: 'test', canStartAtLogin: false, canCheckUpdates: false };
        }),
        beginAnew: os.app.beginAnew.handler(() => {
          this.phase = 'first-run';
          return { phase: 'first-run', keyKinds: [], version: '0', dataDir: '/x', host: 'test', canStartAtLogin: false, canCheckUpdates: false };
        }),
        status: os.app.status.handler(() => ({ phase: this.phase, ...(this.problem && { problem: this.problem }), keyKinds: ['passphrase', 'memory'], version: '0', dataDir: '/x', host: this.host, canStartAtLogin: this.canStartAtLogin, canCheckUpdates: this.canCheckUpdates })),
        setUp: os.app.setUp.handler(() => {
          this.phase = 'ready';
          return { phase: 'ready', keyKinds: [], version: '0', dataDir: '/x', host: 'test', canStartAtLogin: false, canCheckUpdates: false };
        }),
        unlock: os.app.unlock.handler(() => ({ phase: 'ready', keyKinds: [], version: '0', dataDir: '/x', host: 'test', canStartAtLogin: false, canCheckUpdates: false })),
        takeLink: os.app.takeLink.handler(() => ({ ...(this.link !== undefined && { link: this.link }) })),
        settings: os.app.settings.handler(() => this.settings),
        changeSettings: os.app.changeSettings.handler(({ input: { id: _id, ...part } }) => {
          this.settings = { ...this.settings, ...part } as Settings;
          return this.settings;
        }),
        changes: os.app.changes.handler(({ input, signal }) => this.#changesFrom(input.cursor, signal)),
      },
      repair: {
        report: os.repair.report.handler(() => this.report),
        dismiss: os.repair.dismiss.handler(() => {
          this.report = null;
          return {};
        }),
      },
      circles: {
        list: os.circles.list.handler(() => [
          { id: CIRCLE, name: 'Readers', kind: 'group', state: 'ready', createdAt: 0, unread: 0, members: 2, online: 2, wishes: 0, muted: false, ...this.circle },
        ]),
        members: os.circles.members.handler(() => [me, bob]),
        invite: os.circles.invite.handler(({ input: { uses, needsApproval, role } }) => {
          const invite = (role === 'mailbox' ? 'x' : 'p').repeat(43);
          return { text: `Join us: HEARTH ${role}`, link: `hearth://join/${role}`, expiresAt: Date.UTC(2026, 10, 25), uses, needsApproval, invite };
        }),
      },
      members: {
        group: os.members.group.handler(() => this.group),
        story: os.members.story.handler(() => this.story),
        setRole: os.members.setRole.handler(() => ({})),
        remove: os.members.remove.handler(() => ({})),
        transfer: os.members.transfer.handler(() => ({})),
        setSuccessor: os.members.setSuccessor.handler(() => ({})),
        setPolicy: os.members.setPolicy.handler(() => ({})),
        rename: os.members.rename.handler(() => ({})),
        leave: os.members.leave.handler(() => ({})),
        takeOff: os.members.takeOff.handler(() => ({})),
        revokeInvite: os.members.revokeInvite.handler(() => ({})),
        approve: os.members.approve.handler(() => ({})),
        decline: os.members.decline.handler(() => ({})),
        resume: os.members.resume.handler(() => ({})),
      },
      direct: {
        requests: os.direct.requests.handler(() => []),
        blocked: os.direct.blocked.handler(() => []),
      },
      verify: {
        trust: os.verify.trust.handler(() => this.trust),
        card: os.verify.card.handler(() => CARD),
        confirm: os.verify.confirm.handler(() => this.#trustBob({ ...aboutBob, state: 'verified', verifiedAt: 1 })),
        differ: os.verify.differ.handler(() => this.#trustBob({ ...aboutBob, state: 'none' })),
        putAway: os.verify.putAway.handler(() => this.#trustBob({ ...aboutBob, state: 'changed', verifiedAt: 1, changedAt: 2, seen: true, changes: ['added'] })),
      },
      chat: {
        page: os.chat.page.handler(({ input: { from, limit } }) => this.#page(from, limit)),
        byIds: os.chat.byIds.handler(({ input }) => this.messages.filter(({ id }) => input.ids.includes(id))),
        send: os.chat.send.handler(async ({ input }) => {
          await this.gate;
          const sent = this.#done.get(input.id) ?? message(this.messages.length + 1, { by: 'me', text: input.text, keptFromAi: input.keepFromAi });
          if (!this.#done.has(input.id)) this.hear(sent);
          this.#done.set(input.id, sent);
          this.files.drop(input.files);
          if (this.draft === input.text) this.draft = '';
          return { message: sent };
        }),
        edit: os.chat.edit.handler(({ input }) => this.#change(input.message, { text: input.text, editedAt: 1 })),
        delete: os.chat.delete.handler(({ input }) => this.#change(input.message, { text: '', deleted: true })),
        react: os.chat.react.handler(({ input }) => this.#change(input.message, {})),
        markRead: os.chat.markRead.handler(() => ({})),
        draft: os.chat.draft.handler(() => ({ text: this.draft })),
        addToDraft: os.chat.addToDraft.handler(() => ({})),
        saveDraft: os.chat.saveDraft.handler(({ input }) => {
          this.draft = input.text;
          return {};
        }),
        typing: os.chat.typing.handler(() => ({})),
        restore: os.chat.restore.handler(({ input }) => this.#change(input.message, { text: 'shown again', deleted: false, deletedBy: undefined })),
        arriving: os.chat.arriving.handler(() => this.arriving),
        takeFlood: os.chat.takeFlood.handler(() => {
          this.arriving = { floods: [] };
          this.tell({ topic: 'arriving', circle: CIRCLE });
          return {};
        }),
      },
      files: {
        begin: os.files.begin.handler(({ input }) => this.files.begin(input)),
        add: os.files.add.handler(({ input }) => this.files.add(input)),
        finish: os.files.finish.handler(({ input }) => this.files.finish(input.draft)),
        drafts: os.files.drafts.handler(() => this.files.drafts),
        drop: os.files.drop.handler(({ input }) => this.files.drop([input.draft])),
      },
      connection: {
        settings: os.connection.settings.handler(() => this.connectionSettings),
        changeSettings: os.connection.changeSettings.handler(({ input: { id: _id, ...part } }) => {
          this.connectionSettings = { ...this.connectionSettings, ...part } as ConnectionSettings;
          this.tell({ topic: 'connection' });
          return this.connectionSettings;
        }),
        circle: os.connection.circle.handler(() => this.connection),
        setReach: os.connection.setReach.handler(({ input: { reach, places } }) => {
          this.connection = { ...this.connection, reach, places };
          return this.connection;
        }),
        selfTest: os.connection.selfTest.handler(() => this.findings),
        callByHand: os.connection.callByHand.handler(() => ({ text: 'HEARTH-CALL:AAAA' })),
        takeByHand: os.connection.takeByHand.handler(({ input: { text } }) => (text.includes('CALL') ? { answer: 'HEARTH-ANSWER:BBBB' } : {})),
      },
      guard: {
        protection: os.guard.protection.handler(() => this.protection),
        inspect: os.guard.inspect.handler(({ input: { text, by } }) => {
          const { PHONE: choice, PERSON } = this.guardRules.choices;
          return {
            entities: [...found(text, PHONE, { kind: 'PHONE', choice }), ...(by === 'all' ? found(text, NAME, { kind: 'PERSON', choice: PERSON }) : [])],
            masked: text.replace(PHONE, '[phone number]'),
            outgoing: choice === 'mask' ? text.replace(PHONE, '[phone number]') : text,
          };
        }),
        rules: os.guard.rules.handler(() => this.guardRules),
        setKind: os.guard.setKind.handler(({ input: { kind, choice } }) => {
          if (choice !== undefined) this.guardRules = { ...this.guardRules, choices: { ...this.guardRules.choices, [kind]: choice } };
          this.tell({ topic: 'guard' });
          return this.guardRules;
        }),
      },
      models: {
        list: os.models.list.handler(() => (this.hasModel ? [MODEL] : [])),
      },
      ask: {
        ask: os.ask.ask.handler(({ signal }) => this.#answers(signal)),
        share: os.ask.share.handler(({ input }) => {
          const shared = message(this.messages.length + 1, { by: 'me', kind: 'ai', text: input.text, ai: { tier: input.tier, sources: input.cites, withdrawn: false } });
          this.hear(shared);
          return shared;
        }),
      },
      memory: {
        overview: os.memory.overview.handler(() => ({ items: [], redacted: [], reads: [], on: true, secondLook: this.secondLook })),
        preview: os.memory.preview.handler(() => ({ memories: 3, placeholders: 5, reads: 2, bytes: 4096, messagesStay: 40 })),
        receipts: os.memory.receipts.handler(() => []),
        forget: os.memory.forget.handler(async function* () {
          for (const step of ['stop-jobs', 'destroy-key', 'erase-files', 'new-memory', 'drop-caches', 'check'] as const) yield { type: 'step' as const, step };
          yield { type: 'receipt' as const, receipt: { circle: CIRCLE, at: Date.now(), memories: 3, placeholders: 5, reads: 2, files: 3, bytes: 4096, ms: 12, checks: ['key-destroyed', 'files-gone'] } };
        }),
      },
    };
  }

  #page(from: { readonly at: string; readonly message?: string }, limit: number): Outputs['chat']['page'] {
    const all = this.messages;
    const at = all.findIndex(({ id }) => id === from.message);
    const [start, end] =
      from.at === 'end'
        ? [Math.max(0, all.length - limit), all.length]
        : from.at === 'before'
          ? [Math.max(0, at - limit), at]
          : from.at === 'after'
            ? [at + 1, Math.min(all.length, at + 1 + limit)]
            : [Math.max(0, at - Math.floor(limit / 2)), Math.min(all.length, at + Math.ceil(limit / 2))];
    return { messages: all.slice(start, end), hasBefore: start > 0, hasAfter: end < all.length, ...(this.readUpTo && { readUpTo: this.readUpTo }) };
  }
}
