/** A mailbox has no name: the first letters of what it is removed by tell two of them apart. */
export const mailboxCode = (person: string): string => `#${person.slice(0, 4)}`;
