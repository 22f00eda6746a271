/** Lines of one vote at most, in a file and in the form: what the form does not show, a correction would lose. */
export const MOST_QUESTIONS = 8
export const MOST_REGIONS = 10

/** A share in per cent as published, with its own decimals: `53.74%`. */
export const percentWords = (percent: number) => `${percent}%`

/** The answer sought, as people say it: "to reject", or "yes". */
export const soughtInWords = ({ soughtWords, soughtAnswer }: { soughtWords: string | null; soughtAnswer: string }) =>
  soughtWords ?? soughtAnswer
