import { Paperclip } from 'lucide-react';
import { type DragEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBundleFile } from '../bundles/is-bundle.ts';
import styles from './files.module.css';
import { takenFiles } from './taken-files.ts';
import { useTakeFiles } from './use-take-files.ts';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Files may be dropped anywhere on the open group. */
export const DropArea = ({ children }: { readonly children: ReactNode }) => {
  const { t } = useTranslation();
  const take = useTakeFiles();
  const [over, setOver] = useState(false);
  return (
    <div
      className={styles.dropArea}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node) || !event.currentTarget.contains(event.relatedTarget)) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        const { files, folders } = takenFiles(event.dataTransfer);
        // A bundle goes on to the window, which opens it.
        take({ files: files.filter((file) => !isBundleFile(file)), folders });
      }}
    >
      {children}
      {over && (
        <div className={styles.dropHint}>
          <Paperclip size={28} aria-hidden="true" />
          {t('files.dropHere')}
        </div>
      )}
    </div>
  );
};
