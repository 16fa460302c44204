import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recovery } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { PressAndHold } from '../../ui/press-and-hold.tsx';
import { saveAsFile } from '../../ui/save-as-file.ts';
import { safeName } from '../../ui/safe-name.ts';
import { fullTime } from '../../ui/time-words.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { PassphraseField } from '../first-run/passphrase-field.tsx';
import { OpenFileForm } from './open-file-form.tsx';
import styles from './recovery.module.css';

const SaveForm = ({ onSaved }: { readonly onSaved: () => void }) => {
  const { t } = useTranslation();
  const call = useCall();
  const [passphrase, setPassphrase] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setIsBusy(true);
    const saved = await call((client) => client.recovery.save({ id: callId(), passphrase }));
    setIsBusy(false);
    if (!saved) return;
    saveAsFile(saved.name, saved.file);
    onSaved();
  };
  return (
    <form className={styles.column} onSubmit={(event) => void submit(event)}>
      <p className={styles.soft}>{t('recovery.passphraseHint')}</p>
      <PassphraseField value={passphrase} onChange={setPassphrase} isNew label={t('recovery.passphrase')} />
      <div className={styles.row}>
        <Button type="submit" loading={isBusy} disabled={passphrase === ''}>
          {t('recovery.saveButton')}
        </Button>
      </div>
    </form>
  );
};

const Notes = ({ recovery }: { readonly recovery: Recovery }) => {
  const { t } = useTranslation();
  const names = (groups: Recovery['missing']): string => groups.map(({ name }) => safeName(name)).join(currentLanguage() === 'en' ? ', ' : '、');
  const { state, madeAt, missing, elsewhere } = recovery;
  return (
    <>
      <p className={styles.soft}>{state === 'made' && madeAt !== undefined ? t('recovery.made', { when: fullTime(madeAt, currentLanguage()) }) : t('recovery.none')}</p>
      {missing.length > 0 && <p className={styles.warn}>{t('recovery.missing', { count: missing.length, names: names(missing) })}</p>}
      {state === 'made' && elsewhere.length > 0 && <p className={styles.soft}>{t('recovery.elsewhere', { names: names(elsewhere) })}</p>}
    </>
  );
};

const Lost = ({ count }: { readonly count: number }) => {
  const { t } = useTranslation();
  const call = useCall();
  if (count === 0) return null;
  return (
    <>
      <p className={styles.warn}>{t('recovery.lost', { count })}</p>
      <PressAndHold
        label={t('recovery.removeLost')}
        holdingLabel={t('recovery.holding')}
        confirmLabel={t('recovery.removeLostConfirm')}
        onDone={() => void call((client) => client.recovery.removeLost({ id: callId() }))}
      />
    </>
  );
};

type Open = 'save' | 'saved' | 'check' | 'restore' | 'revoke';

const Revoke = ({ onDone }: { readonly onDone: () => void }) => {
  const { t } = useTranslation();
  const call = useCall();
  const revoke = async () => {
    if (await call((client) => client.recovery.revoke({ id: callId() }))) onDone();
  };
  return (
    <>
      <p className={styles.soft}>{t('recovery.revokeHint')}</p>
      <PressAndHold label={t('recovery.revokeHold')} holdingLabel={t('recovery.holding')} confirmLabel={t('recovery.revokeConfirm')} onDone={() => void revoke()} />
    </>
  );
};

/** My recovery file, in the settings: made, tested, saved again, revoked, and opened. */
export const RecoverySection = () => {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>();
  const { data } = useRead({
    key: 'recovery',
    load: (client, signal) => client.recovery.show(undefined, { signal }),
    stale: ({ topic }) => topic === 'recovery' || topic === 'circles' || topic === 'devices' || topic === 'members',
  });
  if (!data) return null;
  const ways: readonly Exclude<Open, 'saved'>[] = data.state === 'made' ? ['save', 'check', 'revoke'] : ['save', 'check', 'restore'];
  const label = { save: t(data.state === 'made' ? 'recovery.saveAgain' : 'recovery.save'), check: t('recovery.check'), restore: t('recovery.restore'), revoke: t('recovery.revoke') };
  return (
    <div className={styles.column}>
      <Notes recovery={data} />
      <Lost count={data.lost} />
      <div className={styles.row}>
        {ways.map((way) => (
          <Button key={way} variant="default" aria-expanded={open === way} onClick={() => setOpen(open === way ? undefined : way)}>
            {label[way]}
          </Button>
        ))}
      </div>
      {open === 'save' && <SaveForm onSaved={() => setOpen('saved')} />}
      {open === 'saved' && <output>{t('recovery.saved')}</output>}
      {open === 'check' && <OpenFileForm goal="check" />}
      {open === 'restore' && <OpenFileForm goal="restore" onDone={() => setOpen(undefined)} />}
      {open === 'revoke' && <Revoke onDone={() => setOpen(undefined)} />}
    </div>
  );
};
