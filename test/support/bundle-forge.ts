import { createHash } from 'node:crypto';
import { must } from '#contract';
import { type BundleContent, encodeContent } from '../../main/ledger/bundle/bundle-content.ts';
import { openBundle } from '../../main/ledger/bundle/open-bundle.ts';
import { sealFile } from '../../main/ledger/bundle/bundle-file.ts';
import type { CircleState } from '../../main/ledger/circle/circle-state.ts';
import type { DeviceKeys } from '../../main/ledger/crypto/device-keys.ts';
import { seededRandom } from '../ledger/desktop.ts';

const CHECKSUM_BYTES = 8;

/** A file with a checksum that fits again, whatever was done to the rest of it. */
export const withChecksum = (file: Uint8Array): Uint8Array => {
  const body = file.subarray(0, -CHECKSUM_BYTES);
  return Buffer.concat([body, createHash('sha256').update('hearth/bundle-file/1').update(body).digest().subarray(0, CHECKSUM_BYTES)]);
};

export const keysIn = ({ keys: [mine] }: CircleState): DeviceKeys => {
  must(mine, 'a circle has a device of mine');
  return mine;
};

/** What a bundle says, for whoever holds the keys it is sealed for. */
export const contentOf = (bytes: Uint8Array, reader: CircleState): BundleContent => openBundle(bytes, [[undefined, keysIn(reader)] as const]).content;

/** Content as a changed client could seal it: for these keys, signed by those. */
export const forgeBundle = (content: BundleContent, by: { readonly reader: Uint8Array; readonly signer: DeviceKeys; readonly seed?: number }): Uint8Array =>
  sealFile(encodeContent(content, by.signer), [by.reader], seededRandom(by.seed ?? 77));
