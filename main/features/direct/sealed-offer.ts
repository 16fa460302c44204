import { z } from 'zod';
import { AppError, circleIdSchema, type PersonId, personIdSchema } from '#contract';
import { type CircleLedger, encodeInvite, type Invite, readInvite } from '#ledger';
import { directOfferSchema, MOST_BOXES } from './ops.ts';

const MAX_PLAIN_BYTES = 1024;

/**
 * What is in a box. It names the group and both people, so that no box can be taken out of one op and passed on in another: whoever opens it
 * knows who meant whom. Without an invite: what was offered before is taken back.
 */
const plainSchema = z.object({ v: z.literal(1), circle: circleIdSchema, from: personIdSchema, to: personIdSchema, invite: z.string().max(MAX_PLAIN_BYTES).optional() });

type Offer = { readonly to: PersonId; readonly invite: Invite | undefined };

const encode = (group: CircleLedger, { to, invite }: Offer): Uint8Array =>
  Buffer.from(JSON.stringify({ v: 1, circle: group.id, from: group.self.person, to, ...(invite && { invite: encodeInvite(invite).code }) } satisfies z.infer<typeof plainSchema>), 'utf8');

/** Fewer meeting points where all of them do not fit: the first are the likeliest. */
const fitting = (group: CircleLedger, { to, invite }: Offer): Uint8Array => {
  for (let count = invite?.meetingPoints.length ?? 0; count >= 0; count -= 1) {
    const plain = encode(group, { to, invite: invite && { ...invite, meetingPoints: invite.meetingPoints.slice(0, count) } });
    if (plain.length <= MAX_PLAIN_BYTES) return plain;
  }
  throw new AppError('not-allowed');
};

/** Seals an invite to a private chat for one member of a group, into an op for all of it. Fails with `person-not-found`, `not-allowed` (more devices than an op has room for). */
export const sealOffer = (group: CircleLedger, offer: Offer): z.infer<typeof directOfferSchema> => {
  const boxes = group.sealFor(offer.to, fitting(group, offer)).map((box) => Buffer.from(box).toString('base64url'));
  if (boxes.length > MOST_BOXES) throw new AppError('not-allowed');
  return { boxes };
};

/** What an offer by `from` says to me: an invite, that nothing is offered any more, or (`undefined`) nothing to me, or nothing that can be trusted. */
export const openOffer = (group: CircleLedger, { from, body }: { readonly from: PersonId; readonly body: unknown }): { readonly invite: Invite | undefined } | undefined => {
  const parsed = directOfferSchema.safeParse(body);
  const opened = parsed.success ? group.openSealed(parsed.data.boxes.map((box) => Buffer.from(box, 'base64url'))) : undefined;
  if (!opened) return undefined;
  try {
    const plain = plainSchema.parse(JSON.parse(Buffer.from(opened).toString('utf8')));
    if (plain.circle !== group.id || plain.from !== from || plain.to !== group.self.person) return undefined;
    return { invite: plain.invite === undefined ? undefined : readInvite(plain.invite) };
  } catch {
    return undefined;
  }
};
