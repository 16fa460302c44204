import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTabIndex } from '../../ui/tab-stop.ts';
import styles from './direct.module.css';

/** What somebody wrote whom I blocked: there, and out of sight until I ask for it. */
export const FoldedMessage = ({ onShow }: { readonly onShow: () => void }) => {
  const { t } = useTranslation();
  const tabIndex = useTabIndex();
  return (
    <div className={styles.folded} data-bubble="">
      <span>{t('direct.folded')}</span>
      <Button size="compact-xs" variant="subtle" tabIndex={tabIndex} onClick={onShow}>
        {t('direct.show')}
      </Button>
    </div>
  );
};
