import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import pixelmatch from 'pixelmatch'
import type { Page } from 'playwright-core'
import { PNG } from 'pngjs'

const COMMITTED = fileURLToPath(new URL('../pictures/', import.meta.url))
/** Pictures that differ are left here, with the difference, to be looked at. */
const FOUND = fileURLToPath(new URL('../../.cache/pictures/', import.meta.url))
/** Share of points that may differ: edges of letters are drawn a little differently from build to build of Chromium. */
const TOLERANCE = 0.004
/** How far apart two colours may be, 0–1, as pixelmatch counts. */
const THRESHOLD = 0.2

export interface Likeness {
  readonly name: string
  readonly alike: boolean
  /** Why not, and where to look. */
  readonly why: string
}

/** True where pictures are to be written; never in CI, which only compares. */
const writesPictures = () => process.env['UPDATE_PICTURES'] === '1' && !process.env['CI']

/** Compares the page as it stands with its committed picture, or writes that where asked to. */
export async function likeness(page: Page, name: string, tolerance = TOLERANCE): Promise<Likeness> {
  // The address of the server changes from run to run.
  const mask = [page.locator('input[readonly], .take-address')]
  const taken = await page.screenshot({ animations: 'disabled', caret: 'hide', mask })
  const committed = join(COMMITTED, `${name}.png`)
  if (writesPictures()) {
    write(committed, taken)
    return { name, alike: true, why: 'written' }
  }
  if (!existsSync(committed)) return { name, alike: false, why: `no picture ${committed}: run npm run pictures:update` }
  const [before, after] = [PNG.sync.read(readFileSync(committed)), PNG.sync.read(taken)]
  if (before.width !== after.width || before.height !== after.height) {
    write(join(FOUND, `${name}.png`), taken)
    return { name, alike: false, why: `${after.width}×${after.height}, committed ${before.width}×${before.height}` }
  }
  const difference = new PNG({ width: before.width, height: before.height })
  const points = pixelmatch(before.data, after.data, difference.data, before.width, before.height, {
    threshold: THRESHOLD,
  })
  const share = points / (before.width * before.height)
  if (share <= tolerance) return { name, alike: true, why: '' }
  write(join(FOUND, `${name}.png`), taken)
  write(join(FOUND, `${name}-difference.png`), PNG.sync.write(difference))
  return {
    name,
    alike: false,
    why: `${(share * 100).toFixed(2)} % of the points differ; see .cache/pictures/${name}*.png`,
  }
}

function write(file: string, picture: Buffer): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, picture)
}
