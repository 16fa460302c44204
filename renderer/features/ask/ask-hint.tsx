import { Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './ask.module.css';
import { findQuestion } from './find-question.ts';

/** While a question to Ember is written in the chat: who will see what. */
export const AskHint = ({ text }: { readonly text: string }) => {
  const { t } = useTranslation();
  if (findQuestion(text) === undefined) return <output />;
  return (
    <output className={styles.hint}>
      <Eye size={15} aria-hidden="true" /> {t('ask.seenByAll')}
    </output>
  );
};
