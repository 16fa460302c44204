import { AppError } from '#contract';
import { type IcePlan, isNearby, readIceAddress, readMeetingPoint } from '#sync';

/** Each place in its plain form, once. Fails with `place-invalid`. */
export const checkPlaces = (places: readonly string[]): string[] =>
  [...new Set(places.map((place) => place.trim()).filter((place) => place !== ''))].map((place) => {
    const plain = readMeetingPoint(place) ?? (readIceAddress(place) && place);
    if (plain === undefined) throw new AppError('place-invalid', { place: place.replace(/:[^:@]*@/u, ':…@').slice(0, 100) });
    return plain;
  });

export const meetingPointsIn = (places: readonly string[]): string[] => places.flatMap((place) => readMeetingPoint(place) ?? []);

/** A STUN or TURN server among these as `RTCPeerConnection` takes them. */
export const icePlanOf = (places: readonly string[], relayOnly: boolean): IcePlan => ({ servers: places.flatMap((place) => readIceAddress(place)?.server ?? []), relayOnly });

export const hasTurn = (places: readonly string[]): boolean => places.some((place) => readIceAddress(place)?.kind === 'turn');

/** Whether any of these leads out of this network. */
export const leadsOut = (places: readonly string[]): boolean => meetingPointsIn(places).some((point) => !isNearby(point));

/** A meeting point on this network: it may be gone tomorrow, so it is learned, not chosen. */
export const isNearbyPlace = (place: string): boolean => {
  const point = readMeetingPoint(place);
  return point !== undefined && isNearby(point);
};
