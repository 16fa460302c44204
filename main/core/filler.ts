const WORDS = {
  zh: '周末我们去湖边走走吧记得带上雨伞和水果孩子们也一起来',
  en: 'see you at the lake on sunday bring an umbrella and some fruit for the kids ',
};

/** Words of about `sizeBytes` UTF-8 bytes, Chinese and English in turn, that differ from message to message: an index has work to do. */
export const fillerText = (at: number, sizeBytes: number): string => {
  const isChinese = at % 2 === 0;
  const words = isChinese ? WORDS.zh : WORDS.en;
  const turned = words.slice(at % words.length) + words.slice(0, at % words.length);
  const head = `${at} `;
  const length = Math.floor((sizeBytes - head.length) / (isChinese ? 3 : 1));
  return head + turned.repeat(Math.ceil(length / turned.length)).slice(0, length);
};
