/** What is taken a day before the person is asked: of a message feed, and of somebody's control entries on all their devices. */
export type IntakeLimits = { readonly entries: number; readonly bytes: number };
export const INTAKE_LIMITS: IntakeLimits = { entries: 5_000, bytes: 20_000_000 };
