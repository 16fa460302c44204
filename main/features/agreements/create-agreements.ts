import { AppError, type CircleId, type EntryId, type PersonId } from '#contract';
import type { Agreements, AgreementsDeps } from './agreements.ts';
import { dayOf, isTimeZone } from './days.ts';
import { judge } from './judge/judge.ts';
import { type AgreementCreate, agreementCreate, agreementSign, type CheckInDecide, checkInDecide, type CheckInPost, checkInPost } from './ops.ts';
import { historyOf, listAgreements, listCheckIns, readAgreement, readCheckIn, type Reader, shownCheckIn } from './read-agreements.ts';
import { readWithModel } from './read-with-model.ts';
import { AGREEMENTS_VIEW } from './view.ts';

type CheckInInput = { readonly circle: CircleId; readonly agreement: EntryId; readonly text: string };

const mustHaveSigned = (signers: readonly { readonly person: PersonId }[], me: PersonId): void => {
  if (!signers.some(({ person }) => person === me)) throw new AppError('not-allowed');
};

const readerFor = ({ ledger, clock, nameOf, language }: AgreementsDeps, circle: CircleId): Reader => ({
  circle,
  me: ledger.circle(circle).self.person,
  now: clock.now(),
  language: language() === 'en' ? 'en' : 'zh',
  nameOf: (person) => nameOf(circle, person),
});

/** The model reads only what rules leave open, here, on the submitter's device; the verdict is computed from it by everybody. */
const checkInBody = async (deps: AgreementsDeps, { circle, agreement, text }: CheckInInput): Promise<CheckInPost> => {
  const reader = readerFor(deps, circle);
  const { rule, timeZone, signers } = readAgreement(deps.db, agreement, reader);
  mustHaveSigned(signers, reader.me);
  const { isOpen } = judge({ rule, submission: text, at: reader.now, tz: timeZone, history: historyOf(deps.db, agreement, reader) });
  const extracted = isOpen ? await readWithModel(deps, { circle, rule, text }) : undefined;
  return { agreement, text, ...(extracted && { extracted }) };
};

/** Agreements over the ledger: posts ops, and shows what the view's tables hold. Verdicts are computed by the view, on every desktop alike. */
export const createAgreements = (deps: AgreementsDeps): Agreements => {
  const { db, ledger, clock } = deps;
  const readerOf = (circle: CircleId): Reader => readerFor(deps, circle);
  const stop = ledger.onViewChange(({ circle, view }) => {
    if (view === AGREEMENTS_VIEW) deps.tell({ topic: 'agreements', circle });
  });

  return {
    handlers: {
      list: ({ circle }) => listAgreements(db, readerOf(circle)),
      create: ({ id: call, circle, title, rule, timeZone }) => {
        const made = ledger.circle(circle).doneBy(call);
        if (made !== undefined) return readAgreement(db, made, readerOf(circle));
        if (!isTimeZone(timeZone)) throw new AppError('input-invalid', { why: 'timeZone' });
        const body: AgreementCreate = { title, rule, timeZone, startsOn: dayOf(clock.now(), timeZone) };
        const { id } = ledger.circle(circle).append({ kind: agreementCreate.kind, body }, { call });
        return readAgreement(db, id, readerOf(circle));
      },
      sign: ({ circle, agreement }) => {
        const reader = readerOf(circle);
        const { signers } = readAgreement(db, agreement, reader);
        if (!signers.some(({ isMe }) => isMe)) ledger.circle(circle).append({ kind: agreementSign.kind, body: { agreement } });
        return readAgreement(db, agreement, reader);
      },
      checkIn: async (input) => {
        const home = ledger.circle(input.circle);
        const id = home.doneBy(input.id) ?? home.append({ kind: checkInPost.kind, body: await checkInBody(deps, input) }, { call: input.id }).id;
        // Also when a crash came between the two.
        deps.postCheckIn(input.circle, { text: input.text, agreement: input.agreement, checkIn: id });
        return readCheckIn(db, id, readerOf(input.circle));
      },
      decide: ({ circle, checkIn, verdict }) => {
        const reader = readerOf(circle);
        const found = readCheckIn(db, checkIn, reader);
        if (found.person !== reader.me || (found.verdict !== 'your-call' && found.tier !== 'person')) throw new AppError('not-allowed');
        const body: CheckInDecide = { agreement: found.agreement, checkIn, verdict };
        ledger.circle(circle).append({ kind: checkInDecide.kind, body });
        return readCheckIn(db, checkIn, reader);
      },
      checkIns: ({ circle, agreement }) => {
        const reader = readerOf(circle);
        readAgreement(db, agreement, reader);
        return listCheckIns(db, agreement, reader);
      },
    },
    checkInOf: (circle, entry) => shownCheckIn(db, entry, readerOf(circle)),
    stop,
  };
};
