import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, loadTranslation } from '../words/languages.js'
import { createWords } from '../words/words.js'
import type { BaseMap } from './base-map.js'
import { baseLabels } from './labels.js'

const countries: BaseMap['countries'] = JSON.parse(
  readFileSync(new URL('../../public/basemap/country-labels.geojson', import.meta.url), 'utf8'),
)
const none = { type: 'FeatureCollection', features: [] } as const
const base: BaseMap = {
  land: { ...none, features: [] },
  lakes: { ...none, features: [] },
  borders: { type: 'Feature', geometry: { type: 'MultiLineString', coordinates: [] }, properties: {} },
  countries,
}

async function named(language: (typeof LANGUAGES)[number]): Promise<Map<string, string>> {
  const labels = baseLabels(base, createWords(language, await loadTranslation(language)))
  return new Map(labels.features.map(({ properties: { name, local } }) => [name, local]))
}

describe('names on the map', () => {
  it('are in the language of the reader, with that of the place beneath where it differs', async () => {
    const english = await named('en')
    expect(english.get('Georgia')).toBe('საქართველო')
    expect(english.get('Kazakhstan')).toBe('Қазақстан')
    expect(english.get('China')).toBe('中国')
    expect((await named('ru')).get('Россия')).toBe('')
    expect((await named('lt')).get('Lietuva')).toBe('')
    expect((await named('kk')).get('Каспий теңізі')).toBe('')
  })

  it.each(LANGUAGES)('are those of the United Nations in %s', async (language) => {
    const names = [...(await named(language)).keys()].join('\n')
    expect(names).not.toMatch(
      /Taiwan|Тайвань|Taivan|Kosov|Косово|Burma|Бирма|Palestinian Territories|Arabian Gulf|East Sea/,
    )
  })

  it('name the Persian Gulf, the Sea of Japan and the State of Palestine', async () => {
    const english = await named('en')
    for (const name of ['Persian Gulf', 'Sea of Japan', 'State of Palestine', 'Myanmar']) {
      expect([...english.keys()]).toContain(name)
    }
  })
})
