import { useTranslation } from 'react-i18next';
import type { Model } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { Problem } from '../../ui/problem.tsx';
import { sizeWords } from '../../ui/size-words.ts';
import { useErrorSentence } from '../../ui/use-call.ts';
import { ModelActions } from './model-actions.tsx';
import { ModelProgress } from './model-progress.tsx';
import styles from './models.module.css';

const languageNames = (codes: readonly string[], language: string): string => {
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' });
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(codes.map((code) => names.of(code) ?? code));
};

const ModelCard = ({ model }: { readonly model: Model }) => {
  const { t } = useTranslation();
  const language = currentLanguage();
  const size = sizeWords(model.sizeBytes, language);
  return (
    <article className={styles.card} aria-label={model.name}>
      <h3>
        {model.name}
        {model.active && <span className={styles.tag}>{t('models.active')}</span>}
        {model.recommended && <span className={styles.tag}>{t('models.recommended')}</span>}
      </h3>
      <p className={styles.facts}>
        {t('models.facts', { size, ram: sizeWords(model.ramBytes, language), languages: languageNames(model.languages, language) })} · {t(`models.fit.${model.fit}`)}
      </p>
      <p className={styles.facts}>{t('models.from', { sources: new Intl.ListFormat(language, { type: 'disjunction' }).format(model.sources), licence: model.licence })}</p>
      <ModelProgress model={model} />
      <ModelActions model={model} downloadLabel={t('models.download', { size })} />
    </article>
  );
};

/** Every model this machine may fetch, with what it weighs and where it comes from. */
export const ModelsSection = () => {
  const { t } = useTranslation();
  const sentence = useErrorSentence();
  const { data: models, error } = useRead({
    key: 'models',
    load: (client, signal) => client.models.list(undefined, { signal }),
    stale: (change) => change.topic === 'models',
  });
  return (
    <div className={styles.list}>
      <p className={styles.facts}>{t('models.lead')}</p>
      <Problem text={error === undefined ? undefined : sentence(error)} />
      {models?.length === 0 && <p>{t('models.none')}</p>}
      {models?.filter(({ role }) => role === 'chat').map((model) => (
        <ModelCard key={model.id} model={model} />
      ))}
    </div>
  );
};
