import { AppError, type CircleId, type Recovery } from '#contract';
import { claimRecovery, type CircleLedger } from '#ledger';
import { openFromFile, sealToFile } from '#platform';
import { cameByFile } from './came-by-file.ts';
import { comeBack } from './come-back.ts';
import { dropHeld, type HeldSecret, readHeld, type RecoveryContent, recoveryContentSchema, secretBytes, writeHeld } from './held-secret.ts';
import type { RecoveryDeps, RecoveryFile } from './recovery.ts';

const SECRET_BYTES = 32;
const MOST_PLACES = 16;
const LOOK_MS = 60_000;

type Parts = { readonly deps: RecoveryDeps; readonly held: () => Promise<HeldSecret | undefined> };

/** Circles of this person that others are in: what a file is for. */
const groupsOf = ({ ledger }: RecoveryDeps): readonly CircleLedger[] => ledger.circles().filter(({ kind, isLocal, self }) => kind !== 'own' && !isLocal && self.standing === 'member');

const othersOf = (circle: CircleLedger): readonly string[] =>
  circle.devices().flatMap(({ device, person, use, status }) => (person === circle.self.person && use === 'desktop' && status === 'present' && device !== circle.self.device ? [device] : []));

/** What a circle lacks to be brought back by the file: nothing, saving again, or another device's doing. */
const coverOf = (circle: CircleLedger, held: HeldSecret | undefined): 'covered' | 'missing' | 'elsewhere' => {
  const state = held && circle.recovery(secretBytes(held)).state;
  if (state === 'present') return held?.circles.includes(circle.id) === true ? 'covered' : 'missing';
  const isTaken = circle.devices().some(({ person, use, status }) => person === circle.self.person && use === 'recovery' && status === 'present');
  return circle.self.isFirst && !isTaken && state !== 'revoked' ? 'missing' : 'elsewhere';
};

const shown = async ({ deps, held }: Parts): Promise<Recovery> => {
  const own = await held();
  const named = (circle: CircleId) => ({ circle, name: deps.circleName(circle) });
  const groups = groupsOf(deps).map((circle) => ({ circle, cover: coverOf(circle, own) }));
  const withCover = (cover: ReturnType<typeof coverOf>) => groups.filter((one) => one.cover === cover).map(({ circle }) => named(circle.id));
  const back = own ? groups.filter(({ circle }) => cameByFile(circle)) : [];
  return {
    state: own ? 'made' : 'none',
    ...(own && { madeAt: own.madeAt }),
    missing: own ? withCover('missing') : [],
    elsewhere: withCover('elsewhere'),
    lost: back.reduce((most, { circle }) => Math.max(most, othersOf(circle).length), 0),
  };
};

const newSecret = ({ random }: RecoveryDeps): string => Buffer.from(random.bytes(SECRET_BYTES)).toString('base64url');

/** Registers the key where it is not yet, seals the file, and only then remembers which groups that one knows. */
const save = async ({ deps, held }: Parts, passphrase: string): Promise<{ name: string; file: string }> => {
  const { clock, random, keystore, myName, circleName, placesToTell, costLog2 } = deps;
  const before = await held();
  const secret = before?.secret ?? newSecret(deps);
  const madeAt = clock.now();
  const groups = groupsOf(deps).filter((circle) => coverOf(circle, before) !== 'elsewhere');
  const content: RecoveryContent = {
    v: 1,
    madeAt,
    name: myName(),
    secret,
    groups: groups.map(({ id, kind, self }) => ({ circle: id, kind: kind === 'direct' ? kind : 'group', person: self.person, name: circleName(id).slice(0, 200), places: placesToTell(id).slice(0, MOST_PLACES) })),
  };
  const file = await sealToFile(Buffer.from(JSON.stringify(content), 'utf8'), { passphrase, random, ...(costLog2 !== undefined && { costLog2 }) });
  // Kept before it is registered: a key that stands in a group and that nobody holds could never be taken back.
  await writeHeld(keystore, { secret, madeAt, circles: groups.map(({ id }) => id) });
  for (const circle of groups) {
    if (circle.recovery(secretBytes({ secret })).state === 'unknown') circle.registerRecovery(claimRecovery(secretBytes({ secret }), { circle: circle.id, person: circle.self.person }));
  }
  deps.tell({ topic: 'recovery' });
  return { name: `hearth-recovery-${new Date(madeAt).toISOString().slice(0, 10)}.json`, file };
};

const open = async ({ random }: RecoveryDeps, { file, passphrase }: { readonly file: string; readonly passphrase: string }): Promise<RecoveryContent> => {
  const plain = await openFromFile(file, passphrase, random);
  try {
    return recoveryContentSchema.parse(JSON.parse(Buffer.from(plain).toString('utf8')));
  } catch (error) {
    throw new AppError('recovery-file-broken', {}, { cause: error });
  }
};

const needed = async ({ held }: Parts): Promise<HeldSecret> => {
  const own = await held();
  if (!own) throw new AppError('recovery-not-made');
  return own;
};

const revoke = async (parts: Parts): Promise<Recovery> => {
  const { deps } = parts;
  const secret = secretBytes(await needed(parts));
  for (const circle of groupsOf(deps)) {
    const here = circle.recovery(secret);
    if (here.state === 'present') here.revoke();
  }
  await dropHeld(deps.keystore);
  deps.tell({ topic: 'recovery' });
  return shown(parts);
};

const restore = async (parts: Parts, content: RecoveryContent): Promise<Recovery> => {
  const { deps, held } = parts;
  const { ledger, local, clock, learnPlaces, become, tell } = deps;
  const own = await held();
  if (own && own.secret !== content.secret) throw new AppError('recovery-made-already');
  await writeHeld(deps.keystore, { secret: content.secret, madeAt: content.madeAt, circles: content.groups.map(({ circle }) => circle) });
  if (groupsOf(deps).length === 0) become(content.name);
  for (const { circle, kind, person, name, places } of content.groups) {
    if (ledger.circles().some(({ id }) => id === circle)) continue;
    ledger.beginDevice({ circle, person });
    local.startJoin({ circle, name, kind, started_at: clock.now() });
    learnPlaces(circle, places);
  }
  comeBack(deps, secretBytes(content));
  tell({ topic: 'circles' });
  tell({ topic: 'recovery' });
  return shown(parts);
};

/** Where it fails for one group, those before are done: it can be pressed again. */
const removeLost = async (parts: Parts): Promise<Recovery> => {
  const secret = secretBytes(await needed(parts));
  for (const circle of groupsOf(parts.deps)) {
    const here = circle.recovery(secret);
    if (here.state === 'present' && cameByFile(circle)) for (const device of othersOf(circle)) here.removeDevice(device);
  }
  parts.deps.tell({ topic: 'recovery' });
  return shown(parts);
};

const handlersOf = (parts: Parts): RecoveryFile['handlers'] => ({
  show: () => shown(parts),
  save: ({ passphrase }) => save(parts, passphrase),
  check: async (input) => {
    const { madeAt, groups, secret } = await open(parts.deps, input);
    const own = await parts.held();
    return { madeAt, groups: groups.length, isCurrent: own?.secret === secret && own.madeAt === madeAt };
  },
  revoke: () => revoke(parts),
  restore: async (input) => restore(parts, await open(parts.deps, input)),
  removeLost: () => removeLost(parts),
});

/** The recovery file of the person at this machine. */
export const createRecovery = (deps: RecoveryDeps): RecoveryFile => {
  const parts: Parts = { deps, held: () => readHeld(deps.keystore) };
  let isStopped = false;
  const look = async (): Promise<HeldSecret | undefined> => {
    const own = await parts.held();
    if (own && !isStopped) comeBack(deps, secretBytes(own));
    return own;
  };
  return {
    handlers: handlersOf(parts),
    start: async () => {
      const own = await look();
      if (own) for (const circle of groupsOf(deps)) circle.recovery(secretBytes(own)).open();
      const stops = [
        deps.sync.on(({ type }) => type === 'joined' && deps.tell({ topic: 'recovery' })),
        deps.clock.every(LOOK_MS, () => void look().catch(() => deps.log.warn('recovery-not-looked-at'))),
      ];
      return () => {
        isStopped = true;
        for (const stop of stops) stop();
      };
    },
  };
};
