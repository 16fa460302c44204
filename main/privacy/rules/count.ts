/** 100%, 22页, 500元, 30 people: a number with a unit. */
const UNIT = /^\s?(?:[%页元块万个人次岁年月点斤条票公]|分(?!机)|(?:km|kg|pages?|times?|people|ppl|copies|payments?|mins?|minutes?|hours?|days?|weeks?|months?|years?|pm|am|st|nd|rd|th)\b)/i;
/** 8:30, 3号, 16楼, 2张: a time, a day, and what is counted, when the number is short. */
const SHORT_UNIT = /^(?::\d\d(?!\d)|\s?(?:[时日楼层栋幢排台份张天周米点月]|号(?!码)|o['’]clock))/i;
const MOST_OF_A_SHORT = 2;

/** Whether `digits` count something or tell the time, by what follows them. */
export const isCount = (digits: string, rest: string): boolean => UNIT.test(rest) || (digits.length <= MOST_OF_A_SHORT && SHORT_UNIT.test(rest));

const LAST_GROUP = / (\d{1,4})$/;

/** How many units at the end of a number in groups are none of it but a count of something else: “13800138000 8点见”. */
export const countLength = (value: string, rest: string): number => {
  const [group = '', digits = ''] = value.lastIndexOf(' ') >= value.length - 5 ? (LAST_GROUP.exec(value) ?? []) : [];
  return group !== '' && isCount(digits, rest) ? group.length : 0;
};
