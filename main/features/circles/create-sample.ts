import { z } from 'zod';
import { type Language, must } from '#contract';
import type { MessagePost } from '#features/chat';
import type { CircleLedger, Ledger } from '#ledger';
import en from '../../../resources/sample/en.json' with { type: 'json' };
import zh from '../../../resources/sample/zh-CN.json' with { type: 'json' };

/** `by` counts from the person at this machine (0) through `people`; `gapMinutes` passed since the message before; `replyTo` counts from 0. */
const sampleSchema = z.object({
  circle: z.string(),
  people: z.array(z.string()).min(3).max(4),
  /** Instead of whoever is called as the person at this machine. */
  spare: z.string(),
  messages: z.array(
    z.object({
      by: z.number().int().min(0).max(4),
      gapMinutes: z.number().int().min(0),
      text: z.string(),
      replyTo: z.number().int().optional(),
      reactions: z.array(z.object({ by: z.number().int(), emoji: z.string() })).optional(),
    }),
  ),
});

const SAMPLES = { 'zh-CN': sampleSchema.parse(zh), en: sampleSchema.parse(en) } as const;
const MS_PER_MINUTE = 60_000;
const LAST_MESSAGE_AGO_MS = 20 * MS_PER_MINUTE;

/** `call`: by which it was asked for, kept with its first entry. */
type Options = { readonly language: Language; readonly myName: string; readonly now: number; readonly call: string };

type Sample = z.infer<typeof sampleSchema>;

const sameName = (a: string, b: string): boolean => a.trim().localeCompare(b.trim(), undefined, { sensitivity: 'base' }) === 0;

/** The sample with nobody in it who is called as I am, in what they say too. */
const withoutNamesake = (sample: Sample, myName: string): Sample => {
  const namesake = sample.people.find((name) => sameName(name, myName));
  if (namesake === undefined) return sample;
  const renamed = (text: string): string => text.replaceAll(namesake, sample.spare);
  return { ...sample, people: sample.people.map(renamed), messages: sample.messages.map((message) => ({ ...message, text: renamed(message.text) })) };
};

const fill = (circle: CircleLedger, { language, myName, now, call }: Options): void => {
  const sample = withoutNamesake(SAMPLES[language], myName);
  const me = circle.self.person;
  const people = [me, ...circle.members().map(({ person }) => person).filter((person) => person !== me)];
  const personAt = (index: number): string => {
    const person = people[index];
    must(person, 'the sample names only its own people');
    return person;
  };
  const spanMs = sample.messages.reduce((sum, { gapMinutes }) => sum + gapMinutes * MS_PER_MINUTE, 0);
  let sentAt = now - LAST_MESSAGE_AGO_MS - spanMs;
  circle.append({ kind: 'circle.name', body: { name: sample.circle } }, { sentAt, call });
  for (const [index, name] of [myName, ...sample.people].entries()) {
    const person = personAt(index);
    circle.append({ kind: 'member.profile', body: { person, name } }, { as: person, sentAt });
  }
  const ids: string[] = [];
  for (const { by, gapMinutes, text, replyTo, reactions = [] } of sample.messages) {
    sentAt += gapMinutes * MS_PER_MINUTE;
    const quoted = replyTo === undefined ? undefined : ids[replyTo];
    const body: MessagePost = { text, ...(quoted !== undefined && { replyTo: quoted }) };
    const { id } = circle.append({ kind: 'message.post', body }, { as: personAt(by), sentAt });
    ids.push(id);
    for (const reaction of reactions) {
      const about = { message: id, emoji: reaction.emoji, on: true };
      circle.append({ kind: 'reaction.set', body: about }, { as: personAt(reaction.by), sentAt: sentAt + MS_PER_MINUTE });
    }
  }
};

/**
 * A labelled group of invented people with a conversation of about forty messages, to try everything alone. It has no room and no peers.
 * `also` writes in the same transaction.
 */
export const createSample = (ledger: Ledger, options: Options, also: (circle: CircleLedger) => void): CircleLedger =>
  ledger.createLocal(SAMPLES[options.language].people.length + 1, (circle) => {
    fill(circle, options);
    also(circle);
  });
