import { API_PREFIX } from '@karavan/api'
import { useRef, useState } from 'react'
import { ScrollBox } from '../consignments/scroll-box.js'
import type { Places } from '../consignments/use-places.js'
import { DetailFrame } from '../shell/detail-frame.js'
import { makePng } from '../take/picture/make-png.js'
import { saveFile } from '../take/save-file.js'
import { useWords } from '../words/words-context.js'
import { layoutOf } from './chart-layout.js'
import { DerivedTable } from './derived-table.js'
import { FigureChart } from './figure-chart.js'
import { FigureGone } from './figure-keeping.js'
import { FigureOrigin } from './figure-origin.js'
import { FigureTable } from './figure-table.js'
import type { FigureGroup } from './groups.js'
import { svgText } from './save-picture.js'
import { amountInWords, periodInWords } from './say-figure.js'
import { useWidth } from './use-width.js'

/** Height of the plane of a chart, pixels. */
const HEIGHT = 290

interface SeriesDetailProps {
  readonly group: FigureGroup
  readonly title: string
  /** Ids of figures that sources contradict, with all that stand against each other. */
  readonly apart: ReadonlyMap<string, readonly string[]>
  readonly places: Places
  /** The figure that is open. */
  readonly opened: string | null
  readonly takesFocus: boolean
  readonly onOpen: (figure: string) => void
  readonly onWithdrawn: () => void
  readonly onClose: () => void
}

/** A series: its chart, where the figure that is open comes from, all its figures, and how they are taken along. */
export function SeriesDetail({
  group,
  title,
  apart,
  places,
  opened,
  takesFocus,
  onOpen,
  onWithdrawn,
  onClose,
}: SeriesDetailProps) {
  const words = useWords()
  const { say, list } = words
  const [box, width] = useWidth<HTMLDivElement>()
  const drawing = useRef<SVGSVGElement>(null)
  const layout = width === 0 ? null : layoutOf({ ...group, apart, width, height: HEIGHT })
  const undrawn = layout?.undrawn ?? []
  const figure = group.figures.find(({ id }) => id === opened) ?? null
  return (
    <DetailFrame
      kind={say('observatory.count', { count: group.figures.length })}
      title={title}
      takesFocus={takesFocus}
      onClose={onClose}
    >
      <div ref={box} className="figure-box">
        {layout !== null && (
          <FigureChart
            group={group}
            title={title}
            layout={layout}
            places={places}
            opened={opened}
            onOpen={onOpen}
            svg={drawing}
          />
        )}
      </div>
      {width > 0 && layout === null && <p className="note">{say('observatory.chart.nothing')}</p>}
      {layout !== null && undrawn.length > 0 && (
        <p className="note">
          {say('observatory.chart.undrawn', {
            figures: list(undrawn.map((one) => `${periodInWords(one.period, words)} (${amountInWords(one, words)})`)),
          })}
        </p>
      )}
      <Saving group={group} drawing={drawing} isDrawn={layout !== null} />
      {figure !== null && <FigureOrigin figure={figure} places={places} onWithdrawn={onWithdrawn} />}
      {figure === null && opened !== null && <FigureGone key={opened} id={opened} places={places} onOpen={onOpen} />}
      <section aria-labelledby="figure-table">
        <h3 id="figure-table">{say('observatory.table')}</h3>
        <ScrollBox label={say('observatory.table')}>
          <FigureTable group={group} places={places} opened={opened} onOpen={onOpen} />
        </ScrollBox>
      </section>
      <DerivedTable group={group} onOpen={onOpen} />
    </DetailFrame>
  )
}

const FORMATS = [
  { format: 'csv', name: 'CSV' },
  { format: 'json', name: 'JSON' },
  { format: 'sdmx', name: 'SDMX-CSV' },
] as const

const exportAddress = (series: string, format: (typeof FORMATS)[number]['format']) =>
  `${API_PREFIX}/figures/export?${new URLSearchParams({ series, format })}`

interface SavingProps {
  readonly group: FigureGroup
  readonly drawing: { readonly current: SVGSVGElement | null }
  readonly isDrawn: boolean
}

/** The picture with its sources inside, and the figures as tables. */
function Saving({ group, drawing, isDrawn }: SavingProps) {
  const { say } = useWords()
  const [why, setWhy] = useState<string | null>(null)
  const name = `karavan-${group.title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)}`
  const save = (ending: 'svg' | 'png') => {
    const svg = drawing.current
    if (svg === null) return
    const text = svgText(svg)
    const { width, height } = svg.viewBox.baseVal
    const made =
      ending === 'svg' ? Promise.resolve(new Blob([text], { type: 'image/svg+xml' })) : makePng(text, width, height)
    made.then(
      (blob) => {
        setWhy(null)
        saveFile(blob, `${name}.${ending}`)
      },
      (error: unknown) => setWhy(error instanceof Error ? error.message : String(error)),
    )
  }
  return (
    <div className="figure-saving">
      {isDrawn && (
        <fieldset className="figure-save">
          <legend>{say('observatory.save.picture')}</legend>
          <button type="button" className="button-second" onClick={() => save('png')}>
            PNG
          </button>
          <button type="button" className="button-second" onClick={() => save('svg')}>
            SVG
          </button>
        </fieldset>
      )}
      <fieldset className="figure-save">
        <legend>{say('observatory.save.table')}</legend>
        {FORMATS.map(({ format, name: shown }) => (
          <a key={format} className="button-second" href={exportAddress(group.name, format)} download>
            {shown}
          </a>
        ))}
      </fieldset>
      {why !== null && <p role="alert">{say('observatory.save.failed', { why })}</p>}
    </div>
  )
}
