import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { CircleId, EntryId } from '#contract';
import type { ToldReading } from '#hosts/supervisor';
import { DrivenDesktop } from '../desktop/driven-desktop.ts';
import { joinAll } from '../desktop/join-all.ts';
import type { Exposure } from './measure-redaction.ts';
import type { Script } from './script.ts';

export type Stage = {
  readonly desktops: readonly DrivenDesktop[];
  readonly circle: CircleId;
  readonly agreement: string | undefined;
  /** A greeting before the script begins: what comes after it is the whole conversation. */
  readonly opening: EntryId;
  /** From the first join until everybody is connected to everybody. */
  readonly connectMs: number;
  /** What the AI of any desktop has read so far, by entry id. */
  readonly exposures: readonly Exposure[];
  /** All that went to prompts and to the model's process, byte for byte. */
  readonly passedOn: readonly string[];
  readonly desktopOf: (name: string) => DrivenDesktop;
};

type Options = {
  readonly script: Script;
  readonly folder: string;
  readonly modelsDir: string;
  readonly version: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly started: (desktop: DrivenDesktop) => void;
};

/** Three desktops whatever the script's cast: a conversation of one or two is listened to by the rest. */
const castOf = ({ members }: Script): string[] => [...members, 'Robin', 'Sasha'].slice(0, 3);

const signAgreement = async (desktops: readonly DrivenDesktop[], circle: CircleId, rule: string): Promise<string> => {
  const [founder, ...guests] = desktops;
  if (!founder) throw new Error('a stage has a founder');
  const { id } = await founder.client.agreements.create({ id: randomUUID(), circle, title: rule.slice(0, 60), rule, timeZone: 'Asia/Shanghai' });
  for (const guest of guests) {
    await guest.until('the agreement', async () => (await guest.client.agreements.list({ circle })).some((one) => one.id === id));
    await guest.client.agreements.sign({ id: randomUUID(), circle, agreement: id });
  }
  return id;
};

/** Starts three desktops as separate processes, lets two join the first by its invite, and signs the agreement. */
export const setStage = async ({ script, folder, modelsDir, version, env, started }: Options): Promise<Stage> => {
  const exposures: Exposure[] = [];
  const passedOn: string[] = [];
  const onPrompt = (reading: ToldReading): void => {
    exposures.push(...reading.messages);
    passedOn.push(reading.text);
  };
  const desktops = await Promise.all(
    castOf(script).map(async (name, at) => {
      const desktop = await DrivenDesktop.start({ name, dataDir: join(folder, `桌面 ${at + 1}`), modelsDir, version, env, onPrompt });
      started(desktop);
      return desktop;
    }),
  );
  const { circle, connectMs } = await joinAll(desktops);
  const { message } = await (desktops[0] as DrivenDesktop).client.chat.send({ id: randomUUID(), circle, text: '👋' });
  const agreement = script.agreement && (await signAgreement(desktops, circle, script.agreement.rule));
  const byName = new Map(desktops.map((desktop) => [desktop.name, desktop]));
  const desktopOf = (name: string): DrivenDesktop => {
    const desktop = byName.get(name);
    if (!desktop) throw new Error(`${name} has no desktop`);
    return desktop;
  };
  return { desktops, circle, agreement, opening: message.id, connectMs, exposures, passedOn, desktopOf };
};
