export { createMembers } from './create-members.ts';
export type { Members, MembersDeps } from './members.ts';
export { REMOVED_KEPT_MS } from './endings.ts';
