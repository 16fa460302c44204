import { Modal, TextInput } from '@mantine/core';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './command-palette.module.css';
import { closeDialog } from './dialogs.ts';
import { type PaletteAction, usePaletteActions } from './palette-actions.ts';

const fits = (label: string, query: string): boolean =>
  query
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => label.toLowerCase().includes(word));

const run = (action: PaletteAction): void => {
  closeDialog();
  action.run();
};

type ListProps = { readonly id: string; readonly found: readonly PaletteAction[]; readonly chosen: number; readonly onHover: (index: number) => void };

const ActionList = ({ id, found, chosen, onHover }: ListProps) => {
  const { t } = useTranslation();
  return (
    // eslint-disable-next-line jsx-a11y/prefer-tag-over-role -- reason: a native list cannot hold icons
    <div id={id} role="listbox" aria-label={t('palette.title')} className={styles.list}>
      {found.map((action, index) => (
        // eslint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events -- reason: the focus stays in the field; the keys are handled there
        <div
          key={action.key}
          id={`${id}-${index}`}
          // eslint-disable-next-line jsx-a11y/prefer-tag-over-role -- reason: a native option holds text only
          role="option"
          aria-selected={index === chosen}
          className={styles.action}
          ref={(row) => {
            if (index === chosen) row?.scrollIntoView({ block: 'nearest' });
          }}
          onMouseMove={() => onHover(index)}
          onClick={() => run(action)}
        >
          <action.icon size={17} aria-hidden="true" />
          {action.label}
        </div>
      ))}
    </div>
  );
};

/** Ctrl/⌘K: any group or action by its name. */
export const CommandPalette = () => {
  const { t } = useTranslation();
  const id = useId();
  const [query, setQuery] = useState('');
  const [index, setIndex] = useState(0);
  const found = usePaletteActions().filter(({ label }) => fits(label, query.trim()));
  const chosen = Math.min(index, Math.max(0, found.length - 1));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || found.length === 0) return;
    const action = found[chosen];
    if (event.key === 'ArrowDown') setIndex((chosen + 1) % found.length);
    else if (event.key === 'ArrowUp') setIndex((chosen + found.length - 1) % found.length);
    else if (event.key === 'Enter' && action) run(action);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={closeDialog} title={t('palette.title')} closeButtonProps={{ 'aria-label': t('app.close') }} yOffset="10vh" centered={false} size="lg">
      <TextInput
        size="md"
        // eslint-disable-next-line jsx-a11y/prefer-tag-over-role -- reason: it is an input; the role tells of the list below
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
        aria-label={t('palette.title')}
        placeholder={t('palette.placeholder')}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setIndex(0);
        }}
        onKeyDown={onKeyDown}
        data-autofocus
      />
      <ActionList id={id} found={found} chosen={chosen} onHover={setIndex} />
      {found.length === 0 && <p className={styles.none}>{t('palette.none')}</p>}
      <p className={styles.none}>{t('palette.hint')}</p>
    </Modal>
  );
};
