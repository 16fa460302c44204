// Bidirectional controls, zero-width characters and other invisibles let one name pass as another. The joiner stays inside emoji.
const HIDDEN = /[\p{Cc}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]|\u034f|\u17b4|\u17b5|(?:\u180b|\u180c|\u180d|\u180f)|(?!\u200d)\p{Cf}/gu;
const LONE_JOINER = /(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** A name as it may be shown: nothing hidden, nothing that turns the text around it. Empty when nothing visible is left. */
export const safeName = (name: string): string => name.replace(/\s+/gu, ' ').replace(HIDDEN, '').replace(LONE_JOINER, '').trim();

const AI_NAMES = /^(?:ember|hearth|ai|bot|小炉|小爐|围炉|圍爐|人工智能|assistant|助手)$/iu;

/** Whether a person's name could be taken for the AI's. */
export const soundsLikeAi = (name: string): boolean => {
  const plain = safeName(name)
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    // Look-alike letters of Cyrillic and Greek, those that occur in the AI's names.
    .replace(/[аΑ]/gu, 'a')
    .replace(/[іΙ]/gu, 'i')
    .replace(/[еЕΕ]/gu, 'e')
    .replace(/[ВΒ]/gu, 'b')
    .replace(/[МΜм]/gu, 'm');
  return AI_NAMES.test(plain);
};
