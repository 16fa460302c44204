/** `@ember` and its other names, anywhere in a message, but not inside an e-mail address or a longer word. */
const CALL = /(?<![\p{L}\p{N}._%+-])@(?:ember|hearth|ai)(?![\w-])|@(?:小炉|围炉)/iu;

/** What is asked of Ember in a message: its text without the call; `undefined` when Ember is not called or nothing is asked. */
export const findQuestion = (text: string): string | undefined => {
  if (!CALL.test(text)) return undefined;
  const question = text
    .replace(CALL, ' ')
    .replace(/^[\s,，:：]+/u, '')
    .replace(/\s+/gu, ' ')
    .trim();
  return question === '' ? undefined : question;
};
