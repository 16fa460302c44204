import { useTranslation } from 'react-i18next';
import { currentLanguage } from '../../app/i18n.ts';
import { useRead } from '../../rpc/use-read.ts';
import { sizeWords } from '../../ui/size-words.ts';
import { ModelActions } from './model-actions.tsx';
import { ModelProgress } from './model-progress.tsx';

/** The honest offer of the model that fits this machine: what, how big, from where. Nothing is fetched without a yes. */
export const ModelOffer = () => {
  const { t } = useTranslation();
  const language = currentLanguage();
  const { data: models } = useRead({
    key: 'models',
    load: (client, signal) => client.models.list(undefined, { signal }),
    stale: (change) => change.topic === 'models',
  });
  const model = models?.find((one) => one.recommended && one.role === 'chat');
  if (!models) return null;
  if (!model) return <p>{t('first.modelNone')}</p>;
  if (model.state.kind === 'ready') {
    return (
      <>
        <p>{t('first.modelReady', { name: model.name })}</p>
        <p>{t('first.modelReadyPromise')}</p>
      </>
    );
  }
  return (
    <>
      <p>{t('first.modelOffer', { name: model.name, size: sizeWords(model.sizeBytes, language), ram: sizeWords(model.ramBytes, language) })}</p>
      <p>{t('first.modelFrom', { sources: new Intl.ListFormat(language, { type: 'disjunction' }).format(model.sources), licence: model.licence })}</p>
      <ModelProgress model={model} />
      <ModelActions model={model} downloadLabel={t('first.modelYes', { size: sizeWords(model.sizeBytes, language) })} />
      <p>{t('first.modelPromise')}</p>
    </>
  );
};
