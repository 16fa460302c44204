import { Button, Loader } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Group, GroupMember, Member } from '#contract';
import { openDialog } from '../../app/dialogs.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { useChat } from '../chat/chat-context.tsx';
import { TakeOff } from './ended.tsx';
import { InviteList } from './invite-list.tsx';
import { MailboxRows } from './mailbox-rows.tsx';
import { ManageSection } from './manage-section.tsx';
import styles from './members.module.css';
import { cameWords, PersonRow } from './person-row.tsx';
import { PolicySection } from './policy-section.tsx';
import { useTrust } from '../verify/use-trust.ts';
import { useGroup } from './use-group.ts';
import { WishCards } from './wish-cards.tsx';

const PastMembers = ({ past }: { readonly past: Group['past'] }) => {
  const { t } = useTranslation();
  if (past.length === 0) return null;
  return (
    <section className={styles.section}>
      <details>
        <summary>
          {t('members.past')} ({past.length})
        </summary>
        <ul className={styles.list}>
          {past.map(({ person, name, how, by, came }) => (
            <li key={person} className={styles.member}>
              <Avatar seed={person} name={name} sizePx={32} />
              <div className={styles.words}>
                <div className={styles.name}>
                  <PersonName name={name} />
                </div>
                <div className={styles.soft}>{how === 'left' ? t('members.pastLeft') : t('members.pastRemoved', { by: safeName(by.name) })}</div>
                <div className={styles.soft}>{cameWords(came, t)}</div>
              </div>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
};

type Row = { readonly person: GroupMember; readonly presence: Member | undefined };

const rowsOf = (group: Group, members: readonly Member[]): readonly Row[] => {
  const presences = new Map(members.map((member) => [member.person, member]));
  const rows = group.members.map((person) => ({ person, presence: presences.get(person.person) }));
  return rows.toSorted(
    (a, b) => Number(b.person.isMe) - Number(a.person.isMe) || Number(b.presence?.online ?? false) - Number(a.presence?.online ?? false) || a.person.name.localeCompare(b.person.name),
  );
};

/** Who is in the group and who is here now, how to bring someone in, and everything that can be done about it. */
export const MembersPanel = () => {
  const { t } = useTranslation();
  const { circle, members } = useChat();
  const group = useGroup(circle.id);
  const trust = useTrust(circle.id);
  if (!group) return <Loader size="sm" aria-label={t('app.loading')} />;
  return (
    <>
      {circle.kind === 'sample' && <p className={styles.soft}>{t('circles.sampleNoInvite')}</p>}
      {group.mayInvite && (
        <Button fullWidth leftSection={<UserPlus size={17} />} onClick={() => openDialog({ kind: 'invite', circle: circle.id })}>
          {t('circles.invite')}
        </Button>
      )}
      {group.mayInvite && group.members.length === 1 && <p className={styles.soft}>{t('circles.alone')}</p>}
      <WishCards circle={circle.id} wishes={group.wishes} />
      <ul className={styles.list} aria-label={t('members.people')}>
        {rowsOf(group, members).map(({ person, presence }) => (
          <PersonRow key={person.person} circle={circle.id} person={person} presence={presence} trust={trust?.find((one) => one.person === person.person)} isOfTwo={circle.kind === 'direct'} />
        ))}
      </ul>
      {group.members.some(({ isAlwaysOn }) => isAlwaysOn) && <p className={styles.soft}>{t('members.whoReads')}</p>}
      <MailboxRows circle={circle.id} mailboxes={group.mailboxes} />
      {circle.kind !== 'direct' && <PastMembers past={group.past} />}
      {circle.kind === 'direct' && (
        <>
          <PolicySection circle={circle.id} group={group} isOfTwo />
          <ManageSection circle={circle.id} group={group} isOfTwo />
        </>
      )}
      {circle.kind === 'group' && (
        <>
          <InviteList circle={circle.id} group={group} />
          <PolicySection circle={circle.id} group={group} />
          <ManageSection circle={circle.id} group={group} />
        </>
      )}
      {circle.kind === 'sample' && (
        <section className={styles.section}>
          <TakeOff circle={circle.id} />
        </section>
      )}
    </>
  );
};
