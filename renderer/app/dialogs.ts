import { Observable } from '../ui/observable.ts';

export type Dialog =
  | { readonly kind: 'none' }
  | { readonly kind: 'create' }
  /** `link`: what a link of the system brought; empty when it was broken. */
  | { readonly kind: 'join'; readonly link?: string }
  | { readonly kind: 'palette' }
  | { readonly kind: 'invite'; readonly circle: string }
  | { readonly kind: 'carry'; readonly circle: string }
  | { readonly kind: 'rename'; readonly circle: string }
  | { readonly kind: 'rename-me'; readonly circle: string; readonly name: string }
  | { readonly kind: 'remove' | 'transfer' | 'verify' | 'profile' | 'block'; readonly circle: string; readonly person: string; readonly name: string }
  | { readonly kind: 'remove-mailbox'; readonly circle: string; readonly person: string }
  | { readonly kind: 'leave'; readonly circle: string };

/** The one dialog that is open. */
export const dialog = new Observable<Dialog>({ kind: 'none' });

export const openDialog = (next: Dialog): void => dialog.set(next);
export const closeDialog = (): void => dialog.set({ kind: 'none' });
