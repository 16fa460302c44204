import { Loader } from '@mantine/core';
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../app/i18n.ts';
import { FIRST_GUIDE_PAGE, goTo } from '../../app/route.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { GuideBlock } from './guide-block.tsx';
import frame from '../../ui/page.module.css';
import styles from './guide.module.css';
import type { Guide } from './guide-type.ts';

/** The guide in the language on screen; its text is loaded when somebody wants to read it. */
const useGuide = (): Guide | 'broken' | undefined => {
  const language = currentLanguage();
  const [loaded, setLoaded] = useState<{ readonly language: string; readonly guide: Guide | 'broken' }>();
  useEffect(() => {
    const guide = language === 'en' ? import('virtual:guide/en') : import('virtual:guide/zh');
    guide.then((found) => setLoaded({ language, guide: found }), () => setLoaded({ language, guide: 'broken' }));
  }, [language]);
  return loaded?.language === language ? loaded.guide : undefined;
};

/** Back to the contents, and from there to the groups. */
const leave = (name: string): void => goTo(name === FIRST_GUIDE_PAGE ? { page: 'home' } : { page: 'guide', name: FIRST_GUIDE_PAGE });

const Article = ({ guide, name }: { readonly guide: Guide; readonly name: string }) => {
  const { t } = useTranslation();
  const page = guide.pages[name];
  if (!page) return <Problem text={t('guide.noPage')} />;
  return (
    <article className={styles.article}>
      {page.blocks.map((block, index) => (
        <GuideBlock key={index} block={block} pictures={guide.pictures} />
      ))}
    </article>
  );
};

/** A page of the user guide, from what came with Hearth: nothing is fetched. */
export const GuidePage = ({ name }: { readonly name: string }) => {
  const { t } = useTranslation();
  const guide = useGuide();
  const top = useRef<HTMLElement>(null);
  useEffect(() => {
    top.current?.scrollTo({ top: 0 });
  }, [name]);
  return (
    <main className={frame.page} ref={top}>
      <header className={frame.head}>
        <IconButton icon={ArrowLeft} label={t('app.back')} onClick={() => leave(name)} />
        <h1>{(guide !== 'broken' && guide?.pages[name]?.title) || t('guide.title')}</h1>
      </header>
      {guide === undefined && <Loader size="sm" aria-label={t('app.loading')} />}
      {guide === 'broken' && <Problem text={t('guide.broken')} />}
      {guide !== undefined && guide !== 'broken' && <Article guide={guide} name={name} />}
    </main>
  );
};
