import { randomUUID } from 'node:crypto';
import type { Client, DraftFile } from '#contract';
import { WEBP } from './pictures.ts';

/** Alice's desktop in a group with Bob, with something of everything in it. */
export type WritingScene = {
  readonly client: Client;
  readonly circle: string;
  /** A message of hers, one to be deleted, and one of Bob's. */
  readonly messages: { readonly mine: string; readonly gone: string; readonly bobs: string };
  readonly bob: string;
  /** An invite of hers that is open, and one of Bob's into another group. */
  readonly invite: string;
  readonly elsewhere: { readonly text: string; readonly circle: string };
  readonly agreement: string;
  /** A file that stands in a message, and one that was added and not sent. */
  readonly file: string;
  readonly draft: DraftFile;
  readonly key: string;
};

type Call = (scene: WritingScene, id: string) => Promise<unknown>;

const BYTES = 300_000;

export const addFile = async (client: Client, circle: string, { name, bytes }: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }): Promise<DraftFile> => {
  const { draft } = await client.files.begin({ id: randomUUID(), circle, name, sizeBytes: bytes.length });
  await client.files.add({ id: randomUUID(), draft, part: new File([bytes], 'part') });
  return client.files.finish({ id: randomUUID(), draft });
};

const drain = async (stream: AsyncIterable<unknown>): Promise<void> => {
  for await (const _ of stream);
};

/** A file is added in three steps, and what is begun goes when a step fails: each is done from the start. */
const adding: Call = ({ client, circle }) => addFile(client, circle, { name: 'minutes.txt', bytes: new Uint8Array(BYTES).fill(7) });

/**
 * Every procedure of the contract that writes to this machine, as a person would call it, in an order in which each can be done after the others.
 * A new one joins with a line here or in the lists below.
 */
export const WRITING_CALLS: Readonly<Record<string, Call>> = {
  'app.changeSettings': ({ client }, id) => client.app.changeSettings({ id, name: `Alice ${'of the lake '.repeat(4)}`.slice(0, 60).trim(), theme: 'dark' }),
  'circles.create': ({ client }, id) => client.circles.create({ id, name: 'Runners' }),
  'circles.createSample': ({ client }, id) => client.circles.createSample({ id, language: 'en' }),
  'circles.rename': ({ client, circle }, id) => client.circles.rename({ id, circle, name: 'Readers by the lake' }),
  'circles.mute': ({ client, circle }, id) => client.circles.mute({ id, circle, muted: true }),
  'circles.invite': ({ client, circle }, id) => client.circles.invite({ id, circle }),
  'circles.join': ({ client, elsewhere }, id) => client.circles.join({ id, text: elsewhere.text }),
  'circles.cancelJoin': ({ client, elsewhere }, id) => client.circles.cancelJoin({ id, circle: elsewhere.circle }),
  'chat.send': ({ client, circle }, id) => client.chat.send({ id, circle, text: 'see you at the lake' }),
  'chat.edit': ({ client, circle, messages }, id) => client.chat.edit({ id, circle, message: messages.mine, text: 'see you at the river' }),
  'chat.react': ({ client, circle, messages }, id) => client.chat.react({ id, circle, message: messages.mine, emoji: '🍵', on: true }),
  'chat.keepFromAi': ({ client, circle, messages }, id) => client.chat.keepFromAi({ id, circle, message: messages.mine, keep: true }),
  'chat.markRead': ({ client, circle, messages }) => client.chat.markRead({ circle, message: messages.bobs }),
  'chat.addToDraft': ({ client, circle }, call) => client.chat.addToDraft({ id: call, circle, text: 'half an answer '.repeat(400) }),
  'chat.saveDraft': ({ client, circle }) => client.chat.saveDraft({ circle, text: 'half a thought '.repeat(400) }),
  'chat.takeFlood': ({ client, circle, bob }, id) => client.chat.takeFlood({ id, circle, person: bob }),
  'files.begin': adding,
  'files.add': adding,
  'files.finish': adding,
  'files.setThumb': ({ client, draft }, id) => client.files.setThumb({ id, draft: draft.draft, thumb: new File([Uint8Array.from(WEBP)], 'thumb') }),
  'files.pause': ({ client, circle, file }, id) => client.files.pause({ id, circle, address: file }),
  'files.fetch': ({ client, circle, file }, id) => client.files.fetch({ id, circle, address: file }),
  'files.setLimit': ({ client, circle }, id) => client.files.setLimit({ id, circle, limitBytes: 100_000_000 }),
  'files.drop': ({ client, draft }, id) => client.files.drop({ id, draft: draft.draft }),
  'files.remove': ({ client, circle, file }, id) => client.files.remove({ id, circle, address: file }),
  'ask.ask': async ({ client, circle }, id) => drain(await client.ask.ask({ id, circle, question: 'where do we meet?' })),
  'ask.share': ({ client, circle, messages }, id) => client.ask.share({ id, circle, text: 'At the lake.', cites: [messages.mine], tier: 'rules' }),
  'agreements.create': ({ client, circle }, id) => client.agreements.create({ id, circle, title: 'Running', rule: 'run 3 km', timeZone: 'Asia/Shanghai' }),
  'agreements.checkIn': ({ client, circle, agreement }, id) => client.agreements.checkIn({ id, circle, agreement, text: 'I read 25 pages today' }),
  'memory.setOn': ({ client, circle }, id) => client.memory.setOn({ id, circle, on: true }),
  'guard.setKind': ({ client, circle }, id) => client.guard.setKind({ id, circle, kind: 'PHONE', choice: 'mask' }),
  'guard.setWord': ({ client, circle }, id) => client.guard.setWord({ id, circle, word: `Project Lake ${'by the river '.repeat(3)}`.trim(), list: 'always' }),
  'memory.forget': async ({ client, circle }, id) => drain(await client.memory.forget({ id, circle })),
  'connection.changeSettings': ({ client }, id) => client.connection.changeSettings({ id, places: [] }),
  'connection.setReach': ({ client, circle }, id) => client.connection.setReach({ id, circle, reach: 'internet', places: [] }),
  'repair.dismiss': ({ client }, id) => client.repair.dismiss({ id }),
  'devices.showCode': ({ client }, id) => client.devices.showCode({ id }),
  'devices.stopAdding': ({ client }, id) => client.devices.stopAdding({ id }),
  'verify.confirm': ({ client, circle, bob, key }, id) => client.verify.confirm({ id, circle, person: bob, full: key }),
  'verify.differ': ({ client, circle, bob }, id) => client.verify.differ({ id, circle, person: bob }),
  'members.setRole': ({ client, circle, bob }, id) => client.members.setRole({ id, circle, person: bob, role: 'admin' }),
  'members.setSuccessor': ({ client, circle, bob }, id) => client.members.setSuccessor({ id, circle, person: bob }),
  'members.setPolicy': ({ client, circle }, id) => client.members.setPolicy({ id, circle, change: { inviters: 'admins' } }),
  'members.rename': ({ client, circle }, id) => client.members.rename({ id, circle, name: 'Alice by the lake' }),
  'members.revokeInvite': ({ client, circle, invite }, id) => client.members.revokeInvite({ id, circle, invite }),
  'direct.ask': ({ client, circle, bob }, id) => client.direct.ask({ id, circle, person: bob }),
  'direct.block': ({ client, circle, bob }, id) => client.direct.block({ id, circle, person: bob }),
  'direct.unblock': ({ client, circle, bob }, id) => client.direct.unblock({ id, circle, person: bob }),
  'chat.delete': ({ client, circle, messages }, id) => client.chat.delete({ id, circle, message: messages.gone }),
  'members.remove': ({ client, circle, bob }, id) => client.members.remove({ id, circle, person: bob }),
  'members.leave': ({ client, circle }, id) => client.members.leave({ id, circle, keep: false }),
};

/** Procedures that only read, or change what no disk holds. */
export const NOT_WRITING: readonly string[] = [
  'app.status', 'app.takeLink', 'app.settings', 'app.changes', 'circles.list', 'circles.members', 'circles.readInvite', 'chat.page', 'chat.byIds', 'chat.arriving', 'chat.draft', 'chat.search',
  'chat.typing', 'files.drafts', 'files.states', 'files.overview', 'guard.inspect', 'guard.aiView', 'guard.rules', 'guard.protection', 'catchUp.highlights', 'agreements.list', 'agreements.checkIns', 'members.group',
  'members.story', 'memory.overview', 'memory.vault', 'memory.preview', 'memory.receipts', 'models.list', 'models.pause', 'connection.settings', 'connection.circle', 'connection.selfTest',
  'connection.callByHand', 'direct.profile', 'direct.requests', 'direct.blocked', 'bundles.readers', 'bundles.make', 'connection.takeByHand', 'repair.report', 'devices.list', 'devices.adding', 'verify.trust', 'verify.card',
  'recovery.show', 'recovery.check',
];

/** Procedures that write and need more than one desktop and its group; each with the test that fills the disk, or with what it shares with one above. */
export const SHOWN_ELSEWHERE: Readonly<Record<string, string>> = {
  'app.setUp': 'test/hosts/local/hard-places',
  'app.unlock': 'test/hosts/local/hard-places',
  'app.tryAgain': 'opens as app.unlock does',
  'app.beginAnew': 'moves files, and makes new ones as app.setUp does',
  'chat.restore': 'one entry, as chat.delete',
  'agreements.sign': 'one entry, as agreements.checkIn',
  'agreements.decide': 'one entry, as agreements.checkIn',
  'memory.erase': 'test/forensic/full-disk',
  'memory.eraseOriginals': 'erases as memory.erase does',
  'models.download': 'test/ai/model-download',
  'models.cancel': 'test/ai/model-download',
  'models.remove': 'test/ai/model-download',
  'members.transfer': 'one control entry, as members.setRole',
  'members.takeOff': 'erases as members.leave does when nobody is left',
  'members.approve': 'one control entry, as members.setRole',
  'members.decline': 'one row, as chat.takeFlood',
  'members.resume': 'one control entry, as members.setRole',
  'devices.rename': 'one entry, as members.rename',
  'devices.remove': 'one control entry, as members.remove',
  'devices.enterCode': 'nothing is stored before both have confirmed',
  'devices.confirm': 'entries, as members.setRole',
  'bundles.open': 'takes entries in as from a link: test/circle/full-disk',
  'direct.accept': 'founds a group, as circles.create does',
  'direct.decline': 'one entry, as direct.block',
  'direct.withdraw': 'one entry, as direct.block',
  'recovery.save': 'the keys, then control entries as members.setRole: test/platform/keys-on-a-full-disk',
  'recovery.revoke': 'control entries, as members.remove',
  'recovery.restore': 'the keys, then rows as circles.join',
  'recovery.removeLost': 'control entries, as members.remove',
  'verify.putAway': 'one row, as verify.differ',
};
