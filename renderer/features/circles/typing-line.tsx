import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change, PersonId } from '#contract';
import { useSettings } from '../../app/status.tsx';
import { useChanges } from '../../rpc/rpc-context.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { useChat } from '../chat/chat-context.tsx';
import styles from './circle-page.module.css';

const SHOWN_MS = 5_000;

/** Who is writing right now. */
export const TypingLine = () => {
  const { t } = useTranslation();
  const { circle, members } = useChat();
  const { settings } = useSettings();
  const [typing, setTyping] = useState<ReadonlyMap<PersonId, number>>(new Map());
  useChanges(
    useCallback(
      (change: Change) => {
        if (change.topic === 'typing' && change.circle === circle.id) setTyping((before) => new Map(before).set(change.person, Date.now() + SHOWN_MS));
        if (change.topic === 'messages' && change.circle === circle.id) setTyping(new Map());
      },
      [circle.id],
    ),
  );
  useEffect(() => {
    if (typing.size === 0) return undefined;
    const now = Date.now();
    const timer = setTimeout(() => setTyping((all) => new Map([...all].filter(([, until]) => until > Date.now()))), Math.max(50, Math.min(...typing.values()) - now));
    return () => clearTimeout(timer);
  }, [typing]);
  const [first, second] = members.filter((member) => !member.isMe && typing.has(member.person)).map((member) => safeName(member.name));
  const words = second ? t('circles.typingTwo', { first, second }) : first && t('circles.typing', { name: first });
  return <div className={styles.typing}>{settings?.showTyping && words}</div>;
};
