import { readdirSync, readFileSync } from 'node:fs'
import type { Random } from '@karavan/core'
import { ownSamples } from '../epcis/samples.js'
import { type BuiltSheet, windows1251, xlsxParts, zipped } from '../wagon-report/build-xlsx.js'
import { alteredBytes, alteredText, picked } from './altered.js'

/** What a reader is given: an altered sample of the project, as a text or as bytes. */
export type Alter = (random: Random) => string | Uint8Array

const JSON_PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  '-',
  'null',
  '1e400',
  '\\u0000',
  '\\ud800',
  '__proto__',
  '\u0000',
]
const XML_PIECES = [
  '<',
  '>',
  '/>',
  '</',
  '&',
  '&#x0;',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '<?xml?>',
  '<!DOCTYPE a>',
  'xmlns="urn:x:y"',
  ' a="b"',
]
const UNUSUAL = ['\u0000', '\ud800', '\ufffe', '😀']

const EPCIS_PIECES = [...JSON_PIECES, '@type', '@context', '#text', '#attributes', ...UNUSUAL]
const EPCIS_XML_PIECES = [...XML_PIECES, '<extension>', '</extension>', '__proto__', ...UNUSUAL]
const DCSA_PIECES = [...JSON_PIECES, '"eventType":', '"__proto__":', '+25:00', ...UNUSUAL]
const TABLE_PIECES = [';', '\t', '"', '\n', '-', '0', '1e400', ...UNUSUAL]
const SHEET_PIECES = [...XML_PIECES, '</row>', '<c t="s"><v>-1</v></c>', 'A1:XFD9', '1e400', '-', '0', ...UNUSUAL]
const EDIFACT_PIECES = [
  "'",
  '+',
  ':',
  '?',
  '??',
  "\n'",
  "UNH+9+CODECO:D:95B:UN'",
  "UNT+3+9'",
  "UNZ+1+1'",
  "UNG+1'",
  "CNI+1'",
  "STS+1+24'",
  "EQD+CN+constructor'",
  "EQD+RR+60635208'",
  "DTM+334:202602300815:203'",
  "DTM+constructor:202611200815:203'",
  "LOC+175+__proto__:139:6'",
  "LOC+147+0140682::5'",
  "TDT+20++1++++++++'",
  "RFF+EQ:\u0416'",
  "BGM+34+1+1'",
  '\u007f',
  ...UNUSUAL,
]

/** The readers of messages, each with what it is given. */
export const INPUTS: Readonly<Record<string, Alter>> = {
  EDIFACT: alteredInterchange(),
  'EPCIS JSON': alteredEpcis(/\.jsonld$/, EPCIS_PIECES),
  'EPCIS XML': alteredEpcis(/\.xml$/, EPCIS_XML_PIECES),
  XLSX: alteredWorkbook(),
  CSV: alteredTable(),
  DCSA: alteredDcsa(),
}

function alteredEpcis(ending: RegExp, pieces: readonly string[]): Alter {
  const samples = ownSamples(ending).map(([, text]) => text)
  return (random) => textOrBytes(alteredText(picked(samples, random), pieces, random), random)
}

function alteredDcsa(): Alter {
  const sample = readFileSync(new URL('../dcsa-tnt/in/aktau-alat.json', import.meta.url), 'utf8')
  return (random) => textOrBytes(alteredText(sample, DCSA_PIECES, random, 60), random)
}

function textOrBytes(text: string, random: Random): string | Uint8Array {
  return random() < 0.5 ? text : new TextEncoder().encode(text)
}

/** Counts are set right for half of the interchanges, so that the readers of messages are reached. */
function alteredInterchange(): Alter {
  const folder = new URL('../edifact/in/', import.meta.url)
  const samples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.edi'))
    .map((name) => readFileSync(new URL(name, folder), 'latin1'))
  return (random) => {
    const text = alteredText(picked(samples, random), EDIFACT_PIECES, random, 100)
    return new TextEncoder().encode(random() < 0.5 ? text : counted(text))
  }
}

function counted(text: string): string {
  let [count, reference] = [0, '']
  const lines = text.split("'\n").map((line) => {
    count = line.startsWith('UNH') ? 1 : count + 1
    if (line.startsWith('UNH')) reference = line.split('+')[1] ?? ''
    return line.startsWith('UNT') ? `UNT+${count}+${reference}` : line
  })
  const messages = lines.filter((line) => line.startsWith('UNH')).length
  return lines.map((line) => line.replace(/^UNZ\+\d+/, `UNZ+${messages}`)).join("'\n")
}

function alteredTable(): Alter {
  const text = wagonReport('wheat-kostanay-aktau.csv')
  const russian = windows1251(text)
  return (random) =>
    random() < 0.75 ? new TextEncoder().encode(alteredText(text, TABLE_PIECES, random)) : alteredBytes(russian, random)
}

/** Bytes of the archive, or the text of one part of it. */
function alteredWorkbook(): Alter {
  const parts = xlsxParts(JSON.parse(wagonReport('containers-altynkol.json')) as BuiltSheet[])
  const archive = zipped(parts)
  return (random) => {
    if (random() < 0.3) return alteredBytes(archive, random)
    const [name, text] = picked(Object.entries(parts), random)
    return zipped({ ...parts, [name]: alteredText(text, SHEET_PIECES, random) })
  }
}

function wagonReport(name: string): string {
  return readFileSync(new URL(`../wagon-report/in/${name}`, import.meta.url), 'utf8')
}
