import type { MapColour, MapColours } from './colours.js'

/** Side of the square in which the icons are drawn; its middle is at 10, 10. In CSS pixels at full size. */
export const ICON_SIZE = 20

/** A part of an icon: an area, or a line where it has a width. `path` is SVG path data. */
export interface IconPart {
  readonly path: string
  readonly colour: MapColour
  readonly width?: number
}

/** Marks of what is in force at a place, and of goods that are there or have left it. */
export const MARK_ICONS = [
  'mark-banned',
  'mark-ordered',
  'mark-shut',
  'mark-limited',
  'mark-likely',
  'mark-queue',
  'mark-here',
  'mark-underway',
] as const

export type MarkIcon = (typeof MARK_ICONS)[number]

export type IconName =
  | MarkIcon
  | 'port'
  | 'border'
  | 'gauge'
  | 'terminal'
  | 'station'
  | 'ruled-out'
  | 'ruled-out-pointed'
  | 'leg-rail'
  | 'leg-road'
  | 'leg-ferry'
  | 'leg-ship'

const disc = (radius: number, colour: MapColour): IconPart => ({
  path: `M${10 - radius} 10 A${radius} ${radius} 0 1 1 ${10 + radius} 10 A${radius} ${radius} 0 1 1 ${10 - radius} 10 Z`,
  colour,
})

/** An eight-sided sign, as of a road. */
const sign = (size: number, colour: MapColour): IconPart => {
  const [near, far] = [10 - size, 10 + size]
  const [low, high] = [10 - size * 0.42, 10 + size * 0.42]
  return {
    path: `M${low} ${near} H${high} L${far} ${low} V${high} L${high} ${far} H${low} L${near} ${high} V${low} Z`,
    colour,
  }
}

/** Two gusts of wind. */
const WIND = 'M3.6 8.4 H12 A2.2 2.2 0 1 0 9.8 6.2 M3.6 11.6 H14.4 A2.2 2.2 0 1 1 12.2 13.8'

/** The symbols of the map: told apart by their shapes, not by colour alone. */
export const ICONS: Readonly<Record<IconName, readonly IconPart[]>> = {
  port: [
    disc(9, 'paper'),
    disc(7.8, 'ship'),
    {
      path: 'M10 6.8 V14.4 M5.8 10.8 C6.2 13.2 8 14.6 10 14.6 C12 14.6 13.8 13.2 14.2 10.8 M7.6 8.6 H12.4',
      colour: 'paper',
      width: 1.5,
    },
    { path: 'M8.6 5.6 A1.4 1.4 0 1 1 11.4 5.6 A1.4 1.4 0 1 1 8.6 5.6 Z', colour: 'paper' },
  ],
  border: [
    { path: 'M10 0.4 L19.6 10 L10 19.6 L0.4 10 Z', colour: 'paper' },
    { path: 'M10 2.6 L17.4 10 L10 17.4 L2.6 10 Z', colour: 'ink' },
    { path: 'M6.4 10 H13.6', colour: 'paper', width: 2 },
  ],
  gauge: [
    { path: 'M1 1 H19 V19 H1 Z', colour: 'paper' },
    { path: 'M2.6 2.6 H17.4 V17.4 H2.6 Z', colour: 'rail' },
    { path: 'M5 16 V11.4 L7.6 8.6 V4 M15 16 V11.4 L12.4 8.6 V4', colour: 'paper', width: 1.7 },
  ],
  terminal: [
    { path: 'M3 3 H17 V17 H3 Z', colour: 'paper' },
    { path: 'M4.4 4.4 H15.6 V15.6 H4.4 Z', colour: 'ink' },
    { path: 'M6.6 6.6 H13.4 V13.4 H6.6 Z', colour: 'land' },
  ],
  station: [disc(5, 'paper'), disc(3.6, 'network')],
  'ruled-out': [disc(9.6, 'paper'), disc(8.8, 'danger'), disc(7.4, 'paper')],
  'ruled-out-pointed': [disc(9.6, 'paper'), disc(8.8, 'danger')],
  'mark-banned': [sign(9.6, 'paper'), sign(8.4, 'danger'), { path: 'M5.4 10 H14.6', colour: 'paper', width: 2.6 }],
  'mark-ordered': [
    sign(9.6, 'paper'),
    sign(8.4, 'warn'),
    sign(6.6, 'paper'),
    { path: 'M6.4 10 H13.6', colour: 'warn', width: 2.2 },
  ],
  'mark-shut': [
    { path: 'M4.2 4.2 L15.8 15.8 M15.8 4.2 L4.2 15.8', colour: 'paper', width: 7 },
    { path: 'M4.2 4.2 L15.8 15.8 M15.8 4.2 L4.2 15.8', colour: 'ink', width: 3.6 },
  ],
  'mark-limited': [
    { path: 'M10 0.6 L19.6 18 H0.4 Z', colour: 'paper' },
    { path: 'M10 3.2 L17.4 16.6 H2.6 Z', colour: 'ink' },
    { path: 'M10 8 V12 M10 14.2 V14.6', colour: 'paper', width: 1.8 },
  ],
  'mark-likely': [disc(9.6, 'paper'), { path: WIND, colour: 'ink', width: 2 }],
  'mark-queue': [
    { path: 'M3.6 10 H16.4', colour: 'paper', width: 7 },
    { path: 'M3.4 10 H3.5 M10 10 H10.1 M16.5 10 H16.6', colour: 'estimated', width: 4.6 },
  ],
  'mark-here': [
    disc(9.6, 'paper'),
    disc(8.2, 'accent'),
    { path: 'M6 7 H14 V13.6 H6 Z M6 9.6 H14', colour: 'paper', width: 1.5 },
  ],
  'mark-underway': [
    disc(9.6, 'paper'),
    disc(8.2, 'accent'),
    { path: 'M5.4 10 H13.8 M10.6 6.6 L14.2 10 L10.6 13.4', colour: 'paper', width: 1.8 },
  ],
  'leg-rail': [disc(9, 'paper'), disc(7.8, 'rail')],
  'leg-road': [disc(9, 'paper'), disc(7.8, 'road')],
  'leg-ferry': [disc(9, 'paper'), disc(7.8, 'ferry')],
  'leg-ship': [disc(9, 'paper'), disc(7.8, 'ship')],
}

/** Pixels drawn for each CSS pixel, so that icons stay sharp on fine screens. */
export const ICON_SCALE = 3

/** The icons as pictures in the colours of the theme. */
export function drawIcons(colours: MapColours): [name: string, picture: ImageData][] {
  const canvas = document.createElement('canvas')
  canvas.width = ICON_SIZE * ICON_SCALE
  canvas.height = ICON_SIZE * ICON_SCALE
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) return []
  context.scale(ICON_SCALE, ICON_SCALE)
  context.lineCap = 'round'
  context.lineJoin = 'round'
  return Object.entries(ICONS).map(([name, parts]) => {
    context.clearRect(0, 0, ICON_SIZE, ICON_SIZE)
    for (const { path, colour, width } of parts) drawPart(context, new Path2D(path), colours[colour], width)
    return [name, context.getImageData(0, 0, canvas.width, canvas.height)]
  })
}

function drawPart(context: CanvasRenderingContext2D, path: Path2D, colour: string, width: number | undefined): void {
  if (width === undefined) {
    context.fillStyle = colour
    context.fill(path)
    return
  }
  context.strokeStyle = colour
  context.lineWidth = width
  context.stroke(path)
}
