import { type Shade, shadeClass } from './scale.ts'

/** `stands-in` is the outline of a row that shows its region's figures. */
export type LegendItem = { shade: Shade | 'stands-in'; label: string }

export type LegendProps = {
  /** What is counted: "Share of reporters". */
  title?: string
  items: LegendItem[]
  /** The steps of the scale as one strip with short labels under it; what is not a step stands after it. */
  strip?: boolean
}

/** What the shades mean. */
export function Legend({ title, items, strip }: LegendProps) {
  return (
    <div className={strip ? 'legend strip' : 'legend'}>
      {title ? <p>{title}</p> : null}
      <ul>
        {items.map(({ shade, label }) => (
          <li key={label} className={typeof shade === 'number' ? 'step' : undefined}>
            <span className={`swatch ${shade === 'stands-in' ? 's4 outline' : shadeClass(shade)}`} />
            {label}
          </li>
        ))}
      </ul>
    </div>
  )
}
