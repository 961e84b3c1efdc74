import type { CallOutput } from "#contract/calls.ts";
import styles from "./sales.module.css";

export type Picture = CallOutput<"getReceiptPicture">;

/** A printed paper: the picture for the eye, its lines of text for a screen reader. */
export function Paper({ picture, label }: { readonly picture: Picture; readonly label: string }) {
  return (
    <figure className={styles.paper}>
      <img
        src={`data:image/png;base64,${picture.pngBase64}`}
        width={picture.widthPx}
        height={picture.heightPx}
        alt={`${label}: ${picture.text.join("\n")}`}
      />
    </figure>
  );
}
