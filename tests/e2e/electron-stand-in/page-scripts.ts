/**
 * What runs inside Chromium for the stand-in: the two ends of `contextBridge`.
 *
 *      page's own world              preload's isolated world             Node (the built main process)
 *   window.regulars.call() ──event──►  api.call → ipcRenderer.invoke ──binding──►  ipcMain.handle
 *   listener()             ◄─event──   ipcRenderer.on               ◄─evaluate──  webContents.send
 *
 * As in Electron, the two worlds share the document and nothing else, so only copies cross: JSON in the detail of events.
 * Functions cross as numbers, in both directions. The preload gets `require`, and that knows `electron` only.
 */

/** Names that both worlds and Node agree on. */
export const names = {
  world: "electron-preload",
  binding: "__standInToMain",
  receive: "__standInFromMain",
} as const;

/** The page's own world: offers what the preload exposes, as copies. */
export const pageWorldScript = `(() => {
  const callbacks = new Map();
  let nextId = 1;
  const pack = (value) => typeof value === "function"
    ? (callbacks.set(nextId, value), { callback: nextId++ })
    : { json: value === undefined ? null : value };
  const unpack = (packed) => {
    if (packed.remote !== undefined) return (...args) => callRemote(packed.remote, args);
    if (packed.promise !== undefined) return new Promise((resolve, reject) => pending.set(packed.promise, { resolve, reject }));
    if (packed.error !== undefined) throw new Error(packed.error);
    return packed.json;
  };
  const pending = new Map();
  let answer;
  const callRemote = (target, args) => {
    answer = undefined;
    document.dispatchEvent(new CustomEvent("stand-in-call", { detail: JSON.stringify({ target, args: args.map(pack) }) }));
    return unpack(JSON.parse(answer));
  };
  document.addEventListener("stand-in-answer", (event) => { answer = event.detail; });
  document.addEventListener("stand-in-settle", (event) => {
    const { promise, value, error } = JSON.parse(event.detail);
    const waiting = pending.get(promise);
    pending.delete(promise);
    if (error === undefined) waiting.resolve(value); else waiting.reject(new Error(error));
  });
  document.addEventListener("stand-in-callback", (event) => {
    const { callback, args } = JSON.parse(event.detail);
    callbacks.get(callback)?.(...args);
  });
  document.addEventListener("stand-in-expose", (event) => {
    const { key, members } = JSON.parse(event.detail);
    const api = {};
    for (const [name, packed] of Object.entries(members)) api[name] = unpack(packed);
    Object.defineProperty(window, key, { value: Object.freeze(api), writable: false, configurable: false });
  });
})();`;

/** The preload's world: the preload itself, in a function as Electron's sandboxed loader wraps it. */
export function preloadWorldScript(preloadSource: string): string {
  return `(() => {
  const remotes = new Map();
  let nextRemote = 1;
  let nextPromise = 1;
  const send = (name, value) => document.dispatchEvent(new CustomEvent("stand-in-" + name, { detail: JSON.stringify(value) }));
  const pack = (value) => {
    if (typeof value === "function") { remotes.set(nextRemote, value); return { remote: nextRemote++ }; }
    if (value instanceof Promise) {
      const promise = nextPromise++;
      value.then((done) => send("settle", { promise, value: done ?? null }), (error) => send("settle", { promise, error: String(error && error.message || error) }));
      return { promise };
    }
    return { json: value === undefined ? null : value };
  };
  const unpack = (packed) => packed.callback === undefined
    ? packed.json
    : (...args) => send("callback", { callback: packed.callback, args });
  document.addEventListener("stand-in-call", (event) => {
    const { target, args } = JSON.parse(event.detail);
    let packed;
    try { packed = pack(remotes.get(target)(...args.map(unpack))); } catch (error) { packed = { error: String(error.message) }; }
    send("answer", packed);
  });

  const invocations = new Map();
  const listeners = new Map();
  let nextInvocation = 1;
  globalThis.${names.receive} = (message) => {
    if (message.kind === "send") {
      for (const listener of [...(listeners.get(message.channel) ?? [])]) listener({ sender: null }, ...message.args);
      return;
    }
    const waiting = invocations.get(message.id);
    invocations.delete(message.id);
    if (message.error === undefined) waiting.resolve(message.value); else waiting.reject(new Error(message.error));
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld(key, api) {
        const members = {};
        for (const [name, value] of Object.entries(api)) members[name] = pack(value);
        send("expose", { key, members });
      },
    },
    ipcRenderer: {
      invoke(channel, ...args) {
        return new Promise((resolve, reject) => {
          const id = nextInvocation++;
          invocations.set(id, { resolve, reject });
          globalThis.${names.binding}(JSON.stringify({ id, channel, args }));
        });
      },
      on(channel, listener) { listeners.set(channel, [...(listeners.get(channel) ?? []), listener]); },
      off(channel, listener) { listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener)); },
    },
  };
  const require = (name) => {
    if (name !== "electron") throw new Error("module not found: " + name);
    return electron;
  };
  const module = { exports: {} };
  (function (exports, require, module, process, global) {
${preloadSource}
  })(module.exports, require, module, undefined, undefined);
})();`;
}
