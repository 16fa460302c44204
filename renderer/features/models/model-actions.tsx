import { Button, Modal } from '@mantine/core';
import { Download, Pause, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Model } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { sizeWords } from '../../ui/size-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import styles from './models.module.css';

type Action = 'download' | 'pause' | 'cancel' | 'remove';

const RemoveButton = ({ model, onRemove }: { readonly model: Model; readonly onRemove: () => void }) => {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<Trash2 size={16} />} onClick={() => setAsking(true)}>
        {t('models.remove')}
      </Button>
      <Modal opened={asking} onClose={() => setAsking(false)} title={t('models.removeTitle', { name: model.name })} closeButtonProps={{ 'aria-label': t('app.close') }}>
        <p>{t('models.removeText', { size: sizeWords(model.sizeBytes, currentLanguage()) })}</p>
        <div className={styles.actions}>
          <Button variant="default" onClick={() => setAsking(false)}>
            {t('app.cancel')}
          </Button>
          <Button
            data-autofocus
            onClick={() => {
              setAsking(false);
              onRemove();
            }}
          >
            {t('models.remove')}
          </Button>
        </div>
      </Modal>
    </>
  );
};

/** What can be done with a model in its state. */
export const ModelActions = ({ model, downloadLabel }: { readonly model: Model; readonly downloadLabel: string }) => {
  const { t } = useTranslation();
  const call = useCall();
  const run = (action: Action) => void call((client) => client.models[action]({ id: callId(), model: model.id }));
  const { kind } = model.state;
  const under = kind === 'downloading' || kind === 'paused' || kind === 'failed';
  return (
    <div className={styles.actions}>
      {kind === 'absent' && (
        <Button variant={model.fit === 'too-big' ? 'default' : 'light'} leftSection={<Download size={16} />} onClick={() => run('download')}>
          {downloadLabel}
        </Button>
      )}
      {(kind === 'paused' || kind === 'failed') && (
        <Button leftSection={<Download size={16} />} onClick={() => run('download')}>
          {t('models.resume')}
        </Button>
      )}
      {kind === 'downloading' && (
        <Button variant="default" leftSection={<Pause size={16} />} onClick={() => run('pause')}>
          {t('models.pause')}
        </Button>
      )}
      {under && (
        <Button variant="default" leftSection={<X size={16} />} onClick={() => run('cancel')}>
          {t('models.cancel')}
        </Button>
      )}
      {kind === 'ready' && <RemoveButton model={model} onRemove={() => run('remove')} />}
    </div>
  );
};
