import { Popover } from '@mantine/core';
import { SendHorizontal, Smile, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmojiPicker } from '../../ui/emoji-picker.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { measureFoot } from '../../ui/measure-foot.ts';
import { Problem } from '../../ui/problem.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { AskHint } from '../ask/ask-hint.tsx';
import { AttachButton } from '../files/attach-button.tsx';
import { AttachmentTray } from '../files/attachment-tray.tsx';
import { GuardLine } from '../guard/guard-line.tsx';
import type { ComposeMode } from './chat-context.tsx';
import { ComposerField } from './composer-field.tsx';
import styles from './composer.module.css';
import { MentionList } from './mention-list.tsx';
import { useComposer } from './use-composer.ts';

const ModeLine = ({ mode, onCancel }: { readonly mode: ComposeMode; readonly onCancel: () => void }) => {
  const { t } = useTranslation();
  if (mode.kind === 'new') return null;
  const quoted = mode.kind === 'reply' ? mode.to : mode.message;
  const name = quoted.kind === 'ai' ? t('ai.ember') : safeName(quoted.author.name);
  return (
    <div className={styles.mode}>
      <div className={styles.modeWords}>
        <strong>{mode.kind === 'reply' ? t('chat.replyTo', { name }) : t('chat.editing')}</strong>
        <span className={styles.modeText} dir="auto">
          {quoted.text.slice(0, 200)}
        </span>
      </div>
      <IconButton icon={X} label={t('app.cancel')} sizePx={28} onClick={onCancel} />
    </div>
  );
};

const EmojiButton = ({ onPick }: { readonly onPick: (emoji: string) => void }) => {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} position="top-end" trapFocus shadow="md" returnFocus withinPortal={false}>
      <Popover.Target>
        <IconButton icon={Smile} label={t('chat.emoji')} sizePx={40} onClick={() => setOpen((now) => !now)} />
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label={t('chat.emoji')}>
        <EmojiPicker
          onPick={(emoji) => {
            setOpen(false);
            onPick(emoji);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
};

/** Where messages are written. */
export const Composer = () => {
  const { t } = useTranslation();
  const composer = useComposer();
  const listId = useId();
  const { mentions, inspection, guarding } = composer;
  const active = mentions.candidates.length > 0 ? `${listId}-${mentions.chosen}` : undefined;
  return (
    <div className={styles.composer} ref={measureFoot}>
      <MentionList id={listId} candidates={mentions.candidates} chosen={mentions.chosen} onPick={mentions.pick} />
      <ModeLine mode={composer.mode} onCancel={composer.cancel} />
      {composer.mode.kind !== 'edit' && <AttachmentTray />}
      <div className={styles.row}>
        <div className={styles.box}>
          <ComposerField composer={composer} listId={active && listId} activeId={active} />
          {composer.mode.kind !== 'edit' && <AttachButton />}
          <EmojiButton onPick={composer.insert} />
        </div>
        <IconButton
          icon={SendHorizontal}
          label={t(composer.mode.kind === 'edit' ? 'chat.saveEdit' : 'chat.send')}
          sizePx={44}
          filled
          disabled={!composer.canSend}
          onClick={() => void composer.send()}
        />
      </div>
      <Problem text={composer.tooLong ? t('chat.tooLong') : undefined} />
      <AskHint text={composer.mode.kind === 'edit' ? '' : composer.text} />
      <GuardLine
        entities={inspection.entities}
        keeping={guarding.keeping}
        outgoing={inspection.preview}
        onMask={inspection.masked === undefined ? undefined : composer.mask}
        onKeep={guarding.setKeeping}
        onLeave={composer.leave}
        justChosen={composer.justChosen}
      />
    </div>
  );
};
