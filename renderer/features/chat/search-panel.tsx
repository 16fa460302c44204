import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#contract';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { EmptyHint } from '../../ui/empty-hint.tsx';
import { useChat } from './chat-context.tsx';
import { MessageCard } from './message-card.tsx';

/** The words looked for, set apart in what was found. */
const Highlighted = ({ text, query }: { readonly text: string; readonly query: string }) => {
  const at = text.toLocaleLowerCase(currentLanguage()).indexOf(query.trim().toLocaleLowerCase(currentLanguage()));
  if (at === -1 || query.trim() === '') return text;
  const end = at + query.trim().length;
  return (
    <>
      {text.slice(Math.max(0, at - 40), at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end, end + 120)}
    </>
  );
};

/** Finds what was said in the open group. */
export const SearchPanel = () => {
  const { t } = useTranslation();
  const { circle } = useChat();
  const [query, setQuery] = useState('');
  const wanted = useDeferredValue(query.trim());
  const { data: found } = useRead({
    key: wanted ? `search ${circle.id} ${wanted}` : undefined,
    load: (client, signal) => client.chat.search({ circle: circle.id, query: wanted, limit: 30 }, { signal }),
    stale: () => false,
  });
  const card = ({ message, snippet }: { readonly message: Message; readonly snippet: string }) => (
    <MessageCard key={message.id} message={message}>
      <Highlighted text={snippet || message.text} query={wanted} />
    </MessageCard>
  );
  return (
    <>
      <TextInput
        aria-label={t('chat.searchPlaceholder')}
        placeholder={t('chat.searchPlaceholder')}
        leftSection={<Search size={16} aria-hidden="true" />}
        value={query}
        maxLength={200}
        onChange={(event) => setQuery(event.currentTarget.value)}
        // eslint-disable-next-line jsx-a11y/no-autofocus -- reason: opened to type into
        autoFocus
      />
      <div aria-live="polite">
        {wanted === '' && <EmptyHint icon={Search} text={t('chat.searchHint')} />}
        {wanted !== '' && found?.length === 0 && <EmptyHint icon={Search} text={t('chat.searchNone')} />}
        {found?.map(card)}
      </div>
    </>
  );
};
