import { Loader, NativeSelect, Radio } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Group } from '#contract';
import { closeDialog } from '../../app/dialogs.ts';
import { goTo } from '../../app/route.ts';
import { useSettings } from '../../app/status.tsx';
import { PressAndHold } from '../../ui/press-and-hold.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { MeaningDialog } from './member-dialogs.tsx';
import styles from './members.module.css';
import { useGroup } from './use-group.ts';

type Choice = { readonly keep: boolean; readonly successor: string };
/** `other`: whom a private chat is with; it has no owner to follow. */
type ChoosingProps = { readonly group: Group; readonly other: string | undefined; readonly choice: Choice; readonly onChange: (choice: Choice) => void };

const Choosing = ({ group, other, choice, onChange }: ChoosingProps) => {
  const { t } = useTranslation();
  const others = group.members.filter(({ isMe }) => !isMe);
  return (
    <>
      <ul className={styles.means}>
        <li>{other === undefined ? t('members.leaveMeans') : t('direct.leaveMeans', { name: other })}</li>
        <li>{t(other === undefined ? 'members.leaveBack' : 'direct.leaveBack')}</li>
      </ul>
      {group.role === 'owner' && other === undefined && (
        <NativeSelect
          label={t('members.leaveSuccessor')}
          value={choice.successor}
          data={[{ value: '', label: t('members.successorNone') }, ...others.map(({ person, name }) => ({ value: person, label: safeName(name) }))]}
          onChange={(event) => onChange({ ...choice, successor: event.currentTarget.value })}
        />
      )}
      <Radio.Group aria-label={t('members.leaveKeep')} value={choice.keep ? 'keep' : 'drop'} onChange={(value) => onChange({ ...choice, keep: value === 'keep' })}>
        <div className={styles.column}>
          <Radio value="keep" label={t('members.leaveKeep')} />
          <Radio value="drop" label={t('members.leaveDrop')} description={t('members.leaveDropHint')} />
        </div>
      </Radio.Group>
    </>
  );
};

const Leaving = ({ circle, group, other }: { readonly circle: string; readonly group: Group; readonly other: string | undefined }) => {
  const isOfTwo = other !== undefined;
  const { t } = useTranslation();
  const call = useCall();
  const [choice, setChoice] = useState<Choice>({ keep: true, successor: group.successor?.person ?? '' });
  const isAlone = group.members.length === 1;
  const isOwner = group.role === 'owner' && !isAlone && !isOfTwo;
  const leave = async () => {
    const successor = isOwner ? { successor: choice.successor } : {};
    const done = await call((client) => client.members.leave({ id: callId(), circle, keep: choice.keep && !isAlone, ...successor }));
    if (!done) return;
    closeDialog();
    if (!choice.keep || isAlone) goTo({ page: 'home' });
  };
  if (!group.isFirstDevice && !isAlone) return <p className={styles.warn}>{t('members.leaveFirst')}</p>;
  return (
    <>
      {isAlone ? <p className={styles.soft}>{t('members.leaveAlone')}</p> : <Choosing group={group} other={other} choice={choice} onChange={setChoice} />}
      {isOwner && choice.successor === '' ? (
        <p className={styles.warn}>{t('errors.successor-needed')}</p>
      ) : (
        <PressAndHold label={t('members.leaveHold')} holdingLabel={t('members.holding')} confirmLabel={t('members.leaveConfirm')} onDone={() => void leave()} />
      )}
    </>
  );
};

/** What leaving means, what happens to the copy here, and for an owner who follows: all in one step. */
export const LeaveDialog = ({ circle }: { readonly circle: string }) => {
  const { t } = useTranslation();
  const { circles } = useSettings();
  const group = useGroup(circle);
  const left = circles?.find(({ id }) => id === circle);
  const name = safeName(left?.name ?? '');
  const isOfTwo = left?.kind === 'direct';
  return (
    <MeaningDialog title={t(isOfTwo ? 'direct.leaveTitle' : 'members.leaveTitle', { name })}>
      {group ? <Leaving circle={circle} group={group} other={isOfTwo ? name : undefined} /> : <Loader size="sm" aria-label={t('app.loading')} />}
    </MeaningDialog>
  );
};
