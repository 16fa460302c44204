import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { goTo } from '../../app/route.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import styles from './circle-page.module.css';

/** Back to the list of groups, in a window too narrow to show it beside the page. */
export const BackButton = () => {
  const { t } = useTranslation();
  return (
    <span className={styles.backButton}>
      <IconButton icon={ArrowLeft} label={t('app.back')} onClick={() => goTo({ page: 'home' })} />
    </span>
  );
};
