import type { Children, Clock, Log, Random } from '#platform';
import type { IceServer } from '#rtc';
import type { RoomHandle, RoomOptions, Transport } from '../transport.ts';
import { RelayPool } from './relay-pool.ts';
import { RtcPipe } from './rtc-pipe.ts';
import { type Ground, YRoom } from './y-room.ts';

export type WebrtcOptions = {
  readonly children: Children;
  /** The module that serves the rtc pipe: `rtc/node.ts`, or what the host has in its place. */
  readonly rtcEntry: string;
  /** Use no address off this machine: demo and tests. */
  readonly loopbackOnly: boolean;
  /** STUN and TURN servers the person chose; none is used unasked. */
  readonly iceServers?: readonly IceServer[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

/** Links over WebRTC, by y-webrtc, with peers met at relays. */
export const webrtcTransport = ({ children, rtcEntry, loopbackOnly, iceServers = [], clock, random, log }: WebrtcOptions): Transport => {
  const pipe = new RtcPipe(() => children.start(rtcEntry, { name: 'rtc' }));
  const relays = new RelayPool({ clock, random, log });
  const ground: Ground = { pipe, relays, config: { iceServers, loopbackOnly }, clock, random, log };
  const rooms = new Map<string, YRoom>();
  const leaving = new Map<string, Promise<void>>();

  const leave = (name: string, room: YRoom): void => {
    if (rooms.get(name) !== room) return;
    rooms.delete(name);
    room.leave();
    const gone = room.left().then(() => {
      if (leaving.get(name) === gone) leaving.delete(name);
    });
    leaving.set(name, gone);
  };

  const enter = (options: RoomOptions): RoomHandle => {
    pipe.warm();
    const { name } = options.room;
    const points = new Set(options.meetingPoints);
    let room: YRoom | undefined;
    let isOver = false;
    const open = (): void => {
      if (isOver) return;
      room = new YRoom({ ...options, meetingPoints: [...points] }, ground);
      rooms.set(name, room);
    };
    // y-webrtc knows a room by its name, and lets go of it only a moment after we left.
    const retired = rooms.get(name);
    if (retired) leave(name, retired);
    const before = leaving.get(name);
    if (before) void before.then(open);
    else open();
    return {
      addMeetingPoints: (urls) => {
        for (const url of urls) points.add(url);
        room?.addMeetingPoints(urls);
      },
      seek: () => room?.seek(),
      retire: () => {
        isOver = true;
        room?.retire();
      },
      leave: () => {
        isOver = true;
        if (room) leave(name, room);
      },
    };
  };

  const close = async (): Promise<void> => {
    for (const [name, room] of rooms) leave(name, room);
    await Promise.all(leaving.values());
    relays.stop();
    await pipe.close();
  };
  return { enter, close };
};
