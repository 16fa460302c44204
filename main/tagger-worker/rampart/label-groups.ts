import { z } from 'zod';

/** What of Rampart's labels is used: people, and the pieces of an address. The rest has a shape, which rules check better. */
export const GROUPS = ['none', 'other', 'person', 'street', 'number', 'unit', 'area'] as const;
/** `perhaps`: rather nothing, but perhaps a person, which another tagger may bear out. */
export type Group = (typeof GROUPS)[number] | 'perhaps';

const GROUP_OF: Readonly<Record<string, (typeof GROUPS)[number]>> = {
  O: 'none',
  GIVEN_NAME: 'person',
  SURNAME: 'person',
  STREET_NAME: 'street',
  BUILDING_NUMBER: 'number',
  SECONDARY_ADDRESS: 'unit',
  CITY: 'area',
  STATE: 'area',
  ZIP_CODE: 'area',
};

const configSchema = z.object({ id2label: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(40)) });

/** Labels in the order of the graph's output, and the number in `GROUPS` of each. */
export type Labels = { readonly names: readonly string[]; readonly groups: Uint8Array };

/** From the text of `config.json`. Throws where it is none. */
export const readLabels = (json: string): Labels => {
  const { id2label } = configSchema.parse(JSON.parse(json));
  const names = Object.keys(id2label).map((_, at) => id2label[at] ?? 'O');
  return { names, groups: Uint8Array.from(names, (name) => GROUPS.indexOf(GROUP_OF[name.replace(/^[BI]-/, '')] ?? 'other')) };
};
