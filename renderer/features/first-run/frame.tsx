import { SegmentedControl } from '@mantine/core';
import { Flame } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languageSchema } from '#contract';
import { currentLanguage, setLanguage } from '../../app/i18n.ts';
import { FIRST_GUIDE_PAGE, hrefOf } from '../../app/route.ts';
import styles from './first-run.module.css';

type Props = { readonly title: string; readonly lead: string; readonly children: ReactNode; readonly wide?: boolean; readonly onLanguage?: (language: Language) => void };

/** The quiet page that first-run and unlock screens stand on. */
export const Frame = ({ title, lead, children, wide = false, onLanguage = (language) => void setLanguage(language) }: Props) => {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that led here is gone: a keyboard and a screen reader begin at the top of the page.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, []);
  return (
    <main className={styles.page}>
      <div className={wide ? styles.wide : styles.sheet}>
        <header className={styles.head}>
          <span className={styles.mark} aria-hidden="true">
            <Flame size={24} />
          </span>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>{title}</h1>
          <SegmentedControl
            size="sm"
            aria-label={t('first.language')}
            value={currentLanguage()}
            onChange={(value) => onLanguage(languageSchema.parse(value))}
            data={[
              { value: 'zh-CN', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </header>
        <p className={styles.lead}>{lead}</p>
        {children}
        <footer className={styles.foot}>
          <a href={hrefOf({ page: 'guide', name: FIRST_GUIDE_PAGE })}>{t('guide.open')}</a>
        </footer>
      </div>
    </main>
  );
};
