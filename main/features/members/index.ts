export { createMembers } from './create-members.ts';
export type { Members, MembersDeps } from './members.ts';
