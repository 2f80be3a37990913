import { extractLinks, extractText, getDocumentProxy, getMeta } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { landFromDisk, lettersFromDisk } from '../../test/take/files.js'
import { SAMPLE, SAMPLE_HITS, SAMPLE_OWN, SOURCES } from '../../test/take/sample-answer.js'
import { LANGUAGES, type Language, loadTranslation } from '../words/languages.js'
import { createWords, ENGLISH, type Words } from '../words/words.js'
import { makePdf } from './make-pdf.js'
import { buildSheet } from './sheet/build-sheet.js'

const BESIDE = { land: landFromDisk(), names: new Map<string, string>() }
const LINK = 'http://127.0.0.1:8080/?from=KZ-KURYK&to=LT-KLAIPEDA'
const HELD = { hits: SAMPLE_HITS, places: new Map(), own: SAMPLE_OWN }
const MADE = Date.UTC(2026, 10, 26, 9, 30) / 60_000

async function pdfIn(language: Language, count = 1, made = MADE): Promise<Uint8Array> {
  const words = createWords(language, await loadTranslation(language))
  const sheet = buildSheet(
    { answer: SAMPLE, plans: SAMPLE.plans.slice(0, count), link: LINK, made, ...HELD },
    BESIDE,
    words,
  )
  return makePdf(sheet, lettersFromDisk(), words)
}

/** The text of all pages, its white space as single spaces. */
async function textOf(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(pdf.slice()), { mergePages: true })
  return text.replace(/\s+/g, ' ')
}

describe('a plan as PDF', () => {
  it('can be searched in every script that stands in it', async () => {
    const text = await textOf(await pdfIn('en'))
    for (const part of ['Құрық', 'ფოთი', 'Երևան Լայն', '西安', 'Ələt', 'Šiaurės laivas', 'Проверьте правило 833/2014'])
      expect(text).toContain(part)
    expect(text).not.toContain('\ufffd')
  })

  it('tells the question, the promise, the legs, the money, the emissions and the sources', async () => {
    const text = await textOf(await pdfIn('en'))
    for (const part of [
      'Құрық – Klaipėda',
      'Open wagon (gondola), 20 wagons · 1,300 t · HS 2530 · ready 1 Dec 2026 · to arrive by the end of 25 Dec 2026',
      'not by way of Russia',
      'One in ten by 17 Dec 2026',
      'Half by 21 Dec 2026',
      'Nine in ten by 25 Dec 2026',
      'In time 75\u00a0%'.replace('\u00a0', ' '),
      'USD 7,500–30,000',
      '40 % rests on published or quoted rates',
      'deadline 25 Dec',
      '1,204',
      'Kazakhstan, Azerbaijan, Georgia',
      '(chance 25 %) [1]',
      'loading, Құрық',
      '3,250–13,000',
      '1.6 t',
      'takes trucks, not wagons',
      'example.org/tariff 2026-01; official',
      'own knowledge 2026; assumed',
      'Made on 26 Nov 2026 from data as of 19 Sept 2026',
      'Natural Earth',
      'GeoNames',
      'Karavan, network n1, conditions c1',
    ])
      expect(text).toContain(part)
  })

  it('tells of the orders that hit it, until when and what to do, and of own values, in every language', async () => {
    for (const language of LANGUAGES) {
      const text = await textOf(await pdfIn(language))
      for (const part of ['Grain to Құрық', 'KTZ', 'KZ-17', '24 h']) expect(text, language).toContain(part)
    }
    const text = await textOf(await pdfIn('en'))
    for (const part of [
      'Orders on this way',
      'Banned: Grain to Құрық (KTZ, No KZ-17; no grain to Құрық). Its last day is 31 Dec 2026.',
      'Holds the goods at Құрық with a chance of 80 %',
      'nine in ten come after that',
      'Except (not judged): 20 wagons a day by agreement.',
      'An exception frees: flour',
      'Planned with 1 value of the asker’s own',
    ])
      expect(text).toContain(part)
  })

  it('says so where the orders could not be looked up', () => {
    const taken = {
      answer: SAMPLE,
      plans: SAMPLE.plans,
      link: LINK,
      made: MADE,
      own: [],
      hits: null,
      places: new Map(),
    }
    const texts = buildSheet(taken, BESIDE, ENGLISH).blocks.map((block) => ('text' in block ? block.text : ''))
    expect(texts).toContain('Which orders hit this plan could not be looked up when this was made.')
  })

  it('names what is avoided', async () => {
    const { query } = SAMPLE
    const avoid = { countries: [], locations: ['GE-BATUMI'], modes: [], services: ['A-FERRY'] }
    const answer = { ...SAMPLE, query: { ...query, avoid } }
    const names = new Map([
      ['GE-BATUMI', 'Batumi port'],
      ['A-FERRY', 'The ferry'],
    ])
    const told = (words: Words) =>
      buildSheet({ answer, plans: SAMPLE.plans, link: LINK, made: MADE, ...HELD }, { ...BESIDE, names }, words).question
    expect(told(ENGLISH)).toContain('not by way of Batumi port, The ferry')
    const places = new Map([['GE-BATUMI', 'Батуми']])
    expect(told(createWords('ru', await loadTranslation('ru'), places))).toContain('в обход: Батуми, The ferry')
  })

  it('names each source once, and leads to it and to the question', async () => {
    const pdf = await pdfIn('en')
    const { links } = await extractLinks(await getDocumentProxy(pdf.slice()))
    expect([...links].sort()).toEqual(
      [
        LINK,
        SOURCES.tariff.source,
        'https://example.org/%D1%80%D0%B0%D1%81%D0%BF%D0%B8%D1%81%D0%B0%D0%BD%D0%B8%D0%B5?a=1&b=(2)',
      ].sort(),
    )
    const text = await textOf(pdf)
    expect(text.split('example.org/tariff').length).toBe(2)
  })

  it.each(LANGUAGES)('is titled and readable aloud in %s', async (language) => {
    const document = await getDocumentProxy((await pdfIn(language)).slice())
    const { info } = await getMeta(document)
    expect(info).toMatchObject({ Title: 'Құрық – Klaipėda: Через ფოთი, 西安', Language: language })
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true })
    const outline = await document.getOutline()
    expect(outline?.length).toBeGreaterThanOrEqual(6)
    const roles: string[] = []
    for (let number = 1; number <= document.numPages; number++)
      roles.push(...rolesOf(await (await document.getPage(number)).getStructTree()))
    expect(roles.slice(0, 3)).toEqual(['P', 'H1', 'P'])
    expect(roles.filter((role) => role === 'Figure').length).toBeGreaterThanOrEqual(2)
    expect(roles).toContain('TH')
  })

  it.each([1, 2])(
    'of %i is told to those who listen: levels of headings, heads of tables, pictures in words',
    async (count) => {
      const elements = elementsOf(await pdfIn('en', count))
      const all = [...elements.values()]
      const of = (role: string) => all.filter((element) => element.role === role)
      const levels = all.flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []))
      for (const [i, level] of levels.entries()) expect(level).toBeLessThanOrEqual((levels[i - 1] ?? 0) + 1)
      expect(of('Table').length).toBeGreaterThanOrEqual(4)
      for (const { text } of of('TH')) expect(text).toMatch(/\/Scope \/(Column|Row)/)
      for (const { text } of of('Figure')) expect(text).toMatch(/\/Alt <FEFF[0-9A-F]{40,}>.*\/BBox \[/)
      for (const { kids } of of('Table')) {
        const rows = kids.map((kid) => elements.get(kid)?.kids.map((cell) => elements.get(cell)?.role) ?? [])
        expect(new Set(rows[0])).toEqual(new Set(['TH']))
        for (const [first, ...others] of rows.slice(1)) {
          expect(first).toBe('TH')
          expect(new Set(others)).toEqual(new Set(['TD']))
          expect(others.length + 1).toBe(rows[0]?.length)
        }
      }
    },
  )

  it('is read in the order in which it stands on its pages', async () => {
    const elements = elementsOf(await pdfIn('ru', 2))
    const read = [...elements.values()].flatMap(({ text }) =>
      [...text.matchAll(/\/Pg (\d+) 0 R \/MCID (\d+)/g)].map(([, page, mark]) => [Number(page), Number(mark)] as const),
    )
    expect(read.length).toBeGreaterThan(100)
    expect(read).toEqual([...read].sort(([a, m], [b, n]) => a - b || m - n))
  })

  it('is the same bytes for the same answer on the same day', async () => {
    const [one, other, later] = [await pdfIn('ru'), await pdfIn('ru'), await pdfIn('ru', 1, MADE + 1440)]
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true)
    expect(Buffer.from(one).equals(Buffer.from(later))).toBe(false)
  })
})

describe('a comparison as PDF', () => {
  it('lays the plans side by side before it tells of each', async () => {
    const text = await textOf(await pdfIn('en', 2))
    expect(text).toContain('2 ways compared')
    const table = text.slice(0, text.indexOf('When it arrives'))
    for (const part of ['Через ფოთი, 西安', 'By Երևան', '21 Dec 2026', '24 Dec 2026', '75 %'])
      expect(table).toContain(part)
    expect(text.split('Leg by leg').length).toBe(3)
  })
})

interface Element {
  readonly role: string
  readonly kids: readonly number[]
  /** As it is written in the file. */
  readonly text: string
}

/** Elements of the structure by the numbers of their objects, in the order of reading. */
function elementsOf(pdf: Uint8Array): ReadonlyMap<number, Element> {
  const file = Buffer.from(pdf).toString('latin1')
  const written = new Map(
    [...file.matchAll(/^(\d+) 0 obj\n(<<\/Type \/StructElem .*>>)\nendobj$/gm)].map(([, number, text = '']) => {
      const kids = /\/K \[(.*?)\](?= \/|>>$)/.exec(text)?.[1]?.replace(/<<.*?>>/g, '') ?? ''
      const role = /\/S \/(\w+)/.exec(text)?.[1] ?? ''
      return [
        Number(number),
        { role, text, kids: [...kids.matchAll(/(\d+) 0 R/g)].map(([, kid]) => Number(kid)) },
      ] as const
    }),
  )
  const ordered = new Map<number, Element>()
  const walk = (number: number) => {
    const element = written.get(number)
    if (element === undefined) return
    ordered.set(number, element)
    element.kids.forEach(walk)
  }
  for (const [number, { role }] of written) if (role === 'Document') walk(number)
  return ordered
}

/** Roles of the structure of a page, in the order of reading. */
function rolesOf(tree: unknown): string[] {
  if (typeof tree !== 'object' || tree === null || !('role' in tree)) return []
  const { role, children } = tree as { role: string; children: readonly unknown[] }
  const own = role === 'Root' || role === 'Document' ? [] : [role]
  return [...own, ...children.flatMap(rolesOf)]
}
