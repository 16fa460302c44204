export {
  fromWorkerSchema,
  type FromWorker,
  type GenerateMessage,
  type LoadMessage,
  toWorkerSchema,
  type ToWorker,
  type Turn,
} from './protocol.ts';
