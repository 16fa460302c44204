import { Activity, type ReactNode } from 'react';
import { useRoute } from '../../app/route.ts';
import { GuidePage } from './guide-page.tsx';

/** The guide, where it is asked for, over a page that stays behind it with what was being filled in. */
export const GuideOver = ({ children }: { readonly children: ReactNode }) => {
  const route = useRoute();
  return (
    <>
      {route.page === 'guide' && <GuidePage name={route.name} />}
      <Activity mode={route.page === 'guide' ? 'hidden' : 'visible'}>{children}</Activity>
    </>
  );
};
