import type { Client } from '#contract';

type Asked = { readonly circles: Pick<Client['circles'], 'list'>; readonly connection: Pick<Client['connection'], 'circle'> };

/** What a desktop knows of its groups and of the way to the others: for whoever reads why a wait was in vain. */
export const seenBy = async ({ circles, connection }: Asked): Promise<unknown> => {
  const all = await circles.list();
  return Promise.all(
    all.map(async ({ id: circle, name, state, members, failure }) => {
      if (state !== 'ready') return { name, state, failure };
      const { points, peers, isBlocked } = await connection.circle({ circle });
      return { name, state, members, isBlocked, points: points.map((point) => `${point.kind} ${point.state}`), peers: peers.map((peer) => `${peer.name} ${peer.since === undefined ? 'told of' : 'linked'}`) };
    }),
  );
};
