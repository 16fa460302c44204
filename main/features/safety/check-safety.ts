import { withoutFigures } from './figures.ts';
import { isDenied, isOver, isStory, withoutAwareness, withoutForeignWords } from './frames.ts';
import { normalise } from './normalise.ts';
import { type SafetyKind, type Signal } from './signal.ts';
import { SIGNALS_EN } from './signals-en.ts';
import { SIGNALS_ZH } from './signals-zh.ts';

export type SafetyVerdict = {
  /** A person may be in danger: show the human-written text, call no model. */
  readonly crisis: boolean;
  readonly kind: SafetyKind;
  /** How sure, 0 … 1; 0.5 is the line. */
  readonly score: number;
};

const SIGNALS: readonly Signal[] = [...SIGNALS_ZH, ...SIGNALS_EN];
const CRISIS_FROM = 0.5;
const IDIOM_SCORE = 0.2;
/** A long text is looked at in windows, so that a story at its start does not excuse its end. */
const WINDOW_CHARACTERS = 600;
const LAUGHTER = /哈{2,}|嘻嘻|hh+|233+|笑哭|\[doge\]|狗头|开玩笑|\b(?:lol|lmao|rofl|haha+|jk|just kidding)\b|[😂🤣😆😹]/u;

type Kind = Signal['kind'];
const KINDS: readonly Kind[] = ['self-harm', 'threat', 'abuse'];

const standsIn = (signal: Signal, text: string): boolean => {
  for (const match of text.matchAll(signal.pattern)) if (!isDenied(text, match.index)) return true;
  return false;
};

/** Independent hints add up as chances do: 1 − Π(1 − w). */
const scoreOf = (kind: Kind, text: string): number => {
  const rest = SIGNALS.filter((signal) => signal.kind === kind && standsIn(signal, text)).reduce(
    (left, signal) => left * (1 - signal.weight),
    1,
  );
  return 1 - rest;
};

const windowsOf = (text: string): string[] => {
  if (text.length <= WINDOW_CHARACTERS) return [text];
  const windows: string[] = [];
  let window = '';
  for (const piece of text.split(/(?<=[。!?;\n])/)) {
    if (window.length + piece.length > WINDOW_CHARACTERS && window !== '') {
      windows.push(window);
      window = '';
    }
    window += piece;
    while (window.length > 2 * WINDOW_CHARACTERS) {
      windows.push(window.slice(0, 2 * WINDOW_CHARACTERS));
      window = window.slice(2 * WINDOW_CHARACTERS - 40);
    }
  }
  return [...windows, window];
};

const checkWindow = (text: string): SafetyVerdict => {
  const { rest, found } = withoutFigures(withoutAwareness(withoutForeignWords(text)));
  const silent: SafetyVerdict =
    found > 0 ? { crisis: false, kind: 'idiom', score: IDIOM_SCORE } : { crisis: false, kind: 'none', score: 0 };
  const best = KINDS.map((kind) => ({ kind, score: scoreOf(kind, rest) })).reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score === 0) return silent;
  if (isStory(text) || isOver(text)) return { crisis: false, kind: 'none', score: 0.3 };
  const laughed = LAUGHTER.test(text) && best.kind === 'threat';
  if (laughed) return { crisis: false, kind: 'idiom', score: 0.4 };
  const crisis = best.score >= CRISIS_FROM;
  return crisis ? { crisis, kind: best.kind, score: best.score } : { ...silent, score: Math.max(silent.score, best.score) };
};

/**
 * Looks for self-harm, threats and abuse in a message, in Chinese and English, by words and patterns alone, before any model is called.
 * Tuned for recall. Figures of speech, stories, denials and things said to be over are told apart.
 */
export const checkSafety = (text: string): SafetyVerdict => {
  const rounded = ({ crisis, kind, score }: SafetyVerdict): SafetyVerdict => ({
    crisis,
    kind,
    score: Math.round(score * 100) / 100,
  });
  return rounded(
    windowsOf(normalise(text))
      .map(checkWindow)
      .reduce((a, b) => (Number(b.crisis) > Number(a.crisis) || (b.crisis === a.crisis && b.score > a.score) ? b : a)),
  );
};
