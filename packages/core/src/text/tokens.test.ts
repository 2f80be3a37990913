import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Tokens } from './tokens.js'

/** What a text is cut into, by one pattern. */
function slowly(text: string) {
  return [...text.matchAll(/[\p{L}\p{M}]+|\p{Nd}+|[^\s\p{L}\p{M}\p{Nd}]/gu)].map(({ 0: written, index }) => {
    const kind = /^\p{Nd}/u.test(written) ? 'number' : /^[\p{L}\p{M}]/u.test(written) ? 'word' : 'mark'
    return { start: index, end: index + written.length, text: written, kind }
  })
}

it('cuts a text as one pattern would', () => {
  const some = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom('a', 'Я', '7', '٣', ' ', '\n', '.', '–', '𝒜', '𐒡', '́', '\ud800'),
      maxLength: 40,
    }),
  )
  fc.assert(
    fc.property(some, (text) => {
      const tokens = new Tokens(text)
      const cut = Array.from({ length: tokens.length }, (_, i) => tokens.at(i))
      expect(cut).toEqual(slowly(text).map((token) => expect.objectContaining(token)))
    }),
    { numRuns: 500 },
  )
})

it('ends a sentence at its mark, at a blank line and before an item of a list', () => {
  const sentences = (text: string) => {
    const tokens = new Tokens(text)
    return tokens.sentences.map((stretch) => tokens.words(stretch))
  }
  expect(sentences('One here. Two is vs. 3 there! And\n\nthree\n— item')).toEqual([
    'One here.',
    'Two is vs. 3 there!',
    'And',
    'three',
    '— item',
  ])
  expect(sentences('412 поездов (в 2024 г. – 358). «Ждали, – сказал он. – Теперь нет»')).toEqual([
    '412 поездов (в 2024 г. – 358).',
    '«Ждали, – сказал он.',
    '– Теперь нет»',
  ])
})
