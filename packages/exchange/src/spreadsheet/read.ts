import type { StructuredError } from '@karavan/core'
import { readCsv } from './csv.js'
import {
  empty,
  SPREADSHEET_LIMITS,
  type SpreadsheetErrorCode,
  tooLarge,
  unreadable,
  unsupported,
  type Workbook,
} from './workbook.js'
import { readXlsx } from './xlsx.js'

/**
 * Reads a spreadsheet: XLSX, or text with separated columns. Which it is, the first bytes say, not a file's name.
 * @throws {StructuredError} SPREADSHEET_EMPTY, SPREADSHEET_TOO_LARGE, SPREADSHEET_UNREADABLE; SPREADSHEET_KIND_UNSUPPORTED for the old XLS,
 * files under a password, XLSB, ODS, HTML and XML, each with how to save it
 */
export function readSpreadsheet(bytes: Uint8Array): Workbook {
  const workbook = readKind(bytes)
  if (workbook.sheets.some(({ rows }) => rows.length > 0)) return workbook
  throw empty(bytes.length === 0 ? 'a file of 0 bytes' : `a file of ${bytes.length} bytes without a filled cell`)
}

function readKind(bytes: Uint8Array): Workbook {
  if (bytes.length > SPREADSHEET_LIMITS.bytes) throw tooLarge('bytes', `${bytes.length} bytes`)
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) throw compoundFile(bytes)
  if (startsWith(bytes, [0x50, 0x4b])) return readXlsx(bytes)
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46])) throw unsupported('a file of PDF')
  if (bytes.includes(0) && !startsWith(bytes, [0xff, 0xfe]) && !startsWith(bytes, [0xfe, 0xff])) {
    throw unreadable('a file with zero bytes', 'XLSX, or text with separated columns')
  }
  if (/^\s*</.test(new TextDecoder('iso-8859-1').decode(bytes.subarray(0, 200)).replace('ï»¿', ''))) {
    throw unsupported('HTML or XML, whatever the name of the file says')
  }
  return readCsv(bytes)
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** Old files of Office and encrypted new ones have one kind of container. */
function compoundFile(bytes: Uint8Array): StructuredError<SpreadsheetErrorCode> {
  const isEncrypted = new TextDecoder('iso-8859-1').decode(bytes).includes('E\0n\0c\0r\0y\0p\0t\0')
  return isEncrypted
    ? unsupported('a file under a password', 'take the password off and ')
    : unsupported('an old file of Excel (XLS)')
}
