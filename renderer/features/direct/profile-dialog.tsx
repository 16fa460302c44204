import { Button, Loader, Modal } from '@mantine/core';
import { Ban, MessageCircle, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Client, Profile } from '#contract';
import { closeDialog, openDialog } from '../../app/dialogs.ts';
import { openCircle } from '../../app/route.ts';
import { useCircles } from '../../app/status.tsx';
import { useRead } from '../../rpc/use-read.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Problem } from '../../ui/problem.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall, useErrorSentence } from '../../ui/use-call.ts';
import { TrustMark, TrustNotes } from '../verify/trust-mark.tsx';
import { useTrust } from '../verify/use-trust.ts';
import styles from './direct.module.css';

type About = { readonly circle: string; readonly person: string; readonly name: string };

const MESSAGE_WORDS = { none: 'direct.message', request: 'direct.agree', asked: 'direct.waiting', open: 'direct.open' } as const;

/** Opens the private chat there is, agrees to the one that is asked for, or asks. */
const MessageButton = ({ circle, person, name, profile }: About & { readonly profile: Profile }) => {
  const { t } = useTranslation();
  const call = useCall();
  const { is } = profile.chat;
  if (is === 'never' || profile.isBlocked) return null;
  const open = async () => {
    const opened = await call((client) => client.direct.ask({ id: callId(), circle, person }));
    if (!opened) return;
    closeDialog();
    openCircle(opened.circle);
  };
  return (
    <>
      {is === 'none' && <p className={styles.soft}>{t('direct.messageHint', { name: safeName(name) })}</p>}
      <Button leftSection={<MessageCircle size={16} />} variant={is === 'asked' ? 'default' : 'filled'} onClick={() => void open()}>
        {t(MESSAGE_WORDS[is])}
      </Button>
    </>
  );
};

const BlockButton = ({ circle, person, name, isBlocked }: About & Pick<Profile, 'isBlocked'>) => {
  const { t } = useTranslation();
  const call = useCall();
  if (!isBlocked) {
    return (
      <Button variant="subtle" c="var(--bad)" leftSection={<Ban size={16} />} onClick={() => openDialog({ kind: 'block', circle, person, name })}>
        {t('direct.block')}
      </Button>
    );
  }
  return (
    <>
      <p className={styles.soft}>{t('direct.isBlocked', { name: safeName(name) })}</p>
      <Button variant="default" onClick={() => void call((client) => client.direct.unblock({ id: callId(), circle, person }))}>
        {t('direct.unblock')}
      </Button>
    </>
  );
};

const Shown = ({ circle, person, name }: About) => {
  const { t } = useTranslation();
  const sentence = useErrorSentence();
  const trust = useTrust(circle)?.find((one) => one.person === person);
  const here = useCircles()?.find(({ id }) => id === circle);
  const { data: profile, error } = useRead({
    key: `profile ${circle} ${person}`,
    load: (client: Client, signal) => client.direct.profile({ circle, person }, { signal }),
    stale: ({ topic }) => topic === 'direct' || topic === 'members' || topic === 'circles',
  });
  if (error) return <Problem text={sentence(error)} />;
  if (!profile) return <Loader size="sm" aria-label={t('app.loading')} />;
  return (
    <div className={styles.column}>
      <div className={styles.person}>
        <Avatar seed={person} name={name} sizePx={52} />
        <div className={styles.words}>
          <div className={styles.title}>
            <PersonName name={name} />
            <TrustMark trust={trust} />
          </div>
          {here?.kind === 'group' && <div className={styles.soft}>{t('direct.inGroup', { group: safeName(here.name) })}</div>}
        </div>
      </div>
      <TrustNotes trust={trust} />
      <MessageButton circle={circle} person={person} name={name} profile={profile} />
      {trust && !trust.isMe && (
        <Button variant="default" leftSection={<ShieldCheck size={16} />} onClick={() => openDialog({ kind: 'verify', circle, person, name })}>
          {t('verify.open')}
        </Button>
      )}
      <BlockButton circle={circle} person={person} name={name} isBlocked={profile.isBlocked} />
    </div>
  );
};

/** What can be done about somebody: write to them alone, see whether they are who they seem, block them. */
export const ProfileDialog = (about: About) => {
  const { t } = useTranslation();
  return (
    <Modal opened onClose={closeDialog} title={t('direct.profile', { name: safeName(about.name) || t('app.nameless') })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <Shown {...about} />
    </Modal>
  );
};
