import { createContext } from 'react'
import type { Clock } from './clock.js'

/** The clock of the moving view while it is open; null while it is not. It runs without a part of the page being made anew. */
export const ShownClock = createContext<Clock | null>(null)
