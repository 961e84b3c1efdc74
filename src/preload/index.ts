/** The one bridge between the sandboxed page and the till: calls by name, topics as they come. Nothing else crosses. */
import { contextBridge, ipcRenderer } from "electron";
import type { IpcRendererEvent } from "electron";
import { CHANNELS } from "#contract/channels.ts";

contextBridge.exposeInMainWorld("regulars", {
  call: (name: string, body: unknown): Promise<unknown> => ipcRenderer.invoke(CHANNELS.call, String(name), body),
  subscribe: (listener: (event: unknown) => void): (() => void) => {
    const forward = (_event: IpcRendererEvent, topicEvent: unknown): void => listener(topicEvent);
    ipcRenderer.on(CHANNELS.topic, forward);
    return () => {
      ipcRenderer.off(CHANNELS.topic, forward);
    };
  },
});
