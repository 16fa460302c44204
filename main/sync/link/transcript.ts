import { createHash } from 'node:crypto';

const DOMAIN = 'hearth/link/1';
const WELCOME_DOMAIN = 'hearth/welcome/1';
const REFUSAL_DOMAIN = 'hearth/refused/1';

export type Side = 'member' | 'host' | 'joiner';
export type LinkRole = 'initiator' | 'responder';

/** One end of a link as both ends know it. `device` is empty for the host of a lobby, who shows itself later. */
export type End = { readonly side: Side; readonly device: Uint8Array; readonly nonce: Uint8Array; readonly fingerprint: Uint8Array };

const lengthPrefixed = (bytes: Uint8Array): Uint8Array[] => [new Uint8Array([bytes.length]), bytes];
const endBytes = (end: End): Uint8Array[] =>
  [new TextEncoder().encode(end.side), end.device, end.nonce, end.fingerprint].flatMap((field) => lengthPrefixed(field));

/** What both ends must agree on before anything is believed: SHA-256 over the circle or lobby and both ends. */
export const transcriptOf = (scope: string, { initiator, responder }: Readonly<Record<LinkRole, End>>): Uint8Array => {
  const hash = createHash('sha256').update(DOMAIN);
  for (const part of [...lengthPrefixed(new TextEncoder().encode(scope)), ...endBytes(initiator), ...endBytes(responder)]) hash.update(part);
  return new Uint8Array(hash.digest());
};

/** The bytes a device key signs to prove its end of a link. The role keeps a proof from being reflected. */
export const proofPreimage = (role: LinkRole, transcript: Uint8Array): Uint8Array =>
  Buffer.concat([new TextEncoder().encode(`${DOMAIN} ${role} `), transcript]);

/** The bytes a member signs when it shows itself to a joiner it has admitted. */
export const welcomePreimage = (transcript: Uint8Array): Uint8Array =>
  Buffer.concat([new TextEncoder().encode(`${WELCOME_DOMAIN} `), transcript]);

/** The bytes a member signs when it tells a joiner why not. */
export const refusalPreimage = (code: string, transcript: Uint8Array): Uint8Array =>
  Buffer.concat([new TextEncoder().encode(`${REFUSAL_DOMAIN} ${code} `), transcript]);
