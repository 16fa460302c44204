import { Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConnectionState } from '../rpc/connection.ts';
import { useConnection } from '../rpc/rpc-context.tsx';
import { useObservable } from '../ui/observable.ts';
import styles from './connection-line.module.css';

const QUIET_MS = 600;
const LONG_ATTEMPTS = 6;

const wordsFor = (state: ConnectionState) => {
  if (state.kind === 'signed-out') return 'app.signedOut';
  return state.kind === 'reconnecting' && state.attempts >= LONG_ATTEMPTS ? 'app.offlineLong' : 'app.offline';
};

/** Says when the line to the core is down for more than a blink. */
export const ConnectionLine = () => {
  const { t } = useTranslation();
  const state = useObservable(useConnection().state);
  const [shown, setShown] = useState(false);
  const down = state.kind !== 'online';
  useEffect(() => {
    if (!down) return undefined;
    const timer = setTimeout(() => setShown(true), QUIET_MS);
    return () => {
      clearTimeout(timer);
      setShown(false);
    };
  }, [down]);
  const words = wordsFor(state);
  return (
    <output className={shown && down ? styles.line : undefined}>
      {shown && down && (
        <>
          {state.kind !== 'signed-out' && <Loader size={14} color="currentColor" aria-hidden="true" />}
          {t(words)}
        </>
      )}
    </output>
  );
};
