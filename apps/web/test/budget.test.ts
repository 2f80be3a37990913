import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'

const DIST = fileURLToPath(new URL('../dist/', import.meta.url))
/** Most JavaScript that the first view may need, compressed, in bytes. */
const BUDGET = 250_000

const STATIC_IMPORT = /(?:\bimport|\bfrom)\s*["'](\.[^"']+\.js)["']/g

/** The scripts that the page needs before it shows anything: those that `index.html` names, and what they import. */
function firstScripts(): string[] {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8')
  const found = [...html.matchAll(/(?:src|href)="([^"]+\.js)"/g)].map(([, path = '']) => join(DIST, path))
  const all = new Set(found)
  for (const file of all) {
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(STATIC_IMPORT)) all.add(join(dirname(file), path))
  }
  return [...all]
}

describe('what the first view needs', () => {
  it(`is under ${BUDGET / 1000} kB of compressed JavaScript, without the map`, () => {
    expect(existsSync(DIST), 'the page is not built: npm run build').toBe(true)
    const scripts = firstScripts()
    const bytes = scripts.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0)
    console.log(`First view: ${scripts.length} scripts, ${(bytes / 1000).toFixed(0)} kB of JavaScript compressed`)
    expect(scripts.length).toBeGreaterThan(0)
    expect(bytes).toBeLessThan(BUDGET)
    for (const file of scripts) expect(readFileSync(file, 'utf8')).not.toContain('maplibregl-canvas')
  })
})
