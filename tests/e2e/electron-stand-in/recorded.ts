/** What the built main process has told the stand-in: one of each, because there is one application in the process. */
export interface Decision {
  cancel?: boolean;
}

export interface Recorded {
  isReady: boolean;
  readonly calls: string[];
  readonly privilegedSchemes: unknown[];
  readonly schemes: Map<string, (request: Request) => Promise<Response>>;
  readonly handlers: Map<string, (...args: unknown[]) => unknown>;
  readonly windowOptions: unknown[];
  readonly preventedNavigations: string[];
  readonly deniedWindows: string[];
  permissionRequest?: (...args: unknown[]) => void;
  permissionCheck?: (...args: unknown[]) => boolean;
  devicePermission?: (...args: unknown[]) => boolean;
  beforeRequest?: (details: { url: string }, decide: (decision: Decision) => void) => void;
  contentsCreated?: (contents: unknown) => void;
  lastWindowClosed?: () => void;
}

export const recorded: Recorded = {
  isReady: false,
  calls: [],
  privilegedSchemes: [],
  schemes: new Map(),
  handlers: new Map(),
  windowOptions: [],
  preventedNavigations: [],
  deniedWindows: [],
};
