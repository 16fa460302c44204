import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FIRST_GUIDE_PAGE, hrefOf } from '../../app/route.ts';
import section from '../../ui/section.module.css';

/** Leads to the user guide. */
export const GuideSection = () => {
  const { t } = useTranslation();
  return (
    <div className={section.column}>
      <p className={section.soft}>{t('guide.hint')}</p>
      <div className={section.row}>
        <Button variant="default" component="a" href={hrefOf({ page: 'guide', name: FIRST_GUIDE_PAGE })}>
          {t('guide.open')}
        </Button>
      </div>
    </div>
  );
};
