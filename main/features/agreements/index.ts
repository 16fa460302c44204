export type { Agreements, AgreementsDeps } from './agreements.ts';
export { createAgreements } from './create-agreements.ts';
export { isTimeZone } from './days.ts';
export { judge, type Judgement, type Submission } from './judge/judge.ts';
export { agreementsView } from './view.ts';
