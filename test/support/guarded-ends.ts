import { systemRandom } from '../../main/platform/index.ts';
import { GuardedLink } from '../../main/sync/link/guarded-link.ts';
import type { Link, LinkEnd, LinkIdentity } from '../../main/sync/link/link.ts';
import type { Wire } from '../../main/sync/link/wire.ts';
import type { Message } from '../../main/sync/wire/message.ts';
import type { FakeClock } from './fake-clock.ts';

export type GuardedEnd = { readonly link: GuardedLink; opened: Link | undefined; ended: LinkEnd | undefined; readonly heard: Message[] };

/** A guarded link that notes what happens to it. */
export const guardedEnd = (wire: Wire, identity: LinkIdentity, clock: FakeClock): GuardedEnd => {
  const end: { -readonly [K in keyof GuardedEnd]?: GuardedEnd[K] } & { heard: Message[] } = { opened: undefined, ended: undefined, heard: [] };
  end.link = new GuardedLink(wire, {
    identity,
    clock,
    random: systemRandom,
    onOpen: (link) => {
      end.opened = link;
      link.listen({ message: (message) => end.heard.push(message), drained: () => undefined, closed: () => undefined });
    },
    onEnd: (ended) => {
      end.ended = ended;
    },
  });
  return end as GuardedEnd;
};
