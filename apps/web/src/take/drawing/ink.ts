import type { Certainty, ModeGroup } from '../../words/modes.js'

/** `#rrggbb`. */
export type Colour = `#${string}`

/** The colours of the page in the light, as paper is; a test holds them equal to the tokens. */
export const INK = {
  surface: '#ffffff',
  sunken: '#eaeeeb',
  ink: '#13211f',
  inkSoft: '#475854',
  inkFaint: '#5d6c68',
  line: '#d3dbd7',
  lineStrong: '#8b9a95',
  accent: '#8a1c52',
  accentSoft: '#f7e6ee',
  rail: '#b84a12',
  road: '#125030',
  ferry: '#2472b8',
  ship: '#12246b',
  certain: '#00666e',
  quoted: '#4b5fae',
  estimated: '#8a5a00',
  assumed: '#666f6c',
  warn: '#8a4b00',
  warnSoft: '#fcf0dc',
  danger: '#a61b1b',
  mapWater: '#cadde7',
  mapLand: '#f5f4ee',
  mapBorder: '#a9a79c',
  mapLabel: '#4c4f48',
  mapWaterLabel: '#35607a',
} as const satisfies Record<string, Colour>

export const MODE_INK: Readonly<Record<ModeGroup, Colour>> = {
  rail: INK.rail,
  road: INK.road,
  ferry: INK.ferry,
  ship: INK.ship,
}

/** Modes are told apart by their dashes as well as by colour. */
export const MODE_DASH: Readonly<Record<ModeGroup, readonly number[]>> = {
  rail: [],
  road: [5, 1.6],
  ferry: [1.6, 1.8],
  ship: [4, 2, 1, 2],
}

export const CERTAINTY_INK: Readonly<Record<Certainty, Colour>> = {
  certain: INK.certain,
  quoted: INK.quoted,
  estimated: INK.estimated,
  assumed: INK.assumed,
}

/** Plans that are laid side by side: a colour and a dash each. */
export const PLAN_INK: readonly { readonly colour: Colour; readonly dash: readonly number[] }[] = [
  { colour: INK.accent, dash: [] },
  { colour: INK.ferry, dash: [6, 2] },
  { colour: INK.road, dash: [2, 1.6] },
  { colour: INK.rail, dash: [8, 2, 2, 2] },
  { colour: INK.ship, dash: [4, 1.5] },
  { colour: INK.assumed, dash: [1.2, 1.2] },
]
