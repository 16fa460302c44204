import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Group, type GroupPolicy, policySchema } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './members.module.css';
import { DISAPPEARING, disappearWords, policyWords } from './policy-words.ts';

type Field = 'history' | 'inviters' | 'removedKeeps';
const FIELDS: readonly Field[] = ['history', 'inviters', 'removedKeeps'];
type Key = Field | 'disappearingMs' | 'network';
const KEYS: readonly Key[] = ['history', 'disappearingMs', 'inviters', 'removedKeeps', 'network'];
/** Of two nobody is invited or removed. */
const OF_TWO: readonly Key[] = ['disappearingMs'];

type Change = (change: Partial<GroupPolicy>) => void;

const Choice = ({ field, policy, onChange }: { readonly field: Field; readonly policy: GroupPolicy; readonly onChange: Change }) => {
  const { t } = useTranslation();
  const words = { t, language: currentLanguage() };
  const hints = { history: t(`members.historyHint.${policy.history}`), inviters: undefined, removedKeeps: t('members.removedKeepsHint') };
  const options = policySchema.shape[field].options;
  const data = options.map((value) => ({ value, label: policyWords({ ...policy, [field]: value }, field, words)[1] }));
  return (
    <NativeSelect
      className={styles.field}
      label={policyWords(policy, field, words)[0]}
      description={hints[field]}
      value={policy[field]}
      data={data}
      onChange={(event) => onChange({ [field]: policySchema.shape[field].parse(event.currentTarget.value) })}
    />
  );
};

const Disappearing = ({ policy, onChange }: { readonly policy: GroupPolicy; readonly onChange: Change }) => {
  const { t } = useTranslation();
  const words = { t, language: currentLanguage() };
  const times = [...new Set([...DISAPPEARING.map(Number), policy.disappearingMs])].toSorted((a, b) => a - b);
  return (
    <NativeSelect
      className={styles.field}
      label={t('members.disappear')}
      description={t('members.disappearHint')}
      value={String(policy.disappearingMs)}
      data={times.map((ms) => ({ value: String(ms), label: disappearWords(ms, words) }))}
      onChange={(event) => onChange({ disappearingMs: Number(event.currentTarget.value) })}
    />
  );
};

/** What the group agreed on: to be changed by its owner, of two by either, to be read by all. */
export const PolicySection = ({ circle, group, isOfTwo = false }: { readonly circle: string; readonly group: Group; readonly isOfTwo?: boolean }) => {
  const { t } = useTranslation();
  const call = useCall();
  const { policy } = group;
  const change: Change = (changed) => void call((client) => client.members.setPolicy({ id: callId(), circle, change: changed }));
  const words = { t, language: currentLanguage() };
  const between = currentLanguage() === 'zh-CN' ? '：' : ': ';
  return (
    <section className={styles.section}>
      <details>
        <summary>{t(isOfTwo ? 'direct.policy' : 'members.policy')}</summary>
        {(isOfTwo ? group.standing === 'member' : group.role === 'owner') ? (
          <>
            {!isOfTwo && FIELDS.map((field) => (
              <Choice key={field} field={field} policy={policy} onChange={change} />
            ))}
            <Disappearing policy={policy} onChange={change} />
            {!isOfTwo && (
              <p className={styles.soft}>
                {policyWords(policy, 'network', words).join(between)}
                <br />
                {t('members.networkHint')}
              </p>
            )}
          </>
        ) : (
          <>
            <ul className={styles.list}>
              {(isOfTwo ? OF_TWO : KEYS).map((key) => (
                <li key={key} className={styles.soft}>
                  {policyWords(policy, key, words).join(between)}
                </li>
              ))}
            </ul>
            {!isOfTwo && <p className={styles.soft}>{t('members.policyOwner')}</p>}
          </>
        )}
      </details>
    </section>
  );
};
