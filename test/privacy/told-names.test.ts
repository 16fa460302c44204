import { expect, test } from 'vitest';
import { detect } from '#privacy';

const peopleIn = (text: string): readonly string[] => detect(text).filter(({ kind }) => kind === 'PERSON').map((entity) => entity.text);

test.each([
  ['Wetherfield: 0803 555 0149, after 6', ['Wetherfield']],
  ['Ramachandra sir will collect the forms', ['Ramachandra']],
  ["does anybody have Chukwuebuka's new number", ['Chukwuebuka']],
  ['Mr O is leaving at Easter', ['O']],
  ['invoice to Małgorzata Zielińska-Hart please', ['Małgorzata Zielińska-Hart']],
  ['lads Oisín Ó Broin is out', ['Oisín Ó Broin']],
])('a name is known by what stands after it, and with its letters of other alphabets: %s', (text, people) => {
  expect(peopleIn(text)).toEqual(people);
});

test.each(['Plumber: 07700 900 461', 'Reception 0161 496 0831', "Tesco's number is online", "the Teacher's birthday", 'Thank you sir'])('a trade, a shop or a greeting before the same is nobody: %s', (text) => {
  expect(peopleIn(text)).toEqual([]);
});

test.each(['Eircode is T12 XK4P for the sat nav', 'im at thirty one larkspur crescent, ring twice', "we're number 52, Osborne Villas"])('an address is found in codes and words: %s', (text) => {
  expect(detect(text).map(({ kind }) => kind)).toContain('ADDRESS');
});

test.each([
  ['the house is No. 9 Bellweather Close, off Tannery Way, Marsh Phase 2, green gate', 'No. 9 Bellweather Close, off Tannery Way, Marsh Phase 2, green gate'],
  ['hostel: Kestrel Hall, Long Barrow Farm, Edale S33 7ZL', 'Kestrel Hall, Long Barrow Farm, Edale S33 7ZL'],
  ['collect from the cottage with the yellow bench, end of Sty Lane', 'the cottage with the yellow bench, end of Sty Lane'],
])('an address reaches as far as people go on about it: %s', (text, address) => {
  expect(detect(text).filter(({ kind }) => kind === 'ADDRESS').map((entity) => entity.text)).toEqual([address]);
});
