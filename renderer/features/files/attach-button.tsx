import { Paperclip } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/icon-button.tsx';
import { useTakeFiles } from './use-take-files.ts';

/** Opens the picker of the machine. */
export const AttachButton = () => {
  const { t } = useTranslation();
  const take = useTakeFiles();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t('files.attach')}
        onChange={(event) => {
          take({ files: [...(event.currentTarget.files ?? [])], folders: 0 });
          event.currentTarget.value = '';
        }}
      />
      <IconButton icon={Paperclip} label={t('files.attach')} sizePx={40} onClick={() => input.current?.click()} />
    </>
  );
};
