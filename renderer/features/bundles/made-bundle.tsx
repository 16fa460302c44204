import { Button } from '@mantine/core';
import { Download } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '#contract';
import { CopyButton } from '../../ui/copy-button.tsx';
import { saveFile } from '../../ui/save-file.ts';
import forms from '../circles/forms.module.css';

export type Made = Outputs['bundles']['make'];

/** A bundle that is ready: to be saved or copied, and how it is opened. */
export const MadeBundle = ({ made, name, onNext, onAnother }: { readonly made: Made; readonly name: string; readonly onNext: () => void; readonly onAnother: () => void }) => {
  const { t } = useTranslation();
  const save = useRef<HTMLButtonElement>(null);
  // The button that was pressed to make it is gone.
  useEffect(() => save.current?.focus(), [made]);
  return (
    <>
      <output>{made.entries > 0 ? t('bundles.ready', { name, count: made.entries }) : t('bundles.readyEmpty', { name })}</output>
      <div className={forms.row}>
        <Button ref={save} leftSection={<Download size={16} />} onClick={() => saveFile(made.file)}>
          {t('bundles.save')}
        </Button>
        {made.text !== undefined && <CopyButton text={made.text} label={t('bundles.copyText')} />}
      </div>
      <p className={forms.small}>{t('bundles.howTo', { connection: t('connection.title') })}</p>
      <p className={forms.small}>{t('bundles.noFiles')}</p>
      {made.isPart && <p>{t('bundles.isPart')}</p>}
      <div className={forms.row}>
        {made.isPart && (
          <Button variant="light" onClick={onNext}>
            {t('bundles.next')}
          </Button>
        )}
        <Button variant="default" onClick={onAnother}>
          {t('bundles.another')}
        </Button>
      </div>
    </>
  );
};
