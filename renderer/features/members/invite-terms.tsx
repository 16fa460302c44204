import { Button, NativeSelect, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupInvite } from '#contract';
import styles from './members.module.css';

const FOR_WHOM = ['member', 'mailbox'] as const;
const HOURS = ['1', '24', '72', '720'] as const;
const PEOPLE = [1, 5, 10, 49] as const;

/** Whom an invite is for, how long it works, for how many, and whether an admin must agree to each. */
export type Terms = { readonly role: GroupInvite['role']; readonly hours: number; readonly uses: number; readonly needsApproval: boolean };
const USUAL_TERMS: Terms = { role: 'member', hours: 72, uses: 10, needsApproval: false };
/** One link is for one machine, and nobody is asked for its number by voice. */
const MAILBOX_TERMS = { role: 'mailbox', uses: 1, needsApproval: false } as const;

type Changing = { readonly terms: Terms; readonly onChange: (terms: Terms) => void };
type Props = { readonly busy: boolean; readonly onMake: (terms: Terms) => void };

const PeopleTerms = ({ terms, onChange }: Changing) => {
  const { t } = useTranslation();
  return (
    <>
      <NativeSelect
        label={t('members.invitePeople')}
        value={String(terms.uses)}
        data={PEOPLE.map((count) => ({ value: String(count), label: count === 1 ? t('members.inviteOne') : t('members.inviteMany', { count }) }))}
        onChange={(event) => onChange({ ...terms, uses: Number(event.currentTarget.value) })}
      />
      <Switch
        label={t('members.inviteNeedsApproval')}
        description={t('members.inviteNeedsApprovalHint')}
        checked={terms.needsApproval}
        onChange={(event) => onChange({ ...terms, needsApproval: event.currentTarget.checked })}
      />
    </>
  );
};

/** Makes the invite anew under other terms. */
export const InviteTerms = ({ busy, onMake }: Props) => {
  const { t } = useTranslation();
  const [terms, setTerms] = useState(USUAL_TERMS);
  const isForMailbox = terms.role === 'mailbox';
  return (
    <details className={styles.terms}>
      <summary>{t('members.inviteOptions')}</summary>
      <div className={styles.column}>
        <NativeSelect
          label={t('members.inviteFor')}
          value={terms.role}
          data={FOR_WHOM.map((value) => ({ value, label: t(`members.inviteForWhom.${value}`) }))}
          onChange={(event) => setTerms({ ...terms, role: event.currentTarget.value === 'mailbox' ? 'mailbox' : 'member' })}
        />
        {isForMailbox && <p className={styles.soft}>{t('members.mailboxSees')}</p>}
        <NativeSelect
          label={t('members.inviteHours')}
          value={String(terms.hours)}
          data={HOURS.map((value) => ({ value, label: t(`members.inviteHour.${value}`) }))}
          onChange={(event) => setTerms({ ...terms, hours: Number(event.currentTarget.value) })}
        />
        {!isForMailbox && <PeopleTerms terms={terms} onChange={setTerms} />}
        <Button variant="default" loading={busy} onClick={() => onMake(isForMailbox ? { ...terms, ...MAILBOX_TERMS } : terms)}>
          {t('members.inviteRemake')}
        </Button>
      </div>
    </details>
  );
};
