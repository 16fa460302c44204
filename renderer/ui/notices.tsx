import { CircleAlert, Info, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.tsx';
import { Observable, useObservable } from './observable.ts';
import styles from './notices.module.css';

type Notice = { readonly id: number; readonly kind: 'problem' | 'info'; readonly text: string };

const notices = new Observable<readonly Notice[]>([]);
let count = 0;
/** Time to notice it, and to read it slowly: 15 characters a second, a Chinese one counts as two. */
const NOTICED_MS = 5_000;
const CHARACTER_MS = 1_000 / 15;
const shownMs = (text: string): number => NOTICED_MS + CHARACTER_MS * (text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0));

/** Shows a sentence for a while: at the foot of the window, above where people write; in a narrow one below its header. */
export const notify = (kind: Notice['kind'], text: string): void => {
  count += 1;
  const id = count;
  notices.update((before) => [...before.filter((one) => one.text !== text).slice(-2), { id, kind, text }]);
};

const dismiss = (id: number): void => notices.update((before) => before.filter((one) => one.id !== id));

const NoticeLine = ({ notice }: { readonly notice: Notice }) => {
  const { t } = useTranslation();
  const [isHeld, setIsHeld] = useState(false);
  // Who points at it, or stands on its button, is still reading: it then begins anew.
  useEffect(() => {
    if (isHeld) return undefined;
    const timer = setTimeout(() => dismiss(notice.id), shownMs(notice.text));
    return () => clearTimeout(timer);
  }, [notice, isHeld]);
  return (
    <div
      className={styles.notice}
      data-kind={notice.kind}
      role={notice.kind === 'problem' ? 'alert' : 'status'}
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
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
