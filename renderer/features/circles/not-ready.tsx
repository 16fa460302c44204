import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { CircleAlert, Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '#contract';
import { goTo } from '../../app/route.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';
import { AskedPage } from '../direct/asked-page.tsx';
import { ByHand } from '../connection/by-hand.tsx';
import { NetworkOnly } from '../connection/network-only.tsx';
import { TakeOff } from '../members/ended.tsx';
import { WithoutChat } from './without-chat.tsx';

/** A group that was lost with a damaged database and comes back by itself. */
const Returning = ({ circle }: { readonly circle: CircleSummary }) => {
  const { t } = useTranslation();
  return (
    <WithoutChat>
      <EmptyHint icon={Hourglass} title={t('circles.returningTitle', { name: safeName(circle.name) })} text={t('circles.returningText')}>
        <TakeOff circle={circle.id} />
      </EmptyHint>
    </WithoutChat>
  );
};

const titleKey = ({ kind, state, approvalCode }: CircleSummary) => {
  if (kind === 'direct') return state === 'failed' ? ('direct.failedTitle' as const) : ('direct.joiningTitle' as const);
  if (state === 'failed') return 'circles.failedTitle' as const;
  return approvalCode === undefined ? ('circles.waitingTitle' as const) : ('members.waitingTitle' as const);
};

const textOf = ({ kind, state, failure, approvalCode }: CircleSummary, t: TFunction): string => {
  if (state === 'failed' || failure) return t(`errors.${failure ?? 'internal'}`);
  if (kind === 'direct') return t('direct.joiningText');
  return approvalCode === undefined ? t('circles.waitingText') : `${t('members.waitingText')} ${t('members.waitingCode', { code: approvalCode })}`;
};

/** A group I was invited to and am not in yet, or could not join; or one that comes back. */
export const NotReady = ({ circle }: { readonly circle: CircleSummary }) => {
  const { t } = useTranslation();
  const call = useCall();
  const name = safeName(circle.name);
  const failed = circle.state === 'failed';
  if (circle.state === 'returning') return <Returning circle={circle} />;
  if (circle.state === 'asked') return <WithoutChat><AskedPage circle={circle} /></WithoutChat>;
  const cancel = async () => {
    const done = await call((client) => client.circles.cancelJoin({ id: callId(), circle: circle.id }));
    if (done) goTo({ page: 'home' });
  };
  return (
    <WithoutChat>
      <EmptyHint
        icon={failed ? CircleAlert : Hourglass}
        title={t(titleKey(circle), { name })}
        text={textOf(circle, t)}
      >
        {!failed && circle.kind !== 'direct' && <NetworkOnly circle={circle.id} text={t('circles.waitingNetworkOnly')} />}
        <Button variant="default" onClick={() => void cancel()}>
          {t(failed ? 'circles.failedRemove' : 'circles.waitingCancel')}
        </Button>
        {!failed && <ByHand circle={circle.id} isJoining />}
      </EmptyHint>
    </WithoutChat>
  );
};
