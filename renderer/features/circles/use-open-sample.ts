import { useCallback } from 'react';
import { currentLanguage } from '../../app/i18n.ts';
import { openCircle } from '../../app/route.ts';
import { callId, useCall } from '../../ui/use-call.ts';

/** Makes the labelled sample group in the language on screen and opens it. */
export const useOpenSample = (): (() => Promise<void>) => {
  const call = useCall();
  return useCallback(async () => {
    const circle = await call((client) => client.circles.createSample({ id: callId(), language: currentLanguage() }));
    if (circle) openCircle(circle.id);
  }, [call]);
};
