import { Button, NativeSelect, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './members.module.css';

const HOURS = ['1', '24', '72', '720'] as const;
const PEOPLE = [1, 5, 10, 49] as const;

/** How long an invite works, for how many, and whether an admin must agree to each. */
export type Terms = { readonly hours: number; readonly uses: number; readonly needsApproval: boolean };
export const USUAL_TERMS: Terms = { hours: 72, uses: 10, needsApproval: false };

type Props = { readonly busy: boolean; readonly onMake: (terms: Terms) => void };

/** Makes the invite anew under other terms. */
export const InviteTerms = ({ busy, onMake }: Props) => {
  const { t } = useTranslation();
  const [terms, setTerms] = useState(USUAL_TERMS);
  return (
    <details className={styles.terms}>
      <summary>{t('members.inviteOptions')}</summary>
      <div className={styles.column}>
        <NativeSelect
          label={t('members.inviteHours')}
          value={String(terms.hours)}
          data={HOURS.map((value) => ({ value, label: t(`members.inviteHour.${value}`) }))}
          onChange={(event) => setTerms({ ...terms, hours: Number(event.currentTarget.value) })}
        />
        <NativeSelect
          label={t('members.invitePeople')}
          value={String(terms.uses)}
          data={PEOPLE.map((count) => ({ value: String(count), label: count === 1 ? t('members.inviteOne') : t('members.inviteMany', { count }) }))}
          onChange={(event) => setTerms({ ...terms, uses: Number(event.currentTarget.value) })}
        />
        <Switch
          label={t('members.inviteNeedsApproval')}
          description={t('members.inviteNeedsApprovalHint')}
          checked={terms.needsApproval}
          onChange={(event) => setTerms({ ...terms, needsApproval: event.currentTarget.checked })}
        />
        <Button variant="default" loading={busy} onClick={() => onMake(terms)}>
          {t('members.inviteRemake')}
        </Button>
      </div>
    </details>
  );
};
