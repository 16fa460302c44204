export {
  fromTaggerSchema,
  type FromTagger,
  type TaggedSpan,
  TAGGER_LIMITS,
  type TaggerFailure,
  type TaggerStart,
  type ToTagger,
} from './protocol.ts';
