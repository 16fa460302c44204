import type { Reach } from '#contract';
import { isNearby, readMeetingPoint } from './meeting-point.ts';
import { type IcePlan, NO_ICE } from './transport.ts';

/** Where a circle meets, and what helps its links, as the person chose. */
export type MeetingPlan = { readonly meetingPoints: readonly string[]; readonly reach?: Reach; readonly ice?: IcePlan };

const MOST_LEARNED = 16;

/** The meeting points of a circle: those of the plan, those found on this network, and those that peers told. None outside the circle's reach. */
export class MeetingPoints {
  #own: readonly string[] = [];
  #nearby: readonly string[] = [];
  readonly #learned = new Set<string>();
  #reach: Reach = 'internet';
  #ice: IcePlan = NO_ICE;

  constructor(plan: MeetingPlan, nearby: readonly string[] = []) {
    this.follow(plan);
    this.setNearby(nearby);
  }

  /** What we tell others. */
  get own(): readonly string[] {
    return this.#own;
  }

  get reach(): Reach {
    return this.#reach;
  }

  get all(): readonly string[] {
    return [...new Set([...this.#own, ...this.#nearby, ...this.#learned])].filter((url) => this.#isAllowed(url));
  }

  ice(): IcePlan {
    return this.#ice;
  }

  follow({ meetingPoints, reach = 'internet', ice = NO_ICE }: MeetingPlan): void {
    this.#reach = reach;
    this.#ice = reach === 'lan' ? NO_ICE : ice;
    this.#own = meetingPoints.flatMap((url) => readMeetingPoint(url) ?? []).filter((url) => this.#isAllowed(url));
  }

  setNearby(urls: readonly string[]): void {
    this.#nearby = urls.flatMap((url) => readMeetingPoint(url) ?? []).filter(isNearby);
  }

  /** @returns those that are new and in reach */
  learn(urls: readonly string[]): readonly string[] {
    const known = new Set(this.all);
    const fresh = urls.filter((url) => !known.has(url) && this.#isAllowed(url)).slice(0, MOST_LEARNED - this.#learned.size);
    for (const url of fresh) this.#learned.add(url);
    return fresh;
  }

  #isAllowed(url: string): boolean {
    return this.#reach === 'internet' || isNearby(url);
  }
}
