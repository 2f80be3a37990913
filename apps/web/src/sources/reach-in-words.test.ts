import { expect, it } from 'vitest'
import { loadTranslation } from '../words/languages.js'
import { createWords, ENGLISH } from '../words/words.js'
import { reachInWords } from './reach-in-words.js'

const place = (id: string, name: string) => ({ id, name })
const REACH = {
  equipment: null,
  row: 'parameters.csv:3',
  links: { count: 15, first: [{ id: 'a', from: place('AZ-ALAT', 'Alat'), to: place('AZ-GANJA', 'Ganja') }] },
  places: { count: 1, first: [place('AZ-ALAT', 'Alat')] },
  services: { count: 0, first: [] },
}

it('says how many of each kind change, which are the first, and how many more there are', () => {
  expect(reachInWords(REACH, ENGLISH)).toEqual([
    { count: '15 links:', first: 'Alat – Ganja; and 14 more' },
    { count: '1 place:', first: 'Alat' },
  ])
})

it('names places in the language of the reader', async () => {
  const words = createWords('ru', await loadTranslation('ru'), new Map([['AZ-ALAT', 'Алят']]))
  expect(reachInWords(REACH, words)[1]).toEqual({ count: '1 место:', first: 'Алят' })
})
