import styles from "./shape-mark.module.css";

const PATHS = {
  circle: "M10 2a8 8 0 1 1 0 16a8 8 0 0 1 0-16z",
  triangle: "M10 2l9 16H1z",
  square: "M3 3h14v14H3z",
  diamond: "M10 1l9 9-9 9-9-9z",
  star: "M10 1l2.7 6.1 6.6.6-5 4.4 1.5 6.5L10 15.2l-5.8 3.4 1.5-6.5-5-4.4 6.6-.6z",
} as const;

export interface ShapeMarkProps {
  readonly shape: keyof typeof PATHS;
  readonly colour: "bronze" | "silver" | "gold" | "blue" | "green";
}

/** A shape and a colour that say the same, so that neither is needed alone. */
export function ShapeMark({ shape, colour }: ShapeMarkProps) {
  return (
    <svg className={`${styles.mark} ${styles[colour]}`} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[shape]} />
    </svg>
  );
}
