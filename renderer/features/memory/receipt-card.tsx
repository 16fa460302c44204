import { Button } from '@mantine/core';
import { Check, Download, ReceiptText } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { saveAsFile } from '../../ui/save-as-file.ts';
import { sizeWords } from '../../ui/size-words.ts';
import { fullTime, isoDay, secondsWords } from '../../ui/time-words.ts';
import styles from './memory.module.css';

const useReceiptWords = (receipt: Receipt) => {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { memories, placeholders, reads, files } = receipt;
  const when = t('memory.receiptAt', { when: fullTime(receipt.at, language), seconds: secondsWords(receipt.ms, language) });
  const what = t('memory.receiptText', { memories, placeholders, reads, files, size: sizeWords(receipt.bytes, language) });
  const checks = receipt.checks.map((check) => t(`memory.checks.${check}`));
  const text = [`${t('app.name')} · ${t('memory.forget')}`, when, what, ...checks.map((check) => `✓ ${check}`), t('memory.outOfReach'), receipt.circle].join('\n');
  return { when, what, checks, text };
};

/** What was erased, how that was checked, and what is out of reach. */
export const ReceiptCard = ({ receipt, isNew = false }: { readonly receipt: Receipt; readonly isNew?: boolean }) => {
  const { t } = useTranslation();
  const { when, what, checks, text } = useReceiptWords(receipt);
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isNew) card.current?.focus();
  }, [isNew]);
  return (
    <article ref={card} className={styles.receipt} tabIndex={-1} aria-label={t('memory.receipt')}>
      <h4 className={styles.receiptTitle}>
        <ReceiptText size={17} aria-hidden="true" />
        {t('memory.receiptDone')}
      </h4>
      <p className={styles.small}>{when}</p>
      <p>{what}</p>
      <p className={styles.small}>{t('memory.checked')}</p>
      <ul className={styles.checks}>
        {checks.map((check) => (
          <li key={check}>
            <Check size={15} aria-hidden="true" />
            {check}
          </li>
        ))}
      </ul>
      <p className={styles.small}>{t('memory.outOfReach')}</p>
      <div className={styles.receiptButtons}>
        <CopyButton text={text} label={t('memory.copyReceipt')} />
        <Button variant="default" leftSection={<Download size={16} />} onClick={() => saveAsFile(`hearth-receipt-${isoDay(receipt.at)}.txt`, text)}>
          {t('memory.saveReceipt')}
        </Button>
      </div>
    </article>
  );
};
