import styles from "./bar-chart.module.css";

const SLOT = 64;
const BAR = 40;
const PLOT_HEIGHT = 150;
const ROOM_FOR_FIGURES = 20;
const ROOM_FOR_LABELS = 24;

export interface Bar {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  /** The value as it is written; nothing is written over a bar of 0. */
  readonly figure: string;
  readonly tone?: "main" | "soft" | "warn";
}

export interface BarChartProps {
  /** What the bars are of, for people who do not see them: the figures stand in a table beside the chart. */
  readonly label: string;
  readonly bars: readonly Bar[];
}

/** Upright bars over one line; what is below zero hangs under it. */
export function BarChart({ label, bars }: BarChartProps) {
  const most = Math.max(0, ...bars.map((bar) => bar.value));
  const least = Math.min(0, ...bars.map((bar) => bar.value));
  const span = Math.max(1, most - least);
  const heightOf = (value: number): number => (Math.abs(value) / span) * PLOT_HEIGHT;
  const zero = ROOM_FOR_FIGURES + heightOf(most);
  const bottom = zero + heightOf(least) + (least < 0 ? ROOM_FOR_FIGURES : 0);
  const width = Math.max(1, bars.length) * SLOT;
  return (
    <svg className={styles.chart} viewBox={`0 0 ${width} ${bottom + ROOM_FOR_LABELS}`} role="img" aria-label={label}>
      {bars.map((bar, place) => {
        const middle = place * SLOT + SLOT / 2;
        const height = heightOf(bar.value);
        const top = bar.value < 0 ? zero : zero - height;
        return (
          <g key={bar.id}>
            <rect
              className={styles[bar.tone ?? "main"]}
              x={middle - BAR / 2}
              y={top}
              width={BAR}
              height={height}
              rx={2}
            />
            {bar.value === 0 ? null : (
              <text className={styles.figure} x={middle} y={bar.value < 0 ? top + height + 14 : top - 6}>
                {bar.figure}
              </text>
            )}
            <text className={styles.label} x={middle} y={bottom + 18}>
              {bar.label}
            </text>
          </g>
        );
      })}
      <line className={styles.zero} x1={0} x2={width} y1={zero} y2={zero} />
    </svg>
  );
}
