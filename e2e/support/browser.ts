import { type Browser, chromium } from 'playwright-core'

/**
 * Launches the Chromium named by CHROME_PATH (`npm test` finds it) with the network cut: only 127.0.0.1 is reachable.
 * The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH']
  if (!executablePath) throw new Error('CHROME_PATH is not set: run npm test, or name a Chromium')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  })
}
