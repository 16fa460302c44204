import { AppError, type DeviceId } from '#contract';
import type { CircleLedger, RoomCredentials } from '#ledger';
import type { Clock, Log } from '#platform';
import { deviceKeyOf } from '../link/device-key.ts';
import type { Link } from '../link/link.ts';
import { refusalPreimage, welcomePreimage } from '../link/transcript.ts';
import type { IcePlan, RoomHandle, Transport } from '../transport.ts';
import type { Message, MessageOf } from '../wire/message.ts';

const KNOCK_MS = 10_000;
const FAREWELL_MS = 20_000;

type Options = {
  readonly circle: CircleLedger;
  /** Takes a request, or refuses it with an `AppError`; returns the control updates to send back. */
  readonly admit: (request: Uint8Array) => readonly Uint8Array[];
  readonly lobby: RoomCredentials;
  readonly meetingPoints: readonly string[];
  readonly ice: () => IcePlan;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly log: Log;
  readonly onAdmitted: (device: DeviceId) => void;
  readonly onBlocked?: (isBlocked: boolean) => void;
};

type Refusal = MessageOf<'refused'>['code'];
/** Refusals of a joiner who proved that it holds the invite. */
const TO_HOLDERS: ReadonlySet<string> = new Set<Refusal>(['invite-expired', 'invite-used-up', 'invite-revoked', 'join-waiting', 'join-declined', 'invite-other-use']);
const NOTHING = new Uint8Array(0);

/** Waits in the lobby of an open invite. Says who it is only to a joiner that the ledger admitted. */
export const hostLobby = (options: Options): RoomHandle => {
  const { circle, lobby, meetingPoints, ice, transport, onBlocked } = options;
  const identity = {
    side: 'host',
    scope: lobby.name,
    device: deviceKeyOf(circle.self.device),
    sign: (message: Uint8Array) => circle.sign(message),
  } as const;
  return transport.enter({ room: lobby, identity, meetingPoints, ice, onLink: (link) => expectKnock(link, options), ...(onBlocked && { onBlocked }) });
};

const expectKnock = (link: Link, options: Options): 'kept' => {
  const { clock } = options;
  const stopTimer = clock.after(KNOCK_MS, () => link.close({ why: 'no-knock', blame: false }));
  let hasKnocked = false;
  const hear = (message: Message): void => {
    if (message.type !== 'knock' || hasKnocked) return link.close({ why: 'knock-expected', blame: true });
    hasKnocked = true;
    stopTimer();
    answerKnock(link, message, options);
    clock.after(FAREWELL_MS, () => link.close({ why: 'answered', blame: false }));
    return undefined;
  };
  link.listen({ message: hear, drained: () => undefined, closed: stopTimer });
  return 'kept';
};

type Answer = Pick<Options, 'circle' | 'admit' | 'log' | 'onAdmitted'>;

/** Lets in who asks, with everything that proves the circle, or says why not. */
export const answerKnock = (link: Link, { request }: MessageOf<'knock'>, { circle, admit, log, onAdmitted }: Answer): void => {
  try {
    const updates = admit(request);
    const signature = circle.sign(welcomePreimage(link.transcript));
    link.send({ type: 'welcome', device: deviceKeyOf(circle.self.device), signature, updates: updates.length });
    for (const update of updates) link.send({ type: 'live', update });
    log.info('joiner-admitted');
    if (link.device !== undefined) onAdmitted(link.device);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info('joiner-refused', { code: error.code });
    refuse(link, error.code, circle);
  }
};

const refuse = (link: Link, code: string, circle: CircleLedger): void => {
  if (!TO_HOLDERS.has(code)) {
    const vague: Refusal = code === 'invite-foreign' ? 'invite-foreign' : 'join-refused';
    return link.send({ type: 'refused', code: vague, device: NOTHING, signature: NOTHING });
  }
  const signature = circle.sign(refusalPreimage(code, link.transcript));
  return link.send({ type: 'refused', code: code as Refusal, device: deviceKeyOf(circle.self.device), signature });
};
