import { useTranslation } from 'react-i18next';
import { mailboxCode } from '../../ui/mailbox-code.ts';
import { PressAndHold } from '../../ui/press-and-hold.tsx';
import { callId } from '../../ui/use-call.ts';
import { MeaningDialog, useDo } from './member-dialogs.tsx';
import styles from './members.module.css';

/** What it means that a mailbox is taken out, before it can be done. */
export const RemoveMailboxDialog = ({ circle, person }: { readonly circle: string; readonly person: string }) => {
  const { t } = useTranslation();
  const code = mailboxCode(person);
  const remove = useDo((client) => client.members.remove({ id: callId(), circle, person }));
  return (
    <MeaningDialog title={t('members.mailboxRemoveTitle', { code })}>
      <ul className={styles.means}>
        <li>{t('members.mailboxRemoveRoom')}</li>
        <li>{t('members.mailboxRemoveStays')}</li>
        <li>{t('members.mailboxRemoveWaits')}</li>
        <li>{t('members.mailboxRemoveLate')}</li>
        <li>{t('members.removeInvites')}</li>
        <li>{t('members.mailboxRemoveUndo')}</li>
      </ul>
      <PressAndHold label={t('members.mailboxRemoveHold')} holdingLabel={t('members.holding')} confirmLabel={t('members.mailboxRemoveConfirm')} onDone={remove} />
    </MeaningDialog>
  );
};
