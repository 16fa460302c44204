export const en = {
  app: 'Hearth',
  openLinks: 'Open one of these in a browser; each link signs in once. Ctrl-C stops.',
  noAppBrowser: 'No Chromium, Chrome, Edge or Brave was found: Hearth opens in your browser.',
  noWindow: 'The window could not be opened.',
  runsAlready: 'Hearth is running already and shows its window.',
  signIn: 'This address has to be opened from Hearth once. Open Hearth where you started it, or use the link it printed (each link works once).',
  notHere: 'There is nothing here.',
  noUi: 'The interface has not been built: start with npm start.',
} as const;
