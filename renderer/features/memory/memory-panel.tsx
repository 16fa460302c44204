import { Switch } from '@mantine/core';
import { BookOpenText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { Problem } from '../../ui/problem.tsx';
import { shortTime } from '../../ui/time-words.ts';
import { callId, useCall, useErrorSentence } from '../../ui/use-call.ts';
import { useChat } from '../chat/chat-context.tsx';
import { ForgetSection } from './forget-section.tsx';
import { MemoryCard } from './memory-card.tsx';
import styles from './memory.module.css';
import { useNow } from '../../ui/now.ts';
import { RulesSection } from '../guard/rules-section.tsx';
import { VaultSection } from './vault-section.tsx';

type Overview = Outputs['memory']['overview'];

const SwitchRow = ({ on, onChanged }: { readonly on: boolean; readonly onChanged: () => void }) => {
  const { t } = useTranslation();
  const call = useCall();
  const { circle } = useChat();
  const change = async (next: boolean) => {
    await call((client) => client.memory.setOn({ id: callId(), circle: circle.id, on: next }));
    onChanged();
  };
  return <Switch label={t('memory.on')} description={on ? undefined : t('memory.offHint')} checked={on} onChange={(event) => void change(event.currentTarget.checked)} />;
};

const SecondLook = ({ secondLook }: Pick<Overview, 'secondLook'>) => {
  const { t } = useTranslation();
  const { state, waiting, unreadable } = secondLook;
  return (
    <output className={styles.small}>
      {t(`memory.look.${state}`, { waiting })} {unreadable > 0 && t('memory.look.unreadable', { unreadable })}
    </output>
  );
};

const Redacted = ({ redacted }: Pick<Overview, 'redacted'>) => {
  const { t } = useTranslation();
  return (
    <section aria-label={t('memory.redacted')}>
      <h3 className={styles.heading}>{t('memory.redacted')}</h3>
      {redacted.length === 0 && <p className={styles.small}>{t('memory.redactedNone')}</p>}
      <ul className={styles.counts}>
        {redacted.map(({ kind, count }) => (
          <li key={kind}>
            {t(`guard.kind.${kind}`)} <strong>{count}</strong>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Reads = ({ reads }: Pick<Overview, 'reads'>) => {
  const { t } = useTranslation();
  const now = useNow();
  return (
    <section aria-label={t('memory.reads')}>
      <h3 className={styles.heading}>{t('memory.reads')}</h3>
      {reads.length === 0 && <p className={styles.small}>{t('memory.readsNone')}</p>}
      <ul className={styles.reads}>
        {reads.toSorted((a, b) => b.at - a.at).map((read) => (
          <li key={`${read.at} ${read.why}`} title={read.model}>
            <span>{t('memory.readLine', { why: t(`memory.why.${read.why}`), count: read.messages, tier: t(`ai.tier.${read.tier}`) })}</span>
            <time>{shortTime(read.at, { t, language: currentLanguage(), now })}</time>
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What the AI knows of this group on this machine, and how to make it forget. */
export const MemoryPanel = () => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const sentence = useErrorSentence();
  const { data, error, reload } = useRead({
    key: `memory ${circle.id}`,
    load: (client, signal) => client.memory.overview({ circle: circle.id }, { signal }),
    stale: (change) => change.topic === 'models' || change.topic === 'settings' || (change.topic === 'memory' && change.circle === circle.id),
  });
  return (
    <>
      <Problem text={error === undefined ? undefined : sentence(error)} />
      {data && <SwitchRow on={data.on} onChanged={reload} />}
      {data && <SecondLook secondLook={data.secondLook} />}
      <ForgetSection onForgotten={reload} />
      {data && (
        <>
          {data.items.length === 0 && <EmptyHint icon={BookOpenText} text={t('memory.empty')} />}
          <ul className={styles.items}>
            {data.items.map((item) => (
              <MemoryCard key={item.id} item={item} onErased={reload} />
            ))}
          </ul>
          <Redacted redacted={data.redacted} />
          <VaultSection />
          <RulesSection circle={circle.id} />
          <Reads reads={data.reads} />
        </>
      )}
    </>
  );
};
