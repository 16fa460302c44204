/** What the words around a number make of it: `amount` done, `lacking` to the goal, a `goal` or a whole it is part of, a `part` of another amount, a `rate`. */
export type Role = 'amount' | 'lacking' | 'goal' | 'part' | 'rate';
export type Bounds = { readonly low: number; readonly high: number; readonly role: Role };

const NEAR = '[^\\d,.;]{0,8}$';
const BEFORE: readonly (readonly [RegExp, Role])[] = [
  [/(?:还差|还剩|还有|差了?|缺|欠|少(?:读|跑|做|背|写)?了?|只剩)(?:最后)?$/, 'lacking'],
  [/\b(?:short (?:by|of)|missing|behind by)\s*$/, 'lacking'],
  [new RegExp(`(?:目标|计划|要求|规定|任务|标准|本来|原定|说好|应该|每天|每日)(?:是|为|要|的|得|想)?(?:读|看|跑|做|背|写|走|喝|练|学|运动|完成)?(?:够|满)?$`), 'goal'],
  [/\b(?:goal|target|quota|plan|planned|required?|requirement|rule|limit|supposed to (?:read|run|do|write)|daily)\b(?: was| is| of|:| to (?:read|run|do|write|walk))*\s*$/, 'goal'],
  [/\bout of\s+(?:the |my |our |a |those |all )?$|\d[a-z ]{0,12}\bof\s+(?:the |my |our |those |all )?$/, 'goal'],
  [/(?:其中|其中有|最后|剩下|包括|(?<![\u4e00-\u9fff])[前后头])(?:的|这|那)?$/, 'part'],
  [/\b(?:(?:the |my )?(?:last|first|final|next|remaining)|including|of which)\s*$/, 'part'],
  [/(?:配速|均速|速度|平均每?[^\d,]{0,3}|每)\s*$|\b(?:pace|per|every|each)\b[^\d,]{0,6}$/, 'rate'],
];
const AFTER: readonly (readonly [RegExp, Role])[] = [
  [/^\s*(?:书\s*)?(?:没|就|才|还没|就能|才能|要)(?:读|看|跑|做|背|写|完|够|到)?(?:完|够|到)/, 'lacking'],
  [/^\s*(?:more )?(?:left|to go|short|remaining|away|shy)\b/, 'lacking'],
  [/^\s*(?:的)?(?:目标|任务|要求|计划|指标)(?!.{0,6}(?:完成|达成|做完|搞定|✅))/, 'goal'],
  [/^\s*(?:goal|target|quota|requirement)\b(?!.{0,12}(?:done|met|reached|complete|hit|✅|crushed|smashed))/, 'goal'],
  [/^\s*(?:里面?|中|当中|其中)(?!午|间|等)/, 'goal'],
  [/^(?:-|\s)?(?:long )?(?:book|novel|chapter book)\b/, 'goal'],
  [/^\s*(?:free\b|off\b|spare\b|to spare|to kill|的?(?:空闲|空档|空余|闲暇|休息|自由))/, 'rate'],
  [/^\s*(?:\/|每|一公里|per\b|an? (?:day|week|km|mile)\b|\/ ?(?:km|mi|天|公里))/, 'rate'],
];

const ABOUT_BEFORE = new RegExp(`(?:大概|大约|约莫|约|差不多|估计|可能|应该有|好像|似乎|近似|目测|感觉有|也许|或许)${NEAR}|(?:\\babout|\\baround|\\broughly|\\bapprox(?:imately)?\\.?|\\bmaybe|\\bprobably|\\bperhaps|\\bish|\\bi think|\\bi guess|\\bi believe|\\bsomething like|\\bsomewhere around|\\bnot sure(?: but)?|~)${NEAR}`);
const ABOUT_AFTER = /^\s*(?:左右|上下|吧|的样子|or so\b|-?ish\b|or thereabouts|give or take|i think\b|i guess\b|maybe\b|probably\b|or something\b)/;
const OVER_BEFORE = /(?:至少|起码|超过|多于|不止|不少于|不下|超了?|破了?|超额|大于)[^\d,.;]{0,4}$|(?:\bat least|\bover|\bmore than|\bno less than|\bno fewer than|\bnot less than|\bbeyond|\babove|\bpast|\bexceed(?:ed)?|\bupwards of|\bwell over|\bmin(?:imum)?(?: of)?)\s*(?:the )?$/;
const OVER_AFTER = /^\s*(?:以上|多|出头|有余|还多|\+|plus\b|or more\b|and (?:more|counting|then some)\b|and a bit\b)/;
const BELOW_BEFORE = /(?:不到|未到|没到|没有|没够|不足|不够|不满|未满|少于|低于|将近|接近|差点儿?|差一点儿?|险些|几乎|快(?:要|到|有|够)?|马上(?:就)?(?:到|要)?|即将)(?:读|看|跑|做|背|写|走|练|坚持|达|完成)?(?:够|到|满|完|了)?$|快(?:读|看|跑|做|背|写|走|喝|练)(?:完|到|够|满)$|(?:\bless than|\bunder|\bfewer than|\balmost|\bnearly|\bclose to|\bnot quite|\bjust (?:short of|under|shy of)|\bshy of|\bbelow|\bapproaching|\bbarely missed|\bwithin reach of)\s*(?:\w+ )?(?:the |my |all )?$/;
const BELOW_AFTER = /^\s*(?:不到|都不到|都没到|没到|还不到|以内|以下|都没有|都没读完|都没跑完|or less\b|or fewer\b|at (?:most|best)\b|max\b|tops\b|almost\b|nearly\b)/;
const AT_MOST_BEFORE = /(?:最多|顶多|不超过|至多|撑死)[^\d,.;]{0,4}$|\b(?:up to|at most|no more than|not more than|maximum(?: of)?|max)\s*$/;

const roleOf = (before: string, after: string): Role =>
  AFTER.find(([pattern]) => pattern.test(after))?.[1] ?? BEFORE.find(([pattern]) => pattern.test(before))?.[1] ?? 'amount';

/** How much a stated value may really be, from the words before and after it. `about` reaches from 85 % to 120 %. */
export const boundsOf = (value: number, before: string, after: string): Bounds => {
  const role = roleOf(before, after);
  if (BELOW_BEFORE.test(before) || BELOW_AFTER.test(after)) return { low: 0, high: value * 0.999, role: role === 'goal' ? 'amount' : role };
  if (AT_MOST_BEFORE.test(before)) return { low: 0, high: value, role };
  if (OVER_BEFORE.test(before) || OVER_AFTER.test(after)) return { low: value, high: value * 2, role };
  if (ABOUT_BEFORE.test(before) || ABOUT_AFTER.test(after)) return { low: value * 0.85, high: value * 1.2, role };
  return { low: value, high: value, role };
};
