import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import styles from './press-and-hold.module.css';

const HOLD_MS = 1_200;

type Props = {
  readonly label: string;
  readonly holdingLabel: string;
  /** Shown after the first key press: a second one confirms. */
  readonly confirmLabel: string;
  readonly disabled?: boolean;
  readonly onDone: () => void;
};

type Phase = 'rest' | 'holding' | 'asked';

const words = ({ label, holdingLabel, confirmLabel }: Props, phase: Phase): string => {
  if (phase === 'holding') return holdingLabel;
  return phase === 'asked' ? confirmLabel : label;
};

/** For what cannot be undone: hold it down with the pointer, or press Enter twice. Letting go or leaving takes it back. */
export const PressAndHold = (props: Props) => {
  const { disabled = false, onDone } = props;
  const [phase, setPhase] = useState<Phase>('rest');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  const hold = () => {
    setPhase('holding');
    timer.current = setTimeout(() => {
      setPhase('rest');
      onDone();
    }, HOLD_MS);
  };
  const release = () => {
    clearTimeout(timer.current);
    setPhase((now) => (now === 'holding' ? 'rest' : now));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && phase === 'asked') {
      event.preventDefault();
      setPhase('rest');
    }
    if ((event.key !== 'Enter' && event.key !== ' ') || event.repeat) return;
    event.preventDefault();
    if (phase === 'asked') {
      setPhase('rest');
      onDone();
    } else setPhase('asked');
  };
  return (
    <button
      type="button"
      className={styles.button}
      style={{ '--hold': `${HOLD_MS}ms` } as CSSProperties}
      data-phase={phase}
      disabled={disabled}
      onPointerDown={(event) => event.button === 0 && hold()}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={() => setPhase('rest')}
      onKeyDown={onKeyDown}
      onContextMenu={(event) => event.preventDefault()}
    >
      <span className={styles.fill} />
      <span className={styles.words} aria-live="polite">
        {words(props, phase)}
      </span>
    </button>
  );
};
