export { catalogue, type ModelSpec } from './catalogue.ts';
export { fetchFromIndex, type IndexOptions } from './fetch-from-index.ts';
export { modelsFolder } from './models-folder.ts';
export { ModelLibrary, type ModelLibraryOptions } from './model-library.ts';
export { type CheckInReading, checkInReadingSchema, type PromptTask, promptTask } from './prompt-tasks.ts';
export type { QuotedMessage } from './quote-messages.ts';
export { isPrompt, type PromptRead, type PromptRequest, toPrompt } from './to-prompt.ts';
export type { Engine, EngineModel, Generated, Generation, Prompt } from './types.ts';
export { workerEngine, type WorkerEngineOptions } from './worker-engine.ts';
