import { AppError, type CircleId, type Contract, type EntryId, type Handlers } from '#contract';
import { type GuardedMessage, previewVault, type Redacted, redactConversation, type VaultStore } from '#privacy';

export type GuardDeps = {
  /** Names and nicknames of the circle's members and contacts. Hand over the same array while they do not change: it is compiled once. */
  readonly namesOf: (circle: CircleId) => readonly string[];
  /** The circle's vault, from its encrypted memory. */
  readonly vaultOf: (circle: CircleId) => VaultStore;
  /** A message and the few before it (six are enough), oldest first. Fails with `message-not-found`. */
  readonly messagesUpTo: (circle: CircleId, message: EntryId) => readonly GuardedMessage[];
  /** The latest few messages of the circle, oldest first, and under which author my draft would join them. */
  readonly latest: (circle: CircleId) => { readonly messages: readonly GuardedMessage[]; readonly me: string };
};

const DRAFT = 'draft';

/** What the AI would read of the last message. Looking assigns nothing: the vault learns an original only when the AI reads it. */
const view = (deps: GuardDeps, circle: CircleId, messages: readonly GuardedMessage[]): Redacted => {
  const shown = redactConversation(messages, { names: deps.namesOf(circle), vault: previewVault(deps.vaultOf(circle)) }).at(-1);
  if (!shown) throw new AppError('message-not-found');
  return shown;
};

/** The contract's guard procedures: what of a draft or a message the AI would see. */
export const guardHandlers = (deps: GuardDeps): Handlers<Contract['guard']> => ({
  inspect: ({ circle, text }) => {
    const { messages, me } = deps.latest(circle);
    const { redacted, entities } = view(deps, circle, [...messages, { id: DRAFT, author: me, text }]);
    return { entities: [...entities], masked: redacted };
  },
  aiView: ({ circle, message }) => {
    const { redacted, entities } = view(deps, circle, deps.messagesUpTo(circle, message));
    return { redacted, entities: [...entities] };
  },
});
