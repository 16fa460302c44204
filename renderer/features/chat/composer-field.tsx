import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { safeName } from '../../ui/safe-name.ts';
import { takenFiles } from '../files/taken-files.ts';
import { useTakeFiles } from '../files/use-take-files.ts';
import { underlinedDraft } from '../guard/underlined-draft.tsx';
import { useChat } from './chat-context.tsx';
import styles from './composer.module.css';
import type { ComposerState } from './use-composer.ts';

/** A longer text fills the box anyway, and laying it out twice would make typing slow. */
const MIRRORED = 20_000;

type Props = { readonly composer: ComposerState; readonly listId: string | undefined; readonly activeId: string | undefined };

/** The text field. A copy behind it gives it its height and draws the lines under what was recognised. */
export const ComposerField = ({ composer, listId, activeId }: Props) => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const takeFiles = useTakeFiles();
  const copy = useRef<HTMLDivElement>(null);
  const { text, inspection, composition, field } = composer;
  return (
    <div className={styles.field}>
      <div ref={copy} className={styles.copy} aria-hidden="true">
        {underlinedDraft(text.slice(0, MIRRORED), text.length > MIRRORED ? [] : inspection.entities)}
        {'\u200b'}
      </div>
      <textarea
        ref={field}
        id="composer"
        rows={1}
        dir="auto"
        className={styles.input}
        aria-label={t('chat.composer', { name: safeName(circle.name) })}
        aria-autocomplete="list"
        {...(listId && { 'aria-controls': listId })}
        {...(activeId && { 'aria-activedescendant': activeId })}
        placeholder={t('chat.placeholder')}
        value={text}
        onChange={(event) => composer.change(event.currentTarget.value, event.currentTarget.selectionStart)}
        onSelect={(event) => composer.setCaret(event.currentTarget.selectionStart)}
        onScroll={(event) => copy.current?.scrollTo({ top: event.currentTarget.scrollTop })}
        onPaste={(event) => {
          const taken = takenFiles(event.clipboardData);
          if (taken.files.length + taken.folders === 0 || event.clipboardData.types.includes('text/plain')) return;
          event.preventDefault();
          takeFiles(taken);
        }}
        onKeyDown={composer.onKeyDown}
        {...composition}
      />
    </div>
  );
};
