import { blobFrames } from './blob-frames.ts';
import { bundles } from './bundles.ts';
import { crash } from './crash.ts';
import { frames } from './frames.ts';
import type { FuzzPart } from './fuzz-part.ts';
import { handshake } from './handshake.ts';
import { invites } from './invites.ts';
import { joinRequests } from './join-requests.ts';
import { largeGroups } from './large-groups.ts';
import { memberships } from './memberships.ts';
import { pairing } from './pairing.ts';
import { pictures } from './pictures.ts';
import { presence } from './presence.ts';
import { relayMessages } from './relay-messages.ts';
import { stories } from './stories.ts';
import { updates } from './updates.ts';

/** Everything that `npm run fuzz` can try, one line each. */
export const FUZZ_PARTS: readonly FuzzPart[] = [stories, largeGroups, memberships, updates, frames, handshake, relayMessages, invites, bundles, joinRequests, pairing, presence, blobFrames, pictures, crash];
