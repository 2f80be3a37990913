import type { OverlayRow } from '@karavan/model'
import { readFile } from '../api/client.js'

/**
 * The rows as a folder for `--network`. The server tries to compile them, so this checks them too.
 * @throws {ProblemError} where it refuses them, or cannot be reached
 */
export function overlayFolder(rows: readonly OverlayRow[], signal?: AbortSignal): Promise<Blob> {
  return readFile('/network/overlay', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ overlay: rows }),
    ...(signal && { signal }),
  })
}
