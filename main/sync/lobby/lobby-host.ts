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

export type LobbyHost = {
  readonly room: RoomHandle;
  /** Lets in who knocked here, was told to wait, and is a member by now: an admin said yes. */
  readonly letIn: () => void;
};

/** Joiners that are still here and wait for an admin, with their knock. */
type Waiting = Map<Link, MessageOf<'knock'>>;

/** Waits in the lobby of an open invite. Says who it is only to a joiner that the ledger admitted. */
export const hostLobby = (options: Options): LobbyHost => {
  const { circle, lobby, meetingPoints, ice, transport, onBlocked } = options;
  const identity = {
    side: 'host',
    scope: lobby.name,
    device: deviceKeyOf(circle.self.device),
    sign: (message: Uint8Array) => circle.sign(message),
  } as const;
  const waiting: Waiting = new Map();
  const room = transport.enter({ room: lobby, identity, meetingPoints, ice, onLink: (link) => expectKnock(link, waiting, options), ...(onBlocked && { onBlocked }) });
  const letIn = (): void => {
    for (const [link, knock] of waiting) {
      if (link.device === undefined || !circle.isMemberDevice(link.device)) continue;
      waiting.delete(link);
      answerKnock(link, knock, options);
    }
  };
  return { room, letIn };
};

const expectKnock = (link: Link, waiting: Waiting, options: Options): 'kept' => {
  const { clock } = options;
  const stopTimer = clock.after(KNOCK_MS, () => link.close({ why: 'no-knock', blame: false }));
  let hasKnocked = false;
  const hear = (message: Message): void => {
    if (message.type !== 'knock' || hasKnocked) return link.close({ why: 'knock-expected', blame: true });
    hasKnocked = true;
    stopTimer();
    if (answerKnock(link, message, options) === 'join-waiting') waiting.set(link, message);
    clock.after(FAREWELL_MS, () => link.close({ why: 'answered', blame: false }));
    return undefined;
  };
  const closed = (): void => {
    stopTimer();
    waiting.delete(link);
  };
  link.listen({ message: hear, drained: () => undefined, closed });
  return 'kept';
};

type Answer = Pick<Options, 'circle' | 'admit' | 'log' | 'onAdmitted'>;

/** Lets in who asks, with everything that proves the circle, or says why not; returns what was said. */
export const answerKnock = (link: Link, { request }: MessageOf<'knock'>, { circle, admit, log, onAdmitted }: Answer): 'welcome' | Refusal => {
  try {
    const updates = admit(request);
    const signature = circle.sign(welcomePreimage(link.transcript));
    link.send({ type: 'welcome', device: deviceKeyOf(circle.self.device), signature, updates: updates.length });
    for (const update of updates) link.send({ type: 'live', update });
    log.info('joiner-admitted');
    if (link.device !== undefined) onAdmitted(link.device);
    return 'welcome';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info('joiner-refused', { code: error.code });
    return refuse(link, error.code, circle);
  }
};

const refuse = (link: Link, reason: string, circle: CircleLedger): Refusal => {
  if (!TO_HOLDERS.has(reason)) {
    const vague: Refusal = reason === 'invite-foreign' ? 'invite-foreign' : 'join-refused';
    link.send({ type: 'refused', code: vague, device: NOTHING, signature: NOTHING });
    return vague;
  }
  const code = reason as Refusal;
  const signature = circle.sign(refusalPreimage(code, link.transcript));
  link.send({ type: 'refused', code, device: deviceKeyOf(circle.self.device), signature });
  return code;
};
