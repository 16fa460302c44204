import { assertNever } from '#contract';
import type { Obstacle } from './claims.ts';
import type { Why } from './why.ts';

const MAX_QUOTE = 80;
const cut = (text: string): string => (text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE).replace(/[\uD800-\uDBFF]$/, '')}…` : text);

const OBSTACLE_ZH: Readonly<Record<Obstacle, string>> = {
  joke: '听起来是玩笑话，等真的做了再来打卡',
  other: '说的是别人；打卡要写自己做的',
  question: '这是在问，还没说做了什么',
  unreal: '说的是没有真正做到的事',
  past: '说的是之前的事；这次只看今天的',
  future: '说的是打算；做完再来打卡',
  negated: '说的是还没做到，明天继续，不着急',
  ongoing: '还没做完；做完再来补一条就好',
};
const OBSTACLE_EN: Readonly<Record<Obstacle, string>> = {
  joke: 'that sounds like a joke; check in again once it is real',
  other: 'that is about somebody else; a check-in is about your own doing',
  question: 'that is a question and does not say what you did',
  unreal: 'that tells of something that did not quite happen',
  past: 'that was before today; only today counts here',
  future: 'that is a plan; check in again when it is done',
  negated: 'that says it has not been done, and there is another day',
  ongoing: 'that is still under way; check in again when it is done',
};

const zh = (why: Why): string => {
  const q = `“${cut(why.quote)}”`;
  switch (why.type) {
    case 'enough': return `${q}${why.found ? `，合计${why.found}` : ''}，达到了“${why.wanted}”。`;
    case 'short': return `${q}${why.found ? `，合计${why.found}` : ''}，还没到“${why.wanted}”。`;
    case 'close': return `${q}，离“${why.wanted}”很近但不确定，到底是多少？`;
    case 'how-much': return `${q}没说多少，约定是“${why.wanted}”。今天做了多少？`;
    case 'other-unit': return `${q}和“${why.wanted}”单位不同，换算过来是多少？`;
    case 'from-where': return `${q}只说到了哪里，从哪里开始的？约定是“${why.wanted}”。`;
    case 'did': return `${q}，做到了。`;
    case 'what-did-you-do': return `${q}没说做了什么，约定是“${why.wanted}”。今天做到了吗？`;
    case 'kept-from': return `${q}，守住了“${why.wanted}”。`;
    case 'gave-in': return `${q}，没守住“${why.wanted}”。`;
    case 'in-time': return `${q}，赶上了“${why.wanted}”。`;
    case 'late': return `${q}，过了“${why.wanted}”的时间。`;
    case 'when': return `${q}没说几点，约定是“${why.wanted}”。是几点？`;
    case 'too-much': return `${q}，超过了“${why.wanted}”。`;
    case 'note': return `${q}，写到了。`;
    case 'note-missing': return `${q}，还缺“${why.wanted}”。`;
    case 'photo': return why.isThere ? `${q}带了照片，但没有谁替你看过照片。它符合“${why.wanted}”吗？` : `${q}，还缺“${why.wanted}”。`;
    case 'different': return `${q}，和约定的“${why.wanted}”不是同一件事。`;
    case 'akin': return `${q}，和约定的“${why.wanted}”相近，算不算由你来定，算吗？`;
    case 'same': return `${q}没说今天的，约定是“${why.wanted}”。今天做了多少？`;
    case 'repeat': return `${q}和之前的打卡一模一样，今天是新的内容吗？`;
    case 'clock-wrong': return `${q}，但这台设备的时间不对，分不清是哪一天的。是今天的吗？`;
    case 'order': return `${q}是在下命令，命令不算数；写下今天做了什么，约定是“${why.wanted}”。`;
    case 'nothing': return `${q}没提到约定的“${why.wanted}”。`;
    case 'obstacle': return `${q}，${OBSTACLE_ZH[why.obstacle]}。`;
    default: return assertNever(why);
  }
};

const en = (why: Why): string => {
  const q = `“${cut(why.quote)}”`;
  switch (why.type) {
    case 'enough': return `${q}${why.found ? `, ${why.found} in all` : ''}: that meets “${why.wanted}”.`;
    case 'short': return `${q}${why.found ? `, ${why.found} in all` : ''}: short of “${why.wanted}”.`;
    case 'close': return `${q} is close to “${why.wanted}” but not certain. How much was it?`;
    case 'how-much': return `${q} does not say how much; the rule is “${why.wanted}”. How much was it today?`;
    case 'other-unit': return `${q} is in another unit than “${why.wanted}”. How much is that?`;
    case 'from-where': return `${q} says where you got to. Where did you start? The rule is “${why.wanted}”.`;
    case 'did': return `${q}: done.`;
    case 'what-did-you-do': return `${q} does not say what you did; the rule is “${why.wanted}”. Did you do it today?`;
    case 'kept-from': return `${q}: you kept to “${why.wanted}”.`;
    case 'gave-in': return `${q}: that breaks “${why.wanted}”.`;
    case 'in-time': return `${q}: in time for “${why.wanted}”.`;
    case 'late': return `${q}: later than “${why.wanted}”.`;
    case 'when': return `${q} does not say when; the rule is “${why.wanted}”. What time was it?`;
    case 'too-much': return `${q}: more than “${why.wanted}”.`;
    case 'note': return `${q}: written.`;
    case 'note-missing': return `${q}: “${why.wanted}” is still missing.`;
    case 'photo': return why.isThere ? `${q} came with a photo that nobody has looked at for you. Does it show “${why.wanted}”?` : `${q}: “${why.wanted}” is still missing.`;
    case 'different': return `${q} is not what was agreed, “${why.wanted}”.`;
    case 'akin': return `${q} is close to what was agreed, “${why.wanted}”. Does it count, in your view?`;
    case 'same': return `${q} does not say what you did today; the rule is “${why.wanted}”. How much was it?`;
    case 'repeat': return `${q} is word for word an earlier check-in. Is it new today?`;
    case 'clock-wrong': return `${q}, but this device’s clock is wrong, so the day is unknown. Was it today?`;
    case 'order': return `${q} is an order, and orders do not count; say what you did. The rule is “${why.wanted}”.`;
    case 'nothing': return `${q} says nothing about “${why.wanted}”.`;
    case 'obstacle': return `${q}: ${OBSTACLE_EN[why.obstacle]}.`;
    default: return assertNever(why);
  }
};

/** The sentence for a person. It quotes the submission and ends as a question where it is their call. */
export const reasonOf = (why: Why, language: 'zh' | 'en'): string => (language === 'zh' ? zh(why) : en(why));

const CJK = /[\u3400-\u9fff]/g;
const LATIN = /[A-Za-z]+/g;

/** A submission's language; where it has no letters, the rule's. Chinese letters weigh as words. */
export const languageOf = (submission: string, rule: string): 'zh' | 'en' => {
  const weigh = (text: string) => ({ zh: (text.match(CJK) ?? []).length, en: (text.match(LATIN) ?? []).length });
  const own = weigh(submission);
  const { zh: chinese, en: english } = own.zh + own.en > 0 ? own : weigh(rule);
  return chinese > 0 && chinese >= english * 0.5 ? 'zh' : 'en';
};
