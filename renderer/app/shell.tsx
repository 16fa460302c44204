import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#contract';
import { useBundleDrop } from '../features/bundles/use-bundle-drop.ts';
import { CircleList } from '../features/circles/circle-list.tsx';
import { CirclePage } from '../features/circles/circle-page.tsx';
import { HomePage } from '../features/circles/home-page.tsx';
import { HowToBegin } from '../features/first-run/how-to-begin.tsx';
import { GuideOver } from '../features/guide/guide-over.tsx';
import { GuidePage } from '../features/guide/guide-page.tsx';
import { SettingsPage } from '../features/settings/settings-page.tsx';
import { useDocumentTitle } from './document-title.ts';
import { ShellDialogs } from './shell-dialogs.tsx';
import { goTo, useRoute } from './route.ts';
import { dialog, openDialog } from './dialogs.ts';
import { useCircles, useSettings } from './status.tsx';
import { useFocusPlace } from './use-focus-place.ts';
import { useOpenedLink } from './use-opened-link.ts';
import styles from './shell.module.css';

const MainColumn = () => {
  const route = useRoute();
  const circles = useCircles();
  switch (route.page) {
    case 'home':
    case 'join':
      return <HomePage />;
    case 'settings':
      return <SettingsPage />;
    case 'guide':
      return <GuidePage name={route.name} />;
    case 'circle': {
      const circle = circles?.find(({ id }) => id === route.circle);
      if (!circle) return circles ? <HomePage /> : null;
      return <CirclePage key={circle.id} circle={circle} panel={route.panel} />;
    }
    default:
      return assertNever(route);
  }
};

/** A link of the system opens the dialog that reads invites, once the app is ready for it. */
const useLinkOfSystem = (ready: boolean): void => {
  const route = useRoute();
  useEffect(() => {
    if (!ready || route.page !== 'join') return;
    openDialog({ kind: 'join', link: route.link });
    goTo({ page: 'home' });
  }, [ready, route]);
};

const usePaletteKey = (): void => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      event.preventDefault();
      if (dialog.get().kind === 'none') openDialog({ kind: 'palette' });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
};

const skipToComposer = (event: { preventDefault: () => void }): void => {
  event.preventDefault();
  document.querySelector<HTMLElement>('#composer')?.focus();
};

/** Three columns that fold: groups, the open page, and beside a group its side panel. */
export const Shell = () => {
  const { t } = useTranslation();
  const route = useRoute();
  const { settings } = useSettings();
  const circles = useCircles();
  const canWrite = route.page === 'circle' && circles?.some(({ id, state, ended }) => id === route.circle && state === 'ready' && !ended);
  usePaletteKey();
  useBundleDrop();
  useDocumentTitle();
  useFocusPlace(route);
  useLinkOfSystem(settings?.modelPageSeen === true);
  const link = useOpenedLink(settings);
  if (!settings) return null;
  if (!settings.modelPageSeen) return <GuideOver><HowToBegin link={link} /></GuideOver>;
  return (
    <div className={styles.shell} data-page={route.page}>
      {canWrite && (
        <a className={styles.skip} href="#composer" onClick={skipToComposer}>
          {t('app.skipToComposer')}
        </a>
      )}
      <CircleList />
      <div className={styles.main}>
        <MainColumn />
      </div>
      <ShellDialogs />
    </div>
  );
};
