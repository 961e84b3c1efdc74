/** A line from the test into the process of the main program: what was recorded, and what a foreigner would be told. */
import type { EventEmitter } from "node:events";
import { recorded } from "./recorded.ts";
import { StandInWindow } from "./stand-in-window.ts";

export interface ForeignCall {
  readonly channel: string;
  readonly args: readonly unknown[];
  /** Where the sender claims to be; a top frame unless it says otherwise. */
  readonly url: string;
  readonly isSubframe: boolean;
  readonly isOtherWindow: boolean;
}

export type Question =
  | { readonly kind: "recorded" }
  | { readonly kind: "permission"; readonly permission: string }
  | { readonly kind: "fetch"; readonly address: string; readonly method: string }
  | { readonly kind: "callAs"; readonly call: ForeignCall }
  | { readonly kind: "secondInstance" }
  | { readonly kind: "quit" };

export function answerTestQuestions(app: EventEmitter & { quit(): void }): void {
  process.on("message", (message: { readonly id: number; readonly question: Question }) => {
    answerTo(message.question, app).then(
      (answer) => process.send?.({ id: message.id, answer }),
      (error: unknown) => process.send?.({ id: message.id, error: String(error) }),
    );
  });
}

async function answerTo(question: Question, app: EventEmitter & { quit(): void }): Promise<unknown> {
  switch (question.kind) {
    case "recorded":
      return {
        calls: recorded.calls,
        privilegedSchemes: recorded.privilegedSchemes,
        windowOptions: recorded.windowOptions,
        preventedNavigations: recorded.preventedNavigations,
        deniedWindows: recorded.deniedWindows,
        channels: [...recorded.handlers.keys()],
      };
    case "permission":
      return {
        request: await new Promise((resolve) => {
          if (recorded.permissionRequest === undefined) resolve("nobody asked");
          else recorded.permissionRequest({}, question.permission, resolve);
        }),
        check: recorded.permissionCheck?.({}, question.permission),
        device: recorded.devicePermission?.({ deviceType: question.permission }),
      };
    case "fetch":
      return describeResponse(question.address, question.method);
    case "callAs":
      return callAs(question.call);
    case "secondInstance":
      app.emit("second-instance", {}, [], "");
      return null;
    case "quit":
      setTimeout(() => app.quit(), 1);
      return null;
  }
}

async function describeResponse(address: string, method: string): Promise<unknown> {
  const handler = recorded.schemes.get(new URL(address).protocol.slice(0, -1));
  const response = await handler?.(new Request(address, { method }));
  return {
    status: response?.status,
    headers: Object.fromEntries(response?.headers ?? []),
    body: await response?.text(),
  };
}

function callAs(call: ForeignCall): unknown {
  const window = StandInWindow.all[0];
  const sender = call.isOtherWindow ? {} : window?.webContents;
  const senderFrame = { url: call.url, parent: call.isSubframe ? {} : null };
  return recorded.handlers.get(call.channel)?.({ sender, senderFrame }, ...call.args);
}
