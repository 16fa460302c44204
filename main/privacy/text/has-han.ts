/** Whether a text has a Chinese character in it. */
export const hasHan = (text: string): boolean => /[\u3400-\u9fff]/.test(text);
