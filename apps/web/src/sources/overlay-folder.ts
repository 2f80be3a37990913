import { API_PREFIX, type Problem } from '@karavan/api'
import type { OverlayRow } from '@karavan/model'

/** The rows as a folder for `--network`, or the problem with them. The server tries to compile them, so this checks them too. */
export async function overlayFolder(rows: readonly OverlayRow[]): Promise<Blob | Problem> {
  try {
    const response = await fetch(`${API_PREFIX}/network/overlay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ overlay: rows }),
    })
    return response.ok ? await response.blob() : ((await response.json()) as Problem)
  } catch {
    return UNREACHABLE
  }
}

const UNREACHABLE: Problem = {
  type: 'about:blank',
  title: 'The server cannot be reached',
  status: 503,
  code: 'UNREACHABLE',
  detail: 'No answer came from the Karavan server that this page belongs to.',
}

/** Gives the browser a file to keep. */
export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
