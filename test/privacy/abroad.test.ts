import { describe, expect, test } from 'vitest';
import { detect } from '#privacy';

const found = (text: string, kind: string): readonly string[] => detect(text).filter((entity) => entity.kind === kind).map((entity) => entity.text);

describe('what people of other countries write', () => {
  test.each([
    ['mine is T4533314G', 'T4533314G'],
    ['mine is T4533314H', ''],
    ['aadhar 3040 7238 6252 for the room', '3040 7238 6252'],
    ['batch 3040 7238 6251 came', ''],
    ['fill in 684 141 225 there', '684 141 225'],
    ['it grew from 684 141 226', ''],
    ['480-912-427 is my dad’s', '480-912-427'],
    ['surgery wants 403 998 9902', '403 998 9902'],
    ['for the van: HUGHE 710238 HA8VX', 'HUGHE 710238 HA8VX'],
    ['for the van: HUGHE 710238 HA 8VX', 'HUGHE 710238 HA 8VX'],
    ['her global entry number starts 984 221 07', '984 221 07'],
    ['the licence expires 2027-03-14', ''],
  ])('identity numbers: %s', (text, expected) => {
    expect(found(text, 'GOV_ID')).toEqual(expected === '' ? [] : [expected]);
  });

  test.each([
    ['sie wohnt Birkenstraße 41, 79102 Freiburg', 'Birkenstraße 41, 79102 Freiburg'],
    ['vive en Calle del Olivo 7, 3º B, Sevilla', 'Calle del Olivo 7, 3º B, Sevilla'],
    ['12 bis rue de la Gare', '12 bis rue de la Gare'],
    ['Blk 203 Toa Payoh North Ave 4 #11-86', 'Blk 203 Toa Payoh North Ave 4 #11-86'],
    ['B-221, Sector 18, Noida', 'B-221, Sector 18, Noida'],
    ['11 Jalan Bukit Bintang', '11 Jalan Bukit Bintang'],
    ['Primrose Cottage, Church Lane, Ashby', 'Primrose Cottage, Church Lane, Ashby'],
    ['the noise is from unit 12', 'unit 12'],
    ['unit 12 is on the test', ''],
    ['a flat 20 quid', ''],
    ['sector 7 of the disk', ''],
  ])('addresses: %s', (text, expected) => {
    expect(found(text, 'ADDRESS')).toEqual(expected === '' ? [] : [expected]);
  });

  test.each([
    ['our room is Bldg 3 Rm 40A, Deira 2, behind Metro', 'Bldg 3 Rm 40A, Deira 2, behind Metro'],
    ['building 4 floor 2 has no coffee', ''],
    ['the land is Plot 77, Ruiru, past the mill, second left', 'Plot 77, Ruiru, past the mill, second left'],
    ['they sold lot 12, Rembrandt sketches', ''],
    ['mail goes to RR 4 Box 210, Salem', 'RR 4 Box 210, Salem'],
    ['we are at mile marker 12 on CR 9, tin roof', 'mile marker 12 on CR 9, tin roof'],
    ['roadworks from mile marker 12', ''],
    ['bring it to 8820 County Rd 17', '8820 County Rd 17'],
    ['he is in 340 W 200 N, Logan', '340 W 200 N, Logan'],
    ['go in at the shed behind 21 Weir Bank, mind the dog', 'the shed behind 21 Weir Bank'],
    ["meet at the flats behind St Anne's, stair B", "the flats behind St Anne's, stair B"],
    ['the house opposite the pub is for sale', ''],
    ['Kilcroney, third bungalow after the bridge', 'Kilcroney, third bungalow after the bridge'],
    ['flat 2c kestrel court', 'flat 2c kestrel court'],
    ['she is at 12 orchard bank', '12 orchard bank'],
    ['it is 5 long miles up hill', ''],
    ['7 Station Approach, by the taxis', '7 Station Approach, by the taxis'],
    ['got 3 Hyde Park tickets', ''],
    ['post it to Tŷ Mawr, Lôn Las, LL49 9AB', 'Tŷ Mawr, Lôn Las, LL49 9AB'],
  ])('addresses told as a way: %s', (text, expected) => {
    expect(found(text, 'ADDRESS')).toEqual(expected === '' ? [] : [expected]);
  });

  test.each([
    ['我家3-2-702', '3-2-702'],
    ['比分3-2-1', ''],
    ['桂花苑9-1104', '桂花苑9-1104'],
    ['我住1803', '1803'],
    ['我家1200块房租', ''],
    ['和平路8巷2號5樓之2', '和平路8巷2號5樓之2'],
    ['寄沙河镇柳坪村村委会', '沙河镇柳坪村村委会'],
    ['坐到中山路8路车那站', ''],
    ['送到长青路66汇金大厦B座902', '长青路66汇金大厦B座902'],
    ['加油站往东200米左转第三家', '加油站往东200米左转第三家'],
  ])('doors: %s', (text, expected) => {
    expect(found(text, 'ADDRESS')).toEqual(expected === '' ? [] : [expected]);
  });

  test.each([
    ['ring oh two oh 7946 double one three', 'PHONE', 'oh two oh 7946 double one three'],
    ['one or two of 2024', 'PHONE', ''],
    ['0049 171 552 0194', 'PHONE', '0049 171 552 0194'],
    ['pay 20-11-47 55120934', 'FINANCE_NO', '20-11-47,55120934'],
    ['our wifi password marmalade', 'SECRET', 'marmalade'],
    ['wifi password please', 'SECRET', ''],
    ['her birthday is boxing day', 'BIRTHDAY', 'boxing day'],
    ['我奶奶生日是腊八', 'BIRTHDAY', '腊八'],
    ['国庆生日快乐', 'BIRTHDAY', ''],
    ['我的insta marble.mouse', 'HANDLE', 'marble.mouse'],
    ['小红书阿蓝陶艺，记得关注', 'HANDLE', '阿蓝陶艺'],
    ['小红书上看到的，记得关注', 'HANDLE', ''],
    ['her snap glowmoss', 'HANDLE', 'glowmoss'],
    ['check her insta tomorrow', 'HANDLE', ''],
  ])('others: %s', (text, kind, expected) => {
    expect(found(text, kind)).toEqual(expected === '' ? [] : expected.split(','));
  });
});
