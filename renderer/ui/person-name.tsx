import { useTranslation } from 'react-i18next';
import { safeName, soundsLikeAi } from './safe-name.ts';
import styles from './person-name.module.css';

/** A person's name, isolated from the text around it; marked as a person's where it could be taken for the AI's. */
export const PersonName = ({ name }: { readonly name: string }) => {
  const { t } = useTranslation();
  return (
    <>
      <bdi>{safeName(name) || t('app.nameless')}</bdi>
      {soundsLikeAi(name) && (
        <span className={styles.human} title={t('app.humanWhy')}>
          {t('app.human')}
        </span>
      )}
    </>
  );
};
