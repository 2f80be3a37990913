import { describe, expect, it } from 'vitest'
import { Lexicon } from './lexicon.js'
import { Tokens } from './tokens.js'

describe('a lexicon', () => {
  it('takes the longest phrase, and of several as long the one that spells most of it', () => {
    const lexicon = new Lexicon<string>()
    lexicon.add('запрет', 'word')
    lexicon.add('запрет*', 'beginning')
    lexicon.add('зап*', 'shorter beginning')
    lexicon.add('запрет погрузки', 'phrase')
    lexicon.add('запр* погруз*', 'phrase of beginnings')
    const meanings = (text: string) => lexicon.at(new Tokens(text), 0)?.values
    expect(meanings('запрет')).toEqual(['word'])
    expect(meanings('запрет погрузки')).toEqual(['phrase'])
    expect(meanings('запретить')).toEqual(['beginning'])
    expect(meanings('запретил погрузку')).toEqual(['phrase of beginnings'])
    expect(meanings('запас')).toEqual(['shorter beginning'])
  })
})
