import type { Status } from '#contract';
import { AboutYou } from './about-you.tsx';

/** First run: one page about you. How to begin, and the model, follow once the core is ready (`HowToBegin`). */
export const FirstRun = ({ status }: { readonly status: Status }) => <AboutYou keyKinds={status.keyKinds} />;
