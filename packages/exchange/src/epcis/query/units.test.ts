import { expect, it } from 'vitest'
import { inUnit } from './units.js'

it.each([
  [4, 'CEL', 'KEL', 277.15],
  [-40, 'FAH', 'CEL', -40],
  [212, 'FAH', 'CEL', 100],
  [20.5, 'TNE', 'KGM', 20_500],
  [1, 'LBR', 'GRM', 453.59237],
  [20, 'FOT', 'MTR', 6.096],
  [2, 'MTQ', 'LTR', 2000],
  [72, 'KMH', 'MTS', 20],
  [1013.25, 'A97', 'KPA', 101.325],
  [90, 'MIN', 'HUR', 1.5],
  [7, 'XBX', 'XBX', 7],
])('%d %s are in %s %d', (value, from, to, expected) => expect(inUnit(value, from, to)).toBe(expected))

it.each([
  ['KGM', 'LTR'],
  ['XBX', 'KGM'],
  ['KGM', 'XBX'],
])('%s are not turned into %s', (from, to) => expect(inUnit(1, from, to)).toBeNull())
