/** The tokens of `styles/tokens.css` that the map uses, by what it uses them for. */
export const TOKENS = {
  water: '--map-water',
  land: '--map-land',
  border: '--map-border',
  label: '--map-label',
  waterLabel: '--map-water-label',
  network: '--map-network',
  paper: '--surface',
  ink: '--ink',
  rail: '--rail',
  road: '--road',
  ferry: '--ferry',
  ship: '--ship',
  accent: '--accent',
  danger: '--danger',
  warn: '--warn',
  estimated: '--estimated',
  old: '--quoted',
  certain: '--certain',
} as const

export type MapColour = keyof typeof TOKENS

/** Colours of the map as the tokens stand in the theme of the moment. */
export type MapColours = Readonly<Record<MapColour, string>>

/** Reads the tokens as plain colours, which a canvas understands. */
export function mapColours(): MapColours {
  const probe = document.createElement('span')
  probe.hidden = true
  document.body.append(probe)
  const read = (token: string) => {
    probe.style.color = `var(${token})`
    return getComputedStyle(probe).color
  }
  const colours = Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, read(token)])) as Record<
    MapColour,
    string
  >
  probe.remove()
  return colours
}
