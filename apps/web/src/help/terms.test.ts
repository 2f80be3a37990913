import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ENGLISH } from '../words/words.js'
import { TERMS } from './terms.js'

const GLOSSARY = readFileSync(new URL('../../../../docs/glossary.md', import.meta.url), 'utf8')

describe('words that the page explains', () => {
  it.each(TERMS)('%s stands in the glossary in the same words', (name) => {
    expect(GLOSSARY).toContain(`| **${ENGLISH.say(`term.${name}`)}** | ${ENGLISH.say(`term.${name}.meaning`)} |`)
  })
})
