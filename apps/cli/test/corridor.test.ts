import { parseInstant } from '@karavan/core'
import type { PlanAnswer } from '@karavan/model'
import { plan, readQuestion } from '@karavan/planner'
import { describe, expect, it } from 'vitest'
import { loadWorld } from '../src/world.js'

const AS_OF = parseInstant('2026-09-20')
const world = loadWorld(undefined, AS_OF)
