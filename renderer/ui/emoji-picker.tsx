import type { KeyboardEvent } from 'react';
import styles from './emoji-picker.module.css';

const COLUMNS = 8;
// One row a line, as on the sheet.
// oxfmt-ignore
const EMOJI = [
  '👍', '❤️', '😂', '😮', '😢', '🙏', '🎉', '🔥',
  '😀', '😄', '😅', '🤣', '😊', '🙂', '😉', '😍',
  '😘', '🤗', '🤔', '🤭', '😴', '😎', '🥳', '😭',
  '😡', '😱', '😬', '🙄', '😇', '🤒', '👌', '👏',
  '💪', '🤝', '✌️', '👀', '💯', '✅', '❌', '❓',
  '🌹', '🎂', '☕', '🍜', '🏃', '📚', '🏠', '🌙',
];

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS };

/** A small sheet of emoji; arrow keys move in it. */
export const EmojiPicker = ({ onPick }: { readonly onPick: (emoji: string) => void }) => {
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const now = buttons.findIndex((button) => button === document.activeElement);
    buttons[now + step]?.focus();
  };
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- reason: moves the focus among the buttons inside
    <div className={styles.sheet} onKeyDown={move}>
      {EMOJI.map((emoji, index) => (
        <button key={emoji} type="button" tabIndex={index === 0 ? 0 : -1} data-autofocus={index === 0 || undefined} onClick={() => onPick(emoji)}>
          {emoji}
        </button>
      ))}
    </div>
  );
};
