import { agreementsView } from '#features/agreements';
import { messageView } from '#features/chat';
import { circleView } from '#features/circles';
import { devicesView } from '#features/devices';
import { directView } from '#features/direct';
import type { View } from '#ledger';

/** Every view of every feature: the sum of their op kinds is what the ledger understands. */
export const VIEWS: readonly View[] = [circleView, messageView, agreementsView, devicesView, directView];
