import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { INK } from './ink.js'

const TOKENS = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8')

describe('the colours on paper', () => {
  it.each(Object.entries(INK))('%s is that of the page in the light', (name, colour) => {
    const token = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    expect(new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6})`).exec(TOKENS)?.[1]).toBe(colour)
  })
})
