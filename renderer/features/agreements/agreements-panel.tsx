import { Button } from '@mantine/core';
import { Handshake, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../rpc/use-read.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useErrorSentence } from '../../ui/use-call.ts';
import { useChat } from '../chat/chat-context.tsx';
import { AgreementCard } from './agreement-card.tsx';
import { NewAgreement } from './new-agreement.tsx';

/** What the group promised each other. */
export const AgreementsPanel = () => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const sentence = useErrorSentence();
  const [writing, setWriting] = useState(false);
  const { data, error, reload } = useRead({
    key: `agreements ${circle.id}`,
    load: (client, signal) => client.agreements.list({ circle: circle.id }, { signal }),
    stale: (change) => change.topic === 'agreements' && change.circle === circle.id,
  });
  const done = () => {
    setWriting(false);
    reload();
  };
  return (
    <>
      {writing ? (
        <NewAgreement onDone={done} onCancel={() => setWriting(false)} />
      ) : (
        <Button fullWidth variant={data?.length === 0 ? 'filled' : 'light'} leftSection={<Plus size={17} />} onClick={() => setWriting(true)}>
          {t('agreements.new')}
        </Button>
      )}
      <Problem text={error === undefined ? undefined : sentence(error)} />
      {data?.length === 0 && !writing && <EmptyHint icon={Handshake} text={t('agreements.empty')} />}
      {data?.map((agreement) => (
        <AgreementCard key={agreement.id} agreement={agreement} onChanged={reload} />
      ))}
    </>
  );
};
