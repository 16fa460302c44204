/** A sentence of the app with its gaps filled, as i18next does it. */
export const filled = (sentence: string, gaps: Readonly<Record<string, string | number>>): string =>
  Object.entries(gaps).reduce((text, [gap, value]) => text.replaceAll(`{{${gap}}}`, String(value)), sentence);
