import { Modal, Switch } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BundleReader } from '#contract';
import { closeDialog } from '../../app/dialogs.ts';
import { safeName } from '../../ui/safe-name.ts';
import { useCall } from '../../ui/use-call.ts';
import forms from '../circles/forms.module.css';
import { type Made, MadeBundle } from './made-bundle.tsx';
import { OpenBundleButton } from './open-bundle-button.tsx';
import { Readers, useReaders } from './readers.tsx';

type Ready = { readonly made: Made; readonly reader: BundleReader };

const Choosing = ({ circle, everything, onEverything, onMake }: { readonly circle: string; readonly everything: boolean; readonly onEverything: (on: boolean) => void; readonly onMake: (reader: BundleReader) => void }) => {
  const { t } = useTranslation();
  const readers = useReaders(circle);
  if (!readers) return <p className={forms.small}>{t('app.loading')}</p>;
  if (readers.length === 0) return <p>{t('bundles.nobody')}</p>;
  return (
    <>
      <p className={forms.small}>{t('bundles.lead')}</p>
      <section aria-label={t('bundles.forWhom')}>
        <Readers readers={readers} onMake={onMake} />
      </section>
      <Switch label={t('bundles.everything')} description={t('bundles.everythingHint')} checked={everything} onChange={(event) => onEverything(event.currentTarget.checked)} />
      <OpenBundleButton onOpened={closeDialog} />
    </>
  );
};

/** For whom a bundle is to be, what waits for each and why; then the bundle. */
export const CarryDialog = ({ circle }: { readonly circle: string }) => {
  const { t } = useTranslation();
  const call = useCall();
  const [everything, setEverything] = useState(false);
  const [ready, setReady] = useState<Ready>();
  const make = async (reader: BundleReader, after?: string) => {
    const made = await call((client) => client.bundles.make({ circle, person: reader.person, everything, ...(after !== undefined && { after }) }));
    if (made) setReady({ made, reader });
  };
  return (
    <Modal opened onClose={closeDialog} title={t('bundles.title')} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <div className={forms.column}>
        {ready ? (
          <MadeBundle
            made={ready.made}
            name={ready.reader.isMe ? t('bundles.myDevices') : safeName(ready.reader.name)}
            onNext={() => void make(ready.reader, ready.made.part)}
            onAnother={() => setReady(undefined)}
          />
        ) : (
          <Choosing circle={circle} everything={everything} onEverything={setEverything} onMake={(reader) => void make(reader)} />
        )}
      </div>
    </Modal>
  );
};
