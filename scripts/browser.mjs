import { accessSync, constants, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const PACKAGE = '@sparticuz/chromium@143.0.4'

/** What a person can type to get a browser for the tests. */
export const installCommand = `npm install --prefix .cache/browser ${PACKAGE}   (or: apt-get install chromium)`

const isProgram = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** @returns the path of a Chromium: CHROME_PATH, then PATH, then the npm package under .cache/browser; undefined if none */
export async function findBrowser(root, env = process.env) {
  if (env.CHROME_PATH) {
    if (isProgram(env.CHROME_PATH)) return env.CHROME_PATH
    throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, which is no program; unset it or name a Chromium`)
  }
  for (const folder of (env.PATH ?? '').split(delimiter))
    for (const name of NAMES) if (folder && isProgram(join(folder, name))) return join(folder, name)
  const home = join(root, '.cache/browser/package.json')
  if (!existsSync(home)) return undefined
  const entry = createRequire(home).resolve('@sparticuz/chromium')
  const { default: chromium } = await import(pathToFileURL(entry).href)
  return chromium.executablePath()
}
