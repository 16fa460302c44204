import { Button } from '@mantine/core';
import { UserPlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Member } from '#contract';
import { openDialog } from '../../app/dialogs.ts';
import { goTo } from '../../app/route.ts';
import { currentLanguage } from '../../app/i18n.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { useNow } from '../../ui/now.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { agoWords } from '../../ui/time-words.ts';
import { useChat } from '../chat/chat-context.tsx';
import styles from './members-panel.module.css';

const usePresenceWords = (member: Member): string => {
  const { t } = useTranslation();
  const now = useNow();
  if (member.isMe) return t('app.onThisDevice');
  if (member.online) {
    const how = member.devices.find((device) => device.online)?.how;
    return how ? `${t('circles.isOnline')} · ${t(`circles.how.${how}`)}` : t('circles.isOnline');
  }
  return member.seenAt === undefined ? t('circles.neverSeen') : t('circles.lastSeen', { when: agoWords(member.seenAt, now, currentLanguage()) });
};

const MemberRow = ({ member }: { readonly member: Member }) => {
  const { t } = useTranslation();
  const presence = usePresenceWords(member);
  const mine = member.devices.length > 1 ? ` · ${t('circles.devices', { count: member.devices.length })}` : '';
  return (
    <li className={styles.member}>
      <Avatar seed={member.person} name={member.name} sizePx={40} online={member.online && !member.isMe} />
      <div className={styles.words}>
        <div className={styles.name}>
          <PersonName name={member.name} />
          {member.isMe && <span className={styles.me}> ({t('app.you')})</span>}
        </div>
        <div className={styles.presence} data-online={member.online && !member.isMe}>
          {presence}
          {mine}
        </div>
      </div>
      {member.isMe && (
        <Button size="compact-sm" variant="subtle" onClick={() => goTo({ page: 'settings' })}>
          {t('circles.changeMyName')}
        </Button>
      )}
      {member.role !== 'member' && <span className={styles.role}>{t(`circles.member.${member.role}`)}</span>}
    </li>
  );
};

/** Who is in the group, who is here now, and how to bring someone in. */
export const MembersPanel = () => {
  const { t } = useTranslation();
  const { circle, members } = useChat();
  const sorted = members.toSorted((a, b) => Number(b.isMe) - Number(a.isMe) || Number(b.online) - Number(a.online) || a.name.localeCompare(b.name));
  return (
    <>
      {circle.kind === 'group' ? (
        <Button fullWidth leftSection={<UserPlus size={17} />} onClick={() => openDialog({ kind: 'invite', circle: circle.id })}>
          {t('circles.invite')}
        </Button>
      ) : (
        <p className={styles.hint}>{t('circles.sampleNoInvite')}</p>
      )}
      {members.length === 1 && circle.kind === 'group' && <p className={styles.hint}>{t('circles.alone')}</p>}
      <ul className={styles.list}>
        {sorted.map((member) => (
          <MemberRow key={member.person} member={member} />
        ))}
      </ul>
    </>
  );
};
