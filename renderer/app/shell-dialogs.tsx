import { assertNever } from '#contract';
import { CreateDialog, JoinDialog, RenameDialog } from '../features/circles/circle-dialogs.tsx';
import { InviteDialog } from '../features/circles/invite-dialog.tsx';
import { useObservable } from '../ui/observable.ts';
import { CommandPalette } from './command-palette.tsx';
import { closeDialog, dialog } from './dialogs.ts';

/** The one dialog that may be open over the shell. */
export const ShellDialogs = () => {
  const open = useObservable(dialog);
  switch (open.kind) {
    case 'none':
      return null;
    case 'create':
      return <CreateDialog />;
    case 'join':
      return <JoinDialog />;
    case 'palette':
      return <CommandPalette />;
    case 'invite':
      return <InviteDialog circle={open.circle} onClose={closeDialog} />;
    case 'rename':
      return <RenameDialog circle={open.circle} />;
    default:
      return assertNever(open);
  }
};
