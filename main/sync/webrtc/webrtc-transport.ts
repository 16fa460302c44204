import type { Children, Clock, Log, Random } from '#platform';
import type { RoomHandle, RoomOptions, Transport } from '../transport.ts';
import { SignalingPool } from '../signaling/signaling-pool.ts';
import { HandLinks } from './hand-links.ts';
import { RtcPipe } from './rtc-pipe.ts';
import { type Ground, YRoom } from './y-room.ts';

export type WebrtcOptions = {
  readonly children: Children;
  /** The module that serves the rtc pipe: `rtc/node.ts`, or what the host has in its place. */
  readonly rtcEntry: string;
  /** Use no address off this machine: demo and tests. */
  readonly loopbackOnly: boolean;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

/** Links over WebRTC, by y-webrtc, with peers met at relays, at brokers and through each other. */
export const webrtcTransport = ({ children, rtcEntry, loopbackOnly, clock, random, log }: WebrtcOptions): Transport => {
  const pipe = new RtcPipe(() => children.start(rtcEntry, { name: 'rtc' }));
  const watching: (() => void)[] = [];
  const places = new SignalingPool({ clock, random, log, onState: () => watching.forEach((listener) => listener()) });
  const ground: Ground = { pipe, places, loopbackOnly, clock, random, log };
  const rooms = new Map<string, YRoom>();
  const leaving = new Map<string, Promise<void>>();

  const leave = (name: string, room: YRoom): void => {
    if (rooms.get(name) !== room) return;
    rooms.delete(name);
    room.leave();
    const gone = room.left().then(() => void (leaving.get(name) === gone && leaving.delete(name)));
    leaving.set(name, gone);
  };

  const enter = (options: RoomOptions): RoomHandle => {
    pipe.warm();
    const { name } = options.room;
    let points = options.meetingPoints;
    let room: YRoom | undefined;
    let isOver = false;
    const byHand = new HandLinks(options, ground);
    const open = (): void => {
      if (isOver) return;
      room = new YRoom({ ...options, meetingPoints: points }, ground);
      rooms.set(name, room);
    };
    // y-webrtc knows a room by its name, and lets go of it only a moment after we left.
    const retired = rooms.get(name);
    if (retired) leave(name, retired);
    void (leaving.get(name)?.then(open) ?? open());
    return {
      byHand,
      meetAt: (urls) => {
        points = urls;
        room?.meetAt(urls);
      },
      seek: () => room?.seek(),
      retire: () => {
        isOver = true;
        room?.retire();
      },
      leave: () => {
        isOver = true;
        byHand.leave();
        if (room) leave(name, room);
      },
    };
  };

  const close = async (): Promise<void> => {
    for (const [name, room] of rooms) leave(name, room);
    await Promise.all(leaving.values());
    places.stop();
    await pipe.close();
  };
  return { enter, places: () => places.states(), watchPlaces: (listener) => void watching.push(listener), redial: () => redial(places, rooms.values()), close };
};

const redial = (places: SignalingPool, rooms: Iterable<YRoom>): void => {
  places.redial();
  for (const room of rooms) room.doubt();
};
