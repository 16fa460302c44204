export { ChangeHub } from './change-hub.ts';
export { appMigrations, type SettingsStore, settingsStore } from './settings.ts';
