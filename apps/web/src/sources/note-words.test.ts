import { describe, expect, it } from 'vitest'
import { loadTranslation } from '../words/languages.js'
import { createWords, ENGLISH } from '../words/words.js'
import { noteSaid } from './note-words.js'

const [russian, kazakh] = await Promise.all(
  (['ru', 'kk'] as const).map(async (language) => createWords(language, await loadTranslation(language))),
)
if (russian === undefined || kazakh === undefined) throw new Error('the page speaks Russian and Kazakh')

describe('the note of a row', () => {
  it('is said in the language of the reader where it is made by rule, with its figures', () => {
    const note = 'Coordinates from general geography, about 1-5 km'
    expect(noteSaid(note, russian)).toEqual({ text: 'Координаты из общей географии, с точностью около 1–5 км' })
    const factor = 'Length of the drawn course times 1.06 for curves between its points'
    expect(noteSaid(factor, russian).text).toContain('умноженная на 1,06')
  })

  it('is said sentence by sentence', () => {
    const note = 'Estimated. The slower of the two directions.'
    expect(noteSaid(note, russian)).toEqual({ text: 'Оценка. Более медленное из двух направлений.' })
  })

  it('stays as the data have it, and says so, where one sentence is nobody’s rule', () => {
    const note = 'Estimated. The port said so on the telephone.'
    expect(noteSaid(note, russian)).toEqual({ text: note, lang: 'en' })
  })

  it('stays as the data have it where nobody vouches for the words', () => {
    const note = 'Coordinates from general geography, about 1-5 km'
    expect(noteSaid(note, kazakh)).toEqual({ text: note, lang: 'en' })
  })

  it('is left alone in English', () => {
    const note = 'Coordinates from general geography, about 1-5 km'
    expect(noteSaid(note, ENGLISH)).toEqual({ text: note })
  })
})
