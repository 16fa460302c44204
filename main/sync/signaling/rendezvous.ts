import { createHash } from 'node:crypto';

const weight = (topic: string, url: string): Buffer => createHash('sha256').update(`${url}\n${topic}`).digest();

/**
 * A fleet's places in the order in which a topic uses them: highest random weight first, so that whoever knows the same fleet tries the same
 * ones, the load is spread, and a place that comes or goes moves only its own share (Thaler and Ravishankar 1998, "rendezvous hashing").
 */
export const rankPlaces = (topic: string, urls: readonly string[]): readonly string[] =>
  urls
    .map((url) => ({ url, weight: weight(topic, url) }))
    .toSorted((a, b) => Buffer.compare(b.weight, a.weight))
    .map(({ url }) => url);
