import { AppError, MOST_PLACE_CHARACTERS, MOST_PLACES } from '#contract';
import { type IcePlan, isNearby, readIceAddress, readMeetingPoint } from '#sync';

const namedIn = (place: string): { readonly place: string } => ({ place: place.replace(/:[^:@]*@/u, ':…@').slice(0, 100) });

/** Each place in its plain form, once. Fails with `places-too-many`, `place-too-long`, `place-invalid`. */
export const checkPlaces = (places: readonly string[]): string[] => {
  const written = [...new Set(places.map((place) => place.trim()).filter((place) => place !== ''))];
  if (written.length > MOST_PLACES) throw new AppError('places-too-many', { most: MOST_PLACES, count: written.length });
  return written.map((place) => {
    if (place.length > MOST_PLACE_CHARACTERS) throw new AppError('place-too-long', { ...namedIn(place), most: MOST_PLACE_CHARACTERS });
    const plain = readMeetingPoint(place) ?? (readIceAddress(place) && place);
    if (plain === undefined) throw new AppError('place-invalid', namedIn(place));
    return plain;
  });
};

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
