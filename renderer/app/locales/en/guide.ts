export const enGuide = {
  title: 'The guide',
  hint: 'How everything works, with pictures, and what to do when something does not. It came with Hearth; nothing is fetched.',
  open: 'Read the guide',
  noPage: 'The guide has no such page. Go back to its contents.',
  broken: 'The guide could not be loaded. Reload this page and try again.',
};
