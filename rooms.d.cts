export interface Room {
  readonly path: string;
  readonly rooms: readonly string[];
  readonly packages: readonly string[];
  readonly builtins: boolean;
}
export declare const rooms: Readonly<Record<string, Room>>;
export declare const tools: readonly string[];
export declare function roomOf(file: string): string | undefined;
