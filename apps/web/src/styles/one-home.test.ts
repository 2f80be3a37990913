import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const HERE = new URL('.', import.meta.url)
const SHEETS = readdirSync(HERE).filter((name) => name.endsWith('.css'))

/** Classes that a sheet styles wherever they stand: `.parts {`, not `.top .parts {`. */
function classesOf(sheet: string): string[] {
  const text = readFileSync(new URL(sheet, HERE), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')
  const selectors = [...text.matchAll(/([^{}]+)\{/g)].flatMap(([, list = '']) => list.split(','))
  return [...new Set(selectors.flatMap((selector) => /^\s*\.([\w-]+)\s*$/.exec(selector)?.[1] ?? []))]
}

describe('a class', () => {
  it('is styled as such in one sheet, so that two areas do not take the same name for two things', () => {
    const homes = new Map<string, string[]>()
    for (const sheet of SHEETS)
      for (const name of classesOf(sheet)) homes.set(name, [...(homes.get(name) ?? []), sheet])
    expect(homes.size).toBeGreaterThan(200)
    expect([...homes].filter(([, sheets]) => sheets.length > 1)).toEqual([])
  })
})
