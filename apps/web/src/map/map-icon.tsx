import { TOKENS } from './style/colours.js'
import { ICON_SIZE, ICONS, type IconName } from './style/icons.js'

/** A symbol of the map as a part of a drawing. */
export function IconParts({ name }: { name: IconName }) {
  return ICONS[name].map(({ path, colour, width }) => {
    const paint = `var(${TOKENS[colour]})`
    return width === undefined ? (
      <path key={path} d={path} style={{ fill: paint }} />
    ) : (
      <path
        key={path}
        d={path}
        style={{ fill: 'none', stroke: paint, strokeWidth: width, strokeLinecap: 'round', strokeLinejoin: 'round' }}
      />
    )
  })
}

/** A symbol of the map beside a word. */
export function MapIcon({ name }: { name: IconName }) {
  return (
    <svg viewBox={`0 0 ${ICON_SIZE} ${ICON_SIZE}`} width="18" height="18" aria-hidden="true">
      <IconParts name={name} />
    </svg>
  )
}
