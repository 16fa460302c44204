import { keptByCircle } from '../../ui/kept-by-circle.ts';
import { Observable } from '../../ui/observable.ts';

/** On its way to the core, shown until it is answered; its files are the attachments that name its id. */
export type Pending = { readonly id: string; readonly text: string };

/** What was sent in a group and has not been answered yet; it outlives a visit to another group. */
export const pendingOf = keptByCircle(() => new Observable<readonly Pending[]>([]));
