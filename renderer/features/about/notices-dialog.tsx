import { Loader, Modal, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../../ui/problem.tsx';
import styles from './about.module.css';

type Notices = Awaited<ReturnType<(typeof import('virtual:notices'))['readNotices']>>;
type Work = Notices['works'][number];

/** The list is large: it is loaded when somebody wants to see it. */
const useNotices = (): Notices | 'broken' | undefined => {
  const [notices, setNotices] = useState<Notices | 'broken'>();
  useEffect(() => {
    import('virtual:notices').then(({ readNotices }) => readNotices()).then(setNotices, () => setNotices('broken'));
  }, []);
  return notices;
};

const WorkRow = ({ work, texts }: { readonly work: Work; readonly texts: Notices['texts'] }) => {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <li>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>
          {work.name} {work.version} <span className={styles.licence}>{work.licence}</span>
        </summary>
        {isOpen && (
          <>
            {work.author !== undefined && <p className={styles.licence}>{work.author}</p>}
            {work.texts.length === 0 && <p>{t('about.noText')}</p>}
            {work.texts.map((place) => (
              <pre key={place} className={styles.text} lang="en">
                {texts[place]}
              </pre>
            ))}
          </>
        )}
      </details>
    </li>
  );
};

const WorkList = ({ notices }: { readonly notices: Notices }) => {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const works = notices.works.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(wanted));
  return (
    <>
      <TextInput type="search" aria-label={t('about.search')} placeholder={t('about.search')} value={query} onChange={(event) => setQuery(event.currentTarget.value)} data-autofocus />
      <ul className={styles.works} aria-label={t('about.others')}>
        {works.map((work) => (
          <WorkRow key={`${work.name} ${work.version ?? ''}`} work={work} texts={notices.texts} />
        ))}
      </ul>
      {works.length === 0 && <p>{t('about.none')}</p>}
    </>
  );
};

/** Whose works are in Hearth, each with its licence. */
export const NoticesDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { t } = useTranslation();
  const notices = useNotices();
  return (
    <Modal opened onClose={onClose} size="lg" title={t('about.others')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      {notices === undefined && <Loader size="sm" aria-label={t('app.loading')} />}
      {notices === 'broken' && <Problem text={t('about.broken')} />}
      {notices !== undefined && notices !== 'broken' && <WorkList notices={notices} />}
    </Modal>
  );
};
