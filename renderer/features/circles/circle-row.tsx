import { UnstyledButton } from '@mantine/core';
import type { TFunction } from 'i18next';
import { BellOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { openCircle } from '../../app/route.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { shortTime } from '../../ui/time-words.ts';
import { endedWords } from '../members/ended.tsx';
import styles from './circle-list.module.css';
import { useNow } from '../../ui/now.ts';

const LINE_CHARACTERS = 120;

/** Kept apart, so that a name written from right to left does not turn the line and cut the words' beginning off. */
const apart = (words: string): string => `\u2068${words}\u2069`;

const lastLine = (circle: CircleSummary, t: TFunction): string => {
  if (circle.state === 'returning') return t('circles.returning');
  if (circle.state === 'asked') return t('direct.askedRow');
  if (circle.kind === 'direct' && circle.state === 'waiting') return t('direct.joiningRow');
  if (circle.state === 'waiting') return t(circle.approvalCode === undefined ? 'circles.waiting' : 'members.waitingRow');
  if (circle.ended) return endedWords(circle.ended, { t, kind: circle.kind });
  if (circle.with?.isBlocked) return t('direct.blockedRow');
  if (circle.wishes > 0) return t('members.wishesCount', { count: circle.wishes });
  if (circle.state === 'failed') return t(circle.kind === 'direct' ? 'direct.failedTitle' : 'circles.failedTitle', { name: safeName(circle.name) });
  if (!circle.last) return t('circles.noMessages');
  const author = circle.last.isAi ? `${t('ai.label')} · ${t('ai.ember')}` : safeName(circle.last.authorName);
  return t('chat.announce', { name: apart(author), text: apart(circle.last.text.slice(0, LINE_CHARACTERS) || t('chat.deleted')) });
};

const Unread = ({ count, muted }: { readonly count: number; readonly muted: boolean }) => {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span className={styles.unread} data-muted={muted}>
      <span aria-hidden="true">{count > 999 ? '999+' : count}</span>
      <span className="visually-hidden">{t('circles.unread', { count })}</span>
    </span>
  );
};

export const CircleRow = ({ circle, chosen }: { readonly circle: CircleSummary; readonly chosen: boolean }) => {
  const { t } = useTranslation();
  const now = useNow();
  const others = circle.online > 1;
  return (
    <UnstyledButton id={`circle-${circle.id}`} className={styles.row} data-chosen={chosen} aria-current={chosen ? 'page' : undefined} onClick={() => openCircle(circle.id)}>
      <Avatar seed={circle.id} name={circle.name} sizePx={44} square={circle.kind !== 'direct'} online={others} />
      <span className={styles.words}>
        <span className={styles.top}>
          <bdi className={styles.name}>{safeName(circle.name)}</bdi>
          {circle.last && (
            <time className={styles.time}>{shortTime(circle.last.sentAt, { t, language: currentLanguage(), now })}</time>
          )}
        </span>
        <span className={styles.bottom}>
          {circle.kind === 'sample' && <span className={styles.tag}>{t('circles.sampleTag')}</span>}
          <span className={styles.line}>
            {lastLine(circle, t)}
          </span>
          {circle.muted && (
            <span className={styles.muted}>
              <BellOff size={14} aria-hidden="true" />
              <span className="visually-hidden">{t('circles.muted')}</span>
            </span>
          )}
          <Unread count={circle.unread} muted={circle.muted} />
        </span>
      </span>
    </UnstyledButton>
  );
};
