import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_BUNDLE_BYTES } from '#contract';
import { openCircle } from '../../app/route.ts';
import { notify } from '../../ui/notices.tsx';
import { safeName } from '../../ui/safe-name.ts';
import { callId, useCall } from '../../ui/use-call.ts';

/** Opens a bundle, says what it brought, and shows its group. Resolves to whether it was taken. */
export const useOpenBundle = (): ((bundle: File | string) => Promise<boolean>) => {
  const { t } = useTranslation();
  const call = useCall();
  return useCallback(
    async (bundle) => {
      if (typeof bundle !== 'string' && bundle.size > MAX_BUNDLE_BYTES) {
        notify('problem', t('errors.bundle-too-large'));
        return false;
      }
      const taken = await call((client) => client.bundles.open({ id: callId(), bundle }));
      if (!taken) return false;
      const words = { name: safeName(taken.name), group: safeName(taken.circleName), count: taken.entries };
      notify('info', taken.entries > 0 || taken.isPaused ? t('bundles.taken', words) : t('bundles.nothingNew', words));
      if (taken.isPaused) notify('info', t('bundles.isPaused', words));
      openCircle(taken.circle);
      return true;
    },
    [call, t],
  );
};
