import type { ReactNode } from 'react';
import styles from './guard.module.css';
import type { ShownEntity } from './use-inspect.ts';

/** The draft once more, invisible but for the lines under what was recognised; it lies behind the text field. */
export const underlinedDraft = (text: string, entities: readonly ShownEntity[]): ReactNode[] => {
  const parts: ReactNode[] = [];
  let from = 0;
  for (const entity of entities.toSorted((a, b) => a.start - b.start)) {
    if (entity.start < from) continue;
    parts.push(text.slice(from, entity.start));
    parts.push(
      <span key={entity.start} className={styles.found} data-kind={entity.kind}>
        {text.slice(entity.start, entity.end)}
      </span>,
    );
    from = entity.end;
  }
  parts.push(text.slice(from));
  return parts;
};
