import { Door, type DoorOptions } from '../lobby/door.ts';
import type { Pairing, PairingOptions } from './pairing.ts';
import { type PairingPorts, PairingSession } from './pairing-session.ts';

/** Where the devices of one person meet each other outside the rooms of their circles: doors, and at most one pairing. */
export class DeviceMeetings {
  readonly #ports: Omit<PairingPorts, 'nearby'>;
  readonly #doors = new Set<Door>();
  #nearby: readonly string[] = [];
  #pairing: PairingSession | undefined;

  constructor(ports: Omit<PairingPorts, 'nearby'>) {
    this.#ports = ports;
  }

  openDoor(options: DoorOptions): () => void {
    const door = new Door(options, { ...this.#ports, nearby: this.#nearby });
    this.#doors.add(door);
    return () => {
      this.#doors.delete(door);
      door.stop();
    };
  }

  pair(options: PairingOptions): Pairing {
    this.#pairing?.stop();
    this.#pairing = new PairingSession(options, { ...this.#ports, nearby: this.#nearby });
    return this.#pairing;
  }

  /** Found on this network, now. */
  setNearby(urls: readonly string[]): void {
    this.#nearby = urls;
    for (const meeting of this.#doors) meeting.setNearby(urls);
    this.#pairing?.setNearby(urls);
  }

  stop(): void {
    for (const door of this.#doors) door.stop();
    this.#doors.clear();
    this.#pairing?.stop();
  }
}
