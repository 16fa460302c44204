import { useTranslation } from 'react-i18next';
import type { CircleSummary, EntryId, Member, Message } from '#contract';
import { PersonName } from '../../ui/person-name.tsx';
import styles from './message.module.css';

type Shown = { readonly messages: readonly Message[]; readonly hasBefore: boolean; readonly hasAfter: boolean };
export type Joins = { readonly before: ReadonlyMap<EntryId, readonly Member[]>; readonly end: readonly Member[] };

/** Before which of the loaded messages each member joined, once each; `end`: after the last. Who founded the group did not join it. */
export const placeJoins = ({ kind }: Pick<CircleSummary, 'kind'>, members: readonly Member[], { messages, hasBefore, hasAfter }: Shown): Joins => {
  const before = new Map<EntryId, readonly Member[]>();
  const end: Member[] = [];
  if (kind !== 'group') return { before, end };
  const joined = members.filter(({ role, joinedAt }) => role !== 'owner' && joinedAt !== undefined);
  for (const member of joined.toSorted((a, b) => (a.joinedAt ?? 0) - (b.joinedAt ?? 0))) {
    const next = messages.find(({ sentAt }) => sentAt >= (member.joinedAt ?? 0));
    if (next === undefined) end.push(member);
    else if (next !== messages[0] || !hasBefore) before.set(next.id, [...(before.get(next.id) ?? []), member]);
  }
  return { before, end: hasAfter ? [] : end };
};

/** Who joined the group at this place of the chat. */
export const JoinedLines = ({ members }: { readonly members: readonly Member[] }) => {
  const { t } = useTranslation();
  return members.map((member) => (
    <div key={member.person} className={styles.day}>
      {member.isMe ? t('chat.youJoined') : <><PersonName name={member.name} /> {t('chat.joined')}</>}
    </div>
  ));
};
