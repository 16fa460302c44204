import { CheckCheck, CircleQuestionMark, Gavel, Info, ListTodo, Loader as Spinner, Lock, type LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs, Point } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { PersonName } from '../../ui/person-name.tsx';
import { Problem } from '../../ui/problem.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { shortTime } from '../../ui/time-words.ts';
import { useErrorSentence } from '../../ui/use-call.ts';
import { AiHead } from '../ask/ai-head.tsx';
import { useChat } from '../chat/chat-context.tsx';
import { MessageSources } from '../chat/message-sources.tsx';
import styles from './catch-up.module.css';
import { useNow } from '../../ui/now.ts';

type Highlights = Outputs['catchUp']['highlights'];

const ICONS: Readonly<Record<Point['kind'], LucideIcon>> = { decision: Gavel, todo: ListTodo, question: CircleQuestionMark, fact: Info };

const PointCard = ({ point }: { readonly point: Point }) => {
  const { t } = useTranslation();
  const now = useNow();
  const { jumpTo } = useChat();
  const Icon = ICONS[point.kind];
  const [first] = point.cites;
  return (
    <li className={styles.point} data-mine={point.mine}>
      <div className={styles.pointHead}>
        <Icon size={15} aria-hidden="true" />
        <span>{t(`catchUp.kind.${point.kind}`)}</span>
        {point.owner && <span>{t('catchUp.owner', { name: safeName(point.owner) })}</span>}
        {point.mine && <span className={styles.mine}>{t('catchUp.mine')}</span>}
      </div>
      <button type="button" className={styles.pointText} dir="auto" title={t('chat.jumpTo')} onClick={() => first && jumpTo(first)}>
        {point.text}
      </button>
      <div className={styles.pointFoot}>
        <PersonName name={point.authorName} />
        <time>{shortTime(point.at, { t, language: currentLanguage(), now })}</time>
        <MessageSources ids={point.cites} />
      </div>
    </li>
  );
};

const Period = ({ highlights }: { readonly highlights: Highlights }) => {
  const { t } = useTranslation();
  const now = useNow();
  const words = { t, language: currentLanguage(), now };
  const { from, to, missed } = highlights;
  return (
    <p className={styles.period}>
      <Lock size={13} aria-hidden="true" />
      <span>
        {t('catchUp.onlyYou')} {missed > 0 && t('catchUp.missed', { count: missed })}
        {from !== undefined && to !== undefined && ` · ${t('catchUp.period', { from: shortTime(from, words), to: shortTime(to, words) })}`}
      </span>
    </p>
  );
};

/** What mattered since I last read, mine first. Only I see it. */
export const HighlightsPanel = () => {
  const { t } = useTranslation();
  const { circle, messages } = useChat();
  const sentence = useErrorSentence();
  // Reading the group must not empty the list: what was missed is counted from where the unread line stands.
  const [since] = useState(() => {
    const now = messages.state.get();
    return now?.readUpTo ?? now?.messages[0]?.id;
  });
  const { data, error } = useRead({
    key: `highlights ${circle.id}`,
    load: (client, signal) => client.catchUp.highlights({ circle: circle.id, ...(since && { since }) }, { signal }),
    stale: () => false,
  });
  if (error !== undefined) return <Problem text={sentence(error)} />;
  if (!data) return <EmptyHint icon={Spinner} text={t('app.loading')} />;
  if (data.points.length === 0) return <EmptyHint icon={CheckCheck} text={t(data.missed > 0 ? 'catchUp.none' : 'catchUp.noneNew')} />;
  return (
    <section aria-label={t('catchUp.title')}>
      <AiHead tier={data.tier} model={data.model} />
      <Period highlights={data} />
      <ol className={styles.points}>
        {data.points.map((point) => (
          <PointCard key={`${point.kind} ${point.cites.join(' ')}`} point={point} />
        ))}
      </ol>
    </section>
  );
};
