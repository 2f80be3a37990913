import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { licenceFile, packagesWithin, readPackage } from '../build/third-party.js'

const { resolve } = createRequire(import.meta.url)
const nameOf = (folder: string) => folder.split(`node_modules${sep}`).at(-1)?.replaceAll(sep, '/')

describe('the licences that are delivered with the page', () => {
  it('are those of a package and of all that was built into it', () => {
    const worker = resolve('maplibre-gl/dist/maplibre-gl-worker.mjs')
    const names = packagesWithin(`${worker}?url`).map(nameOf)
    expect(names).toEqual(expect.arrayContaining(['maplibre-gl', 'earcut', 'pbf', 'murmurhash-js']))
    expect(packagesWithin('/somewhere/apps/web/src/app.tsx')).toEqual([])
  })

  it('are found in the file of the licence, or else in the read-me', () => {
    const react = readPackage(dirname(resolve('react/package.json')))
    expect([react.name, react.licence]).toEqual(['react', 'MIT'])
    expect(react.text).toContain('Permission is hereby granted')
    expect(readPackage(dirname(resolve('murmurhash-js/package.json'))).text).toContain('Gary Court')
  })

  it('stand one after the other, by name', () => {
    const one = (name: string) => ({ name, version: '1.0.0', licence: 'ISC', text: `Terms of ${name}.\n` })
    const text = licenceFile([one('b'), one('a')])
    expect(text.indexOf('a 1.0.0 (ISC)\n\nTerms of a.')).toBeGreaterThan(0)
    expect(text.indexOf('b 1.0.0')).toBeGreaterThan(text.indexOf('a 1.0.0'))
  })
})
