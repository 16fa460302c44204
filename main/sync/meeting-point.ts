import { isIPv4 } from 'node:net';

const MAX_LENGTH = 200;
const RELAY = /^wss?:$/;
const BROKER = /^mqtts?(?:\+wss?)?:$/;
/** This machine, private use (RFC 1918), link-local (RFC 3927), shared address space (RFC 6598). */
const NEARBY_IPV4 = /^(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/;
/** Loopback, unique local (RFC 4193), link-local. */
const NEARBY_IPV6 = /^\[(?:::1|f[cd][0-9a-f]{2}:.*|fe80:.*)\]$/i;

/**
 * The URL of a meeting point in its plain form: a relay (`ws:`, `wss:`) or an MQTT broker (`mqtt:`, `mqtts:`, and over WebSocket `mqtt+ws:`, `mqtt+wss:`).
 * Undefined when this is none (another scheme, a password inside, a query, too long).
 */
export const readMeetingPoint = (value: string): string | undefined => {
  if (value.length > MAX_LENGTH || !/^[\x21-\x7e]+$/.test(value) || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const isPlain = url.username === '' && url.password === '' && url.hash === '' && url.search === '' && url.hostname !== '';
  if (!isPlain || !(RELAY.test(url.protocol) || BROKER.test(url.protocol))) return undefined;
  // Only the schemes of the web get their host names in one writing.
  const href = url.href.replace(url.hostname, url.hostname.toLowerCase());
  return href.endsWith('/') ? href.slice(0, -1) : href;
};

/** Whether a meeting point (in its plain form) is an MQTT broker; else it is a relay. */
export const isBroker = (meetingPoint: string): boolean => meetingPoint.startsWith('mqtt');

/** Whether a host, as a URL names it, can only be on this machine or its network: nothing that leads out. */
export const isNearbyHost = (host: string): boolean =>
  isIPv4(host) ? NEARBY_IPV4.test(host) : NEARBY_IPV6.test(host) || host === 'localhost' || host.endsWith('.localhost') || host.endsWith('.local');

/** The same for a meeting point in its plain form. */
export const isNearby = (meetingPoint: string): boolean => isNearbyHost(new URL(meetingPoint).hostname);
