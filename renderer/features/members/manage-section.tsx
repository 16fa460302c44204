import { Button, NativeSelect } from '@mantine/core';
import { LogOut, Pencil } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Group } from '#contract';
import { openDialog } from '../../app/dialogs.ts';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './members.module.css';

const Successor = ({ circle, group }: Props) => {
  const { t } = useTranslation();
  const call = useCall();
  const others = group.members.filter(({ isMe }) => !isMe);
  if (group.role !== 'owner' || others.length === 0) return null;
  const choose = (person: string) => void call((client) => client.members.setSuccessor({ id: callId(), circle, ...(person !== '' && { person }) }));
  return (
    <NativeSelect
      className={styles.field}
      label={t('members.successor')}
      description={t('members.successorHint')}
      value={group.successor?.person ?? ''}
      data={[{ value: '', label: t('members.successorNone') }, ...others.map(({ person, name }) => ({ value: person, label: safeName(name) }))]}
      onChange={(event) => choose(event.currentTarget.value)}
    />
  );
};

type Props = { readonly circle: string; readonly group: Group; /** A private chat has no name and no successor. */ readonly isOfTwo?: boolean };

/** What concerns the group as a whole: its name, who follows, and leaving it. */
export const ManageSection = ({ circle, group, isOfTwo = false }: Props) => {
  const { t } = useTranslation();
  if (group.standing !== 'member') return null;
  return (
    <section className={styles.section} aria-label={t(isOfTwo ? 'direct.leave' : 'members.manage')}>
      {!isOfTwo && <h3>{t('members.manage')}</h3>}
      {!isOfTwo && <Successor circle={circle} group={group} />}
      <div className={styles.buttons}>
        {!isOfTwo && (
          <Button variant="default" leftSection={<Pencil size={16} />} onClick={() => openDialog({ kind: 'rename', circle })}>
            {t('circles.rename')}
          </Button>
        )}
        <Button variant="default" leftSection={<LogOut size={16} />} onClick={() => openDialog({ kind: 'leave', circle })}>
          {t(isOfTwo ? 'direct.leave' : 'members.leave')}
        </Button>
      </div>
    </section>
  );
};
