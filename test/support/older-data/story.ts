import { createHash, randomUUID } from 'node:crypto';
import type { Client } from '#contract';
import { waitFor } from '../wait-for.ts';

export const OLDER_PASSPHRASE = 'seven lazy kettles sing';
/** What search finds, and no draft, file or name has. */
const WORD = 'kingfisher';
const DRAFT = 'half a thought, 写了一半';
const NOTE = 'Thursday at eight, bring the blue book.\n星期四八点，带上蓝皮书。\n';

/** Somebody at a desktop: their calls, and what their page would fetch. */
export type Seat = { readonly client: Client; readonly fetchFile: (address: string) => Promise<Uint8Array> };

const addNote = async (client: Client, circle: string, name: string): Promise<string> => {
  const bytes = Buffer.from(NOTE);
  const { draft } = await client.files.begin({ id: randomUUID(), circle, name, sizeBytes: bytes.length });
  await client.files.add({ id: randomUUID(), draft, part: new File([bytes], 'part') });
  await client.files.finish({ id: randomUUID(), draft });
  return draft;
};

/** Alice and Bob use a little of everything. It calls only what every Hearth since the first of these data directories has. */
export const liveStory = async (alice: Client, bob: Client): Promise<void> => {
  await alice.app.changeSettings({ id: randomUUID(), theme: 'dark', showTyping: false, autoFetch: 'nothing', modelPageSeen: true });
  const { id: circle } = await alice.circles.create({ id: randomUUID(), name: '读书会 Readers' });
  const { text: invite } = await alice.circles.invite({ id: randomUUID(), circle });
  await bob.circles.join({ id: randomUUID(), text: invite });
  await waitFor(async () => (await bob.circles.list()).some(({ id, state }) => id === circle && state === 'ready'));
  const say = async (by: Client, text: string, more: { readonly replyTo?: string; readonly files?: string[]; readonly keepFromAi?: boolean } = {}) =>
    (await by.chat.send({ id: randomUUID(), circle, text, ...more })).message.id;
  const first = await say(alice, `I saw a ${WORD} at the lake. 我的电话是 13812345678`);
  await say(alice, 'I am allergic to peanuts, and I love walking by the river.');
  await say(alice, 'I will bring the tea on Thursday.');
  const gone = await say(alice, 'nobody should read this');
  await alice.chat.delete({ id: randomUUID(), circle, message: gone });
  const edited = await say(alice, 'we meet at seven');
  await alice.chat.edit({ id: randomUUID(), circle, message: edited, text: 'we meet at eight' });
  await say(alice, 'only for people', { keepFromAi: true });
  await say(alice, 'what to bring', { files: [await addNote(alice, circle, '便条 note.txt')] });
  await waitFor(async () => (await bob.chat.page({ circle, from: { at: 'end' } })).messages.some(({ id }) => id === first));
  const answer = await say(bob, '我叫王小明，住在杭州。', { replyTo: first });
  await waitFor(async () => (await alice.chat.page({ circle, from: { at: 'end' } })).messages.some(({ id }) => id === answer));
  await alice.chat.react({ id: randomUUID(), circle, message: answer, emoji: '🍵', on: true });
  await alice.chat.markRead({ circle, message: answer });
  const { id: agreement } = await alice.agreements.create({ id: randomUUID(), circle, title: 'Reading', rule: 'read 20 pages a day', timeZone: 'Asia/Shanghai' });
  await alice.agreements.checkIn({ id: randomUUID(), circle, agreement, text: 'I read 25 pages of the blue book' });
  await alice.files.setLimit({ id: randomUUID(), circle, limitBytes: 123_000_000 });
  await addNote(alice, circle, 'not sent.txt');
  await alice.chat.saveDraft({ circle, text: DRAFT });
  await waitFor(async () => (await alice.memory.overview({ circle })).items.length > 2);
};

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const circleSeen = async ({ client, fetchFile }: Seat, circle: string) => {
  const { messages, readUpTo } = await client.chat.page({ circle, from: { at: 'end' }, limit: 200 });
  const memory = await client.memory.overview({ circle });
  const { files, limitBytes } = await client.files.overview({ circle });
  const agreements = await client.agreements.list({ circle });
  const group = await client.members.group({ circle });
  return {
    messages: messages.map(({ id, kind, author, text, sentAt, editedAt, deleted, replyTo, reactions, keptFromAi, checkIn }) => ({
      id, kind, author: author.name, text, sentAt, editedAt, deleted, replyTo: replyTo?.id, reactions, keptFromAi, checkIn,
    })),
    readUpTo,
    found: (await client.chat.search({ circle, query: WORD })).map(({ message }) => message.id),
    draft: await client.chat.draft({ circle }),
    draftFiles: (await client.files.drafts({ circle })).map(({ name, sizeBytes }) => ({ name, sizeBytes })),
    files: await Promise.all(files.map(async ({ name, sizeBytes, address }) => ({ name, sizeBytes, digest: digest(await fetchFile(address)) }))),
    limitBytes,
    memory: { items: memory.items.map(({ id, kind, text, redacted, sources, at }) => ({ id, kind, text, redacted, sources, at })), on: memory.on, hidden: memory.redacted },
    agreements: await Promise.all(
      agreements.map(async ({ id, title, rule, timeZone, startsOn, signers }) => ({
        id, title, rule, timeZone, startsOn, signers: signers.map(({ name }) => name),
        checkIns: (await client.agreements.checkIns({ circle, agreement: id })).map(({ day, text, verdict, name }) => ({ day, text, verdict, name })),
      })),
    ),
    members: group.members.map(({ name, role, isMe }) => ({ name, role, isMe })),
    network: group.policy.network,
    invites: group.invites.map(({ invite, shown }) => ({ invite, link: shown?.link })),
  };
};

/** Everything of it that somebody sees, without what changes by the day. */
export const storySeen = async (seat: Seat) => {
  const { name, language, theme, showTyping, autoFetch, modelPageSeen } = await seat.client.app.settings();
  const circles = await seat.client.circles.list();
  return {
    settings: { name, language, theme, showTyping, autoFetch, modelPageSeen },
    connection: await seat.client.connection.settings(),
    devices: (await seat.client.devices.list()).devices.map(({ name: device }) => device),
    circles: await Promise.all(circles.map(async ({ id, name: called, kind, createdAt, unread }) => ({ id, name: called, kind, createdAt, unread, ...(await circleSeen(seat, id)) }))),
  };
};
