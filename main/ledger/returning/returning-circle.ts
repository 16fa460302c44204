import type { DeviceId } from '#contract';
import type { ReceiveResult, RoomCredentials } from '../circle-ledger.ts';
import type { CircleCore } from '../circle/circle-core.ts';
import { OpenCircle } from '../circle/open-circle.ts';
import { roomsOf } from '../circle/rooms.ts';
import { fromBase64Url } from '../wire/base64-url.ts';
import { isOver, type RejoinKit } from './rejoin-kit.ts';

/**
 * A circle whose rows were lost, on its way back: it meets the members by the room keys of its kit, and takes in what they hold from the circle's id up.
 * Invariant: this device writes nothing before the control entries show it as a member and at least as many of its beginnings as it remembers; then it
 * begins anew, so that no place of its old feeds is ever written twice. Where they show that it is out, it is back at once, to be read.
 */
export class ReturningCircle extends OpenCircle {
  private readonly kit: RejoinKit;
  private readonly returned: (circle: ReturningCircle) => void;
  private isBack = false;

  constructor(core: CircleCore, kit: RejoinKit, returned: (circle: ReturningCircle) => void) {
    super(core);
    this.kit = kit;
    this.returned = returned;
  }

  override get isLocal(): boolean {
    return this.kit.local;
  }

  override rooms(): readonly RoomCredentials[] {
    if (this.isBack) return super.rooms();
    const { state, context } = this.core;
    return this.isLocal ? [] : roomsOf([...this.kit.roomKeys.map(fromBase64Url), ...state.live.map(({ roomKey }) => roomKey)], state.idBytes, context.clock.now());
  }

  override receive(update: Uint8Array, carrier?: DeviceId): ReceiveResult {
    if (this.isBack) return super.receive(update, carrier);
    const result = this.core.receiveReturning(update);
    this.comeBack();
    return result;
  }

  /** Goes on as any other circle, once enough is known. */
  comeBack(): void {
    const { state, context } = this.core;
    const { device } = this.core.myKeys();
    const mine = state.members.devices.get(device);
    const isReady = mine !== undefined && mine.incarnation >= this.kit.incarnation && (this.isLocal || state.live.length > 0);
    if (this.isBack || !(isReady || isOver(state, device))) return;
    // In a local circle nobody else can hold what was lost; and who is not in any more writes nothing.
    if (!this.isLocal && isReady) this.core.startIncarnation();
    context.rows.cameBack.run(state.row);
    this.isBack = true;
    this.returned(this);
  }
}
