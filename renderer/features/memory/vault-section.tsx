import { Button, TextInput } from '@mantine/core';
import { Search, Trash2 } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Original } from '#contract';
import { useRead } from '../../rpc/use-read.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { callId, useCall } from '../../ui/use-call.ts';
import { useChat } from '../chat/chat-context.tsx';
import styles from './memory.module.css';

type Erase = (placeholder?: string) => void;

const OriginalRow = ({ original, onErase }: { readonly original: Original; readonly onErase: Erase }) => {
  const { t } = useTranslation();
  const { placeholder, messages } = original;
  return (
    <li>
      <span className={styles.placeholder}>{placeholder}</span>
      <bdi className={styles.original}>{original.original}</bdi>
      {messages > 0 && <span className={styles.small}>{t('memory.vaultMessages', { count: messages })}</span>}
      <IconButton icon={Trash2} label={t('memory.vaultErase', { placeholder })} sizePx={28} onClick={() => onErase(placeholder)} />
    </li>
  );
};

/** Asks once more before all of it goes. */
const EraseAll = ({ all, onErase }: { readonly all: number; readonly onErase: Erase }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <Button variant="default" size="xs" onClick={() => setAsking(true)}>
        {t('memory.vaultEraseAll')}
      </Button>
    );
  }
  return (
    <div className={styles.sure}>
      <Button variant="default" size="xs" onClick={() => setAsking(false)}>
        {t('app.cancel')}
      </Button>
      <Button
        size="xs"
        data-autofocus
        onClick={() => {
          setAsking(false);
          onErase();
        }}
      >
        {t('memory.vaultEraseAllSure', { count: all })}
      </Button>
    </div>
  );
};

/** What the placeholders stand for: to be searched and erased, on this screen alone. */
export const VaultSection = () => {
  const { t } = useTranslation();
  const call = useCall();
  const { circle } = useChat();
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const search = useDeferredValue(query.trim());
  const { data: vault } = useRead({
    key: isOpen ? `vault ${circle.id} ${search}` : undefined,
    load: (client, signal) => client.memory.vault({ circle: circle.id, search }, { signal }),
    stale: (change) => change.topic === 'memory' && change.circle === circle.id,
  });
  const erase: Erase = (placeholder) =>
    void call((client) => client.memory.eraseOriginals({ id: callId(), circle: circle.id, ...(placeholder !== undefined && { placeholder }) }));
  return (
    <details className={styles.vault} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('memory.vault')}</summary>
      <p className={styles.small}>{t('memory.vaultHint')}</p>
      {vault?.all === 0 && <p className={styles.small}>{t('memory.vaultNone')}</p>}
      {vault !== undefined && vault.all > 0 && <p className={styles.small}>{t('memory.vaultErasing')}</p>}
      <TextInput
        aria-label={t('memory.vaultSearch')}
        placeholder={t('memory.vaultSearch')}
        leftSection={<Search size={16} aria-hidden="true" />}
        value={query}
        maxLength={200}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <div aria-live="polite">
        {vault !== undefined && vault.all > 0 && <p className={styles.small}>{vault.found === 0 ? t('memory.vaultNotFound') : t('memory.vaultCount', { found: vault.found, all: vault.all })}</p>}
      </div>
      <ul className={styles.originals} aria-label={t('memory.vault')}>
        {vault?.originals.map((original) => (
          <OriginalRow key={original.placeholder} original={original} onErase={erase} />
        ))}
      </ul>
      {vault !== undefined && vault.found > vault.originals.length && <p className={styles.small}>{t('memory.vaultMore', { count: vault.originals.length })}</p>}
      {vault !== undefined && vault.all > 0 && <EraseAll all={vault.all} onErase={erase} />}
    </details>
  );
};
