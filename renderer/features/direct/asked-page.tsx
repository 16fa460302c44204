import { Button } from '@mantine/core';
import { Hourglass } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CircleSummary } from '#contract';
import { goTo } from '../../app/route.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';

/** A private chat that the other has not answered: nothing to do, and nothing that presses. */
export const AskedPage = ({ circle }: { readonly circle: CircleSummary }) => {
  const { t } = useTranslation();
  const call = useCall();
  const withdraw = async () => {
    const done = await call((client) => client.direct.withdraw({ id: callId(), circle: circle.id }));
    if (done) goTo({ page: 'home' });
  };
  return (
    <EmptyHint icon={Hourglass} title={t('direct.askedTitle', { name: safeName(circle.name) })} text={t('direct.askedText')}>
      <Button variant="default" onClick={() => void withdraw()}>
        {t('direct.withdraw')}
      </Button>
    </EmptyHint>
  );
};
