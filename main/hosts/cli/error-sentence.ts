import type { AppError, ErrorCode, Language } from '#contract';

type Sentence = Readonly<Record<Language, (fill: (name: string) => string) => string>>;

/** Sentences for what goes wrong on the command line; other codes are shown as they are. */
const SENTENCES: Partial<Record<ErrorCode, Sentence>> = {
  'data-dir-in-use': {
    en: (fill) => `Hearth is already running on this data directory (process ${fill('pid')}). Close it first.`,
    'zh-CN': (fill) => `围炉已经在使用这个数据目录（进程 ${fill('pid')}）。请先关闭它。`,
  },
  'data-dir-unwritable': {
    en: (fill) => `The data directory cannot be written: ${fill('dataDir')}. Choose another with --data-dir.`,
    'zh-CN': (fill) => `数据目录无法写入：${fill('dataDir')}。请用 --data-dir 换一个。`,
  },
  'database-newer': {
    en: () => 'This data was written by a newer Hearth. Update Hearth; nothing was changed.',
    'zh-CN': () => '这些数据由更新版本的围炉写入。请升级围炉；没有改动任何内容。',
  },
  'database-older': {
    en: () => 'This data was made by an early trial of Hearth, whose format is not carried on. Choose another directory with --data-dir; nothing was changed.',
    'zh-CN': () => '这些数据来自围炉的早期试用版，格式不再沿用。请用 --data-dir 换一个目录；没有改动任何内容。',
  },
  'database-broken': {
    en: () => 'The database cannot be opened: it is damaged, or its key does not fit. Nothing was changed.',
    'zh-CN': () => '数据库打不开：文件已损坏，或密钥不匹配。没有改动任何内容。',
  },
  'keys-lost': {
    en: () => 'The file with your keys (keys.json) is gone or damaged, and without it nobody can read what is stored. Put it back from a backup; nothing was changed.',
    'zh-CN': () => '存放密钥的文件（keys.json）不见了或损坏了，没有它谁都读不出保存的内容。请从备份里放回去；没有改动任何内容。',
  },
  'disk-full': {
    en: () => 'The disk is full. What was saved before is safe. Free some space and try again.',
    'zh-CN': () => '硬盘满了。之前保存的都还在。请腾出一些空间再试。',
  },
  'vault-broken': {
    en: () => 'The vault cannot be opened: it is damaged, or this is not its passphrase. Nothing was changed.',
    'zh-CN': () => '保险库打不开：文件已损坏，或口令不对。没有改动任何内容。',
  },
  'model-not-found': {
    en: (fill) => `This model is not in the list: ${fill('model')}. Nothing was downloaded. \`hearth models\` shows the list.`,
    'zh-CN': (fill) => `列表里没有这个模型：${fill('model')}。什么都没有下载。用 hearth models 查看列表。`,
  },
  'model-broken': {
    en: () => "The model's file is damaged and was not used. Remove it with `hearth models remove` and fetch it again.",
    'zh-CN': () => '模型文件损坏，没有使用。请用 hearth models remove 删除后重新下载。',
  },
  'model-missing': {
    en: () => "The model's file is not on this machine. Fetch it with `hearth models get`.",
    'zh-CN': () => '这台电脑上没有这个模型的文件。请用 hearth models get 下载。',
  },
  'model-source-unreachable': {
    en: () => 'No source of this model answers. What was fetched is kept. Check your network and run the command again.',
    'zh-CN': () => '这个模型的来源都没有回应。已下载的部分留着。请检查网络，再运行一次。',
  },
  'model-download-changed': {
    en: () => 'The file changed while it was fetched, so it was thrown away. Fetch it again.',
    'zh-CN': () => '文件在下载途中变了，所以丢弃了。请重新下载。',
  },
  'model-in-use': {
    en: () => 'The model is answering right now. Nothing was removed. Try again in a moment.',
    'zh-CN': () => '模型正在回答。什么都没有移除。请稍后再试。',
  },
  'model-fetched-elsewhere': {
    en: () => 'Another Hearth on this machine is fetching this model. Nothing was changed. Run the command again when it is done.',
    'zh-CN': () => '这台电脑上另一个围炉正在下载这个模型。什么都没有改动。等它下完后再运行一次。',
  },
  'forget-incomplete': {
    en: () => 'Forgetting was interrupted and finishes at the next start. The key is destroyed first. Run it again to be sure.',
    'zh-CN': () => '清除被打断了，下次启动时会做完。钥匙是最先销毁的。想放心的话，请再运行一次。',
  },
  cancelled: { en: () => 'Stopped, as you asked.', 'zh-CN': () => '已按你的要求停止。' },
  'engine-crashed': {
    en: () => 'The model stopped working. Nothing is lost. Try again; a smaller model may fit this machine better.',
    'zh-CN': () => '模型停止了工作。什么都没有丢。请再试一次；也许小一点的模型更适合这台电脑。',
  },
  'engine-timeout': { en: () => 'The model took too long and was stopped. Try again.', 'zh-CN': () => '模型用时太久，已经停下。请再试一次。' },
  internal: {
    en: () => 'Something went wrong inside Hearth. What was saved is safe. Try again.',
    'zh-CN': () => '围炉内部出了点问题。已保存的都是安全的。请再试一次。',
  },
  'port-in-use': {
    en: (fill) => `Port ${fill('port')} is in use by another program. Choose another with --port.`,
    'zh-CN': (fill) => `端口 ${fill('port')} 已被其他程序占用。请用 --port 换一个。`,
  },
  'passphrase-wrong': {
    en: () => 'The passphrase is not the right one. Nothing was changed.',
    'zh-CN': () => '密码不对。没有改动任何内容。',
  },
  'passphrase-weak': {
    en: () => 'The passphrase is too short: at least 8 characters.',
    'zh-CN': () => '密码太短：至少 8 个字符。',
  },
  'keyring-unavailable': {
    en: () => 'This machine has no keyring that Hearth can use. Choose a passphrase instead.',
    'zh-CN': () => '这台电脑没有可用的钥匙串。请改用密码。',
  },
  locked: {
    en: () => 'The data is locked: hand in the passphrase with --passphrase-file.',
    'zh-CN': () => '数据已锁定：请用 --passphrase-file 提供密码。',
  },
  'file-not-found': {
    en: (fill) => `There is no such file: ${fill('file')}`,
    'zh-CN': (fill) => `找不到文件：${fill('file')}`,
  },
  'file-unreadable': {
    en: (fill) => `The file cannot be read: ${fill('file')}`,
    'zh-CN': (fill) => `文件读不了：${fill('file')}`,
  },
  'circle-not-found': {
    en: () => 'There is no such group in this data directory.',
    'zh-CN': () => '这个数据目录里没有这个群。',
  },
  'invite-not-found': {
    en: () => 'There is no invite in what was given behind --circle. Paste the whole link.',
    'zh-CN': () => '--circle 后面没有找到邀请。请粘贴完整的链接。',
  },
  'invite-broken': {
    en: () => 'The invite is damaged: a part of it is missing. Paste the whole link again.',
    'zh-CN': () => '邀请不完整：少了一部分。请重新粘贴完整的链接。',
  },
  'invite-foreign': {
    en: () => 'This invite is for another program or another version of Hearth. Update Hearth, or ask for a new one.',
    'zh-CN': () => '这份邀请属于别的程序，或别的围炉版本。请更新围炉，或再要一份。',
  },
  'invite-expired': {
    en: () => 'The invite has expired. Ask a member for a new one.',
    'zh-CN': () => '邀请已经过期。请向群成员再要一份。',
  },
  'invite-used-up': {
    en: () => 'The invite has been used already. Ask a member for a new one.',
    'zh-CN': () => '邀请已经用过了。请向群成员再要一份。',
  },
  'invite-revoked': {
    en: () => 'The invite was taken back. Ask a member for a new one.',
    'zh-CN': () => '邀请已被收回。请向群成员再要一份。',
  },
  'invite-other-use': {
    en: () => 'This invite is for another use: with --blind it takes one “for a mailbox”, without it one for people. Ask a member for the right one.',
    'zh-CN': () => '这份邀请的用途不对：带 --blind 要用“给信箱”的邀请，不带则用给人的邀请。请向群成员要一份合适的。',
  },
  'join-refused': {
    en: () => 'The group did not let this device in. Ask a member for a new invite.',
    'zh-CN': () => '这个群没有让这台设备加入。请向群成员再要一份邀请。',
  },
  'removed-from-circle': {
    en: () => 'This device was taken out of the group, and serves it no more. To come back it needs a new invite.',
    'zh-CN': () => '这台设备已被移出群，不再为它服务。想回来需要新的邀请。',
  },
  'tier-missing': {
    en: (fill) => `The tier ${fill('tier')} is not installed for this command. Leave --tier out to use the best that is there.`,
    'zh-CN': (fill) => `这个命令没有安装 ${fill('tier')} 这一档。去掉 --tier 即可使用现有最好的一档。`,
  },
  'input-invalid': {
    en: (fill) => `The input cannot be understood: ${fill('why')}`,
    'zh-CN': (fill) => `输入无法识别：${fill('why')}`,
  },
};

/** What happened, in one line, in the person's language. */
export const errorSentence = (error: AppError, language: Language): string => {
  const fill = (name: string): string => String(error.params[name] ?? '?');
  const rest = Object.entries(error.params).map(([name, value]) => `${name}=${value}`);
  return SENTENCES[error.code]?.[language](fill) ?? [error.code, ...rest].join(' ');
};
