const BYTES_KEY = '$bytes';

const toBase64 = (bytes: Uint8Array): string => {
  let characters = '';
  for (const byte of bytes) characters += String.fromCharCode(byte);
  return btoa(characters);
};

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

/** A message of the pipe as text, for channels without structured clone: byte arrays become base64. */
export const encodePipeText = (message: unknown): string =>
  JSON.stringify(message, (_key, value: unknown) => (value instanceof Uint8Array ? { [BYTES_KEY]: toBase64(value) } : value));

/** The reverse of `encodePipeText`. */
export const decodePipeText = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown) => {
    const held = typeof value === 'object' && value !== null && BYTES_KEY in value ? value[BYTES_KEY] : undefined;
    return typeof held === 'string' ? fromBase64(held) : value;
  });
