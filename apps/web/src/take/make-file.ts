import { readBaseMap } from '../map/base-map.js'
import type { Words } from '../words/words.js'
import { avoidedNames } from './avoided-names.js'
import type { Land } from './drawing/land.js'
import type { FileForm } from './forms.js'
import { FONT_FILES } from './letters/font-files.js'
import { Letters } from './letters/letters.js'
import { makePdf } from './make-pdf.js'
import { drawCard } from './picture/card.js'
import { makePng } from './picture/make-png.js'
import { writeSvg } from './picture/write-svg.js'
import { settled } from './settled.js'
import { buildSheet, type Taken } from './sheet/build-sheet.js'
import type { Sheet } from './sheet/sheet.js'
import { arrivalsCsv } from './tables/arrivals-csv.js'
import { legsCsv } from './tables/legs-csv.js'

/** Makes a file of what is taken. @throws {Error} where a font or the map cannot be read, or the browser cannot paint */
export async function makeFile(form: FileForm, taken: Taken, words: Words): Promise<Blob> {
  switch (form) {
    case 'pdf': {
      const letters = pageLetters()
      const pdf = await makePdf(await readSheet(taken, words), letters, words)
      return new Blob([pdf.slice()], { type: 'application/pdf' })
    }
    case 'png': {
      const { svg, width, height } = await makeCard(taken, words)
      return makePng(svg, width, height)
    }
    case 'svg':
      return new Blob([(await makeCard(taken, words)).svg], { type: 'image/svg+xml' })
    case 'legs':
      return new Blob([legsCsv(taken)], { type: 'text/csv;charset=utf-8' })
    case 'arrivals':
      return new Blob([arrivalsCsv(taken)], { type: 'text/csv;charset=utf-8' })
    case 'json':
      return new Blob([`${JSON.stringify(taken.answer, null, 2)}\n`], { type: 'application/json' })
  }
}

async function makeCard(taken: Taken, words: Words) {
  const letters = pageLetters()
  const sheet = await readSheet(taken, words)
  const card = await settled(letters, sheet, () => drawCard(sheet, letters, words))
  const caption = { language: sheet.language, title: sheet.title, description: sheet.arrivals.alt }
  return { svg: writeSvg(card, caption, letters), width: card.width, height: card.height }
}

async function readSheet(taken: Taken, words: Words): Promise<Sheet> {
  const [land, names] = await Promise.all([readLand(), avoidedNames(taken.answer.query.avoid)])
  return buildSheet(taken, { land, names }, words)
}

function pageLetters(): Letters {
  return new Letters(FONT_FILES, async (address) => new Uint8Array(await (await fetched(address)).arrayBuffer()))
}

async function readLand(): Promise<Land> {
  const [{ land, lakes, borders }, names] = await Promise.all([
    readBaseMap(new AbortController().signal),
    fetched('/basemap/country-labels.geojson').then((response) => response.json() as Promise<Land['names']>),
  ])
  return { countries: land, lakes, borders, names }
}

async function fetched(address: string): Promise<Response> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: the server answered ${response.status}`)
  return response
}
