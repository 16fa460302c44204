export const enAbout = {
  title: 'About Hearth',
  licence: 'Hearth is free software under the Apache License 2.0. Nobody collects anything about you.',
  others: 'Works of others in Hearth',
  othersHint: 'Libraries, taggers and the runtime that come with Hearth, with their licences. Language models that you download name their licence in the list of models.',
  show: 'Show licences',
  search: 'Search by name or licence',
  none: 'Nothing by that name.',
  noText: 'This work comes without a text of its licence.',
  broken: 'The list could not be loaded. Reload this page and try again.',
};
