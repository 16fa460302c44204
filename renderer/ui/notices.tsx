import { CircleAlert, Info, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import { Observable, useObservable } from './observable.ts';
import styles from './notices.module.css';

type Notice = { readonly id: number; readonly kind: 'problem' | 'info'; readonly text: string };

const notices = new Observable<readonly Notice[]>([]);
let count = 0;
const SHOWN_MS = 9_000;

/** Shows a sentence for a while: at the foot of the window, above where people write; in a narrow one below its header. */
export const notify = (kind: Notice['kind'], text: string): void => {
  count += 1;
  const id = count;
  notices.update((before) => [...before.filter((one) => one.text !== text).slice(-2), { id, kind, text }]);
};

const dismiss = (id: number): void => notices.update((before) => before.filter((one) => one.id !== id));

const NoticeLine = ({ notice }: { readonly notice: Notice }) => {
  const { t } = useTranslation();
  useEffect(() => {
    const timer = setTimeout(() => dismiss(notice.id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice.id]);
  return (
    <div className={styles.notice} data-kind={notice.kind} role={notice.kind === 'problem' ? 'alert' : 'status'}>
      {notice.kind === 'problem' ? <CircleAlert size={20} aria-hidden="true" /> : <Info size={20} aria-hidden="true" />}
      <span>{notice.text}</span>
      <IconButton icon={X} label={t('app.dismiss')} sizePx={28} onClick={() => dismiss(notice.id)} />
    </div>
  );
};

export const Notices = () => {
  const shown = useObservable(notices);
  return (
    <div className={styles.notices}>
      {shown.map((notice) => (
        <NoticeLine key={notice.id} notice={notice} />
      ))}
    </div>
  );
};
