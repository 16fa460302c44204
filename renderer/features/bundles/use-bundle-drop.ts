import { useEffect } from 'react';
import { isBundleFile } from './is-bundle.ts';
import { useOpenBundle } from './use-open-bundle.ts';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** A bundle may be dropped anywhere on the window. What else is dropped belongs to whatever it was dropped on; beside that it is let fall. */
export const useBundleDrop = (): void => {
  const open = useOpenBundle();
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (carriesFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent): void => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      const bundle = [...(event.dataTransfer?.files ?? [])].find(isBundleFile);
      if (bundle) void open(bundle);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [open]);
};
