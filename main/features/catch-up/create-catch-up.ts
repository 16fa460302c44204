import type { PromptRead } from '#ai';
import type { CircleId, Contract, EntryId, Handlers, Message, Point } from '#contract';
import { outsideCrisis } from '#features/safety';
import type { Clock } from '#platform';
import type { AiReading, DetectOptions, Tagged, Taggers, VaultStore } from '#privacy';
import { redactedViews } from './redacted-view.ts';
import { LEAD_ARROW, summarize, type SummaryPoint } from './summarize.ts';

/** What catch-up needs of the rest, handed over by `core`. */
export type CatchUpDeps = {
  readonly clock: Pick<Clock, 'now'>;
  /** In order of the group, after `after` or from the beginning. */
  readonly messagesSince: (circle: CircleId, options: { readonly after?: EntryId | undefined }) => readonly Message[];
  readonly readUpTo: (circle: CircleId) => EntryId | undefined;
  readonly vault: (circle: CircleId) => VaultStore;
  /** Members' names and the person's own words, for redaction. */
  readonly detect: (circle: CircleId) => DetectOptions;
  readonly taggers: Taggers;
  /** My name in a circle. */
  readonly myName: (circle: CircleId) => string;
  /** Fails with `ai-off` where the circle does not let the AI read. */
  readonly assertAiOn?: (circle: CircleId) => void;
  readonly noteRead: (circle: CircleId, read: PromptRead) => void;
  /** Sees exactly what the rules read. */
  readonly onPrompt?: (reading: AiReading) => void;
};

export type CatchUp = { readonly handlers: Handlers<Contract['catchUp']> };

/** More than this is not caught up with: the newest are read. */
const MAX_MESSAGES = 5_000;
/**
 * Taggers read a hundred English messages a second, and the person waits. Where there are more, the rules of the summary choose among all of them
 * first, and what is read is the newest and the chosen ones, each of them tagged.
 */
const NEWEST = 200;

const isReadable = (message: Message): boolean =>
  !message.deleted && !message.keptFromAi && message.kind !== 'ai' && message.text.trim() !== '';

const talkOf = (message: Message, { author, text }: { readonly author: string; readonly text: string }) => ({
  id: message.id,
  author,
  at: message.sentAt,
  text,
  replyTo: message.replyTo?.id,
  checkIn: message.kind === 'check-in',
  reactions: message.reactions.reduce((sum, { count }) => sum + count, 0),
});

/** The rules know people by their placeholders; the person reads names. */
const contractPoint = ({ kind, author, owner, at, mine, cites }: SummaryPoint, text: string, nameOf: (placeholder: string) => string): Point => ({
  kind,
  text,
  authorName: nameOf(author),
  ...(owner !== undefined && { owner: nameOf(owner) }),
  at: at ?? 0,
  mine,
  cites: [...cites],
});

/** Views of all that is readable, since a number may be split over neighbours, and how their authors are called in them. */
const viewing = (deps: CatchUpDeps, { circle, readable, tagged }: { readonly circle: CircleId; readonly readable: readonly Message[]; readonly tagged?: Tagged }) => {
  const detect = deps.detect(circle);
  const vault = deps.vault(circle);
  const placeholder = (name: string): string => vault.placeholderFor('PERSON', name);
  const names = new Map([...readable.map(({ author }) => author.name), ...(detect.names ?? [])].map((name) => [placeholder(name), name]));
  const views = redactedViews(
    readable.map(({ id, author, text }) => ({ id, author: author.name, text })),
    { ...detect, vault, ...(tagged && { tagged }) },
  );
  const talk = readable.map((message) => talkOf(message, { author: placeholder(message.author.name), text: views.get(message.id)?.text ?? '' }));
  return { views, names, talk, about: { reader: placeholder(deps.myName(circle)), members: [...names.keys()] } };
};

/** What is read for the points: never more than taggers have read. */
const choose = (deps: CatchUpDeps, circle: CircleId, readable: readonly Message[]): readonly Message[] => {
  if (readable.length <= NEWEST) return readable;
  const { talk, about } = viewing(deps, { circle, readable });
  const wanted = new Set([...readable.slice(-NEWEST).map(({ id }) => id), ...summarize(talk, about).flatMap(({ cites }) => cites)]);
  return readable.filter(({ id }) => wanted.has(id));
};

/** Catch-up over the chat: reads what is not kept from the AI, through redaction, and notes the read. */
export const createCatchUp = (deps: CatchUpDeps): CatchUp => {
  const points = async (circle: CircleId, readable: readonly Message[]): Promise<Point[]> => {
    const chosen = choose(deps, circle, readable);
    const tagged = await deps.taggers.read(chosen.map(({ text }) => text), 'interactive');
    const { views, names, talk: all, about } = viewing(deps, { circle, readable, tagged });
    const isChosen = new Set(chosen.map(({ id }) => id));
    const talk = all.filter(({ id }) => isChosen.has(id));
    deps.onPrompt?.({
      text: talk.map(({ author, text }) => `${author}: ${text}`).join('\n'),
      messages: talk.map(({ id, text }) => ({ id, redacted: text, masked: views.get(id)?.masked ?? [] })),
    });
    deps.noteRead(circle, { why: 'catch-up', messages: all.map(({ id }) => id), tier: 'rules', model: undefined });
    const original = ({ quotes }: SummaryPoint): string =>
      quotes.map(({ id, start, end }) => views.get(id)?.original(start, end).trim() ?? '').join(LEAD_ARROW);
    return summarize(talk, about).map((point) => contractPoint(point, original(point), (known) => names.get(known) ?? known));
  };

  return {
    handlers: {
      highlights: async ({ circle, since }) => {
        deps.assertAiOn?.(circle);
        const start = deps.clock.now();
        const missed = deps
          .messagesSince(circle, { after: since ?? deps.readUpTo(circle) })
          .filter((message) => !message.deleted);
        const readable = outsideCrisis(missed.filter(isReadable).slice(-MAX_MESSAGES));
        const found = readable.length === 0 ? [] : await points(circle, readable);
        const [first, last] = [missed[0], missed.at(-1)];
        return {
          points: found,
          missed: missed.filter(({ author }) => !author.isMe).length,
          tier: 'rules' as const,
          ms: deps.clock.now() - start,
          ...(first && last && { from: first.sentAt, to: last.sentAt }),
        };
      },
    },
  };
};
