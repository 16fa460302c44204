import { AppError, type CircleId, type Contract, type EntryId, type GuardStrictness, type Handlers } from '#contract';
import { type GuardedMessage, mask, previewVault, type Redacted, redactConversation, type Tagged, type Taggers, type VaultStore } from '#privacy';

export type GuardDeps = {
  /** Names and nicknames of the circle's members and contacts. Hand over the same array while they do not change: it is compiled once. */
  readonly namesOf: (circle: CircleId) => readonly string[];
  /** The circle's vault, from its encrypted memory. */
  readonly vaultOf: (circle: CircleId) => VaultStore;
  /** A message and the few before it (six are enough), oldest first. Fails with `message-not-found`. */
  readonly messagesUpTo: (circle: CircleId, message: EntryId) => readonly GuardedMessage[];
  /** The latest few messages of the circle, oldest first, and under which author my draft would join them. */
  readonly latest: (circle: CircleId) => { readonly messages: readonly GuardedMessage[]; readonly me: string };
  readonly taggers: Taggers;
  readonly strictness: () => GuardStrictness;
};

const DRAFT = 'draft';

/** From which score on a find is underlined. A tagger alone scores 0.4, rules 0.6 and more, checksums and name lists 0.9 and more. */
const UNDERLINED_FROM: Readonly<Record<GuardStrictness, number>> = { certain: 0.8, likely: 0.55, all: 0 };

type Look = { readonly messages: readonly GuardedMessage[]; readonly names: readonly string[]; readonly vault: VaultStore; readonly tagged?: Tagged };

/** What the AI would read of the last message. */
const view = ({ messages, names, vault, tagged }: Look): Redacted => {
  const shown = redactConversation(messages, { names, vault, ...(tagged && { tagged }) }).at(-1);
  if (!shown) throw new AppError('message-not-found');
  return shown;
};

/** The contract's guard procedures: what of a draft or a message the AI would see. Looking assigns nothing: the vault learns an original only when the AI reads it. */
export const guardHandlers = (deps: GuardDeps): Handlers<Contract['guard']> => ({
  inspect: async ({ circle, text, by }) => {
    const tagged = by === 'rules' ? undefined : await deps.taggers.read([text], 'interactive');
    const { messages, me } = deps.latest(circle);
    const vault = previewVault(deps.vaultOf(circle));
    const draft = { id: DRAFT, author: me, text };
    const { entities } = view({ messages: [...messages, draft], names: deps.namesOf(circle), vault, ...(tagged && { tagged }) });
    const underlined = entities.filter(({ score }) => score >= UNDERLINED_FROM[deps.strictness()]);
    return { entities: [...underlined], masked: mask(text, underlined, { vault }).redacted };
  },
  protection: () => deps.taggers.protection(),
  aiView: async ({ circle, message }) => {
    const texts = deps.messagesUpTo(circle, message).slice(-1).map(({ text }) => text);
    const tagged = await deps.taggers.read(texts, 'interactive');
    const messages = deps.messagesUpTo(circle, message);
    const { redacted, entities } = view({ messages, names: deps.namesOf(circle), vault: previewVault(deps.vaultOf(circle)), tagged });
    return { redacted, entities: [...entities] };
  },
});
