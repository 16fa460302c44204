import { Fragment, memo } from 'react';
import { findLinks } from './find-links.ts';
import { useTabIndex } from './tab-stop.ts';

/** A text as its author wrote it, with safe clickable links; of one that reads like another it says where it leads. Its direction is its own. */
export const LinkedText = memo(({ text }: { readonly text: string }) => {
  const tabIndex = useTabIndex();
  return findLinks(text).map((part, index) =>
    part.kind === 'link' ? (
      <Fragment key={index}>
        <a href={part.text} target="_blank" rel="noopener noreferrer nofollow" dir="ltr" tabIndex={tabIndex}>
          {part.text}
        </a>
        {part.leadsTo !== undefined && <bdi dir="ltr"> (→ {part.leadsTo})</bdi>}
      </Fragment>
    ) : (
      part.text
    ),
  );
});
LinkedText.displayName = 'LinkedText';
