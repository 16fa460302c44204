import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { assertNever, type CircleSummary, type EntryId, type Message, type SystemLine } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { safeName } from '../../ui/safe-name.ts';
import { useChat } from '../chat/chat-context.tsx';
import styles from './members.module.css';
import { policyWords } from './policy-words.ts';
import { withNames } from './with-names.tsx';

type Shown = { readonly messages: readonly Message[]; readonly hasAfter: boolean };
export type PlacedLines = { readonly before: ReadonlyMap<EntryId, readonly SystemLine[]>; readonly end: readonly SystemLine[] };

/** What became of a group, to stand between its messages. */
export const useStory = ({ id, kind }: Pick<CircleSummary, 'id' | 'kind'>): readonly SystemLine[] | undefined =>
  useRead({
    key: kind === 'sample' ? undefined : `story ${id}`,
    load: (client, signal) => client.members.story({ circle: id }, { signal }),
    stale: (change) => (change.topic === 'members' || change.topic === 'messages') && change.circle === id,
  }).data;

/** Above which of the loaded messages each line stands; `end`: below the last. */
export const placeLines = (story: readonly SystemLine[], { messages, hasAfter }: Shown): PlacedLines => {
  const loaded = new Set(messages.map(({ id }) => id));
  const before = new Map<EntryId, readonly SystemLine[]>();
  for (const line of story) {
    if (line.before !== undefined && loaded.has(line.before)) before.set(line.before, [...(before.get(line.before) ?? []), line]);
  }
  return { before, end: hasAfter ? [] : story.filter((line) => line.before === undefined) };
};

type PolicyChange = Extract<SystemLine['what'], { kind: 'policy' }>;

type Around = { readonly t: TFunction; readonly kind: CircleSummary['kind'] };

const policySentence = ({ changed, policy }: PolicyChange, { t, kind }: Around): string => {
  const keys = changed.filter((key) => key !== 'successor');
  if (keys.length === 0) return t('members.line.successor');
  const language = currentLanguage();
  const what = keys.map((key) => policyWords(policy, key, { t, language }).join(' ')).join(language === 'zh-CN' ? '；' : '; ');
  return t(kind === 'direct' ? 'direct.line.policy' : 'members.line.policy', { what });
};

const sentenceOf = ({ what, about }: SystemLine, around: Around): string => {
  const me = about?.isMe === true;
  const { t, kind } = around;
  if (kind === 'direct' && what.kind === 'left') return t(me ? 'direct.line.leftMe' : 'direct.line.left');
  switch (what.kind) {
    case 'joined':
    case 'left':
    case 'removed':
    case 'forked':
    case 'resumed':
      return t(me ? `members.line.${what.kind}Me` : `members.line.${what.kind}`);
    case 'mailbox-joined':
      return t(me ? 'members.line.mailboxJoinedMe' : 'members.line.mailboxJoined');
    case 'mailbox-removed':
      return t('members.line.mailboxRemoved');
    case 'role':
      return t(me ? `members.line.${what.role}Me` : `members.line.${what.role}`);
    case 'owner':
      if (what.leaves) return t(me ? 'members.line.ownerLeftMe' : 'members.line.ownerLeft');
      return t(me ? 'members.line.ownerMe' : 'members.line.owner');
    case 'policy':
      return policySentence(what, around);
    case 'group-renamed':
      return t('members.line.groupRenamed', { to: plain(what.to) });
    case 'person-renamed':
      return me ? t('members.line.personRenamedMe') : t('members.line.personRenamed', { from: plain(what.from) });
    default:
      return assertNever(what);
  }
};

/** A name inside a sentence: it can neither turn the text around it nor stand for another name. */
const plain = (name: string): string => `\u2068${safeName(name).replaceAll('<', '‹')}\u2069`;

/** The group's own lines at one place of the chat. */
export const SystemLines = ({ lines }: { readonly lines: readonly SystemLine[] }) => {
  const { t } = useTranslation();
  const { kind } = useChat().circle;
  return lines.map((line) => (
    <div key={line.id} className={styles.line} data-kind={line.what.kind}>
      {withNames(sentenceOf(line, { t, kind }), { who: line.what.kind === 'person-renamed' ? line.what.to : line.about?.name, by: line.by.name })}
    </div>
  ));
};
