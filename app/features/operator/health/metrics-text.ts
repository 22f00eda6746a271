/** A measurement: its name without the `concert_` all bear, what it is in a sentence, and its values by their labels. */
export type Metric = {
  name: string
  type: 'counter' | 'gauge' | 'histogram'
  help: string
  values: { of?: string; labels?: Record<string, string>; value: number }[]
}

/** Prometheus' text form, version 0.0.4. `of`: the suffix of one series of a histogram. */
export function metricsText(metrics: readonly Metric[]): string {
  return `${metrics.flatMap(linesOf).join('\n')}\n`
}

function linesOf({ name, type, help, values }: Metric): string[] {
  const full = `concert_${name}`
  const lines = values.map(({ of = '', labels = {}, value }) => `${full}${of}${inBraces(labels)} ${value}`)
  return [`# HELP ${full} ${help}`, `# TYPE ${full} ${type}`, ...lines]
}

function inBraces(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, ' ')}"`)
  return pairs.length > 0 ? `{${pairs.join(',')}}` : ''
}
