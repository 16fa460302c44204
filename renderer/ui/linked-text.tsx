import { memo } from 'react';
import { findLinks } from './find-links.ts';

/** A text as its author wrote it, with safe clickable links. Its direction is its own. */
export const LinkedText = memo(({ text }: { readonly text: string }) => (
  <>
    {findLinks(text).map((part, index) =>
      part.kind === 'link' ? (
        <a key={index} href={part.text} target="_blank" rel="noopener noreferrer nofollow" dir="ltr">
          {part.text}
        </a>
      ) : (
        part.text
      ),
    )}
  </>
));
LinkedText.displayName = 'LinkedText';
