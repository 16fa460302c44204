import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Group, SystemLine } from '#contract';
import { closeDialog } from '../../renderer/app/dialogs.ts';
import { BOB, CIRCLE, FakeCore, ME, message } from './support/fake-core.ts';
import { button, showApp, until } from './support/show-app.tsx';

let core: FakeCore;
let app: Awaited<ReturnType<typeof showApp>>;
beforeEach(() => {
  core = new FakeCore();
  core.messages = [message(1), message(2)];
});
afterEach(() => {
  closeDialog();
  app.stop();
});

const show = async (): Promise<void> => {
  app = await showApp(core);
};
const text = (): string => document.body.textContent;
const panel = async (): Promise<Element> => {
  await show();
  (await until(() => document.querySelector<HTMLElement>('header h1 button'))).click();
  return until(() => (document.querySelector('aside')?.textContent.includes('founded the group') ? document.querySelector('aside') : undefined));
};
const alice = { person: ME, name: 'Alice', isMe: true };
const bob = { person: BOB, name: 'Bob', isMe: false };
/** Holding a button down by keyboard: two presses. */
const hold = async (name: string): Promise<void> => {
  (await until(() => button(name))).focus();
  await userEvent.keyboard('{Enter}');
  await userEvent.keyboard('{Enter}');
};

describe('the members panel', () => {
  it('says how everybody came, and offers about bob only what can be done', async () => {
    const aside = await panel();
    expect(aside.textContent).toContain('invited by Alice');
    (await until(() => button('What you can do about Bob'))).click();
    await until(() => document.querySelectorAll('[role="menuitem"]').length === 3);
    expect([...document.querySelectorAll('[role="menuitem"]')].map(({ textContent }) => textContent)).toEqual(['Make an admin', 'Hand the group over…', 'Remove from the group…']);
    expect(button('What you can do about Alice')).toBeUndefined();
  });

  it('stays open when Escape closes a menu that was opened in it', async () => {
    const aside = await panel();
    (await until(() => button('What you can do about Bob'))).click();
    await until(() => document.activeElement?.closest('[role="menu"]') !== null);
    await userEvent.keyboard('{Escape}');
    await until(() => document.querySelector('[role="menuitem"]') === null);
    expect(aside.isConnected).toBe(true);
    await until(() => aside.contains(document.activeElement));
    await userEvent.keyboard('{Escape}');
    await until(() => !aside.isConnected);
  });

  it('removes bob only after saying what that means, and by holding', async () => {
    await panel();
    (await until(() => button('What you can do about Bob'))).click();
    (await until(() => [...document.querySelectorAll<HTMLElement>('[role="menuitem"]')].find(({ textContent }) => textContent.startsWith('Remove')))).click();
    await until(() => text().includes('There is no undo: who returns is a new person'));
    expect(core.inputs('members.remove')).toEqual([]);
    await hold('Press and hold to remove');
    await until(() => core.inputs('members.remove').length === 1);
    expect(core.inputs('members.remove')[0]).toMatchObject({ circle: CIRCLE, person: BOB });
    await until(() => !text().includes('There is no undo'));
  });

  it('an owner names who follows before leaving, and one on a second device is told where to leave', async () => {
    await panel();
    (await until(() => button('Leave the group…'))).click();
    await until(() => text().includes('Choose who is to own it before you leave'));
    expect(button('Press and hold to leave')).toBeUndefined();
    await userEvent.selectOptions(await until(() => [...document.querySelectorAll('select')].find((one) => one.labels[0]?.textContent === 'Who is to own the group?')), 'Bob');
    await hold('Press and hold to leave');
    await until(() => core.inputs('members.leave').length === 1);
    expect(core.inputs('members.leave')[0]).toMatchObject({ successor: BOB, keep: true });
    await until(() => document.querySelector('[role="dialog"]') === null);
    core.group = { ...core.group, isFirstDevice: false };
    core.tell({ topic: 'members', circle: CIRCLE });
    (await until(() => button('Leave the group…'))).click();
    await until(() => text().includes('Only the device you first joined this group with can leave'));
    expect(button('Press and hold to leave')).toBeUndefined();
  });

  it('shows who asks to join with a number to compare, and lets in or declines', async () => {
    core.circle = { wishes: 1 };
    core.group = { ...core.group, wishes: [{ device: 'w'.repeat(43), code: '482 193', at: Date.now(), invitedBy: { person: ME, name: 'Alice' }, role: 'member' }] };
    await show();
    (await until(() => button('1 person asks to join'))).click();
    await until(() => text().includes('482 193'));
    (await until(() => button('Let in'))).click();
    (await until(() => button('Decline'))).click();
    await until(() => core.inputs('members.decline').length === 1);
    expect(core.inputs('members.approve')).toEqual([expect.objectContaining({ device: 'w'.repeat(43) })]);
  });

  it('lists invites with who came, warns an admin of one link and two people, and takes one back', async () => {
    const invite = { invite: 'i'.repeat(43), by: { person: ME, name: 'Alice' }, expiresAt: Date.now() + 1000, uses: 1, needsApproval: false, role: 'member' as const, state: 'open' as const, mayRevoke: true };
    core.group = { ...core.group, invites: [{ ...invite, cameBy: [{ person: BOB, name: 'Bob' }, { person: 'x'.repeat(22), name: 'Carol' }] }] };
    const aside = await panel();
    [...aside.querySelectorAll<HTMLElement>('summary')].find(({ textContent }) => textContent.startsWith('Invites'))?.click();
    await until(() => text().includes('One link, 2 people'));
    expect(text()).toContain('Came by it: Bob, Carol');
    (await until(() => button('Take back'))).click();
    await until(() => core.inputs('members.revokeInvite').length === 1);
  });

  it('lets the owner change what was agreed, and a member only read it', async () => {
    const aside = await panel();
    const open = () => [...aside.querySelectorAll<HTMLElement>('summary')].find(({ textContent }) => textContent === 'What the group agreed on')?.click();
    open();
    await userEvent.selectOptions(await until(() => [...document.querySelectorAll('select')].find((one) => one.labels[0]?.textContent === 'Newcomers read')), 'none');
    await until(() => core.inputs('members.setPolicy').length === 1);
    expect(core.inputs('members.setPolicy')[0]).toMatchObject({ change: { history: 'none' } });
    core.group = { ...core.group, role: 'member' };
    core.tell({ topic: 'members', circle: CIRCLE });
    await until(() => text().includes('Only the owner changes this.'));
    expect(aside.querySelector('select')).toBeNull();
  });

  it('says plainly that a device of bob signed two histories, and lets it back in', async () => {
    const [me, he] = core.group.members;
    if (!me || !he) throw new Error('two people');
    core.group = { ...core.group, members: [me, { ...he, devices: [{ device: 'f'.repeat(43), isThis: false, status: 'forked', mayResume: true }] }] };
    const aside = await panel();
    expect(aside.textContent).toContain('A device of Bob signed two different histories');
    (await until(() => button('Let it back in'))).click();
    await until(() => core.inputs('members.resume').length === 1);
    expect(core.inputs('members.resume')[0]).toMatchObject({ device: 'f'.repeat(43) });
  });
});

describe('a mailbox', () => {
  const PERSON = 'q7Zx'.padEnd(22, 'x');
  const mailbox = (part: Partial<Group['mailboxes'][number]> = {}): Group['mailboxes'][number] => {
    const by = { person: ME, name: 'Alice' };
    return { device: 'x'.repeat(43), person: PERSON, came: { how: 'invited', at: Date.UTC(2026, 10, 20), invite: 'i'.repeat(43), invitedBy: by, admittedBy: by }, online: true, mayRemove: true, ...part };
  };
  const region = (name: string) => (): HTMLElement | null => document.querySelector(`section[aria-label="${name}"]`);

  it('is invited after a plain sentence about what it sees: one link, with what to run, and the invite for people is taken back', async () => {
    await panel();
    (await until(() => button('Invite people'))).click();
    await until(() => text().includes('Join us: HEARTH member'));
    (await until(() => [...document.querySelectorAll<HTMLElement>('[role="dialog"] summary')][0])).click();
    await userEvent.selectOptions(await until(() => [...document.querySelectorAll('select')].find((one) => one.labels[0]?.textContent === 'For')), 'mailbox');
    await until(() => text().includes('It cannot read a word or write anything, and keeps no files.'));
    expect(text()).not.toContain('An admin must agree to each');
    (await until(() => button('Make the invite anew'))).click();
    await until(() => region('Command that starts the mailbox')()?.textContent === 'npm run serve -- --blind --circle "hearth://join/mailbox"');
    expect(core.inputs('circles.invite').at(-1)).toMatchObject({ role: 'mailbox', uses: 1, needsApproval: false });
    expect(core.inputs('members.revokeInvite')).toEqual([expect.objectContaining({ invite: 'p'.repeat(43) })]);
    expect(text()).not.toContain('Join us');
    expect(document.querySelector('[role="dialog"] [role="img"]')).toBeNull();
  });

  it('stands in the panel: on or not, since when and by whose invite', async () => {
    core.group = { ...core.group, mailboxes: [mailbox()] };
    const aside = await panel();
    await until(() => aside.querySelector('section[aria-label="Mailboxes"]')?.textContent.includes('online'));
    expect(region('Mailboxes')()?.textContent).toMatch(/Mailbox #q7Zx.*since .*2026.* · invited by Alice.*It cannot read a word/);
    core.group = { ...core.group, mailboxes: [mailbox({ online: false, mayRemove: false })] };
    core.tell({ topic: 'presence', circle: CIRCLE });
    await until(() => region('Mailboxes')()?.textContent.includes('not seen since you opened Hearth'));
    expect(button('Take out of the group: mailbox #q7Zx…')).toBeUndefined();
  });

  it('is taken out after saying what that means, by keyboard, and the focus comes back', async () => {
    core.group = { ...core.group, mailboxes: [mailbox()] };
    await panel();
    (await until(() => button('Take out of the group: mailbox #q7Zx…'))).focus();
    await userEvent.keyboard('{Enter}');
    await until(() => text().includes('wait for a member who has them to be online at the same time'));
    expect(core.inputs('members.remove')).toEqual([]);
    await hold('Press and hold to take it out');
    await until(() => core.inputs('members.remove').length === 1);
    expect(core.inputs('members.remove')[0]).toMatchObject({ circle: CIRCLE, person: PERSON });
    await until(() => document.querySelector('[role="dialog"]') === null && document.activeElement !== document.body);
  });

  it('is said of its invite in the list, which hands on what to run and no text for people', async () => {
    const shown = { text: 'Join us', link: 'hearth://join/box', expiresAt: Date.now() + 1000, uses: 1, needsApproval: false, invite: 'i'.repeat(43) };
    const invite = { invite: 'i'.repeat(43), by: { person: ME, name: 'Alice' }, expiresAt: shown.expiresAt, uses: 1, needsApproval: false, role: 'mailbox' as const, state: 'open' as const, mayRevoke: true, shown };
    core.group = { ...core.group, invites: [{ ...invite, cameBy: [{ person: PERSON, name: '#q7Zx' }, { person: 'y'.repeat(22), name: '#yyyy' }] }] };
    const aside = await panel();
    [...aside.querySelectorAll<HTMLElement>('summary')].find(({ textContent }) => textContent.startsWith('Invites'))?.click();
    await until(() => text().includes('for a mailbox · by Alice'));
    expect(text()).toContain('Came by it: Mailbox #q7Zx, Mailbox #yyyy');
    expect(text()).toContain('One link, 2 mailboxes');
    expect(region('Command that starts the mailbox')()?.textContent).toContain('"hearth://join/box"');
    expect([button('Copy invite'), button('Show QR picture')]).toEqual([undefined, undefined]);
  });

  it('that asks to be let in is called one, with no number to compare', async () => {
    core.circle = { wishes: 1 };
    core.group = { ...core.group, wishes: [{ device: 'w'.repeat(43), code: '482 193', at: Date.now(), invitedBy: { person: BOB, name: 'Bob' }, role: 'mailbox' }] };
    await panel();
    await until(() => text().includes('A mailbox with an invite by Bob'));
    expect(text()).not.toContain('482 193');
  });

  it('comes and goes with a line in the chat', async () => {
    core.story = [
      { id: '1', by: bob, about: alice, what: { kind: 'mailbox-joined', invitedBy: ME } },
      { id: '2', by: bob, about: bob, what: { kind: 'mailbox-joined', invitedBy: BOB } },
      { id: '3', by: bob, what: { kind: 'mailbox-removed' } },
    ];
    await show();
    await until(() => text().includes('Bob took a mailbox out of the group'));
    expect(text()).toContain('A mailbox came by your invite');
    expect(text()).toContain('A mailbox came by an invite of Bob');
  });
});

describe('the lines of the group in the chat', () => {
  const line = (id: string, what: SystemLine['what'], before?: string): SystemLine => ({ id, by: alice, about: bob, what, ...(before !== undefined && { before }) });

  it('stand above the message they came before, and the last ones below all', async () => {
    core.story = [line('1', { kind: 'role', person: BOB, role: 'admin' }, 'a.2'), line('2', { kind: 'removed', person: BOB })];
    await show();
    await until(() => text().includes('Bob was removed by Alice') && text().includes('Alice made Bob an admin'));
    const log = document.querySelector('[role="log"]')?.textContent ?? '';
    expect(log.indexOf('message 1')).toBeLessThan(log.indexOf('Alice made Bob an admin'));
    expect(log.indexOf('Alice made Bob an admin')).toBeLessThan(log.indexOf('message 2'));
    expect(log.indexOf('message 2')).toBeLessThan(log.indexOf('Bob was removed by Alice'));
  });

  it('are no message of anybody: a person who writes the same words is shown as one', async () => {
    core.messages = [message(1, { text: 'Bob was removed by Alice' })];
    core.story = [{ id: 'p', by: alice, what: { kind: 'group-renamed', to: '<who/> & ‮evil' } }];
    await show();
    await until(() => text().includes('named the group') && document.querySelector('article'));
    expect([...document.querySelectorAll('article')].filter(({ textContent }) => textContent.includes('removed by Alice'))).toHaveLength(1);
    expect(text()).toContain('‹who/> & evil');
  });
});

describe('a group one is not in any more', () => {
  it('says who ended it and what is kept, has no composer, and is taken off the list by holding', async () => {
    core.circle = { ended: { how: 'removed', byName: 'Bob', at: 1, keeps: true } };
    await show();
    await until(() => text().includes('Bob removed you from this group.'));
    expect(document.querySelector('#composer')).toBeNull();
    await until(() => text().includes('message 2'));
    await hold('Press and hold to erase it here');
    await until(() => core.inputs('members.takeOff').length === 1);
    await until(() => location.hash === '#/');
  });

  it('shows nothing of it where nothing may be kept', async () => {
    core.circle = { ended: { how: 'removed', at: 1, keeps: false } };
    await show();
    await until(() => text().includes('nothing stays with who is removed'));
    expect(text()).not.toContain('message 2');
  });

  it('waits for an admin with a number to tell', async () => {
    core.circle = { state: 'waiting', approvalCode: '482 193' };
    await show();
    await until(() => text().includes('Waiting for an admin of “Readers”'));
    expect(text()).toContain('your number is 482 193');
  });
});
