import { memo } from 'react';
import { findLinks } from './find-links.ts';
import { useTabIndex } from './tab-stop.ts';

/** A text as its author wrote it, with safe clickable links. Its direction is its own. */
export const LinkedText = memo(({ text }: { readonly text: string }) => {
  const tabIndex = useTabIndex();
  return findLinks(text).map((part, index) =>
    part.kind === 'link' ? (
      <a key={index} href={part.text} target="_blank" rel="noopener noreferrer nofollow" dir="ltr" tabIndex={tabIndex}>
        {part.text}
      </a>
    ) : (
      part.text
    ),
  );
});
LinkedText.displayName = 'LinkedText';
