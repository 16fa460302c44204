export { modelsService, type ModelsService } from './models-service.ts';
