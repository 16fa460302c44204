import { catalogue } from './catalogue.ts';
import { ModelFiles } from './model-files.ts';

/** Hashes every model of the catalogue that is in this folder, and changes nothing: neither is a broken one removed nor a right one noted. */
export const lookAtModels = async (folder: string): Promise<readonly { readonly id: string; readonly isRight: boolean }[]> => {
  const found: { readonly id: string; readonly isRight: boolean }[] = [];
  for (const spec of catalogue) {
    const files = new ModelFiles(folder, spec);
    if ((await files.look()) !== 'absent') found.push({ id: spec.id, isRight: await files.isRight(files.file) });
  }
  return found;
};
