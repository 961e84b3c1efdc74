import "@fontsource/noto-sans-sc/400.css";
import "@fontsource/noto-sans-sc/700.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { KitProvider } from "./kit/kit-provider.tsx";
import { SessionProvider } from "./session/session-provider.tsx";
import { createTillSession } from "./session/till-session.ts";
import { connectTill } from "./session/transport.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no place for the till");

const session = createTillSession(connectTill());
createRoot(root).render(
  <StrictMode>
    <KitProvider>
      <SessionProvider session={session}>
        <App />
      </SessionProvider>
    </KitProvider>
  </StrictMode>,
);
