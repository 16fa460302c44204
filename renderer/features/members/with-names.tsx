import { Fragment, type ReactNode } from 'react';
import { PersonName } from '../../ui/person-name.tsx';

type Names = { readonly who?: string | undefined; readonly by?: string | undefined };

/** A sentence with people's names in the places `<who/>` and `<by/>`, each set apart from the words around it. */
export const withNames = (sentence: string, names: Names): ReactNode =>
  sentence.split(/(<who\/>|<by\/>)/u).map((part, at) => {
    const name = part === '<who/>' ? names.who : part === '<by/>' ? names.by : undefined;
    return <Fragment key={at}>{name === undefined ? part : <PersonName name={name} />}</Fragment>;
  });
