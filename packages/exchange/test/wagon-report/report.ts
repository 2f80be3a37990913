import { readFileSync } from 'node:fs'
import { parseInstant } from '@karavan/core'
import { proposeMapping, readSpreadsheet, readWagonReport, type WagonReportPorts } from '../../src/index.js'

const PLACES: Readonly<Record<string, { readonly id: string; readonly zone: string }>> = {
  '684001': { id: 'urn:karavan:location:KZ-KOSTANAY', zone: 'Asia/Almaty' },
  '663404': { id: 'urn:karavan:location:KZ-AKTAU', zone: 'Asia/Aqtau' },
  '662905': { id: 'urn:karavan:location:KZ-BEINEU', zone: 'Asia/Aqtau' },
  '707701': { id: 'urn:karavan:location:KZ-ALTYNKOL', zone: 'Asia/Almaty' },
}

/** Knows some stations by their codes, and Kostanay by its name. */
export const ports: WagonReportPorts = {
  place: ({ esr, name }) => PLACES[esr ?? (/^костанай$/i.test(name ?? '') ? '684001' : '')] ?? null,
  receivedAt: parseInstant('2026-11-20T06:00Z'),
}

export const fileIn = (name: string): Uint8Array => readFileSync(new URL(`in/${name}`, import.meta.url))

/** Reads a file by the mapping that is proposed for it. */
export function read(bytes: Uint8Array) {
  const workbook = readSpreadsheet(bytes)
  return readWagonReport(workbook, proposeMapping(workbook).mapping, ports)
}
