import { Menu } from '@mantine/core';
import { MailOpen, Plus, Search, Settings, Sparkles, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openDialog } from '../../app/dialogs.ts';
import { goTo, useRoute } from '../../app/route.ts';
import { useCircles } from '../../app/status.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { RequestCards } from '../direct/request-cards.tsx';
import styles from './circle-list.module.css';
import { CircleRow } from './circle-row.tsx';
import { NoGroups } from './no-groups.tsx';
import { useOpenSample } from './use-open-sample.ts';

const NewMenu = () => {
  const { t } = useTranslation();
  const openSample = useOpenSample();
  return (
    <Menu position="bottom-end" width={220} returnFocus>
      <Menu.Target>
        <IconButton icon={Plus} label={t('circles.create')} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Users size={16} />} onClick={() => openDialog({ kind: 'create' })}>
          {t('circles.create')}
        </Menu.Item>
        <Menu.Item leftSection={<MailOpen size={16} />} onClick={() => openDialog({ kind: 'join' })}>
          {t('circles.join')}
        </Menu.Item>
        <Menu.Item leftSection={<Sparkles size={16} />} onClick={() => void openSample()}>
          {t('circles.sample')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};

/** The left column: my groups with their last line, unread count and who is there. */
export const CircleList = () => {
  const { t } = useTranslation();
  const circles = useCircles();
  const route = useRoute();
  return (
    <nav className={styles.list} aria-label={t('circles.groups')}>
      <header className={styles.head}>
        <h1 className={styles.brand}>{t('app.name')}</h1>
        <IconButton icon={Search} label={`${t('palette.title')} (Ctrl+K)`} onClick={() => openDialog({ kind: 'palette' })} />
        <IconButton icon={Settings} label={t('settings.title')} active={route.page === 'settings'} onClick={() => goTo({ page: 'settings' })} />
        <NewMenu />
      </header>
      {circles?.length === 0 && (
        <div className={styles.whenNarrow}>
          <NoGroups />
        </div>
      )}
      <RequestCards />
      <ul className={styles.rows}>
        {circles?.map((circle) => (
          <li key={circle.id}>
            <CircleRow circle={circle} chosen={route.page === 'circle' && route.circle === circle.id} />
          </li>
        ))}
      </ul>
    </nav>
  );
};
