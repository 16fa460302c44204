import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from './status.tsx';

/** The number of unread messages in the window's title; muted groups do not count. */
export const useDocumentTitle = (): void => {
  const { t } = useTranslation();
  const { circles } = useSettings();
  const unread = circles?.reduce((sum, circle) => sum + (circle.muted ? 0 : circle.unread), 0) ?? 0;
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${t('app.name')}` : t('app.name');
  }, [unread, t]);
};
