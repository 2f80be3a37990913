import { conditions } from './0001-conditions.js'
import type { Migration } from './migration.js'

/** Every migration, first to last. */
export const MIGRATIONS: readonly Migration[] = [conditions]
