import { type Shade, shadeClass } from './scale.ts'

/** `stands-in` is the outline of a row whose region's figures stand in. */
export type LegendItem = { shade: Shade | 'stands-in'; label: string }

/** What the shades mean. `title` says what is counted: "Share of reporters". */
export function Legend({ title, items }: { title?: string; items: LegendItem[] }) {
  return (
    <div className="legend">
      {title ? <p>{title}</p> : null}
      <ul>
        {items.map(({ shade, label }) => (
          <li key={label}>
            <span className={`swatch ${shade === 'stands-in' ? 's4 outline' : shadeClass(shade)}`} />
            {label}
          </li>
        ))}
      </ul>
    </div>
  )
}
