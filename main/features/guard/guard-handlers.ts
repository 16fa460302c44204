import { AppError, type CircleId, type Contract, type Entity, type EntryId, type GuardRules, type GuardStrictness, type Handlers } from '#contract';
import { type DetectOptions, type GuardedMessage, maskForEveryone, type PlaceholderLanguage, previewVault, type Redacted, redactConversation, type Tagged, type Taggers, type VaultStore } from '#privacy';
import type { CircleRules } from './circle-rules.ts';

export type GuardDeps = {
  /** Names of the circle's members and contacts, and what the person chose for the circle. Hand over the same arrays while they do not change: they are compiled once. */
  readonly detect: (circle: CircleId) => DetectOptions;
  readonly rules: Pick<CircleRules, 'of' | 'setKind' | 'setWord'>;
  /** The circle's vault, from its encrypted memory. */
  readonly vaultOf: (circle: CircleId) => VaultStore;
  /** A message and the few before it (six are enough), oldest first. Fails with `message-not-found`. */
  readonly messagesUpTo: (circle: CircleId, message: EntryId) => readonly GuardedMessage[];
  /** The latest few messages of the circle, oldest first, and under which author my draft would join them. */
  readonly latest: (circle: CircleId) => { readonly messages: readonly GuardedMessage[]; readonly me: string };
  readonly taggers: Taggers;
  readonly strictness: () => GuardStrictness;
  /** For the words that stand in what is masked for everyone. */
  readonly language: () => PlaceholderLanguage;
  /** What was chosen changed. */
  readonly onRules: () => void;
};

const DRAFT = 'draft';

/** From which score on a find is underlined. A tagger alone scores 0.4, rules 0.6 and more, checksums and name lists 0.9 and more. */
const UNDERLINED_FROM: Readonly<Record<GuardStrictness, number>> = { certain: 0.8, likely: 0.55, all: 0 };

type Look = { readonly messages: readonly GuardedMessage[]; readonly detect: DetectOptions; readonly vault: VaultStore; readonly tagged?: Tagged | undefined };

/** What the AI would read of the last message. */
const view = ({ messages, detect, vault, tagged }: Look): Redacted => {
  const shown = redactConversation(messages, { ...detect, vault, ...(tagged && { tagged }) }).at(-1);
  if (!shown) throw new AppError('message-not-found');
  return shown;
};

/** Everything that can be found, without what the person lets through. */
const unchosen = ({ names, always }: DetectOptions): DetectOptions => ({ ...(names && { names }), ...(always && { always }) });

const choiceOf = ({ choices }: GuardRules, { kind }: Entity) => choices[kind] ?? 'ask';

/** What is underlined, and what is masked for everyone although the AI might read it: that too has to be likely at least. */
const isUnderlined = (entity: Entity, rules: GuardRules, strictness: GuardStrictness): boolean =>
  choiceOf(rules, entity) === 'mask'
    ? entity.score >= Math.min(UNDERLINED_FROM.likely, UNDERLINED_FROM[strictness])
    : entity.score >= UNDERLINED_FROM[strictness] && (entity.by === 'own-word' || !rules.shown.includes(entity.kind));

/** What was recognised and is not hidden, and which choice lets it through. */
const leftIn = (all: readonly Entity[], hidden: readonly Entity[], rules: GuardRules) =>
  all
    .filter((entity) => !hidden.some((other) => other.start < entity.end && entity.start < other.end))
    .map(({ start, end, kind, text, score, by }) => ({
      start, end, kind, text, score, by, because: rules.shown.includes(kind) ? ('kind' as const) : ('own-word' as const),
    }));

/** The contract's guard procedures: what of a draft or a message the AI would see. Looking assigns nothing: the vault learns an original only when the AI reads it. */
export const guardHandlers = (deps: GuardDeps): Handlers<Contract['guard']> => {
  const told = (rules: GuardRules): GuardRules => {
    deps.onRules();
    return rules;
  };
  return {
    inspect: async ({ circle, text, by }) => {
      const tagged = by === 'rules' ? undefined : await deps.taggers.read([text], 'interactive');
      const { messages, me } = deps.latest(circle);
      const vault = previewVault(deps.vaultOf(circle));
      const rules = deps.rules.of(circle);
      const { shown: _, ...detect } = deps.detect(circle);
      const { entities } = view({ messages: [...messages, { id: DRAFT, author: me, text }], detect, vault, tagged });
      const underlined = entities.filter((entity) => isUnderlined(entity, rules, deps.strictness())).map((entity) => ({ ...entity, choice: choiceOf(rules, entity) }));
      const maskedWhere = (isMasked: (one: (typeof underlined)[number]) => boolean): string => maskForEveryone(text, underlined.filter(isMasked), deps.language());
      return {
        entities: underlined,
        masked: maskedWhere(({ choice }) => choice === 'ask' || choice === 'mask'),
        outgoing: maskedWhere(({ choice }) => choice === 'mask'),
      };
    },
    protection: () => deps.taggers.protection(),
    aiView: async ({ circle, message }) => {
      const texts = deps.messagesUpTo(circle, message).slice(-1).map(({ text }) => text);
      const tagged = await deps.taggers.read(texts, 'interactive');
      const messages = deps.messagesUpTo(circle, message);
      const vault = previewVault(deps.vaultOf(circle));
      const detect = deps.detect(circle);
      const { redacted, entities } = view({ messages, detect, vault, tagged });
      const all = view({ messages, detect: unchosen(detect), vault: previewVault(vault), tagged });
      return { redacted, entities: [...entities], left: leftIn(all.entities, entities, deps.rules.of(circle)) };
    },
    rules: ({ circle }) => ({ ...deps.rules.of(circle) }),
    setKind: ({ circle, kind, shown, choice }) => told(deps.rules.setKind(circle, { kind, shown, choice })),
    setWord: ({ circle, word, list }) => told(deps.rules.setWord(circle, { word, list })),
  };
};
