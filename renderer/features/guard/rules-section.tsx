import { NativeSelect, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ALWAYS_HIDDEN, type EntityKind, entityKindSchema, type GuardRules, kindChoiceSchema } from '#contract';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './guard.module.css';
import { OwnWords } from './own-words.tsx';
import { KEPT_KINDS } from './kept-kinds.ts';
import { useGuardRules, useRememberChoice } from './use-guard-rules.ts';

const KINDS = entityKindSchema.options.filter((kind) => !KEPT_KINDS.has(kind));

const KindRow = ({ circle, kind, rules }: { readonly circle: string; readonly kind: EntityKind; readonly rules: GuardRules }) => {
  const { t } = useTranslation();
  const call = useCall();
  const remember = useRememberChoice(circle);
  const name = t(`guard.kind.${kind}`);
  const isFixed = ALWAYS_HIDDEN.includes(kind);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>
        {isFixed ? (
          <span className={styles.by}>{t('guard.alwaysHidden')}</span>
        ) : (
          <Switch
            size="xs"
            aria-label={t('guard.shownKind', { kind: name })}
            checked={rules.shown.includes(kind)}
            onChange={({ currentTarget: { checked } }) => void call((client) => client.guard.setKind({ id: callId(), circle, kind, shown: checked }))}
          />
        )}
      </td>
      <td>
        <NativeSelect
          size="xs"
          aria-label={t('guard.choiceKind', { kind: name })}
          value={rules.choices[kind] ?? 'ask'}
          data={kindChoiceSchema.options.map((value) => ({ value, label: t(`guard.choices.${value}`) }))}
          onChange={(event) => remember([kind], kindChoiceSchema.parse(event.currentTarget.value))}
        />
      </td>
    </tr>
  );
};

/** For one group: which kinds the AI may read, what is done about them while writing, and words of one's own. */
export const RulesSection = ({ circle }: { readonly circle: string }) => {
  const { t } = useTranslation();
  const rules = useGuardRules(circle);
  return (
    <details className={styles.rules}>
      <summary>{t('guard.rules')}</summary>
      <p className={styles.hint}>{t('guard.rulesHint')}</p>
      {rules && (
        <>
          <table className={styles.kinds}>
            <thead>
              <tr>
                <th scope="col">{t('guard.kindColumn')}</th>
                <th scope="col">{t('guard.shown')}</th>
                <th scope="col">{t('guard.choice')}</th>
              </tr>
            </thead>
            <tbody>
              {KINDS.map((kind) => (
                <KindRow key={kind} circle={circle} kind={kind} rules={rules} />
              ))}
            </tbody>
          </table>
          <OwnWords circle={circle} rules={rules} />
        </>
      )}
    </details>
  );
};
