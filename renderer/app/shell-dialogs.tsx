import { useEffect } from 'react';
import { assertNever } from '#contract';
import { CarryDialog } from '../features/bundles/carry-dialog.tsx';
import { CreateDialog, JoinDialog, RenameDialog } from '../features/circles/circle-dialogs.tsx';
import { InviteDialog } from '../features/circles/invite-dialog.tsx';
import { BlockDialog } from '../features/direct/block-dialog.tsx';
import { ProfileDialog } from '../features/direct/profile-dialog.tsx';
import { LeaveDialog } from '../features/members/leave-dialog.tsx';
import { RemoveMailboxDialog } from '../features/members/remove-mailbox-dialog.tsx';
import { RemoveDialog, RenameMeDialog, TransferDialog } from '../features/members/member-dialogs.tsx';
import { SecurityCardDialog } from '../features/verify/security-card.tsx';
import { useObservable } from '../ui/observable.ts';
import { CommandPalette } from './command-palette.tsx';
import { closeDialog, dialog } from './dialogs.ts';

/** By then the dialog has given the focus back to its opener, if that is still there. */
const FOCUS_SETTLED_MS = 50;

/** A dialog whose opener is gone leaves the focus nowhere: then it goes to the message box. */
const useFocusBack = (closed: boolean): void => {
  useEffect(() => {
    if (!closed) return undefined;
    const timer = setTimeout(() => {
      if (document.activeElement === document.body) document.querySelector<HTMLElement>('#composer')?.focus();
    }, FOCUS_SETTLED_MS);
    return () => clearTimeout(timer);
  }, [closed]);
};

/** The one dialog that may be open over the shell. */
export const ShellDialogs = () => {
  const open = useObservable(dialog);
  useFocusBack(open.kind === 'none');
  switch (open.kind) {
    case 'none':
      return null;
    case 'create':
      return <CreateDialog />;
    case 'join':
      return <JoinDialog key={open.link} link={open.link} />;
    case 'palette':
      return <CommandPalette />;
    case 'invite':
      return <InviteDialog circle={open.circle} onClose={closeDialog} />;
    case 'carry':
      return <CarryDialog circle={open.circle} />;
    case 'rename':
      return <RenameDialog circle={open.circle} />;
    case 'rename-me':
      return <RenameMeDialog circle={open.circle} name={open.name} />;
    case 'remove':
      return <RemoveDialog circle={open.circle} person={open.person} name={open.name} />;
    case 'remove-mailbox':
      return <RemoveMailboxDialog circle={open.circle} person={open.person} />;
    case 'transfer':
      return <TransferDialog circle={open.circle} person={open.person} name={open.name} />;
    case 'verify':
      return <SecurityCardDialog circle={open.circle} person={open.person} name={open.name} />;
    case 'profile':
      return <ProfileDialog circle={open.circle} person={open.person} name={open.name} />;
    case 'block':
      return <BlockDialog circle={open.circle} person={open.person} name={open.name} />;
    case 'leave':
      return <LeaveDialog circle={open.circle} />;
    default:
      return assertNever(open);
  }
};
