/** Doors that everybody knows from the news, from books and from forms that show how one is filled in. */
const KNOWN =
  /(?:1[0-2] Downing St(?:reet)?|221[Bb] Baker St(?:reet)?|4 Privet Dr(?:ive)?|1600 Pennsylvania Ave(?:nue)?|742 Evergreen Ter(?:race)?|12 Grimmauld Place|1 Infinite Loop|1 Hacker Way|123 (?:Main|Fake|Any|Example|Sample) St(?:reet)?|42 Wallaby Way|(?:7 )?Eccles Street(?: no\.? 7)?|177A Bleecker St(?:reet)?)["”']?\s*$/i;
const SAID_OF_IT = /^\s(?:is|was|has|had|looks|got|would|will)\b/i;
const AN_EXAMPLE = /\b(?:john|jane) (?:doe|smith|public)\b|\b(?:test|dummy|sample|example|fake|placeholder|mock|fixture)\b/i;

/** Whether such a door is spoken of, or stands in an example: nobody is sent to it. A driver may be, so that alone it is hidden like any other. */
export const isSpokenOfByAll = (text: string, { start, end }: { readonly start: number; readonly end: number }): boolean =>
  KNOWN.test(text.slice(start, end)) && (SAID_OF_IT.test(text.slice(end)) || AN_EXAMPLE.test(text));
