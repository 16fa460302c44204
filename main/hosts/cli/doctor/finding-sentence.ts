import { type Language, must } from '#contract';
import type { Finding } from './finding.ts';

type Facts = Finding['facts'];
type Sentence = Readonly<Record<Language, (facts: Facts) => string>>;

const FOLDER: Readonly<Record<string, Sentence>> = {
  'folder-missing': {
    en: () => 'There is no such data directory: Hearth was never set up there. Name another with --data-dir.',
    'zh-CN': () => '没有这个数据目录：围炉没有在那里设置过。请用 --data-dir 指定另一个。',
  },
  'folder-yours': { en: () => 'Data directory: yours.', 'zh-CN': () => '数据目录：属于你。' },
  'folder-foreign': {
    en: ({ owner }) => `The data directory belongs to another user (${owner}). Run Hearth as that user, or change its owner.`,
    'zh-CN': ({ owner }) => `数据目录属于另一个用户（${owner}）。请以该用户运行围炉，或更改目录的所有者。`,
  },
  'folder-unwritable': { en: () => 'The data directory cannot be written. Give yourself the right to write there.', 'zh-CN': () => '数据目录无法写入。请给自己写入的权限。' },
  'permissions-closed': { en: () => 'Permissions: closed to other users.', 'zh-CN': () => '权限：其他用户打不开。' },
  'permissions-by-system': { en: () => "Permissions: by the system's own lists.", 'zh-CN': () => '权限：由系统的访问列表管理。' },
  'permissions-open': {
    en: ({ files }) => `Other users of this machine may open these in the data directory: ${files}. Close each: chmod go= …`,
    'zh-CN': ({ files }) => `这台电脑的其他用户可以打开数据目录里的这些：${files}。请逐个关闭：chmod go= …`,
  },
  'space-enough': { en: ({ freeMb }) => `Disk: ${freeMb} MB free.`, 'zh-CN': ({ freeMb }) => `硬盘：剩余 ${freeMb} MB。` },
  'space-little': { en: ({ freeMb }) => `Disk: only ${freeMb} MB free. Make room, or new messages may not be kept.`, 'zh-CN': ({ freeMb }) => `硬盘：只剩 ${freeMb} MB。请腾出空间，否则新消息可能存不下。` },
  'lock-free': { en: () => 'Lock: no Hearth is running on this directory.', 'zh-CN': () => '锁：没有围炉正在使用这个目录。' },
  'lock-taken': { en: () => 'Lock: Hearth is running on this directory.', 'zh-CN': () => '锁：围炉正在使用这个目录。' },
};

const KEYS: Readonly<Record<string, Sentence>> = {
  'keys-open': { en: ({ kind }) => `Keys: they open (${kind}).`, 'zh-CN': ({ kind }) => `密钥：打得开（${kind === 'keyring' ? '系统钥匙串' : '密码'}）。` },
  'keys-missing': {
    en: () => 'There are no keys: Hearth was never set up here, or keys.json was lost. Without it nothing here can be read; put it back from a backup.',
    'zh-CN': () => '没有密钥：围炉没有在这里设置过，或者 keys.json 丢了。没有它，这里的内容都读不出来；请从备份放回。',
  },
  'keys-locked': { en: () => 'Keys: locked, so the inside was not looked at. Hand in the passphrase with --passphrase-file.', 'zh-CN': () => '密钥：已锁定，所以没有检查里面。请用 --passphrase-file 提供密码。' },
  'keys-broken': { en: () => 'keys.json is damaged or cannot be read. Put it back from a backup.', 'zh-CN': () => 'keys.json 已损坏或读不了。请从备份放回。' },
  'keys-wrong': { en: () => 'The passphrase is not the right one.', 'zh-CN': () => '密码不对。' },
  'keys-unavailable': { en: () => 'The keyring of this machine does not give the key. Sign in to your desktop, or unlock the keyring.', 'zh-CN': () => '这台电脑的钥匙串没有给出密钥。请登录桌面，或解锁钥匙串。' },
  'keys-incomplete': { en: () => 'keys.json opens, but the key of this database is not in it: the two are not of one time. Put both back from one backup.', 'zh-CN': () => 'keys.json 打得开，但里面没有这个数据库的密钥：两者不是同一时间的。请从同一份备份放回两者。' },
};

const DATABASE: Readonly<Record<string, Sentence>> = {
  'database-whole': { en: ({ version, sizeMb }) => `Database: encrypted and whole, ${sizeMb} MB (${version}).`, 'zh-CN': ({ version, sizeMb }) => `数据库：已加密，完好，${sizeMb} MB（${version}）。` },
  'database-damaged': {
    en: () => 'The database is damaged, or its key does not fit. Copy the data directory; the next start of Hearth sets the database aside and fills your groups again from their members.',
    'zh-CN': () => '数据库已损坏，或密钥不匹配。请先复制数据目录；下次启动时围炉会把它放到一边，再从群成员那里补全各个群。',
  },
  'database-missing': { en: () => 'There are keys and no database. The next start fills your groups again from their members; if you have a copy of hearth.db, put it back first.', 'zh-CN': () => '有密钥，没有数据库。下次启动时会从群成员那里补全各个群；如果有 hearth.db 的备份，请先放回。' },
  'database-newer': { en: () => 'The database was written by a newer Hearth. Update Hearth.', 'zh-CN': () => '数据库由更新版本的围炉写入。请升级围炉。' },
  'database-older': { en: () => 'The database was made by an early trial of Hearth, whose format is not carried on.', 'zh-CN': () => '数据库来自围炉的早期试用版，格式不再沿用。' },
  'database-in-use': { en: () => 'Database: not looked at, since Hearth is writing to it. Close Hearth and ask again.', 'zh-CN': () => '数据库：围炉正在写入，所以没有检查。请关闭围炉再检查一次。' },
  'database-sealed': { en: () => 'Database: not looked at, since the keys are not open.', 'zh-CN': () => '数据库：密钥没有打开，所以没有检查。' },
  'database-no-room': { en: () => 'Database: not looked at. It is looked at on a copy, and there is no room for one in the folder for temporary files.', 'zh-CN': () => '数据库：没有检查。检查要用一份副本，而临时文件夹放不下。' },
  'database-unreadable': { en: () => 'Database: not looked at, since its file cannot be read or copied. Look at its permissions.', 'zh-CN': () => '数据库：文件读不了或无法复制，所以没有检查。请检查权限。' },
  'database-repair-unfinished': { en: () => 'A repair of the database was interrupted. The next start of Hearth takes it up.', 'zh-CN': () => '数据库的修复中断了。下次启动围炉时会接着修。' },
  'database-log-lost': { en: () => 'The last that was written (hearth.db-wal) is gone. The next start of Hearth asks the members of your groups for it.', 'zh-CN': () => '最后写入的内容（hearth.db-wal）不见了。下次启动围炉时会向群成员要。' },
  'database-set-aside': { en: ({ count }) => `Damaged databases that were set aside: ${count}. They may be deleted when nothing is missed.`, 'zh-CN': ({ count }) => `放到一边的损坏数据库：${count} 个。什么都没少的话，可以删掉。` },
};

const CIRCLES: Readonly<Record<string, Sentence>> = {
  circle: {
    en: ({ id, members, entries, unreadable }) => `Group ${id}: ${members} members, ${entries} entries, ${unreadable} without a key to read them.`,
    'zh-CN': ({ id, members, entries, unreadable }) => `群 ${id}：${members} 人，${entries} 条，其中 ${unreadable} 条没有钥匙可读。`,
  },
  'circle-forked-self': { en: ({ id }) => `Group ${id}: this device was set aside, since two copies of it wrote. An admin, or another device of yours, can take it back.`, 'zh-CN': ({ id }) => `群 ${id}：这台设备被搁置，因为它的两份拷贝都写过。管理员或你的另一台设备可以让它回来。` },
  'circle-flood': { en: ({ id, count }) => `Group ${id}: more came from ${count} devices than a day may bring. It waits for your yes in the app.`, 'zh-CN': ({ id, count }) => `群 ${id}：${count} 台设备发来的超过一天的量，等你在应用里同意。` },
  'circle-undecided': { en: ({ id, count }) => `Group ${id}: people who wait for an admin's yes: ${count}.`, 'zh-CN': ({ id, count }) => `群 ${id}：有 ${count} 人在等管理员同意。` },
  'circle-holes': { en: ({ id, count }) => `Group ${id}: entries that lack their words: ${count}. They are asked of the others when one is online.`, 'zh-CN': ({ id, count }) => `群 ${id}：${count} 条缺内容；有人在线时会向对方要。` },
  'circle-forks': { en: ({ id, count }) => `Group ${id}: devices that signed two different entries for one place: ${count}. A device was copied, or somebody lied.`, 'zh-CN': ({ id, count }) => `群 ${id}：${count} 台设备为同一位置签了两条不同的内容：设备被复制，或者有人作假。` },
};

const MACHINE: Readonly<Record<string, Sentence>> = {
  'clock-plausible': { en: ({ now }) => `Clock: ${now}, not before anything written here.`, 'zh-CN': ({ now }) => `时钟：${now}，不早于这里写下的任何内容。` },
  'clock-behind': { en: ({ hours }) => `The clock is at least ${hours} hours behind what was written here. Set it to automatic.`, 'zh-CN': ({ hours }) => `时钟至少慢了 ${hours} 小时（与这里写下的内容相比）。请设为自动。` },
  'clock-agrees': { en: ({ place }) => `The clock agrees with ${place}.`, 'zh-CN': ({ place }) => `时钟与 ${place} 一致。` },
  'clock-off': { en: ({ place, minutes }) => `The clock is ${minutes} minutes off by ${place}. Set it to automatic.`, 'zh-CN': ({ place, minutes }) => `时钟与 ${place} 相差 ${minutes} 分钟。请设为自动。` },
  'port-free': { en: ({ port }) => `Port ${port}: free.`, 'zh-CN': ({ port }) => `端口 ${port}：空闲。` },
  'port-taken': { en: ({ port }) => `Port ${port} is used by another program: Hearth will take another one.`, 'zh-CN': ({ port }) => `端口 ${port} 已被其他程序占用：围炉会换一个。` },
  'relay-port-taken': { en: ({ port }) => `Port ${port}, where others on this network look for this Hearth, is used by another program. Close that, or they find you by other ways only.`, 'zh-CN': ({ port }) => `端口 ${port} 已被其他程序占用，而本网络的其他人在那里找这个围炉。请关闭那个程序，否则他们只能用别的办法找到你。` },
  'port-unreadable': { en: () => 'Ports: host.json cannot be read; new ones will be chosen.', 'zh-CN': () => '端口：host.json 读不了；会选新的。' },
  'limits-enough': { en: ({ openFiles }) => `Limits: ${openFiles} open files a process.`, 'zh-CN': ({ openFiles }) => `限制：每个进程可打开 ${openFiles} 个文件。` },
  'limits-low': { en: ({ openFiles, least }) => `A process may open only ${openFiles} files here. Allow at least ${least} (ulimit -n, LimitNOFILE).`, 'zh-CN': ({ openFiles, least }) => `这里每个进程只能打开 ${openFiles} 个文件。请至少允许 ${least} 个（ulimit -n、LimitNOFILE）。` },
  'limits-unknown': { en: () => 'Limits: this system does not tell how many files a process may open.', 'zh-CN': () => '限制：系统没有说明每个进程可打开多少文件。' },
  'models-here': { en: ({ models }) => `Models, hashes right: ${models}.`, 'zh-CN': ({ models }) => `模型，校验无误：${models}。` },
  'models-none': { en: () => 'Models: none that is whole. Hearth works without one.', 'zh-CN': () => '模型：没有完好的。没有模型围炉也能用。' },
  'model-broken': { en: ({ model }) => `The model ${model} is not what it should be. hearth models remove ${model}, then get it again.`, 'zh-CN': ({ model }) => `模型 ${model} 校验不对。先 hearth models remove ${model}，再重新下载。` },
};

const PLACES: Readonly<Record<string, Sentence>> = {
  'places-not-asked': { en: () => 'Meeting points: not asked, since that leaves this machine. Add --network to ask them.', 'zh-CN': () => '会合点：没有询问，因为那要连出这台电脑。加上 --network 就会询问。' },
  'places-not-known': { en: () => 'Meeting points: not asked, since what is in the database could not be seen.', 'zh-CN': () => '会合点：没有询问，因为看不到数据库里的内容。' },
  'places-none': { en: () => 'Meeting points: none is set, the groups work on this network only.', 'zh-CN': () => '会合点：没有设置，这些群只在本网络可用。' },
  'place-answers': { en: ({ place }) => `${place} answers.`, 'zh-CN': ({ place }) => `${place} 有应答。` },
  'place-silent': { en: ({ place }) => `${place} does not answer. Check its address, or ask who runs it.`, 'zh-CN': ({ place }) => `${place} 没有应答。请检查地址，或问问它的管理者。` },
  'udp-open': { en: () => 'UDP leaves this network.', 'zh-CN': () => 'UDP 可以出网。' },
  'udp-blocked': { en: () => 'UDP seems to be blocked on this network. Add a TURN server that takes TCP.', 'zh-CN': () => '这个网络似乎禁止 UDP。请添加支持 TCP 的 TURN 服务器。' },
};

/** Every sentence, by the finding's `what`. */
export const FINDING_SENTENCES: Readonly<Record<string, Sentence>> = { ...FOLDER, ...KEYS, ...DATABASE, ...CIRCLES, ...MACHINE, ...PLACES };

/** What was found, and what to do, in the person's language. */
export const findingSentence = ({ what, facts }: Finding, language: Language): string => {
  const sentence = FINDING_SENTENCES[what];
  must(sentence, `there is a sentence for ${what}`);
  return sentence[language](facts);
};
