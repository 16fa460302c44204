/** What a room hears of one of its topics. */
export type TopicEars = {
  connected(): void;
  /** The place could not be reached again; it is tried further. */
  failed(): void;
  heard(data: string): void;
};

/**
 * A place where desktops tell each other sealed frames before they are linked: a Hearth relay, an MQTT broker, the peers of a circle.
 * It may lose, delay, repeat, mix up and make up frames: what it says is believed only when the room's key opens it.
 */
export interface Signaling {
  /** The URL of a meeting point; `peers` for those we are linked with. */
  readonly url: string;
  readonly isConnected: boolean;
  /** Tried in vain, more than once. */
  readonly isUnreachable: boolean;
  /** Several rooms may be on several topics; one room a topic. */
  join(topic: string, ears: TopicEars): void;
  leave(topic: string): void;
  /** Tells everybody else on the topic; lost when not connected. */
  publish(topic: string, data: string): void;
  stop(): void;
}
