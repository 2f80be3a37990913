import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

/** A package that is delivered with the page. */
export interface ThirdParty {
  readonly name: string
  readonly version: string
  /** SPDX expression. */
  readonly licence: string
  readonly text: string
}

/** Tables that FormatJS makes of the CLDR and publishes only within its packages, under their terms (see NOTICE). */
const MADE_WITHIN = /^@formatjs_generated\//

const PACKAGE = /^(.*[\\/]node_modules[\\/])((?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/

/** Writes `third-party.txt` beside the page: the licence of every package that it is made of. */
export function thirdParty(): Plugin {
  return {
    name: 'third-party',
    apply: 'build',
    generateBundle() {
      const folders = [...new Set([...this.getModuleIds()].flatMap(packagesWithin))]
      this.emitFile({ type: 'asset', fileName: 'third-party.txt', source: licenceFile(folders.map(readPackage)) })
    },
  }
}

/** The texts one after the other, by name. */
export function licenceFile(packages: readonly ThirdParty[]): string {
  const parts = [...packages]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, version, licence, text }) => `${'='.repeat(80)}\n${name} ${version} (${licence})\n\n${text.trim()}\n`)
  return `The page of Karavan is made with the following packages, under the licences given for each.\n\n${parts.join('\n')}`
}

/** Folders of the packages that a module holds: its own, and those that were built into it as its source map says. */
export function packagesWithin(module: string): string[] {
  const [file = ''] = module.replace(/^\0/, '').split('?')
  const match = PACKAGE.exec(file)
  if (match === null) return []
  const own = `${match[1]}${match[2]}`
  const map = `${file}.map`
  if (!existsSync(map)) return [own]
  const { sources } = JSON.parse(readFileSync(map, 'utf8')) as { sources: readonly string[] }
  const inside = sources.flatMap((source) => PACKAGE.exec(source)?.[2] ?? [])
  const others = [...new Set(inside)].filter((name) => !MADE_WITHIN.test(name))
  return [own, ...others.map((name) => installed(name, own))]
}

/** Folder of a package as the one in `from` would find it. */
function installed(name: string, from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', name)
    if (existsSync(found)) return found
    if (folder === dirname(folder))
      throw new Error(`${name} is built into ${from} and not installed: its licence is not known`)
  }
}

/** @throws {Error} where the package brings no licence text */
export function readPackage(folder: string): ThirdParty {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder)
  const file = files.find((entry) => /^(licen[cs]e|copying)/i.test(entry))
  const text = file === undefined ? licenceInReadme(folder, files) : readFileSync(join(folder, file), 'utf8')
  if (text === undefined) throw new Error(`${name} brings no licence text: find out under which terms it is given`)
  return { name, version, licence: license ?? 'see the text', text }
}

function licenceInReadme(folder: string, files: readonly string[]): string | undefined {
  const file = files.find((entry) => /^readme/i.test(entry))
  if (file === undefined) return undefined
  return /^#+ *licen[cs]e\b[^\n]*\n+([^#]+)/im.exec(readFileSync(join(folder, file), 'utf8'))?.[1]
}
