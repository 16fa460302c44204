import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import styles from './files.module.css';
import { splitFileName } from './split-file-name.ts';

/** A file's name. A long one loses its middle, never its last extension; what runs programs says so. */
export const FileName = ({ name, isProgram }: { readonly name: string; readonly isProgram: boolean }) => {
  const { t } = useTranslation();
  const [start, end] = splitFileName(name);
  return (
    <span className={styles.nameLine}>
      <bdi className={styles.name} title={name}>
        <span className={styles.nameStart}>{start}</span>
        <span>{end}</span>
      </bdi>
      {isProgram && (
        <span className={styles.program}>
          <TriangleAlert size={13} aria-hidden="true" />
          {t('files.program')}
        </span>
      )}
    </span>
  );
};
