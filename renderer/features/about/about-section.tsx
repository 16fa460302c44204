import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import section from '../../ui/section.module.css';
import { NoticesDialog } from './notices-dialog.tsx';

/** Under which licence Hearth is, and whose works are in it. */
export const AboutSection = () => {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={section.column}>
      <p>{t('about.licence')}</p>
      <p className={section.soft}>{t('about.othersHint')}</p>
      <div className={section.row}>
        <Button variant="default" onClick={() => setIsOpen(true)}>
          {t('about.show')}
        </Button>
      </div>
      {isOpen && <NoticesDialog onClose={() => setIsOpen(false)} />}
    </div>
  );
};
