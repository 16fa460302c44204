import { Button, Menu } from '@mantine/core';
import type { TFunction } from 'i18next';
import { EllipsisVertical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { assertNever, type GroupMember, type Member, type MemberAction, type Trust } from '#contract';
import { openDialog } from '../../app/dialogs.ts';
import { currentLanguage } from '../../app/i18n.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useNow } from '../../ui/now.ts';
import { PersonName } from '../../ui/person-name.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { agoWords, fullTime } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { ProfileName } from '../direct/profile-name.tsx';
import { TrustNotes, TrustMark } from '../verify/trust-mark.tsx';
import styles from './members.module.css';

const presenceWords = (member: Member, { t, now }: { readonly t: TFunction; readonly now: number }): string => {
  if (member.isMe) return t('app.onThisDevice');
  if (member.online) {
    const how = member.devices.find((device) => device.online)?.how;
    return how ? `${t('circles.isOnline')} · ${t(`circles.how.${how}`)}` : t('circles.isOnline');
  }
  return member.seenAt === undefined ? t('circles.neverSeen') : t('circles.lastSeen', { when: agoWords(member.seenAt, now, currentLanguage()) });
};

/** How somebody came, in words. */
export const cameWords = (came: GroupMember['came'], t: TFunction): string => {
  if (came.how === 'founded') return t('members.founded');
  const [by, admitted] = [safeName(came.invitedBy.name), safeName(came.admittedBy.name)];
  return came.invitedBy.person === came.admittedBy.person ? t('members.invitedBy', { by }) : t('members.invitedAndLetIn', { by, admitted });
};

const actionWords = (action: MemberAction, t: TFunction): string => {
  switch (action) {
    case 'make-admin':
      return t('members.makeAdmin');
    case 'make-member':
      return t('members.makeMember');
    case 'transfer':
      return t('members.transfer');
    case 'remove':
      return t('members.remove');
    default:
      return assertNever(action);
  }
};

type Props = { readonly circle: string; readonly person: GroupMember; readonly presence: Member | undefined; readonly trust: Trust | undefined; /** In a private chat: neither roles nor who invited whom matter. */ readonly isOfTwo: boolean };

const useAct = (circle: string, { person, name }: GroupMember): ((action: MemberAction) => void) => {
  const call = useCall();
  return (action) => {
    if (action === 'remove' || action === 'transfer') return openDialog({ kind: action, circle, person, name });
    const role = action === 'make-admin' ? 'admin' : 'member';
    return void call((client) => client.members.setRole({ id: callId(), circle, person, role }));
  };
};

const PersonMenu = ({ circle, person }: Pick<Props, 'circle' | 'person'>) => {
  const { t } = useTranslation();
  const act = useAct(circle, person);
  return (
    <Menu position="bottom-end" width={230} returnFocus>
      <Menu.Target>
        <IconButton icon={EllipsisVertical} label={t('members.actionsFor', { name: safeName(person.name) })} sizePx={30} />
      </Menu.Target>
      <Menu.Dropdown>
        {person.may.map((action) => (
          <Menu.Item key={action} onClick={() => act(action)}>
            {actionWords(action, t)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

const ForkedDevice = ({ circle, person, device }: Pick<Props, 'circle' | 'person'> & { readonly device: GroupMember['devices'][number] }) => {
  const { t } = useTranslation();
  const call = useCall();
  const name = safeName(person.name);
  return (
    <div className={styles.warn}>
      <p>{person.isMe ? t('members.deviceForkedMine') : t('members.deviceForked', { name })}</p>
      {device.mayResume && (
        <>
          {!person.isMe && <p>{t('members.resumeHint', { name })}</p>}
          <Button size="compact-sm" variant="default" onClick={() => void call((client) => client.members.resume({ id: callId(), circle, device: device.device }))}>
            {t('members.resume')}
          </Button>
        </>
      )}
    </div>
  );
};

/** One member: who, here or not, how they came, their devices, and what can be done about them. */
export const PersonRow = ({ circle, person, presence, trust, isOfTwo }: Props) => {
  const { t } = useTranslation();
  const now = useNow();
  const online = presence?.online === true && !person.isMe;
  const here = presence && presenceWords(presence, { t, now });
  const present = person.devices.filter(({ status }) => status === 'present').length;
  return (
    <li className={styles.member}>
      <Avatar seed={person.person} name={person.name} sizePx={40} online={online} />
      <div className={styles.words}>
        <div className={styles.name}>
          {person.isMe ? <PersonName name={person.name} /> : <ProfileName circle={circle} person={person.person} name={person.name} />}
          {person.isMe && <span className={styles.me}> ({t('app.you')})</span>}
          <TrustMark trust={trust} />
        </div>
        <div className={styles.presence} data-online={online}>
          {[here, present > 1 ? t('circles.devices', { count: present }) : undefined].filter(Boolean).join(' · ')}
        </div>
        {!isOfTwo && (
          <div className={styles.soft} title={fullTime(person.came.at, currentLanguage())}>
            {cameWords(person.came, t)}
          </div>
        )}
        {person.devices.map((device) => device.status === 'forked' && <ForkedDevice key={device.device} circle={circle} person={person} device={device} />)}
        {person.isAlwaysOn && <p className={styles.warn}>{t('members.alwaysOnHint')}</p>}
        <TrustNotes trust={trust} />
        {trust && !person.isMe && (
          <Button
            size="compact-sm"
            variant="subtle"
            ml={-8}
            aria-label={t('verify.openFor', { name: safeName(person.name) })}
            onClick={() => openDialog({ kind: 'verify', circle, person: person.person, name: person.name })}
          >
            {t('verify.open')}
          </Button>
        )}
        {person.isMe && (
          <Button size="compact-sm" variant="subtle" ml={-8} onClick={() => openDialog({ kind: 'rename-me', circle, name: person.name })}>
            {t('members.renameMe')}
          </Button>
        )}
      </div>
      {person.isAlwaysOn && <span className={styles.role}>{t('members.alwaysOn')}</span>}
      {!isOfTwo && person.role !== 'member' && <span className={styles.role}>{t(`circles.member.${person.role}`)}</span>}
      {person.may.length > 0 && <PersonMenu circle={circle} person={person} />}
    </li>
  );
};
