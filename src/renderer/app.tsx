import { useState } from "react";
import { DevicesScreen } from "./back-office/devices/devices-screen.tsx";
import { OfficeScreen } from "./back-office/office/office-screen.tsx";
import { RecoveryScreen } from "./back-office/recovery/recovery-screen.tsx";
import { FirstRun } from "./back-office/set-up/first-run.tsx";
import { SignInScreen } from "./cashier/sign-in/sign-in-screen.tsx";
import { TillScreen } from "./cashier/till-screen.tsx";
import { Button } from "./kit/button.tsx";
import { EmptyState } from "./kit/empty-state.tsx";
import { FaultBoundary } from "./kit/fault-boundary.tsx";
import { mayEnterOffice } from "./session/may-enter-office.ts";
import { useCommands, useSession, useTillAnswer } from "./session/use-till.ts";
import { useSpeaker, useTexts } from "./session/words.ts";

/** Which screen: what the till says decides, nothing is remembered here but whether somebody went to the office or the devices. */
export function App() {
  const answer = useTillAnswer();
  const session = useSession();
  const { refuse } = useCommands();
  const text = useTexts("words");
  const { failure } = useSpeaker();
  if (answer === undefined) return <EmptyState title={text("starting")} />;
  if (!answer.ok && answer.failure.code === "needsRecovery") return <RecoveryScreen />;
  if (!answer.ok) {
    return (
      <EmptyState title={failure(answer.failure)}>
        <Button tone="main" onClick={() => void session.queries.invalidateQueries()}>
          {text("tryAgain")}
        </Button>
      </EmptyState>
    );
  }
  return (
    <FaultBoundary
      onFault={() => refuse({ code: "programFault", severity: "fault", retryHelps: false, values: {} })}
      fallback={
        <EmptyState title={text("screenFailed")}>
          <Button tone="main" onClick={() => window.location.reload()}>
            {text("reload")}
          </Button>
        </EmptyState>
      }
    >
      <Screens till={answer.value} />
    </FaultBoundary>
  );
}

function Screens({ till }: { readonly till: Extract<ReturnType<typeof useTillAnswer>, { ok: true }>["value"] }) {
  const [away, setAway] = useState<"devices" | { readonly memberRef: string | null } | null>(null);
  if (till.phase === "needsSetUp" || till.shop === null) return <FirstRun />;
  if (till.signedIn === null) return <SignInScreen till={till} />;
  const back = () => setAway(null);
  if (away === "devices") return <DevicesScreen onClose={back} />;
  // Another person may have signed in meanwhile.
  if (away !== null && mayEnterOffice(till)) {
    return <OfficeScreen till={till} shop={till.shop} memberRef={away.memberRef} onClose={back} />;
  }
  return (
    <TillScreen
      till={till}
      shop={till.shop}
      onDevices={() => setAway("devices")}
      onOffice={() => setAway({ memberRef: null })}
      onMember={(memberRef) => setAway({ memberRef })}
    />
  );
}
