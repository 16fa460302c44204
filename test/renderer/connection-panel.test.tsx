import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CircleConnection } from '#contract';
import { en } from '../../renderer/app/locales/en.ts';
import { BOB, CIRCLE, FakeCore } from './support/fake-core.ts';
import { button, showApp, until, write } from './support/show-app.tsx';

const words = en.connection;
const RELAY = 'wss://relay.example.org';
const peer = (how?: 'lan' | 'direct' | 'relayed'): CircleConnection['peers'][number] => ({ device: 'd'.repeat(43), person: BOB, name: 'Bob', isMailbox: false, ...(how && { how }) });

let core: FakeCore;
let stop: () => void = () => undefined;
beforeEach(() => {
  core = new FakeCore();
});
afterEach(() => stop());

const part = (label: string): HTMLElement | null => document.querySelector(`aside section[aria-label="${label}"]`);
/** Opens the panel of a group that is connected like this. */
const open = async (connection: Partial<CircleConnection> = {}): Promise<void> => {
  core.connection = { ...core.connection, ...connection };
  ({ stop } = await showApp(core));
  location.hash = `#/g/${CIRCLE}/connection`;
  await until(() => part(words.peers));
};
const textOf = (label: string) => (): string => part(label)?.textContent ?? '';

describe('the connection panel', () => {
  it('calls a mailbox one, for it has no name', async () => {
    await open({ peers: [{ ...peer('direct'), name: '#bbbb', isMailbox: true }] });
    await expect.poll(textOf(words.peers)).toContain('Mailbox #bbbb');
  });

  it.each(['lan', 'direct', 'relayed'] as const)('says that bob is reached %s', async (how) => {
    await open({ peers: [peer(how)], points: [{ url: RELAY, kind: 'relay', state: 'connected' }] });
    await expect.poll(textOf(words.peers)).toContain('Bob');
    await expect.poll(textOf(words.peers)).toContain(en.circles.how[how]);
    await expect.poll(textOf(words.points)).toContain(words.state.connected);
  });

  it('tells who is only heard of, and when things were last in step', async () => {
    await open({ peers: [peer()], syncedAt: Date.now() - 5.3 * 60_000 });
    await expect.poll(textOf(words.peers)).toContain(words.heardOf);
    await expect.poll(textOf(words.peers)).toContain('5 min');
  });

  it('tells of a link whose way is not known yet that it is one, and no way', async () => {
    await open({ peers: [{ ...peer(), since: Date.now() }] });
    await expect.poll(textOf(words.peers)).toContain(words.linked);
    for (const how of Object.values(en.circles.how)) expect(textOf(words.peers)()).not.toContain(how);
  });

  it('says that nobody is online and nothing was exchanged, and that a place cannot be reached', async () => {
    await open({ points: [{ url: RELAY, kind: 'relay', state: 'unreachable' }] });
    await expect.poll(textOf(words.peers)).toContain(words.peersNone);
    await expect.poll(textOf(words.peers)).toContain(words.syncedNever);
    await expect.poll(textOf(words.points)).toContain(words.state.unreachable);
  });

  it('without a meeting point outside says that the group works on this network only', async () => {
    await open({ onNetworkOnly: true, points: [{ url: 'ws://192.168.1.4:4477', kind: 'own', state: 'connected' }] });
    await expect.poll(textOf(words.points)).toContain(words.networkOnly);
    await expect.poll(textOf(words.points)).toContain(words.ownPoint);
    expect(part(words.points)?.textContent).not.toContain('192.168');
  });

  it('says when somebody is there and no way leads to them, and no longer when one does', async () => {
    await open({ isBlocked: true });
    await expect.poll(textOf(words.points)).toContain(words.blocked);
    core.connection = { ...core.connection, isBlocked: false, peers: [peer('relayed')] };
    core.tell({ topic: 'connection', circle: CIRCLE });
    await expect.poll(textOf(words.peers)).toContain('Bob');
    expect(part(words.points)?.textContent).not.toContain(words.blocked);
  });

  it('who does not own the group reads how far it reaches, and who decides it', async () => {
    await open({ reach: 'lan', mayChange: false });
    const radios = await until(() => {
      const found = [...document.querySelectorAll<HTMLInputElement>('aside input[type="radio"]')];
      return found.length === 2 && found;
    });
    expect(radios.map(({ disabled, checked }) => [disabled, checked])).toEqual([
      [true, true],
      [true, false],
    ]);
    expect(document.querySelector('aside')?.textContent).toContain(words.reachOwner);
  });

  it('tells its owner beforehand whom a group on this network leaves out, and offers a machine that hides to be found on it', async () => {
    await open({ reach: 'internet' });
    const lan = await until(() => document.querySelector<HTMLInputElement>('aside input[type="radio"][value="lan"]'));
    expect(document.querySelector('aside')?.textContent).toContain(words.reachLeaves);
    lan.click();
    await until(() => core.inputs('connection.setReach').length === 1);
    expect(core.inputs('connection.setReach')[0]).toMatchObject({ circle: CIRCLE, reach: 'lan' });
    const found = await until(() => part(words.lan)?.querySelector('button'));
    found.click();
    await until(() => core.inputs('connection.changeSettings').length === 1);
    expect(core.inputs('connection.changeSettings')[0]).toMatchObject({ lan: true });
  });

  it('names every place before the group reaches across the internet, and shows no password', async () => {
    core.connectionSettings = { ...core.connectionSettings, places: [RELAY, 'turn:me:secret@turn.example.org'] };
    await open({ reach: 'lan' });
    const internet = await until(() => document.querySelector<HTMLInputElement>('aside input[type="radio"][value="internet"]'));
    internet.click();
    await until(() => core.inputs('connection.setReach').length === 1);
    expect(core.inputs('connection.setReach')[0]).toMatchObject({ circle: CIRCLE, reach: 'internet', places: core.connectionSettings.places });
    await until(() => document.querySelector('aside')?.textContent.includes(RELAY));
    expect(document.querySelector('aside')?.textContent).toContain(words.willUse);
    expect(document.querySelector('aside')?.textContent).not.toContain('secret');
  });

  it('says each finding of the self-test in a sentence with what to do', async () => {
    core.findings = [
      { about: 'reach', isFine: false },
      { about: 'relay', isFine: true, place: RELAY },
      { about: 'broker', isFine: false, place: 'mqtts://broker.example.org' },
      { about: 'clock', isFine: false, place: RELAY, minutes: -7 },
      { about: 'udp', isFine: false },
      { about: 'way', isFine: false },
    ];
    await open();
    button(words.testRun)?.click();
    await expect.poll(textOf(words.test)).toContain(words.finding.reach.bad);
    await expect.poll(textOf(words.test)).toContain(`${RELAY} answers`);
    await expect.poll(textOf(words.test)).toContain('mqtts://broker.example.org does not answer');
    await expect.poll(textOf(words.test)).toContain('about 7 minutes off');
    await expect.poll(textOf(words.test)).toContain(words.finding.udp.bad);
    await expect.poll(textOf(words.test)).toContain(words.finding.way.bad);
  });

  it('makes a text to carry by hand, answers one, and says that it connects', async () => {
    await open();
    button(words.handMake)?.click();
    await expect.poll(textOf(words.hand)).toContain('HEARTH-CALL:AAAA');
    await expect.poll(textOf(words.hand)).toContain(words.handSend);
    const field = await until(() => document.querySelector<HTMLTextAreaElement>(`aside section[aria-label="${words.hand}"] textarea`));
    await write(field, 'look: HEARTH-CALL:CCCC');
    button(words.handTake)?.click();
    await expect.poll(textOf(words.hand)).toContain('HEARTH-ANSWER:BBBB');
    await expect.poll(textOf(words.hand)).toContain(words.handSendBack);
    await write(field, 'HEARTH-ANSWER:DDDD');
    button(words.handTake)?.click();
    await until(() => document.body.textContent.includes(words.handConnecting));
  });

  it('keeps what was pasted when it is none, and says so', async () => {
    await open();
    const field = await until(() => document.querySelector<HTMLTextAreaElement>(`aside section[aria-label="${words.hand}"] textarea`));
    await write(field, 'HEARTH-CALL:damaged');
    core.failing = 'hand-code-broken';
    button(words.handTake)?.click();
    await until(() => document.body.textContent.includes(en.errors['hand-code-broken']));
    core.failing = undefined;
    expect(field.value).toBe('HEARTH-CALL:damaged');
  });
});
